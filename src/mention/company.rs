//! Companies under their short names: 甲集团 on a page that also names 某省甲乙集团有限公司.

use super::institution::name_start;
use super::line::Line;
use crate::mention::affix::Affix;
use crate::model::BlockKind;

/// What full names of companies end with, longer ends first.
const FULL: [&str; 6] = ["有限责任公司", "股份有限公司", "有限公司", "集团公司", "总公司", "公司"];

/// What short names end with.
const SHORT: [&str; 4] = ["集团公司", "集团", "公司", "银行"];

/// The companies that a page names in full.
#[derive(Debug, Clone, Default)]
pub struct Companies(Vec<String>);

impl Companies {
    pub fn of(lines: &[Line]) -> Self {
        const LAST: &str = "公司";
        const SHORTEST: usize = 6;
        let mut names = Vec::new();
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate && l.may_hold(LAST)) {
            let ends = line.text.match_indices(LAST);
            // characters are counted on from the last end, so that long lines cost time in proportion
            let (mut byte, mut end) = (0, 0);
            for (at, _) in ends {
                end += line.text[byte..at + LAST.len()].chars().count();
                byte = at + LAST.len();
                let name = line.slice(name_start(line, end)..end);
                if name.chars().count() >= SHORTEST {
                    names.push(name.trim_start_matches("中共").to_owned());
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// The one company named in full of whose name only the form is left out: 国网某省电力|有限公司.
    pub fn cut_short(&self, short: &str) -> Option<&str> {
        const SHORTEST: usize = 4;
        const FORMS: [&str; 3] = ["有限责任公司", "股份有限公司", "有限公司"];
        if self.0.is_empty()
            || short.chars().count() < SHORTEST
            || FULL.iter().any(|kind| short.ends_on(kind))
        {
            return None;
        }
        let form = |name: &str| name.strip_prefix(short).is_some_and(|rest| FORMS.contains(&rest));
        let mut fitting = self.0.iter().filter(|name| form(name));
        let found = fitting.next()?;
        fitting.next().is_none().then_some(found)
    }

    /// The one company named in full that the short name can mean: its characters stand in the full name in their
    /// order, the first one at the beginning or in the name of the place there.
    pub fn in_full(&self, short: &str) -> Option<&str> {
        let stem = SHORT.iter().find_map(|end| short.short_of(end))?;
        if !(2..=4).contains(&stem.chars().count()) {
            return None;
        }
        let mut fitting = self.0.iter().filter(|name| name.len() > short.len() && is_short_of(stem, name));
        let found = fitting.next()?;
        // 免去张三中铝公司董事长: the short name itself behind a person's
        let behind = found.strip_suffix(short).is_some_and(|before| !matches!(before, "中国" | "国家"));
        // 能源集团 is not 某某新能源公司, nor a bank the group that owns it
        let other = ["集团", "银行"].iter().any(|kind| short.contains(kind) && !found.contains(kind));
        (fitting.next().is_none() && !behind && !other).then_some(found)
    }
}

fn is_short_of(stem: &str, name: &str) -> bool {
    const PLACES: usize = 5;
    let Some(full) = FULL.iter().find_map(|end| name.short_of(end)) else { return false };
    // 某集团 itself is only cut short by its kind
    if full.starts_with(stem) {
        return false;
    }
    let mut rest = full.char_indices();
    let mut first = None;
    let in_order = stem.chars().all(|c| {
        rest.by_ref().find(|&(_, f)| f == c).is_some_and(|(at, _)| {
            first.get_or_insert(full[..at].chars().count());
            true
        })
    });
    in_order && first.is_some_and(|at| at <= PLACES)
}

#[cfg(test)]
mod tests {
    use super::is_short_of;

    #[test]
    fn short_names_keep_the_order_of_the_full_one() {
        assert!(is_short_of("江机", "江汉机械集团有限公司"));
        assert!(is_short_of("江机", "湖北省江汉机械集团公司"));
        assert!(!is_short_of("机江", "湖北省江汉机械集团公司"));
        assert!(!is_short_of("械集", "南方与北方江汉机械集团公司"));
        assert!(!is_short_of("江汉", "江汉股份有限公司"));
    }
}
