//! Blanks that a printed page puts inside words which no blank parts.

/// 常务委 员会, 人民 代表大会, 第 十三届: a blank inside a word that no blank parts, as in pages of print.
pub(super) fn inside_word(head: &str, tail: &str) -> bool {
    const WORDS: [&str; 2] = ["常务委员会", "人民代表大会"];
    let torn = |w: &&str| {
        let mut cuts = w.char_indices().skip(1);
        cuts.any(|(k, _)| head.ends_with(&w[..k]) && tail.starts_with(&w[k..]) && !tail.starts_with("会议"))
    };
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    head.ends_with('第') && tail.starts_with(numeral) || WORDS.iter().any(torn)
}

#[cfg(test)]
mod tests {
    use super::inside_word;

    #[test]
    fn a_blank_in_a_name_of_a_congress_parts_nothing() {
        for (head, tail) in
            [("某市人民代表大会常务委", "员会第三次会议"), ("某省人民", "代表大会"), ("某省第", "十三届")]
        {
            assert!(inside_word(head, tail), "{head} {tail}");
        }
        for (head, tail) in [("某省人大常务委员", "会议室"), ("副主任", "委员")] {
            assert!(!inside_word(head, tail), "{head} {tail}");
        }
    }
}
