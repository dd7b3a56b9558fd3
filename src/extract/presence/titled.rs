//! Offices of those who act at a meeting and are named only before a bare title: 张三主任主持会议.

use super::super::actor::Actor;
use super::super::appointment::lean::endings_of;
use super::super::meeting::Meeting;
use super::super::page::{Page, Sentence};
use super::super::sink::Sink;
use crate::mention::Body;
use crate::mention::line::is_break;
use crate::model::{Fact, OfficeStatus};

/// How bodies end whose head or deputy bears the title, beside those that appointments lean on.
const HEADS: [(&str, &[&str]); 8] = [
    ("主席", &["工会", "总工会", "联合会"]),
    ("会长", &["协会", "学会", "商会", "联合会"]),
    ("董事长", &["公司", "集团"]),
    ("总经理", &["公司", "集团"]),
    ("行长", &["银行", "支行", "分行"]),
    ("检察长", &["检察院"]),
    ("台长", &["广播电视台", "电视台"]),
    ("主任", &["常务委员会"]),
];

/// Says that `actor` holds the title behind his name in the house whose title the sentence named last, else in that
/// which convened the meeting.
pub fn say(page: &Page, sentence: &Sentence, actor: &Actor, meeting: &Meeting, sink: &mut Sink) {
    let line = page.line(sentence);
    let from = actor.range.start + actor.name.chars().count();
    let known = page.persons.get(&actor.name).is_some_and(|titles| !titles.is_empty());
    // 县教育局张三局长: of the house right before him
    let opens = matches!(line.before(actor.range.start), '由' | '和' | '、')
        || is_break(line.before(actor.range.start))
        || actor.range.start == sentence.range.start;
    if known || !opens || from >= actor.range.end || !line.starts_with(actor.range.start, &actor.name) {
        return;
    }
    let title = line.slice(from..actor.range.end);
    let core = core(title);
    let listed = HEADS.iter().filter(|(t, _)| *t == core).flat_map(|(_, ends)| ends.iter());
    let ends: Vec<&str> = endings_of(core).unwrap_or_default().iter().chain(listed).copied().collect();
    // 县编办张三主任…，李四副主任…
    let before = sentence.appellations.iter().filter(|a| a.range.end <= actor.range.start);
    let named = before.flat_map(|a| &a.offices).rfind(|o| self::core(&o.title) == core).map(|o| &o.body);
    let convener = || meeting.body.as_ref().map(|b| &b.name).filter(|name| has_head(name, core, &ends));
    let seat = || meeting.body.as_ref().filter(|b| is_seat_of(b, core)).map(|b| &b.name);
    let Some(body) = named.or_else(convener).or_else(seat) else { return };
    let (person, body) = (sink.person(&actor.name), sink.body(body));
    let words = line.span(actor.range.clone());
    if sink.holds(person, body, title, words) {
        return;
    }
    let title = title.to_owned();
    let fact = Fact::HoldsOffice { person, body, title, from: None, to: None, status: OfficeStatus::Current };
    sink.say(fact, words, "office/behind-name", 78);
}

/// 常务副主任, 副主任: of the same house as 主任.
fn core(title: &str) -> &str {
    ["常务副", "第一副", "副"].iter().find_map(|p| title.strip_prefix(p)).unwrap_or(title)
}

/// 书记 of the Party's committee of a place, 主席 of its Conference.
fn is_seat_of(body: &Body, title: &str) -> bool {
    let Some(place) = &body.place else { return false };
    match title {
        "书记" => body.name == format!("中共{}委员会", place.name),
        "主席" => body.name == format!("中国人民政治协商会议{}委员会", place.name),
        _ => false,
    }
}

/// Whether the title is one of the body: a committee of the Party or a Conference as a whole has no 主任.
fn has_head(body: &str, title: &str, ends: &[&str]) -> bool {
    let party = body.starts_with("中共") && body.ends_with("委员会");
    let conference =
        body.strip_prefix("中国人民政治协商会议").is_some_and(|b| b.matches("委员会").count() == 1);
    ends.iter().any(|e| body.ends_with(e)) && !(title == "主任" && (party || conference))
}
