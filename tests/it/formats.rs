//! The formats that offices use give the facts of the same words as text. The files were written by the
//! writers named in `tests/formats/make.py`.

use crate::support::{parse, root, run, scratch};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// What was found in a file, without where: relation, names and dates.
fn facts(file: &str) -> Vec<BTreeSet<String>> {
    let run = run(["extract", &format!("tests/formats/{file}")]);
    assert_eq!(run.code, 0, "{file}: {}", run.stderr);
    let bare = |fact: &Value| {
        let mut fact = fact.clone();
        if let Value::Object(map) = &mut fact {
            map.retain(|key, _| !matches!(key.as_str(), "doc" | "evidence" | "confidence"));
        }
        fact.to_string()
    };
    parse(&run.stdout).values().map(|facts| facts.iter().map(bare).collect()).collect()
}

#[test]
fn word_and_pdf_files_give_the_facts_of_their_words() {
    let expected = facts("notice.txt");
    assert!(expected.iter().flatten().count() > 4, "{expected:?}");
    for file in ["notice.docx", "notice-unigb.pdf", "notice-gbk.pdf"] {
        assert_eq!(facts(file), expected, "{file}");
    }
}

#[test]
fn tables_of_every_format_give_the_same_facts() {
    let expected = facts("list.txt");
    assert!(expected.iter().flatten().count() > 4, "{expected:?}");
    for file in ["list.docx", "list.pdf", "list.xlsx", "list.csv"] {
        assert_eq!(facts(file), expected, "{file}");
    }
}

#[test]
fn a_message_gives_its_text_and_its_attachments() {
    let found = facts("notice.eml");
    let [text, attachment] = found.as_slice() else { panic!("{found:?}") };
    let expected = facts("notice.txt");
    let without_document = |facts: &BTreeSet<String>| -> BTreeSet<String> {
        facts.iter().filter(|fact| !fact.contains("\"document\"")).cloned().collect()
    };
    assert_eq!(Some(without_document(text)), expected.first().map(without_document));
    assert_eq!(Some(attachment), facts("list.txt").first());
}

#[test]
fn a_scan_a_locked_and_a_damaged_file_are_reported_as_what_they_are() {
    let folder = scratch("damaged-formats");
    fs::copy(root().join("tests/formats/scan.pdf"), folder.join("scan.pdf")).expect("a copy");
    let word = fs::read(root().join("tests/formats/notice.docx")).expect("a fixture");
    fs::write(folder.join("cut.docx"), &word[..word.len() / 2]).expect("a file");
    fs::write(folder.join("cut.xlsx"), b"PK\x03\x04 nothing").expect("a file");
    fs::write(folder.join("cut.pdf"), b"%PDF-1.7 nothing").expect("a file");
    let run = run(["extract".as_ref(), folder.as_os_str()]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let said = |name: &str, what: &str| run.stderr.lines().any(|l| l.contains(name) && l.contains(what));
    assert!(said("scan.pdf", "OCR"), "{}", run.stderr);
    for name in ["cut.docx", "cut.xlsx", "cut.pdf"] {
        assert!(said(name, "not a sound"), "{name} in {}", run.stderr);
    }
}

/// Any cut or changed byte of a file ends in facts or in a message, never in a crash.
#[test]
fn damaged_files_never_crash() {
    let folder = scratch("damaged-bytes");
    let names = ["notice.docx", "notice-unigb.pdf", "list.pdf", "list.xlsx", "notice.eml"];
    for name in names {
        let bytes = fs::read(root().join("tests/formats").join(name)).expect("a fixture");
        let (stem, ending) = name.rsplit_once('.').expect("an ending");
        for round in 0..12usize {
            let mut bytes = bytes.clone();
            for hit in 0..20usize {
                let at = (round * 7919 + hit * 104_729) % bytes.len();
                bytes[at] = (round * 31 + hit * 17) as u8;
            }
            if round % 3 == 0 {
                bytes.truncate(bytes.len() * (round + 1) / 13);
            }
            fs::write(folder.join(format!("{stem}-{round}.{ending}")), bytes).expect("a file");
        }
    }
    let run = run(["extract".as_ref(), folder.as_os_str()]);
    assert!(run.code == 0 || run.code == 1, "{}", run.stderr);
    assert!(!run.stderr.contains("extraction failed"), "{}", run.stderr);
}
