//! Traditional to simplified script.
//!
//! One table, made once from OpenCC's dictionaries, says for every character what it becomes; the few
//! characters whose form depends on the word are decided here by their neighbours, since OpenCC's phrases
//! take names for words. A page in simplified script passes unchanged: there 乾, 鍾 or 昇 stand in a name
//! on purpose.

use super::builder::Builder;
use crate::lexicon::CharSet;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::sync::LazyLock;

/// What converters put for words of the mainland, beside which no other meaning stands, and those words.
const BY_CONVERTERS: &[(&str, &str)] = &[
    ("资讯化", "信息化"),
    ("网路安全", "网络安全"),
    ("网路信息", "网络信息"),
    ("智慧财产权局", "知识产权局"),
    ("设定在", "设置在"),
];

/// From the first extension to the last ideograph of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// What depends on the word: the character, before which or behind which of these it becomes what.
const BY_WORD: &[(char, &str, &str, char)] = &[
    ('乾', DRY, DRY, '干'),
    ('覆', "批答回反函申稟示電鈞重", "", '复'),
    ('瞭', "明", "解然如若", '了'),
    ('藉', "憑凭", "此口助由機机以着著詞故", '借'),
    ('畫', "計籌規企策擘謀区區", "", '划'),
    ('彷', "", "彿佛", '仿'),
    ('座', "", "標标", '坐'),
];

/// Other forms of characters that OpenCC leaves as they are, and their usual ones.
const VARIANTS: &str =
    "陜陕衞卫鄕乡鉄铁寳宝尙尚値值郞郎吿告緖绪靑青淸清呉吴汚污黙默愼慎歩步囯国髙高県县鎭镇眞真";

/// Beside these 乾 is 干. Elsewhere it is most often part of a name, and stays.
const DRY: &str = "淨脆燥旱杯涸洗貨果餅糧枯癟爽瘦菜濕料冰粉曬烘晾風葡肉";

/// Beside these 著 stays: elsewhere it is the particle 着.
const WRITTEN_BEFORE: &str = "专專论論名显顯卓昭巨原译譯遗遺编編拙土执執合所";
const WRITTEN_AFTER: &str = "名作者称稱书書述录錄";

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let all: String = (FIRST..=LAST).filter_map(char::from_u32).flat_map(|c| [c, '\n']).collect();
    let opencc = OpenCC::from_config(BuiltinConfig::T2s).ok();
    let converted = opencc.map_or_else(|| all.clone(), |o| o.convert(&all));
    let mut simplified: Vec<char> = converted.lines().filter_map(|l| l.chars().next()).collect();
    for (c, ..) in BY_WORD {
        if let Some(kept) = simplified.get_mut((*c as u32 - FIRST) as usize) {
            *kept = *c;
        }
    }
    let variants: Vec<char> = VARIANTS.chars().collect();
    for pair in variants.chunks_exact(2) {
        if let [variant, usual] = pair
            && let Some(form) = simplified.get_mut((*variant as u32).wrapping_sub(FIRST) as usize)
        {
            *form = *usual;
        }
    }
    // Big5 writes the name of the people with the other form
    if let Some(people) = simplified.get_mut(('畬' as u32 - FIRST) as usize) {
        *people = '畲';
    }
    let telling =
        |(n, form): (u32, &char)| char::from_u32(FIRST + n).filter(|c| c != form && !IN_BOTH.contains(*c));
    let traditional = (0..).zip(&simplified).filter_map(telling).collect();
    Table { simplified, traditional }
});

/// What each character becomes, whatever its word.
struct Table {
    simplified: Vec<char>,
    /// What stands in traditional text only.
    traditional: CharSet,
}

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
    for c in text.chars().filter(|c| ('\u{3400}'..='\u{9FFF}').contains(c)).take(2_000) {
        han += 1;
        traditional += usize::from(table.traditional.may_hold(c));
    }
    traditional * 50 >= han && traditional > 0
}

/// Simplifies the line that `builder` has just written.
pub(super) fn simplify_line(builder: &mut Builder) {
    let table = &*TABLE;
    let line = builder.line();
    let mut new = String::with_capacity(line.len());
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        new.push(match table.get(c) {
            same if same == c => by_word(before, c, rest.peek().copied().unwrap_or(' ')),
            simple => simple,
        });
        before = c;
    }
    for (theirs, ours) in BY_CONVERTERS {
        if new.contains(theirs) {
            new = new.replace(theirs, ours);
        }
    }
    if new != line {
        builder.exchange_line(&new);
    }
}

fn by_word(before: char, c: char, after: char) -> char {
    if c == '著' {
        let written = WRITTEN_BEFORE.contains(before) || WRITTEN_AFTER.contains(after);
        return if written { c } else { '着' };
    }
    let rule = BY_WORD.iter().find(|(dependent, ..)| *dependent == c);
    match rule {
        Some((_, left, right, simple)) if left.contains(before) || right.contains(after) => *simple,
        // A picture is the common case.
        Some(('畫', ..)) => '画',
        _ => c,
    }
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
            simplified("網路安全和資訊化委員會辦公室設定在宣傳部"),
            "网络安全和信息化委员会办公室设置在宣传部"
        );
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
