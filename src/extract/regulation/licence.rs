//! What regulators let companies, banks and schools do: 批准某银行股份有限公司开业, 同意筹建某公司, 此次获准筹建的分别是….

use super::approve::{Object, before_date, say};
use super::{View, consent_known, names};
use crate::extract::sink::Sink;
use crate::mention::Certainty;
use crate::model::Fact;

/// 某局批准某银行股份有限公司开业, 同意筹建某公司: what a regulator lets a company do.
pub fn licensed(view: &View, start: usize, from: usize, sink: &mut Sink) {
    const FIRST: [&str; 5] = ["筹建", "设立", "开办", "新建", "组建"];
    const LAST: [&str; 5] = ["开业", "上市", "筹建", "试营业", "挂牌"];
    const KINDS: [&str; 7] = ["公司", "银行", "支行", "分行", "医院", "学院", "大学"];
    let stop = view.clause_end(from);
    let text = view.text(from..stop);
    // 甲公司（以下简称“甲”）开业
    let open = text.find('（').filter(|_| text.contains("简称"));
    let close = open.and_then(|open| text[open..].find('）').map(|at| open + at + '）'.len_utf8()));
    let matter = match open.zip(close) {
        Some((open, close)) => format!("{}{}", &text[..open], &text[close..]),
        None => text.to_owned(),
    };
    let body = FIRST.iter().find_map(|w| matter.strip_prefix(w));
    let body = body.or_else(|| LAST.iter().find_map(|w| matter.strip_suffix(w)));
    let sound = body.is_some_and(|body| {
        (6..40).contains(&body.chars().count())
            && KINDS.iter().any(|k| body.ends_with(k))
            && !body.contains(['家', '个', '，', '的'])
    });
    if !sound || view.plans(&matter) {
        return;
    }
    let Some(agents) = view.actors(start) else { return };
    let sure = agents.bodies.iter().all(|b| b.certainty > Certainty::Ending || b.name.chars().count() >= 6);
    if sure {
        say(
            view,
            sink,
            &names(&agents.bodies),
            &Object::Matter(matter),
            before_date(view, start),
            start..stop,
            80,
        );
    }
}

/// 此次获准筹建的四家分别是甲、乙和丙: by whom the page said last that it grants such things.
pub fn granted_in_turn(view: &View, sink: &mut Sink) {
    const GRANTED: [&str; 4] = ["获准", "获批", "被批准", "批准"];
    const ARE: [&str; 5] = ["分别是", "分别为", "包括", "为", "是"];
    let line = view.line;
    if !line.may_hold_any(&GRANTED) {
        return;
    }
    let Some(at) = view.sentence.clone().find(|&k| GRANTED.iter().any(|w| line.starts_with(k, w))) else {
        return;
    };
    let verb = ["筹建", "设立", "开业", "组建"].iter().find_map(|verb| {
        let k = at + GRANTED.iter().find(|w| line.starts_with(at, w))?.chars().count();
        line.starts_with(k, verb).then_some((k + 2, *verb))
    });
    let Some((end, verb)) = verb.filter(|(end, _)| line.at(*end) == '的') else { return };
    let stop = view.clause_end(end);
    let Some(from) = ARE.iter().find_map(|w| {
        let k = (end..stop).find(|&k| line.starts_with(k, w))?;
        Some(k + w.chars().count())
    }) else {
        return;
    };
    let Some((agent, date)) = sink.statements().iter().rev().find_map(|s| match &s.fact {
        Fact::Approves { body, date, .. } => Some((*body, *date)),
        _ => None,
    }) else {
        return;
    };
    let Some(listed) = view.reader.slot(line, from..stop, &view.heard).filter(|l| l.len() > 1) else {
        return;
    };
    for one in &listed {
        let said = line.slice(one.range.clone());
        let matter = if verb == "开业" { format!("{said}{verb}") } else { format!("{verb}{said}") };
        let object = sink.matter(&matter);
        if !consent_known(sink, agent, object) {
            let fact = Fact::Approves { body: agent, object, date };
            sink.say(fact, line.span(one.range.clone()), "approve", 75);
        }
    }
}
