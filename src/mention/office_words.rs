//! The words of an office before its body is resolved: what they say of the time, the rank and the person, and what
//! is no part of the body's name, is taken off.

use super::body::{Certainty, Context, resolve, unspaced};
use super::leading_place::leading_place;
use super::line::Line;
use super::office::Before;
use super::office_body::{BELONGING, campus};
use super::office_government::HEADS_OF_GOVERNMENT;
use super::office_run::{CALLS, DUTIES};
use super::person::plausible;
use super::phrase::{holds, holds_any};
use super::place::LEVELS;
use crate::lexicon::{Scope, TitleKind};
use crate::mention::affix::Affix;
use crate::model::OfficeStatus;

/// The words of an office, cleared.
pub(super) struct OfficeWords {
    /// What names the body.
    pub text: String,
    pub title: String,
    pub status: OfficeStatus,
    /// Where a part of a university lies, taken out of its name.
    pub campus: Option<String>,
    /// 县级某市
    pub county_level: bool,
}

impl OfficeWords {
    /// Body `start..title_start` and title `title_start..end`, where the words can be an office.
    pub(super) fn read(
        line: &Line,
        start: usize,
        title_start: usize,
        end: usize,
        kind: TitleKind,
        before: &Before,
        cx: &Context,
    ) -> Option<Self> {
        let mut words = Self {
            text: unspaced(line.slice(start..title_start)).into_owned(),
            title: line.slice(title_start..end).to_owned(),
            status: OfficeStatus::Current,
            campus: None,
            county_level: false,
        };
        words.past();
        words.behind_others(line, start, cx);
        if words.led() {
            return None;
        }
        words.of_board(before, cx);
        words.written_levels(line);
        words.possessed(line, start, before, cx);
        words.ranked(line, end);
        words.of_company();
        words.of_part(before, cx);
        words.bracketed(before, cx);
        words.former_or_acting(kind, before, cx);
        Some(words)
    }

    /// Words of the past and of duties between body and title.
    fn past(&mut self) {
        // 县水利局原局长, 镇党委原委员
        if let Some(rest) = self.text.strip_suffix('原').filter(|r| r.chars().count() >= 2) {
            self.text = rest.to_owned();
            self.status = OfficeStatus::Former;
        }
        // 县纪委前书记, and no 日前, 会前
        const TIMES: [char; 12] = ['日', '会', '此', '之', '目', '以', '年', '月', '天', '任', '当', '提'];
        if let Some(rest) =
            self.text.strip_suffix('前').filter(|r| r.chars().count() >= 2 && !r.ends_with(TIMES))
        {
            // 某市政协多名前副主席
            let several = ["多名", "多位", "两名", "两位", "三名", "数名"];
            let rest = several.iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest);
            self.text = rest.to_owned();
            self.status = OfficeStatus::Former;
        }
        // 省信访局党组原书记: a title of the bureau
        if self.status == OfficeStatus::Former
            && let Some(own) = self.text.short_of("党组")
            && ["书记", "副书记", "成员"].contains(&self.title.as_str())
        {
            self.text.truncate(own.len());
            self.title.insert_str(0, "党组");
        }
        if let Some(rest) = DUTIES.iter().find_map(|d| self.text.short_of(d)) {
            self.text = rest.to_owned();
        }
        // 某市主管工业的副市长
        if self.text.ends_with('的')
            && let Some(at) =
                ["主管", "分管"].iter().filter_map(|w| self.text.find(w)).min().filter(|&at| at > 0)
        {
            self.text.truncate(at);
        }
    }

    /// Others named before the body.
    fn behind_others(&mut self, line: &Line, start: usize, cx: &Context) {
        // 子公司某某物业有限公司: what it is to the company of the page is no part of its name
        if let Some(rest) = BELONGING.iter().find_map(|w| self.text.past(w))
            && rest.chars().count() >= 4
        {
            self.text = rest.to_owned();
        }
        // 人行某市中心支行, 建行某县支行
        const BANKS: [(&str, &str); 7] = [
            ("人行", "中国人民银行"),
            ("工行", "中国工商银行"),
            ("农行", "中国农业银行"),
            ("中行", "中国银行"),
            ("建行", "中国建设银行"),
            ("农发行", "中国农业发展银行"),
            ("交行", "交通银行"),
        ];
        if holds_any(&self.text, &["支行", "分行"]) {
            let full =
                BANKS.iter().find_map(|(short, full)| Some(format!("{full}{}", self.text.past(short)?)));
            self.text = full.filter(|name| name.chars().count() > 8).unwrap_or_else(|| self.text.clone());
        }
        // 同时兼任某公司…, 至今任某公司…: the verb is no part of the name
        const VERBS: [&str; 14] = [
            "同时兼任",
            "同时担任",
            "目前兼任",
            "目前担任",
            "获委任为",
            "至今担任",
            "至今任",
            "历任",
            "现任",
            "担任",
            "兼任",
            "兼职",
            "先后受派任",
            "任",
        ];
        if let Some(rest) = VERBS.iter().find_map(|w| self.text.past(w))
            && ["公司", "集团", "事务所", "银行"].iter().any(|h| holds(rest, h))
            && rest.chars().count() >= 4
        {
            self.text = rest.to_owned();
        }
        // 某公司任人力资源部经理: the verb between a house and its part
        const SERVES: [&str; 9] =
            ["公司任", "集团任", "银行任", "大学任", "学院任", "医院任", "局任", "厂任", "厅任"];
        if holds(&self.text, "任")
            && let Some((house, part)) = SERVES
                .iter()
                .find_map(|w| Some((w, self.text.split_once(w)?)))
                .map(|(w, (house, part))| (format!("{house}{}", &w[..w.len() - "任".len()]), part.to_owned()))
            && house.chars().count() >= 4
        {
            self.text = house + &part;
        }
        // 授权董事李四, 暂由公司总裁李四: who is asked to act
        const ASKED: [&str; 7] = ["暂时由", "临时由", "暂由", "改由", "现由", "仍由", "拟由"];
        let asked = ASKED.iter().find_map(|w| self.text.strip_prefix(w));
        // 同意授权董事李四
        let entrusted = || {
            let (lead, rest) = self.text.split_once("授权").or_else(|| self.text.split_once("委托"))?;
            (lead.is_empty() || matches!(lead, "意" | "同意" | "会同意")).then_some(rest)
        };
        if let Some(rest) = asked.or_else(entrusted) {
            self.text = rest.to_owned();
        }
        // …，并与某研究所所长李四座谈; 包括某县纪委书记李四在内
        if let Some(rest) =
            ["并与", "并同", "并和", "并向", "其中包括", "包括"].iter().find_map(|w| self.text.past(w))
        {
            self.text = rest.to_owned();
        }
        // 某集团有限公司也迎来了新任公司董事: of the one that gets him
        if let Some((own, rest)) =
            ["迎来了新任", "迎来新任", "迎来了新", "迎来新"].iter().find_map(|w| self.text.split_once(w))
        {
            let own = own.trim_end_matches(['也', '则', '又', '还']);
            let whose = if matches!(rest, "" | "公司" | "集团" | "学校") { own } else { rest };
            self.text = whose.to_owned();
        }
        // 某省披露了某部副部长李四出任…的消息
        let told = ["披露了", "公布了", "宣布了", "发布了", "通报了"];
        if let Some((_, rest)) =
            told.iter().find_map(|w| self.text.split_once(w)).filter(|(_, r)| !r.is_empty())
        {
            self.text = rest.to_owned();
        }
        // 张三与某公司董事长李四, 在某地与某市委书记李四: the body begins behind 与
        let place = |text: &str| !cx.lexicon.gazetteer.short(text).is_empty();
        if let Some((_, rest)) = self.text.split_once(['与', '和']).filter(|(other, rest)| {
            let long = rest.chars().count() >= 4;
            let zone = || ["新区", "开发区", "高新区", "经开区"].contains(rest);
            (long || zone()) && (is_person(other, line, start, cx) || place(other) && rest.starts_with(other))
        }) {
            self.text = rest.to_owned();
        }
    }

    /// 某领导小组由县委书记李四任组长, 仪式由某学院党委书记李四主持, 开幕|式由某学会秘书长张三主持: the office begins behind what is led.
    fn led(&self) -> bool {
        const LED: [&str; 10] =
            ["式", "会议", "大会", "活动", "典礼", "座谈会", "小组", "指挥部", "委员会", "专班"];
        // 某县连续四任县委书记: how many followed one another
        let in_turn = self.text.contains("连续")
            && ["两任", "三任", "四任", "五任", "多任"].iter().any(|n| self.text.contains(n));
        let led = self.text.split_once('由').map_or("", |(event, _)| event);
        in_turn || LED.iter().any(|e| led.ends_on(e))
    }

    /// Levels of a place in brackets, what became of a body, and its short name.
    fn written_levels(&mut self, line: &Line) {
        // 某某有限公司（以下简称“公司”）
        if line.brackets
            && let Some(open) = CALLS
                .iter()
                .find_map(|w| self.text.find(&format!("（{w}")).or_else(|| self.text.find(&format!("({w}"))))
            && let Some(close) = self.text[open..].find(['）', ')'])
        {
            let close = open + close + self.text[open + close..].chars().next().map_or(0, char::len_utf8);
            self.text.replace_range(open..close, "");
        }
        // 某市（县级）轻工业局: the level of the city
        if line.brackets
            && let Some(level) =
                ["（县级）", "（地级）", "(县级)", "(地级)"].iter().find(|l| holds(&self.text, l))
        {
            self.text = self.text.replace(level, "");
        }
        // 某区（现已撤并）委, 某总公司（现某集团）: what became of it
        if line.brackets
            && let Some(open) = self.text.find("（现").or_else(|| self.text.find("(现"))
            && let Some(close) = self.text[open..].find(['）', ')'])
        {
            let close = open + close + self.text[open + close..].chars().next().map_or(0, char::len_utf8);
            self.text.replace_range(open..close, "");
        }
        // 甲（市）区委, 乙（县）市经委: the level that the place had or got
        if line.brackets {
            for (written, level) in [
                ("（市）区", "区"),
                ("（县）市", "市"),
                ("（县）区", "区"),
                ("(市)区", "区"),
                ("(县)市", "市"),
                ("(县)区", "区"),
            ] {
                if holds(&self.text, written) {
                    self.text = self.text.replace(written, level);
                }
            }
        }
        // 甲（县）市副（县）市长
        if line.brackets
            && let Some(own) = ["（县）", "（市）", "(县)", "(市)"].iter().find_map(|l| self.text.short_of(l))
            && HEADS_OF_GOVERNMENT.iter().any(|(t, _)| *t == self.title)
        {
            let deputy = own.strip_suffix('副');
            if deputy.is_some() {
                self.title.insert(0, '副');
            }
            self.text = deputy.unwrap_or(own).to_owned();
        }
    }

    /// 的 between body and title, 县级 before it, endings written twice.
    fn possessed(&mut self, line: &Line, start: usize, before: &Before, cx: &Context) {
        // 某公司的总经理, 县财政局的局长
        if let Some(own) = self.text.strip_suffix('的').filter(|own| own.chars().count() >= 4)
            && let placed = line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place)
            && resolve(own, &before.places, cx)
                .is_some_and(|b| b.certainty > Certainty::Ending || placed && own.ends_on("公司"))
        {
            self.text.truncate(own.len());
        }
        // 县级某市法院: of a city that was but a county
        if let Some(rest) = self.text.past("县级").filter(|rest| rest.contains('市')) {
            self.text = rest.to_owned();
            self.county_level = true;
        }
        // 某某大学校党委书记
        if self.text.ends_on("大学校") {
            self.text.truncate(self.text.len() - "校".len());
        }
        // 某银行甲市|分行行长: a branch
        const BRANCHES: [&str; 2] = ["分行", "支行"];
        if let Some((branch, head)) = BRANCHES.iter().find_map(|b| Some((*b, self.title.strip_prefix(b)?)))
            && self.text.contains('行')
            && !self.text.ends_with('行')
        {
            self.text.push_str(branch);
            self.title = head.to_owned();
        }
        // 化学系系主任, 肿瘤科科主任
        if self.text.ends_on("系系") || self.text.ends_on("科科") {
            self.text.truncate(self.text.len() - "系".len());
        }
    }

    /// Ranks of a post, a second name before a term.
    fn ranked(&mut self, line: &Line, end: usize) {
        // 某县团委副科级干事: the rank of a post
        if let Some(rest) = rank_behind(&self.text).filter(|r| r.chars().count() >= 2) {
            // 副科级组织员: the rank is part of the title
            let ranked = format!("{}{}", &self.text[rest.len()..], self.title);
            if line
                .words_ending_at(end)
                .any(|w| w.entry.title.is_some() && line.slice(w.start..w.end) == ranked)
            {
                self.title = ranked;
            }
            self.text = rest.to_owned();
        }
        // 市工商联（总商会）第七届主席: a second name in a bracket
        if self.text.ends_with('届')
            && let Some((own, _)) = self.text.rsplit_once('第').filter(|(own, _)| own.ends_with(['）', ')']))
        {
            self.text.truncate(own.len());
        }
    }

    /// Brackets behind the body.
    fn bracketed(&mut self, before: &Before, cx: &Context) {
        // 某某大学（北京）校长: where a part of the university lies is part of its name
        self.campus = campus(&self.text, cx);
        if let Some(campus) = &self.campus {
            self.text = self.text.replacen(campus.as_str(), "", 1);
        }
        if self.text.ends_with(['）', ')'])
            && let Some((own, _)) = self.text.split_once(['（', '('])
            // 县（市、区）党委副书记: no name of a body
            && resolve(own, &before.places, cx).is_some_and(|b| {
                b.certainty > Certainty::Ending && b.place.as_ref().is_none_or(|p| p.name != b.name)
            })
        {
            self.text.truncate(own.len());
        }
    }

    /// An organ of the past, and who only acts.
    fn former_or_acting(&mut self, kind: TitleKind, before: &Before, cx: &Context) {
        // 某乡原党委书记, 某市原市委副书记
        if let Some(rest) = former_organ(&self.text, before, cx) {
            self.text = rest;
            self.status = OfficeStatus::Former;
        }
        if let Some(rest) = self.title.past("原党委").filter(|_| !self.text.is_empty()) {
            self.title = format!("党委{rest}");
            self.status = OfficeStatus::Former;
        }
        for acting in ["代理", "代"] {
            if let Some(rest) = self.title.strip_prefix(acting)
                && HEADS_OF_GOVERNMENT.iter().any(|(t, _)| rest.ends_with(t))
            {
                self.title = rest.to_owned();
                self.status = OfficeStatus::Acting;
            } else if let Some(rest) = self.text.strip_suffix(acting).map(str::to_owned)
                && (matches!(kind, TitleKind::Head) || matches!(kind, TitleKind::Deputy) && acting == "代理")
            {
                self.text = rest;
                self.status = OfficeStatus::Acting;
            }
        }
    }
}

/// Whether the words at `start` are a person's name and nothing else.
fn is_person(text: &str, line: &Line, start: usize, cx: &Context) -> bool {
    let chars = text.chars().count();
    let surname = || text.chars().next().is_some_and(|c| cx.lexicon.surname(c) == Some(true));
    (2..=3).contains(&chars)
        && surname()
        && plausible(text, cx.lexicon)
        && resolve(text, &[], cx).is_none()
        && !line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national)
}

/// What stands before 副科级, 正处级.
fn rank_behind(text: &str) -> Option<&str> {
    let level = text.strip_suffix('级')?.strip_suffix(['部', '厅', '局', '处', '县', '科', '股'])?;
    level.strip_suffix(['正', '副'])
}

/// 某乡原党委, 某市原市委: the organ of the place without the word that says it of the past.
fn former_organ(text: &str, before: &Before, cx: &Context) -> Option<String> {
    let (place, organ) = text
        .split_once('原')
        .or_else(|| text.split_once('前').filter(|(_, organ)| FORMER_ORGANS.contains(organ)))
        .filter(|(place, _)| !place.is_empty())?;
    let township =
        ["党委", "党工委", "纪委"].contains(&organ) && place.ends_with(['镇', '乡', '道', '区', '会']);
    let known = || {
        let (_, rest) = leading_place(place, &before.places, cx)?;
        // 某市原市委, 某（市）前市委
        let level = LEVELS.iter().find(|l| place.ends_on(l));
        let level = level.or_else(|| LEVELS.iter().find(|l| organ.starts_with(**l)))?;
        let own = organ.strip_prefix(*level).unwrap_or(organ);
        (rest.is_empty() && cx.lexicon.organ(own, Scope::Any).is_some()).then_some(())
    };
    (township || known().is_some()).then(|| format!("{place}{organ}"))
}

/// Organs before whose title 前 says of the office what 原 does: 某市前市委书记.
const FORMER_ORGANS: [&str; 10] =
    ["省委", "市委", "县委", "区委", "州委", "旗委", "地委", "党委", "党工委", "纪委"];
