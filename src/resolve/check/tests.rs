//! A fault of each kind is planted among sound documents; those alone are found.

use super::*;
use crate::model::{DocumentFacts, DocumentId};
use crate::resolve::resolve;
use crate::wire::{FactLine, from_lines};

fn document(id: &str, date: &str, lines: &[&str]) -> DocumentFacts {
    let head = format!(r#""relation":"document","date":"{date}""#);
    let lines = [head.as_str()].into_iter().chain(lines.iter().copied());
    let lines = lines.map(|l| serde_json::from_str::<FactLine>(&format!("{{{l}}}")).unwrap());
    from_lines(DocumentId(id.to_owned()), lines).unwrap()
}

fn found(documents: Vec<DocumentFacts>) -> Vec<(FindingKind, String)> {
    let knowledge = resolve(documents);
    let all = check(&knowledge);
    assert!(all.iter().all(|f| !f.claims.is_empty() && f.claims.iter().all(|&c| c < knowledge.claims.len())));
    all.into_iter().map(|f| (f.kind, f.message)).collect()
}

fn office(person: &str, rest: &str) -> String {
    format!(r#""relation":"holds_office","person":"{person}","body":"甲市人民政府","title":"市长"{rest}"#)
}

#[test]
fn a_sound_career_and_a_sound_seat_give_nothing() {
    let documents = vec![
        document("a", "2019-06-01", &[&office("王一", "")]),
        document(
            "b",
            "2020-03-02",
            &[
                r#""relation":"removes","person":"王一","body":"甲市人民政府","title":"市长","date":"2020-03-01""#,
                r#""relation":"appoints","person":"李二","body":"甲市人民政府","title":"市长","date":"2020-03-01""#,
            ],
        ),
        document("c", "2021-01-01", &[&office("李二", "")]),
        document("d", "2021-01-01", &[&office("王一", r#","from":"2018","to":"2020","status":"former""#)]),
        document(
            "e",
            "2021-01-01",
            &[
                r#""relation":"holds_office","person":"赵三","body":"甲市人民政府","title":"副市长""#,
                r#""relation":"holds_office","person":"钱四","body":"甲市人民政府","title":"副市长""#,
                r#""relation":"holds_office","person":"赵三","body":"某市改革领导小组","title":"组长""#,
                r#""relation":"holds_office","person":"钱四","body":"某市改革领导小组","title":"组长""#,
            ],
        ),
    ];
    assert_eq!(found(documents), []);
}

#[test]
fn each_planted_fault_is_found_and_nothing_else() {
    use FindingKind as K;
    let two = vec![
        document("a", "2019-06-01", &[&office("王一", "")]),
        document("b", "2019-06-01", &[&office("李二", "")]),
    ];
    let backwards = vec![document(
        "a",
        "2019-06-01",
        &[&office("王一", r#","from":"2018","to":"2015","status":"former""#)],
    )];
    let disagree = vec![
        document("a", "2019-06-01", &[&office("王一", r#","from":"2015-03""#)]),
        document("b", "2019-06-01", &[&office("王一", r#","from":"2016""#)]),
    ];
    let after_end = vec![
        document(
            "a",
            "2015-03-02",
            &[
                r#""relation":"removes","person":"王一","body":"甲市人民政府","title":"市长","date":"2015-03-01""#,
            ],
        ),
        document("b", "2016-06-01", &[&office("王一", "")]),
    ];
    let two_places = vec![document(
        "a",
        "2019-06-01",
        &[
            &office("王一", r#","from":"2015","to":"2018","status":"former""#),
            r#""relation":"holds_office","person":"王一","body":"乙市人民政府","title":"市长","from":"2016","to":"2018","status":"former""#,
        ],
    )];
    let vacant = vec![
        document("a", "2010-01-01", &[&office("王一", r#","from":"2001","to":"2005","status":"former""#)]),
        document("b", "2012-01-01", &[&office("李二", r#","from":"2009-05""#)]),
    ];
    let career = vec![document(
        "a",
        "2019-06-01",
        &[
            r#""relation":"holds_office","person":"王一","body":"甲市财政局","title":"科员","from":"1990","to":"1995","status":"former""#,
            r#""relation":"holds_office","person":"王一","body":"甲市教育局","title":"科员","from":"1999","to":"2005","status":"former""#,
        ],
    )];
    let active = vec![
        document(
            "a",
            "2019-01-10",
            &[r#""relation":"reforms","action":"abolish","body":"甲市物价局","date":"2019-01-09""#],
        ),
        document(
            "b",
            "2019-05-10",
            &[r#""relation":"issues","body":"甲市物价局","regulation":"收费办法","date":"2019-05-09""#],
        ),
        document(
            "c",
            "2018-05-10",
            &[r#""relation":"issues","body":"甲市物价局","regulation":"旧办法","date":"2018-05-09""#],
        ),
    ];
    let ancient = vec![document("a", "2019-06-01", &[&office("王一", r#","from":"1089""#)])];
    let future = vec![document("a", "2019-06-01", &[&office("王一", r#","from":"2029""#)])];
    let order = vec![document(
        "a",
        "2019-06-01",
        &[
            r#""relation":"issues","body":"甲市人民政府","regulation":"甲市实施办法","date":"2015-01-01""#,
            r#""relation":"issues","body":"国务院","regulation":"国家办法","date":"2018-01-01""#,
            r#""relation":"implements","regulation":"甲市实施办法","parent":"国家办法""#,
        ],
    )];
    for (documents, kind, words) in [
        (two, K::TwoHolders, "both hold 甲市人民政府市长 on 2019-06-01"),
        (backwards, K::ContradictingTenures, "ends 2015, before it begins 2018"),
        (disagree, K::ContradictingTenures, "begins 2015-03 in one document, 2016 in another"),
        (after_end, K::ContradictingTenures, "in office in a later document"),
        (two_places, K::ContradictingTenures, "乙市人民政府市长 and 甲市人民政府市长"),
        (vacant, K::Gap, "nobody is known to have held 甲市人民政府市长"),
        (career, K::Gap, "nothing is known of 王一"),
        (
            active,
            K::ActiveAfterAbolition,
            "甲市物价局 ended by 2019-01-09 and issues a regulation on 2019-05-09",
        ),
        (ancient, K::DateOutOfRange, "1089: no such year"),
        (future, K::DateOutOfRange, "2029: more than 366 days after"),
        (order, K::DateOutOfRange, "which was issued later"),
    ] {
        let all = found(documents);
        assert_eq!(all.len(), 1, "{kind:?}: {all:?}");
        assert!(all[0].0 == kind && all[0].1.contains(words), "{all:?}");
    }
}
