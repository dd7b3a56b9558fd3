//! Removals, and the entries of lists under a heading.

use super::super::group;
use super::super::page::Page;
use super::super::people::{
    BEHIND_REMARK, Person, is_name, names_in, names_until, of_call, offices_from, skip_number, words_as_names,
};
use super::by_person::up_to_next;
use super::{Found, Reader, found};
use crate::lexicon::Effect;
use crate::mention::appellation::appellation_at;
use crate::mention::office::Before;
use crate::mention::phrase::count;
use crate::mention::{Certainty, Context, Line, Office};

/// 免去张三某某集团董事长职务: whether the page names the body elsewhere behind a word that begins it.
fn page_names(page: &Page, line: &Line, office: &Office) -> bool {
    const BEGINNING: [char; 12] = ['为', '任', '的', '由', '经', '在', '到', '是', '，', '。', '、', '；'];
    let said = line.slice(office.range.clone());
    let Some(written) = said.strip_suffix(office.title.as_str()).filter(|w| w.chars().count() >= 3) else {
        return false;
    };
    page.lines.iter().any(|l| {
        l.text.match_indices(written).any(|(at, _)| {
            let before = l.text[..at].chars().next_back();
            before.is_none_or(|c| BEGINNING.contains(&c))
        })
    })
}

/// The names from `from` that 、 closes each, and where the next begins.
fn names_listed(line: &Line, mut from: usize, cx: &Context) -> (Vec<Person>, usize) {
    let mut out = Vec::new();
    while let Some(end) = (from + 2..from + 5).find(|&k| line.at(k) == '、')
        && is_name(line, from..end, false, cx)
    {
        out.push(Person { name: line.slice(from..end).to_owned(), range: from..end });
        from = end + 1;
    }
    (out, from)
}

/// Whether the clause puts somebody into an office itself: 张三、李四同志任某局局长.
fn comes_in(line: &Line, from: usize) -> bool {
    const NAMES: usize = 24;
    let clause = line.slice(from..(from + NAMES).min(line.len()));
    let clause = clause.split(['，', '；', '。']).next().unwrap_or_default();
    clause.contains("同志任")
        && !line.from(from).split(['；', '。']).next().unwrap_or_default().contains("职务")
}

impl Reader<'_, '_> {
    /// 免去张三的局长职务, from after the verb.
    pub(super) fn out_of(&mut self, line: &Line, start: usize, from: usize, effect: Effect) -> Option<Found> {
        let page = self.page;
        let mut from = from;
        while matches!(line.at(from), '了' | ' ') {
            from += 1;
        }
        let again = [("其", 1), ("他", 1), ("她", 1), ("该同志", 3), ("他们", 2)]
            .iter()
            .rev()
            .find(|(w, _)| line.starts_with(from, w));
        if again.is_some()
            && let Some(people) = self.retiring(line, start)
        {
            self.last = people;
        } else if again.is_some_and(|(w, _)| *w != "他们")
            && let Some(person) = self.meant(line, start)
        {
            self.last = vec![person];
        }
        if let Some((_, len)) = again
            && !self.last.is_empty()
        {
            let mut at = from + len;
            while matches!(line.at(at), '的' | '原' | ' ') || line.starts_with(at, "所任") {
                at += if line.at(at) == '所' { 2 } else { 1 };
            }
            let (offices, end) = self.offices(line, at)?;
            return Some(found(self.last.clone(), offices, start, end, effect, "appointment/again", 88));
        }
        let mut best: Option<(Certainty, Found, Before)> = None;
        let ends = [
            "同志兼任的",
            "所兼任的",
            "兼任的",
            "担任的",
            "同志的",
            "的",
            "同志",
            "女士的",
            "先生的",
            "女士",
            "先生",
            "原任",
            "所任",
            " ",
            "，",
            BEHIND_REMARK,
        ];
        for (people, mut at) in names_until(line, from, &ends, true, &page.cx) {
            while matches!(line.at(at), '的' | ' ' | '原') {
                at += 1;
            }
            let mut tried = self.before.clone();
            let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx) else { continue };
            let score = offices.iter().map(|o| o.certainty).min().unwrap_or(Certainty::Ending);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                let rule = "appointment/out-of-office";
                best = Some((score, found(people, offices, start, end, effect, rule, 95), tried));
            }
        }
        if let Some((_, found, tried)) = best {
            self.before = tried;
            return Some(found);
        }
        // 免去张三县教育局局长职务, 免去张三、李四县教育局副局长职务
        let (others, from) = names_listed(line, from, &page.cx);
        let mut best: Option<((bool, bool, bool), Found, Before)> = None;
        for len in [3, 2, 4] {
            let range = from..from + len;
            let inside = line.words_at(from).iter().any(|w| w.entry.place && w.end > range.end);
            let sure = !others.is_empty() && line.words_at(range.end).iter().any(|w| w.entry.place);
            // 免去李四副院长职务
            let cut = line.before(range.end) == '副';
            if inside || cut || !is_name(line, range.clone(), sure, &page.cx) {
                continue;
            }
            let mut tried = self.before.clone();
            let Some((offices, end)) = offices_from(line, range.end, &mut tried, &page.cx) else { continue };
            let closed =
                ["职务", "的职务", "等职", "等领导职务", "职位"].iter().any(|w| line.starts_with(end, w));
            let named =
                |o: &Office| o.certainty > Certainty::Ending || o.inherited || page_names(page, line, o);
            if !closed || !offices.iter().all(named) {
                continue;
            }
            // 何平|正定县, not 何平正|定县: a full name of a place right behind
            let placed = line.words_at(range.end).iter().any(|w| w.entry.place && w.entry.chars >= 3)
                || offices.first().is_some_and(|o| page_names(page, line, o));
            // 张三|计算机学院, where the page says 张三 alone as well
            let told = || {
                let text = &page.document.normal;
                count(text, line.slice(range.clone())) > count(text, line.slice(from..range.end + 1))
            };
            // 张三|省林业厅
            let level = matches!(line.before(range.end), '省' | '市' | '县') && len > 2;
            let rank = (placed, !level, told());
            if best.as_ref().is_none_or(|(other, ..)| rank > *other) {
                let last = Person { name: line.slice(range.clone()).to_owned(), range };
                let people = others.iter().cloned().chain([last]).collect();
                let rule = "appointment/out-of-office-bare";
                best = Some((rank, found(people, offices, start, end, effect, rule, 80), tried));
            }
        }
        if let Some((_, found, tried)) = best {
            self.before = tried;
            return Some(found);
        }
        // 李四任甲局局长，免去乙局局长职务: the person of the clause before
        let near = self.named_just_before(line, start);
        if start < from && near && line.before(start) == '，' {
            let (offices, end) = self.offices(line, from)?;
            if line.starts_with(end, "职务")
                && offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited)
            {
                return Some(found(self.last.clone(), offices, start, end, effect, "appointment/again", 75));
            }
        }
        None
    }

    /// 免去张三的院长职务；李四为副院长: who comes into an office in a clause behind those who left.
    fn comes_after(&mut self, line: &Line, from: usize) -> Option<Found> {
        if self.list == Some(Effect::Remove) || line.before(from) != '；' {
            return None;
        }
        let cx = &self.page.cx;
        names_until(line, from, &["同志为", "为"], false, cx).into_iter().find_map(|(people, at)| {
            let mut tried = self.before.clone();
            let (offices, end) = offices_from(line, at, &mut tried, cx)?;
            let sure = offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
            let closed = end >= line.len() || matches!(line.at(end), '，' | '。' | '；' | '（');
            (sure && closed).then(|| {
                self.before = tried;
                found(people, offices, from, end, Effect::Appoint, "appointment/entry", 85)
            })
        })
    }

    /// 宣布调查张三，9月3日，免去其…职务: whom 其 at the end means, where the line has named somebody behind those to
    /// whom the last step was done.
    fn meant(&self, line: &Line, end: usize) -> Option<Person> {
        if self.named_just_before(line, end) {
            return None;
        }
        let said = line.slice(0..end);
        let known = self.page.persons.keys().filter_map(|name| Some((said.rfind(name.as_str())?, name)));
        if let Some((at, name)) = known.max_by_key(|(at, name)| (*at, name.len())) {
            let start = said[..at].chars().count();
            return Some(Person { name: name.clone(), range: start..start + name.chars().count() });
        }
        // 正在调查张三，
        const ACTS: [&str; 4] = ["调查", "查处", "审查", "处分"];
        const CLAUSES: usize = 3;
        let ends = (1..end).rev().filter(|&k| matches!(line.at(k), '，' | '。' | '；')).take(CLAUSES);
        ends.flat_map(|k| (2..=4).filter(move |n| k > *n).map(move |n| k - n..k)).find_map(|range| {
            let acted = ACTS.iter().any(|w| line.word_before(range.start, w));
            (acted && is_name(line, range.clone(), false, &self.page.cx))
                .then(|| Person { name: line.slice(range.clone()).to_owned(), range })
        })
    }

    /// 张三挂职期满，免去其…职务: whom the clause before `end` is about.
    fn retiring(&self, line: &Line, end: usize) -> Option<Vec<Person>> {
        const CUTS: [&str; 9] =
            ["挂职期满", "任职期满", "任期届满", "试用期满", "工作变动", "已到", "到龄", "退休", "因"];
        let start = (0..end).rev().find(|&k| matches!(line.at(k), '。' | '；' | '：')).map_or(0, |k| k + 1);
        let start = skip_number(line, start);
        let cut = (start + 2..end).find(|&k| CUTS.iter().any(|w| line.starts_with(k, w)))?;
        names_in(line, start..cut, false, &self.page.cx)
    }

    /// An entry of a list, whose heading said what it means.
    pub(super) fn entry(&mut self, index: usize, line: &Line, i: usize, effect: Effect) -> Option<Found> {
        let page = self.page;
        let from = skip_number(line, i);
        if effect == Effect::Remove {
            // 张三、李四同志任某职; below a removal: no more of them
            if comes_in(line, from) {
                return None;
            }
            let out = self
                .out_of(line, from, from, effect)
                .or_else(|| self.bare_words(line, i, from, &["同志的", "的"], effect));
            return out.or_else(|| self.comes_after(line, from));
        }
        // 成立某某领导小组，由张三任组长
        let by = line.at(from) == '由'
            && line.before(from) == '，'
            && (from + 3..from + 6).any(|k| line.at(k) == '任');
        let from = from + usize::from(by);
        let listed = self.list.is_some();
        if let Some(found) = self.bare_words(line, i, from, &["同志为", "为"], effect) {
            return Some(found);
        }
        // 选举张三为书记、欧阳李四为副书记
        let trusted = listed || line.before(i) == '、' && i == from && effect == Effect::Elect;
        for (people, at) in names_until(
            line,
            from,
            &["同志任", "兼任", "改任", "转任", "调任", "为", "任", "担任", "当选为", "当选", "兼"],
            trusted,
            &page.cx,
        ) {
            let mut tried = self.before.clone();
            let mut at = at;
            let group = group::of_titles(page, index, i, line, at);
            let grouped = group.is_some();
            if let Some((group, title)) = group {
                tried.lean_on(group);
                at = title;
            }
            let read = offices_from(line, at, &mut tried, &page.cx).or_else(|| self.rank_alone(line, at));
            if let Some((mut offices, mut end)) = read {
                if grouped {
                    end = up_to_next(line, &mut offices, end, &page.cx);
                }
                self.before = tried;
                let confidence = if listed { 92 } else { 85 };
                return Some(found(people, offices, from, end, effect, "appointment/entry", confidence));
            }
        }
        // 原甲镇镇长李四为…: an office stands before the name
        let mut tried = self.before.clone();
        if let Some(call) = appellation_at(line, from, &mut tried, &page.cx)
            && !call.names.is_empty()
            && call.names.iter().all(|n| n.quality >= 2)
        {
            let mut people = of_call(&call.names);
            let mut end = call.range.end;
            // 组织部部长何平，常务副县长孙丽任副组长
            while !self.produced
                && matches!(line.at(end), '，' | '、')
                && let Some(next) = appellation_at(line, end + 1, &mut tried, &page.cx)
                && !next.names.is_empty()
            {
                people.extend(of_call(&next.names));
                end = next.range.end;
            }
            let alone = end == call.range.end;
            if let Some(word) = ["为", "任"].iter().find(|w| line.starts_with(end, w)) {
                let mut at = end + word.chars().count();
                let group = group::of_titles(page, index, i, line, at);
                let grouped = group.is_some();
                if let Some((group, title)) = group {
                    tried.lean_on(group);
                    at = title;
                }
                // 政研室主任张三任常务副主任: of the body that the one before was put into
                let general = [
                    "主任",
                    "副主任",
                    "常务副主任",
                    "组长",
                    "副组长",
                    "成员",
                    "委员",
                    "秘书长",
                    "会长",
                    "副会长",
                    "执行会长",
                    "常务副会长",
                    "名誉会长",
                    "理事长",
                    "副理事长",
                    "监事长",
                    "副秘书长",
                ];
                let bare = general.iter().any(|t| {
                    let end = at + t.chars().count();
                    line.starts_with(at, t)
                        && (end >= line.len() || matches!(line.at(end), '，' | '。' | '；' | '、'))
                });
                if bare && index == self.said_on {
                    tried.body = self.before.body.clone().or(tried.body);
                }
                let (mut offices, mut end) = offices_from(line, at, &mut tried, &page.cx)?;
                if grouped {
                    end = up_to_next(line, &mut offices, end, &page.cx);
                }
                self.before = tried;
                let rule = "appointment/entry";
                let held = if alone { call.offices } else { Vec::new() };
                return Some(Found { held, ..found(people, offices, from, end, effect, rule, 80) });
            }
            // 选举产生镇人大主席张三，镇长李四
            let closed = end >= line.len() || matches!(line.at(end), '，' | '。' | '；' | '、');
            if self.produced && closed && alone {
                self.before = tried;
                return Some(found(people, call.offices, from, end, effect, "appointment/elected", 78));
            }
        }
        if !listed || line.len() > 70 {
            return None;
        }
        // columns: 张三  县教育局局长
        for (people, at) in names_until(line, from, &["\t", " ", "，", "：", BEHIND_REMARK], true, &page.cx)
        {
            let mut tried = self.before.clone();
            if let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx)
                && (end >= line.len() || matches!(line.at(end), '；' | '。' | ';' | '，' | '（' | ' '))
            {
                self.before = tried;
                return Some(found(people, offices, from, end, effect, "appointment/column", 75));
            }
        }
        // 县教育局局长：张三
        let mut tried = self.before.clone();
        let (offices, end) = offices_from(line, from, &mut tried, &page.cx)?;
        let at = end + usize::from(matches!(line.at(end), '：' | ':' | ' ' | '\t'));
        let people = names_in(line, at..line.len(), true, &page.cx)?;
        self.before = tried;
        Some(found(people, offices, from, line.len(), effect, "appointment/column", 70))
    }

    /// 单位、邢政为副秘书长, in a list: whatever words fill the place of the names are names there.
    fn bare_words(
        &mut self,
        line: &Line,
        i: usize,
        from: usize,
        ends: &[&str],
        effect: Effect,
    ) -> Option<Found> {
        const LONGEST: usize = 16;
        if self.list.is_none() || i != skip_number(line, 0) && !matches!(line.before(i), '；' | ';' | '：')
        {
            return None;
        }
        let (end, after) = (from + 2..line.len().min(from + LONGEST))
            .find_map(|k| ends.iter().find(|w| line.starts_with(k, w)).map(|w| (k, k + w.chars().count())))?;
        let people = words_as_names(line, from..end, &self.page.cx)?;
        let mut tried = self.before.clone();
        let (offices, until) = offices_from(line, after, &mut tried, &self.page.cx)?;
        let sure = offices.iter().all(|o| o.certainty > Certainty::Ending && !o.inherited);
        let closed = effect != Effect::Remove || line.starts_with(until, "职务");
        if !sure || !closed {
            return None;
        }
        self.before = tried;
        Some(found(people, offices, from, until, effect, "appointment/entry", 80))
    }
}
