//! What kinds of characters there are for cleaning, and what a line's blanks and marks tell.

/// Whether inner 《》 can be told from outer ones: every one is closed, and none closes too early.
pub(super) fn balanced(line: &str) -> bool {
    let mut depth = 0i32;
    let mut deepest = 0;
    for (_, mark) in line.match_indices(['《', '》']) {
        depth += if mark == "《" { 1 } else { -1 };
        deepest = deepest.max(depth);
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && deepest > 1
}

/// Nearly every pair of neighbouring Han characters has a blank between them: 通　知.
pub(super) fn spaced_out(line: &str) -> bool {
    let (mut together, mut apart) = (0usize, 0usize);
    let mut before = false;
    let mut blank = false;
    for c in line.chars() {
        if is_blank(c) {
            blank = true;
            continue;
        }
        let han = is_han(c);
        if han && before {
            if blank {
                apart += 1
            } else {
                together += 1
            }
            if together > 8 && together > apart {
                return false;
            }
        }
        before = han;
        blank = false;
    }
    apart > 0 && (together == 0 || together * 8 <= apart)
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fffd}' | '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '\u{f900}'..='\u{faff}'
        | '々' | '〇' | '\u{e000}'..='\u{f8ff}')
}

/// Han characters and the punctuation that stands with them.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}
