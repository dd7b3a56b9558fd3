//! Traditional to simplified script.
//!
//! One table, made once from OpenCC's dictionaries, says for every character what it becomes; only lines
//! with a character whose form depends on its word are given to OpenCC itself. A page in simplified script
//! passes unchanged: there 乾, 鍾 or 昇 stand in a name on purpose.

use super::builder::Builder;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::sync::LazyLock;

/// From the first extension to the last ideograph of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// Characters whose simplified form depends on the word.
const DEPENDENT: &str = "乾鍊瞭麼么噁藉覆鍾锺徵彷於牴鉅昇畫祇衹薹濛傢醜吒無著";

/// Words in which 乾 is 干. Elsewhere it is most often part of a name, and stays.
const DRY: &str = "淨脆燥旱杯涸洗貨果餅糧枯癟淨貝爽瘦菜濕料坤冰粉曬烘晾風若豆葡肉";

/// Words in which 著 stays: elsewhere it is the particle 着.
const WRITTEN_BEFORE: &str = "专专論论名显顯卓昭巨原译譯遗遺编編拙土执執合所";
const WRITTEN_AFTER: &str = "名作者称稱书書述录錄";

struct Table {
    simplified: Vec<char>,
    opencc: Option<OpenCC>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let identity = || (FIRST..=LAST).filter_map(char::from_u32);
    let opencc = OpenCC::from_config(BuiltinConfig::T2s).ok();
    let all: String = identity().flat_map(|c| [c, '\n']).collect();
    let converted = opencc.as_ref().map(|o| o.convert(&all)).unwrap_or_default();
    let converted: Vec<char> = converted.lines().filter_map(|l| l.chars().next()).collect();
    let total = identity().count();
    let simplified = if converted.len() == total { converted } else { identity().collect() };
    Table { simplified, opencc }
});

impl Table {
    fn get(&self, c: char) -> char {
        let index = (c as u32).wrapping_sub(FIRST) as usize;
        self.simplified.get(index).copied().unwrap_or(c)
    }
}

/// Characters that also stand in simplified text, in names above all.
const IN_BOTH: &str = "乾於鍾昇堃甯濬鎔祕瞭藉徵覆麼沈菸週豔讚著剷噹疊甦蹟闆鉅陞馀锺";

/// Whether `text` is in traditional script, as a whole or in enough of its words.
pub(super) fn is_traditional(text: &str) -> bool {
    let table = &*TABLE;
    let (mut han, mut traditional) = (0usize, 0usize);
    // The first pages decide; a share below a fiftieth is quotation or a name.
    for c in text.chars().filter(|c| ('\u{3400}'..='\u{9FFF}').contains(c)).take(4_000) {
        han += 1;
        if table.get(c) != c && !IN_BOTH.contains(c) {
            traditional += 1;
        }
    }
    traditional * 50 >= han && traditional > 0
}

/// Simplifies the line that `builder` has just written.
pub(super) fn simplify_line(builder: &mut Builder) {
    let table = &*TABLE;
    let line = builder.line();
    if line.chars().all(|c| table.get(c) == c && c != '著') {
        return;
    }
    let plain = || line.chars().map(|c| table.get(c)).collect::<String>();
    let new = match &table.opencc {
        Some(opencc) if line.contains(|c| DEPENDENT.contains(c)) => {
            let words = opencc.convert(line);
            match words.chars().count() == line.chars().count() {
                true => keep_names(line, &words),
                false => plain(),
            }
        }
        _ => plain(),
    };
    builder.exchange_line(&new);
}

/// OpenCC makes 干 of every 乾 that its phrases do not know, also in names of persons and places; and it
/// leaves every 著. Of 沈, a surname, it makes 沉 where the given name fits a word.
fn keep_names(line: &str, words: &str) -> String {
    let mut before = ' ';
    let mut old = line.chars().peekable();
    let mut out = String::with_capacity(words.len());
    for new in words.chars() {
        let was = old.next().unwrap_or(new);
        let after = old.peek().copied().unwrap_or(' ');
        let dry = DRY.contains(before) || DRY.contains(after);
        let written = WRITTEN_BEFORE.contains(before) || WRITTEN_AFTER.contains(after);
        out.push(match was {
            '乾' if !dry => was,
            '沈' => was,
            '著' if !written => '着',
            '覆' if before == '批' => '复',
            _ => new,
        });
        before = was;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(text: &str) -> String {
        let mut builder = Builder::with_capacity(text.len());
        builder.begin_line();
        builder.copy(text, 0, text.len());
        simplify_line(&mut builder);
        builder.finish(None).0
    }

    #[test]
    fn words_and_names_become_simplified() {
        assert_eq!(simplified("縣委書記鍾離遠、車文傑"), "县委书记钟离远、车文杰");
        assert_eq!(
            simplified("據瞭解，沈默、乾隆、李乾生把餅乾放回"),
            "据了解，沈默、乾隆、李乾生把饼干放回"
        );
    }

    #[test]
    fn only_traditional_pages_count_as_such() {
        assert!(is_traditional("縣委書記主持會議"));
        assert!(!is_traditional("县委书记王昇、钟乾主持会议"));
        assert!(!is_traditional("plain"));
    }

    #[test]
    fn a_longer_form_is_mapped_as_an_edit() {
        let text = "甲崙乙";
        let mut builder = Builder::with_capacity(16);
        builder.begin_line();
        builder.copy(text, 0, text.len());
        builder.exchange_line("甲𪨧乙");
        let (normal, map) = builder.finish(None);
        assert_eq!(normal, "甲𪨧乙");
        let back = |a, b| map.to_original(crate::model::Span::new(a, b)).slice(text);
        assert_eq!((back(0, 3), back(3, 7), back(7, 10)), ("甲", "崙", "乙"));
    }
}
