//! The committee that a congress has elected: 选举产生了共青团某县第五届委员会，张三当选为书记.

use super::super::page::Page;
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::part::association;
use crate::mention::{Body, Certainty, Line};

/// Boards, which stand for the association that they lead.
const BOARDS: [&str; 5] = ["执行委员会", "执委会", "常务理事会", "理事会", "执委"];

/// Seats that are told behind the board: 第六届执委、常委和主席、副主席.
const SEATS: [&str; 9] = ["常委", "主席", "副主席", "委员", "理事", "常务理事", "会长", "副会长", "秘书长"];

/// What a committee is called by that leads a body.
const LED_BY: [&str; 9] =
    ["领导班子成员", "领导班子", "班子成员", "领导机构", "领导成员", "组成人员", "领导", "班子", "成员"];

/// The body whose leaders the next clauses name, where the words behind 选举产生 at `i` name one.
pub(super) fn committee(page: &Page, line: &Line, i: usize) -> Option<Body> {
    const VERB: &str = "选举产生";
    const LONGEST: usize = 40;
    if !line.starts_with(i, VERB) {
        return None;
    }
    let from = i + VERB.chars().count();
    let from = from + usize::from(line.at(from) == '了');
    let end = (from..line.len().min(from + LONGEST)).find(|&k| is_break(line.at(k)))?;
    let text = line.slice(from..end);
    // 由18人组成的某区第五届人大常委会
    let text =
        text.split_once("人组成的").filter(|(lead, _)| lead.starts_with('由')).map_or(text, |(_, own)| own);
    let text = text.strip_prefix("新一届").unwrap_or(text);
    let seats = |rest: &str| rest.split(['、', '和']).all(|seat| SEATS.contains(&seat));
    let text = text.split_once('、').filter(|(_, rest)| seats(rest)).map_or(text, |(own, _)| own);
    let text = LED_BY.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text);
    let led = BOARDS.iter().find_map(|board| text.strip_suffix(board)).unwrap_or(text);
    // 中共某县第十三届委员会常务委员会: the committee, whose seats they take
    let party = led.starts_with("中共") || led.starts_with("中国共产党");
    let led = led.strip_suffix("常务委员会").filter(|own| party && own.ends_with("委员会")).unwrap_or(led);
    let led = led.rsplit_once('第').filter(|(_, term)| term.ends_with('届')).map_or(led, |(own, _)| own);
    let named = ["委", "委员会", "会", "联", "总支", "支部"].iter().any(|end| led.ends_with(end));
    let body = resolve(led, &[], &page.cx).filter(|body| named && body.certainty > Certainty::Ending)?;
    // 县科协第六届委员会: the association, which has no other leaders
    let own = association(&body.name, "主席").map(str::to_owned);
    Some(Body { name: own.unwrap_or(body.name), ..body })
}
