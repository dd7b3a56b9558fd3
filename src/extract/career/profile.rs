//! Leaders as a body presents them: lists of names and offices, a name above its profile, what each is in
//! charge of; and CVs laid out as tables.

use super::entries::studies;
use super::{Held, Reader, Step, leaders, subject, words};
use crate::extract::people::{Person, offices_from};
use crate::extract::period::Period;
use crate::extract::roster::cells;
use crate::extract::sink::Sink;
use crate::lexicon::CareerWord;
use crate::mention::appellation::appellation_at;
use crate::mention::body::{Body, resolve};
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Line, Office};
use crate::model::OfficeStatus;

/// A column of a table of periods.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Period,
    Unit,
    Office,
    Other,
}

impl Reader<'_, '_> {
    /// A leader in a list, a name above a profile, or a table's header; whether the line was one.
    pub(super) fn profile(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let own = self.leaders.clone().flatten();
        let below = std::mem::take(&mut self.headed);
        if let Some(columns) = columns(line) {
            self.columns = columns;
            return true;
        }
        if let Some(person) = self.subject.clone()
            && let Some((label, from)) = words::label(line, 0)
            && self.page.cx.lexicon.career_words.has(CareerWord::Office, &label)
            && let Some(offices) = leaders::offices_to(self.page, line, from, own.as_ref(), line.len())
        {
            self.present(index, line, &person, offices, sink);
            return true;
        }
        if below
            && let Some(offices) = leaders::sole_offices(self.page, line, own.as_ref())
                .or_else(|| leaders::offices_in_charge(self.page, line, own.as_ref()))
        {
            if let Some(person) = self.subject.clone() {
                self.present(index, line, &person, offices, sink);
            }
            return true;
        }
        if self.leaders.is_some()
            && let Some((person, offices)) = leaders::crowned(self.page, index, line, own.as_ref())
        {
            self.subject = Some(person.clone());
            self.present(index, line, &person, offices, sink);
            return true;
        }
        if self.leaders.is_some() && leaders::vouched(self.page, index) && self.listed(index, line, sink) {
            return true;
        }
        let announced = || subject::announced(self.page, line);
        if let Some(person) = leaders::headed(self.page, index, line, own.as_ref()).or_else(announced) {
            self.before = Before::default();
            self.subject = Some(person);
            self.headed = true;
            return true;
        }
        if let Some((person, offices)) = leaders::headed_by_office(self.page, index, line) {
            self.before = Before::default();
            self.subject = Some(person.clone());
            self.present(index, line, &person, offices, sink);
            return true;
        }
        if let Some((person, offices)) = leaders::in_charge(self.page, line, own.as_ref()) {
            self.subject = Some(person.clone());
            self.present(index, line, &person, offices, sink);
            self.besides(index, line, own.as_ref(), &person, sink);
            return true;
        }
        if self.leaders.is_none() {
            return false;
        }
        if self.listed(index, line, sink) {
            return true;
        }
        if let Some(own) = &own {
            if let Some(person) = self
                .subject
                .clone()
                .filter(|_| line.at(0) == '兼' || leaders::is_duties(line, self.page.cx.lexicon))
            {
                self.besides(index, line, Some(own), &person, sink);
            }
            self.departed(index, line, own, sink);
        }
        false
    }

    /// A leader in a list, with the offices beside the name; whether the line was one.
    fn listed(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let own = self.leaders.clone().flatten();
        let Some((person, offices)) = leaders::listed(self.page, index, line, own.as_ref()) else {
            return false;
        };
        self.subject = Some(person.clone());
        self.present(index, line, &person, offices, sink);
        true
    }

    /// 原副局长张三已调任…: who led before.
    fn departed(&mut self, index: usize, line: &Line, own: &Body, sink: &mut Sink) {
        for i in 0..line.len() {
            if line.at(i) != '原' || is_cjk(line.before(i)) {
                continue;
            }
            let mut before = Before { body: Some(own.clone()), ..Before::default() };
            let Some(call) = appellation_at(line, i, &mut before, &self.page.cx) else { continue };
            let [name] = call.names.as_slice() else { continue };
            let person = Person { name: name.text.clone(), range: name.range.clone() };
            let offices = call.offices.into_iter().map(|o| Office { status: OfficeStatus::Former, ..o });
            self.present(index, line, &person, offices.collect(), sink);
        }
    }

    /// 分管…，兼任局工会主席: what a leader holds besides.
    fn besides(&mut self, index: usize, line: &Line, own: Option<&Body>, person: &Person, sink: &mut Sink) {
        for i in 0..line.len() {
            let verb = ["兼任", "兼"].iter().find(|w| line.starts_with(i, w)).map(|w| w.chars().count());
            let Some(verb) = verb.filter(|_| !is_cjk(line.before(i))) else { continue };
            let mut before = Before { body: own.cloned(), ..Before::default() };
            let offices = match own.and_then(|own| leaders::inner_office(line, i + verb, own)) {
                Some(office) => vec![office],
                None => offices_from(line, i + verb, &mut before, &self.page.cx).map_or(Vec::new(), |f| f.0),
            };
            self.present(index, line, person, offices, sink);
        }
    }

    /// Offices that the subject holds now.
    fn present(&mut self, index: usize, line: &Line, person: &Person, offices: Vec<Office>, sink: &mut Sink) {
        for mut office in offices {
            if let Some(own) = self.leaders.as_ref().and_then(Option::as_ref) {
                belongs(&mut office, own);
                // 四级调研员 on the page of a town: of no organ that is said
                if own.name == office.body && own.place.as_ref().is_some_and(|p| p.name == own.name) {
                    continue;
                }
            }
            let words =
                line.span(super::clauses::person_start(person, office.range.start, line)..office.range.end);
            sink.claim(line.span(office.range.clone()));
            self.held.push(Held {
                person: person.clone(),
                status: office.status,
                from: None,
                to: None,
                words,
                line: index,
                rule: "career/profile",
                confidence: 90,
                step: Step::Holds,
                office,
            });
        }
    }

    /// A row of a table that tells the period, the body and the title apart; whether it was one.
    pub(super) fn row(&mut self, index: usize, line: &Line, period: Period, person: &Person) -> bool {
        let cells = cells(line);
        let cell = |kind: Column| self.columns.iter().position(|c| *c == kind).and_then(|k| cells.get(k));
        let (Some(unit), Some(office)) = (cell(Column::Unit), cell(Column::Office)) else { return false };
        if studies(line, unit.start, office.end, self.page.cx.lexicon) {
            return true;
        }
        let body = resolve(line.slice(unit.clone()), &[], &self.page.cx);
        self.before = Before { body, ..Before::default() };
        let mut before = self.before.clone();
        if let Some((offices, until)) = offices_from(line, office.start, &mut before, &self.page.cx) {
            self.hold_all(index, line, &offices, unit.start, until.min(office.end), period, person);
        }
        true
    }
}

/// Names the body that presents itself where an office only points at it: 驻局纪检监察组.
fn belongs(office: &mut Office, own: &Body) {
    let Some(last) = own.name.chars().last() else { return };
    if let Some(at) = office.body.find('驻')
        && let Some(rest) = office.body[at + '驻'.len_utf8()..].strip_prefix(last)
    {
        office.body = format!("{}驻{}{rest}", &office.body[..at], own.name);
    }
}

/// The columns of a table of periods, when the row is its header: 起止时间 | 单位 | 职务.
fn columns(line: &Line) -> Option<Vec<Column>> {
    if !line.text.contains('\t') || line.len() > 40 {
        return None;
    }
    let columns: Vec<Column> = cells(line)
        .into_iter()
        .map(|cell| match line.slice(cell).replace(' ', "").as_str() {
            "起止时间" | "起止年月" | "时间" | "任职时间" | "起讫时间" | "起止日期" | "年月" | "工作时间"
            | "任职起止时间" | "日期" => Column::Period,
            "单位" | "工作单位" | "任职单位" | "所在单位" | "部门" | "工作部门" | "何地何部门" => {
                Column::Unit
            }
            "职务" | "职位" | "任职" | "担任职务" | "所任职务" | "任何职务" | "岗位" | "任何职" => {
                Column::Office
            }
            _ => Column::Other,
        })
        .collect();
    let rest = columns.iter().any(|c| matches!(c, Column::Unit | Column::Office));
    (columns.first() == Some(&Column::Period) && rest).then_some(columns)
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::model::{DocumentId, Fact};
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn offices(text: &str) -> Vec<String> {
        let document = normalise(DecodedSource {
            id: DocumentId("t".to_owned()),
            media: MediaType::Text,
            text: text.to_owned(),
            declared: Declared::default(),
        });
        let found = Extractor::new().unwrap().extract(&document);
        let name = |id: crate::model::MentionId| found.mentions[id.0 as usize].name.clone();
        let mut out: Vec<String> = found
            .statements
            .iter()
            .filter_map(|s| match &s.fact {
                Fact::HoldsOffice { person, body, title, .. } => {
                    Some(format!("{} {} {title}", name(*person), name(*body)))
                }
                _ => None,
            })
            .collect();
        out.sort();
        out
    }

    #[test]
    fn leaders_hold_the_offices_beside_their_names_in_the_body_that_presents_them() {
        let text = "正定县水利局领导班子\n王小明　党组书记、局长\n主持全面工作，兼任局工会主席。\n\
                    党组成员、副局长：李大海\n分管办公室。\n";
        let want = [
            "李大海 石家庄市正定县水利局 党组成员",
            "李大海 石家庄市正定县水利局 副局长",
            "王小明 石家庄市正定县水利局 党组书记",
            "王小明 石家庄市正定县水利局 局长",
            "王小明 石家庄市正定县水利局工会 主席",
        ];
        assert_eq!(offices(text), want);
    }
}
