//! What is no longer in force: 《X》同时废止; the list under 废止下列文件.

use super::View;
use super::shelf::Shelf;
use crate::extract::sink::Sink;
use crate::model::Fact;

/// 《X》同时废止.
pub fn repealed(view: &View, shelf: &Shelf, close: usize, title: &str, sink: &mut Sink) {
    let tail = view.text(close..view.clause_end(close));
    let mut rest = tail;
    if rest.starts_with('（')
        && let Some(end) = rest.find('）')
    {
        rest = &rest[end + "）".len()..];
    }
    let ends = ["同时废止", "予以废止", "废止", "停止执行", "即行废止", "自行废止", "不再执行", "失效"];
    let joined = view.text(close..view.sentence.end);
    let list = joined.starts_with('《') || joined.starts_with('、') || joined.starts_with('和');
    let said = listed(view)
        || ends.contains(&rest)
        || (list && ends.iter().any(|e| joined.trim_end_matches(['。', '；']).ends_with(e)))
        || ["同时废止", "予以废止"].iter().any(|e| rest.ends_with(e));
    if !said || view.plans(view.text(view.clause(close)..close).split('《').next().unwrap_or("")) {
        return;
    }
    let body = shelf.own.as_ref().and_then(|o| o.bodies.first()).map(|b| sink.body(b));
    let regulation = sink.regulation(title);
    let date = shelf.own.as_ref().and_then(|o| o.what.effective);
    let end = view.clause_end(close);
    let words = view.line.span(close.saturating_sub(title.chars().count() + 2)..end);
    sink.say(Fact::Repeals { regulation, body, date }, words, "repeal", 92);
}

/// Whether the title stands in the list that 废止下列文件： begins, before the next heading.
fn listed(view: &View) -> bool {
    const HEADS: [&str; 5] = ["废止下列", "废止以下", "下列规章予以废止", "下列文件予以废止", "宣布失效的"];
    let text = view.text(view.sentence.clone());
    let item = text.starts_with(['（', '(', '《']) || text.starts_with(|c: char| c.is_ascii_digit());
    if !item {
        return false;
    }
    let above = view.page.lines[..view.number].iter().rev().take(40);
    let head = above
        .map(|l| l.text.trim_end())
        .find(|t| t.ends_with(['：', '章', '件', '规']) && !t.starts_with('（'));
    head.is_some_and(|t| HEADS.iter().any(|h| t.contains(h)))
}
