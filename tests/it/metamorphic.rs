//! Changes of a document that change no fact. What each may cost is half a point of F1 (here: against the facts
//! of the unchanged document, name for name).

use crate::support::{Facts, count, decode, differences, examples, extract, scratch, stem, text};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn plain() -> Vec<PathBuf> {
    examples().into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt")).collect()
}

/// The facts of the unchanged documents.
fn base() -> &'static Facts {
    static BASE: OnceLock<Facts> = OnceLock::new();
    BASE.get_or_init(|| extract(&plain()))
}

/// Writes each document changed, extracts, and compares; `document` facts are about the page and not compared.
fn unchanged_by(name: &str, ending: &str, loss: f64, change: impl Fn(&str, &str) -> Vec<u8>) {
    let folder = scratch(&format!("metamorphic-{name}"));
    let mut paths = Vec::new();
    for path in plain() {
        let id = stem(&path);
        let changed = folder.join(&id).with_extension(ending);
        std::fs::write(&changed, change(&id, &decode(&path))).expect("a changed document");
        paths.push(changed);
    }
    let strip = |facts: &Facts| {
        let mut facts = facts.clone();
        facts.values_mut().for_each(|f| f.retain(|f| text(f, "relation") != "document"));
        facts
    };
    let (before, after) = (strip(base()), strip(&extract(&paths)));
    let lost = differences(&before, &after);
    let share = lost.len() as f64 / (count(&before) + count(&after)).max(1) as f64;
    assert!(count(&before) > 0);
    assert!(share <= loss, "{name}: {:.1} points of F1\n{}", 100.0 * share, lost.join("\n"));
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn with_pinyin(text: &str, percent: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["jī", "gòu", "huì", "shì", "zhǎng", "bù", "wěi", "yuán", "gōng", "zuò", "nián", "lǜ"];
    let mut out = String::with_capacity(text.len() * 2);
    let mut chars = text.chars().enumerate().peekable();
    while let Some((i, c)) = chars.next() {
        out.push(c);
        let bracket_follows = chars.peek().is_some_and(|(_, next)| matches!(next, '(' | '（'));
        if is_han(c) && !bracket_follows && (i * 37 + c as usize * 11) % 100 < percent {
            out.push('(');
            out.push_str(SYLLABLES[(i + c as usize) % SYLLABLES.len()]);
            out.push(')');
        }
    }
    out
}

fn two_character_names(id: &str) -> Vec<String> {
    let mut names: Vec<String> = base().get(id).map_or(Vec::new(), |facts| {
        facts
            .iter()
            .map(|f: &Value| text(f, "person").to_owned())
            .filter(|n| n.chars().count() == 2)
            .collect()
    });
    names.sort();
    names.dedup();
    names
}

#[test]
fn traditional_script_says_the_same() {
    let convert = OpenCC::from_config(BuiltinConfig::S2t).expect("built-in dictionaries");
    unchanged_by("traditional", "txt", 0.02, |_, text| convert.convert(text).into_bytes());
}

#[test]
fn pinyin_noise_says_the_same() {
    for percent in [10, 60] {
        unchanged_by(&format!("pinyin-{percent}"), "txt", 0.01, |_, t| with_pinyin(t, percent).into_bytes());
    }
}

#[test]
fn half_width_punctuation_says_the_same() {
    unchanged_by("half-width", "txt", 0.01, |_, text| {
        let narrow = |c| match c {
            '，' => ',',
            '：' => ':',
            '；' => ';',
            '！' => '!',
            '？' => '?',
            '（' => '(',
            '）' => ')',
            other => other,
        };
        text.chars().map(narrow).collect::<String>().into_bytes()
    });
}

#[test]
fn full_width_digits_say_the_same() {
    unchanged_by("digits", "txt", 0.01, |_, text| {
        let wide = |c: char| {
            if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }
        };
        text.chars().map(wide).collect::<String>().into_bytes()
    });
}

#[test]
fn blanks_inside_names_say_the_same() {
    for (label, blank) in [("blank", " "), ("wide-blank", "\u{3000}"), ("hard-blank", "\u{a0}")] {
        unchanged_by(label, "txt", 0.01, |id, text| {
            let mut text = text.to_owned();
            for name in two_character_names(id) {
                let cut = name.chars().next().map_or(0, char::len_utf8);
                text = text.replace(&name, &format!("{}{blank}{}", &name[..cut], &name[cut..]));
            }
            text.into_bytes()
        });
    }
}

#[test]
fn what_converters_leave_says_nothing() {
    let lines = |change: fn(&str) -> String| {
        move |_: &str, text: &str| {
            let changed = |line: &str| if line.trim().is_empty() { line.to_owned() } else { change(line) };
            text.lines().map(changed).collect::<Vec<_>>().join("\n").into_bytes()
        }
    };
    unchanged_by("list-marks", "txt", 0.01, lines(|line| format!("- {line}")));
    unchanged_by("blank-references", "txt", 0.01, lines(|line| format!("&nbsp;&nbsp;{line}")));
    unchanged_by("elements", "txt", 0.01, lines(|line| format!("<p>{line}</p>")));
    unchanged_by("escaped-breaks", "txt", 0.01, |_, text| text.trim_end().replace('\n', "\\n").into_bytes());
    unchanged_by("doubled-commas", "txt", 0.01, |_, text| {
        text.replace('，', "，，").replace('、', "，、").into_bytes()
    });
}

#[test]
fn zero_width_characters_say_nothing() {
    unchanged_by("zero-width", "txt", 0.01, |_, text| {
        let mut out = String::new();
        for (i, c) in text.chars().enumerate() {
            out.push(c);
            if i % 13 == 0 && is_han(c) {
                out.push(['\u{200b}', '\u{feff}', '\u{200c}'][i % 3]);
            }
        }
        out.into_bytes()
    });
}

#[test]
fn encodings_say_the_same() {
    unchanged_by("gb18030", "txt", 0.0, |_, t| encoding_rs::GB18030.encode(t).0.into_owned());
    unchanged_by("utf-16", "txt", 0.0, |_, t| {
        [0xFF, 0xFE].into_iter().chain(t.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    });
    unchanged_by("utf-8-mark", "txt", 0.0, |_, t| [0xEF, 0xBB, 0xBF].into_iter().chain(t.bytes()).collect());
}

#[test]
fn a_web_page_around_the_text_says_nothing_of_its_own() {
    unchanged_by("html", "html", 0.01, |_, text| {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let paragraphs = escaped.replace("\r\n", "\n");
        let (first, rest) = paragraphs.split_once('\n').unwrap_or(("", &paragraphs));
        let is_headline = first.chars().count() <= 60 && !first.contains(['。', '；', '，', ',']);
        let (head, rest) = if is_headline { (first, rest) } else { ("信息公开", &*paragraphs) };
        let paragraphs = rest.split("\n\n").map(|p| p.trim_matches('\n')).filter(|p| !p.trim().is_empty());
        let body: String = paragraphs.map(|p| format!("<p>{}</p>\n", p.replace('\n', "<br>\n"))).collect();
        format!(
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>信息公开</title></head><body>\
             <div class=\"nav\"><a href=\"/\">首页</a> &gt; <a href=\"/xw/\">要闻</a> &gt; 正文</div>\n\
             <div class=\"article\">\n<h1>{head}</h1>\n{body}</div>\n<div class=\"related\"><h3>相关链接</h3><ul>\
             <li><a href=\"/1.html\">市长王建国主持召开市政府常务会议</a></li></ul></div>\n\
             <div class=\"footer\">主办单位：某市人民政府办公室 版权所有</div></body></html>"
        )
        .into_bytes()
    });
}

#[test]
fn examples_are_of_many_kinds() {
    let endings =
        |e: &str| examples().iter().filter(|p| Path::new(p).extension().is_some_and(|x| x == e)).count();
    assert!(endings("txt") >= 15 && endings("html") >= 3 && endings("jsonl") >= 1);
}
