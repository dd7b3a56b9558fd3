//! What must hold of every normalised document, and one small case for every kind of noise.

use reformgraph::model::{BlockKind, Document, DocumentId, Span};
use reformgraph::normalise::normalise;
use reformgraph::read::{Declared, DecodedSource, MediaType};

fn document(media: MediaType, text: &str) -> Document {
    let declared = Declared::default();
    normalise(DecodedSource { id: DocumentId("t".into()), media, text: text.into(), declared })
}

fn text(words: &str) -> Document {
    document(MediaType::Text, words)
}

fn html(words: &str) -> Document {
    document(MediaType::Html, words)
}

/// The words of the blocks of one kind.
fn of_kind(document: &Document, kind: BlockKind) -> Vec<&str> {
    document.blocks.iter().filter(|b| b.kind == kind).map(|b| b.span.slice(&document.normal)).collect()
}

/// The invariants of the way back.
fn check(document: &Document) {
    let (normal, original) = (&document.normal, &document.original);
    let mut at = 0;
    for run in document.map.runs() {
        let from = run.original as usize..(run.original + run.original_len) as usize;
        let to = run.normal as usize..(run.normal + run.normal_len) as usize;
        assert_eq!(run.normal, at, "runs leave no gap");
        at += run.normal_len;
        let (from, to) = (original.get(from).expect("on borders"), normal.get(to).expect("on borders"));
        if !run.edited {
            let sizes = |t: &str| t.chars().map(char::len_utf8).collect::<Vec<_>>();
            assert_eq!(sizes(from), sizes(to), "what runs in step has the same borders");
        }
    }
    assert_eq!(at as usize, normal.len());
    let mut end = 0;
    for block in &document.blocks {
        assert!(!block.span.is_empty());
        assert_eq!(block.span.start, end, "blocks cover all but the separators");
        end = block.span.end + 1;
        let words = block.span.slice(normal);
        assert!(!words.contains('\n') && words.trim_matches(' ') == words, "{words:?}");
    }
    for (start, c) in normal.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let span = Span::of(start, start + c.len_utf8());
        let quote = document.quote(span);
        assert!(!quote.is_empty(), "{c} has no words behind it");
        // A character that occurs in both scripts comes from itself, unless it was edited.
        if !original.contains(c) {
            continue;
        }
        let index =
            document.map.runs().partition_point(|r| r.normal as usize + r.normal_len as usize <= start);
        if !document.map.runs()[index].edited && quote.chars().count() == 1 {
            assert!(quote.contains(c) || !quote.is_ascii(), "{c} from {quote}");
        }
    }
}

const NOISY: &[&str] = &[
    "3月6日下午,常州市委機(jī)構(gòu)編制委員會(huì)召開2023年第一次會(huì)議,聽取匯報(bào)。",
    "　　区委书记田　园出席；副区长苏　醒、王　\n翔，各镇负责人参加会议。",
    "首页 > 新闻\n标题一行\n来源： 某报  2020-01-02\n\n\u{200b}正文\u{feff}（记者 甲乙）。<b>&nbsp;",
    "全角ＡＢＣ１２３，\"引号\"，《关于<办法>的通知》;买买提.吐尔逊。",
    "\u{3000}\t \r\n\r\n通　　知\r\n「三定」規定\r\n",
    "<table><tr><td rowspan=2>组　长<td>甲&middot;乙</tr><tr><td>丙</table><p>a&amp;b &lt;x&gt; &#25913;革<br/>二",
    "（",
    "《《》",
    "a\u{0}b",
    "崙圖書館",
];

#[test]
fn the_way_back_holds_for_every_kind_of_noise() {
    for words in NOISY {
        for media in [MediaType::Text, MediaType::Markdown, MediaType::Html] {
            check(&document(media, words));
        }
    }
}

#[test]
fn the_way_back_holds_for_arbitrary_mixtures() {
    // A small linear congruential generator: the same cases on every run.
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut next = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let pieces: Vec<&str> = "機(jī)|構|（gòu）|，|,|。|:|(|)|（|）|《|》|<|>|\"|「|」| |\u{3000}|\u{a0}|\t|\n|\r\n|２０|Ａ|a|1|·|.|\
        |县委书记|王|乾|著|崙|𪨧|\u{200b}|&nbsp;|&amp;|&#x9769;|<p>|</p>|<br>|<td>|<tr>|<table>|</table>|<td rowspan=3>|\
        <a href=x>|</a>|<div class=nav>|</div>|<!--|-->|<h1>|来源：|记者|责任编辑：|2020年1月2日|相关链接|首页|;|!|**|\\||#"
        .split('|')
        .collect();
    for _ in 0..3000 {
        let count = next(40);
        let words: String = (0..count).map(|_| pieces[next(pieces.len())]).collect();
        for media in [MediaType::Text, MediaType::Markdown, MediaType::Html] {
            check(&document(media, &words));
        }
    }
}

#[test]
fn normal_text_stays_as_it_is() {
    for words in NOISY {
        let once = text(words).normal;
        let twice = text(&once).normal;
        assert_eq!(text(&twice).normal, twice, "{words}");
    }
    let clean = "县委召开会议\n县委书记田 园主持会议，研究《关于〈办法〉的通知》。\nA B，1 2";
    let document = text(clean);
    assert_eq!(document.normal, clean);
    assert_eq!(document.map.runs().iter().filter(|r| r.edited).count(), 2, "only the separators");
}

#[test]
fn each_kind_of_noise_is_removed() {
    let cases = [
        ("機(jī)構(gòu)", "机构"),
        ("機（jī）構 (gòu) 編", "机构编"),
        ("市長(zhǎng)李(de)明", "市长李明"),
        ("（ＡＢ１２）２０２４年", "（AB12）2024年"),
        ("书记,主任;会议:通过!(试行)", "书记，主任；会议：通过！（试行）"),
        ("1,000人, 3:30", "1,000人，3:30"),
        ("田　园出席会议", "田 园出席会议"),
        ("田 \u{3000} 园出席会议", "田 园出席会议"),
        ("12 月4日，共 3 人", "12月4日，共3人"),
        ("成果 。", "成果。"),
        ("\u{feff}书\u{200b}记\u{ad}", "书记"),
        ("书记&主任", "书记&主任"),
        ("印　发　通　知", "印发通知"),
        ("印发《关于贯彻<条例>的办法》的通知", "印发《关于贯彻〈条例〉的办法》的通知"),
        ("印发《关于贯彻《条例》的办法》的通知", "印发《关于贯彻〈条例〉的办法》的通知"),
        ("印发<条例>的通知", "印发《条例》的通知"),
        ("落實「三定」規定", "落实“三定”规定"),
        ("坚持\"放管服\"改革", "坚持“放管服”改革"),
        ("买买提・吐尔逊同志", "买买提·吐尔逊同志"),
        ("买买提.吐尔逊讲话。", "买买提·吐尔逊讲话。"),
        ("会议研究了改革工作.会议要求落实.", "会议研究了改革工作。会议要求落实。"),
        ("GB 2312 and UTF-8", "GB 2312 and UTF-8"),
    ];
    for (noisy, clean) in cases {
        assert_eq!(text(noisy).normal, clean, "{noisy}");
    }
}

#[test]
fn what_looks_like_noise_is_kept_in_place() {
    for words in
        ["人工智能（AI）", "甲（女）", "第一组（a）", "王昇、钟乾任职", "a<b", "http://www.example.cn/a,b"]
    {
        assert_eq!(text(words).normal, words);
    }
}

#[test]
fn quotes_lead_back_to_the_source() {
    let document = text("常州市委機(jī)構(gòu)編制,主任 鍾離遠。");
    let at = |words: &str| {
        let start = document.normal.find(words).expect(words);
        document.quote(Span::of(start, start + words.len()))
    };
    assert_eq!(at("机构"), "機(jī)構");
    assert_eq!(at("，"), ",");
    assert_eq!(at("钟离远"), "鍾離遠");
    assert_eq!(at("编制，主任"), "編制,主任");
}

#[test]
fn html_offsets_lie_in_the_page() {
    let page = "<html><title>x</title><body><p>　　本报讯（记者&nbsp;许某某）&ldquo;回头看&rdquo;<b>情况</b>汇报</p></body>";
    let document = html(page);
    assert_eq!(document.normal, "本报讯（记者 许某某）“回头看”情况汇报");
    let span = |words: &str| {
        let start = document.normal.find(words).expect(words);
        document.to_original(Span::of(start, start + words.len()))
    };
    assert_eq!(span("“回头看”").slice(page), "&ldquo;回头看&rdquo;");
    assert_eq!(span("记者 许").slice(page), "记者&nbsp;许");
    assert_eq!(span("情况汇报").slice(page), "情况</b>汇报");
}

#[test]
fn rows_keep_their_cells_and_repeat_what_reaches_down() {
    let page = "<table><tr><th>职　务<th>姓名<th>单位</tr>\
        <tr><td rowspan=\"2\">副组长</td><td>白某某</td><td>市委常委</td></tr>\
        <tr><td>冯某某</td><td>副市长<br>（兼）</td></tr></table>";
    let document = html(page);
    assert_eq!(document.normal, "职务\t姓名\t单位\n副组长\t白某某\t市委常委\n副组长\t冯某某\t副市长（兼）");
    assert_eq!(of_kind(&document, BlockKind::Row).len(), 3);
    check(&document);
    let start = document.normal.rfind("副组长").expect("repeated");
    let row = document.quote(Span::of(start, start + "副组长\t冯某某".len()));
    assert!(row.starts_with("副组长") && row.ends_with("冯某某"), "{row}");
}

#[test]
fn a_table_that_arranges_the_page_is_no_row() {
    let page = "<table><tr><td><a>首页</a></td><td><h1>县委召开会议</h1><p>县委书记主持会议。</p><p>会议研究了改革。</p>\
        <table><tr><td>组长</td><td>某某</td></tr></table></td></tr></table>";
    let document = html(page);
    assert_eq!(of_kind(&document, BlockKind::Paragraph), ["县委书记主持会议。", "会议研究了改革。"]);
    assert_eq!(of_kind(&document, BlockKind::Row), ["组长\t某某"]);
}

#[test]
fn what_belongs_to_the_page_is_told_from_the_article() {
    let page = "<html><head><title>县委召开会议_某县网</title><meta name=ContentSource content=某县日报>\
        <meta name=PubDate content='2020-06-12 08:00'><script>var t='书记某某';</script></head><body>\
        <div class='header'><a>首页</a> <a>政务</a></div><div class=crumb>您的位置：首页 &gt; 新闻</div>\
        <h1>县委召开会议</h1><div id=zoom><p>县委书记田某主持会议，研究改革工作。</p><p style='display:none'>隐藏</p></div>\
        <div class=editor>责任编辑：祁某</div><div class=xgwz><h3>相关新闻</h3><li><a>县长调研</a></div>\
        <div id=footer>主办：某县人民政府 ICP备1号</div></body></html>";
    let document = html(page);
    assert_eq!(of_kind(&document, BlockKind::Paragraph), ["县委书记田某主持会议，研究改革工作。"]);
    assert_eq!(of_kind(&document, BlockKind::Byline), ["责任编辑：祁某"]);
    let metadata = &document.metadata;
    assert_eq!(metadata.title.as_deref(), Some("县委召开会议"));
    assert_eq!(metadata.publisher.as_deref(), Some("某县日报"));
    assert_eq!(metadata.date.map(|d| d.to_string()).as_deref(), Some("2020-06-12"));
    assert_eq!(metadata.authors, ["祁某"]);
}

#[test]
fn an_article_goes_on_behind_a_box_of_links() {
    let article =
        "县委书记主持会议，会议研究了机构改革的各项工作，并对下一步的任务作出了全面的安排。\n".repeat(6);
    let document = text(&format!("县委召开会议\n相关链接\n一条旧闻\n{article}"));
    assert_eq!(of_kind(&document, BlockKind::Paragraph).len(), 6);
    assert_eq!(of_kind(&document, BlockKind::Boilerplate), ["相关链接", "一条旧闻"]);
}

#[test]
fn a_notice_is_dated_and_published_by_its_signature() {
    let notice = "某市人民政府\n关于甲同志任职的通知\n\n各县区人民政府：\n任命：\n甲同志为市司法局副局长。\n\n\u{3000}\
        \u{3000}某市人民政府\n\u{3000}\u{3000}二〇二〇年八月二十日\n抄送：市委办公室。";
    let metadata = text(notice).metadata;
    assert_eq!(metadata.title.as_deref(), Some("某市人民政府关于甲同志任职的通知"));
    assert_eq!(metadata.publisher.as_deref(), Some("某市人民政府"));
    assert_eq!(metadata.date.map(|d| d.to_string()).as_deref(), Some("2020-08-20"));
}

#[test]
fn markdown_headings_and_rows_lose_their_marks() {
    let document = document(
        MediaType::Markdown,
        "# 县委召开会议\n\n县委书记**田某**主持。\n\n| 职务 | 姓名 |\n|---|---|\n| 组长 | 田某 |\n",
    );
    assert_eq!(document.normal, "县委召开会议\n县委书记田某主持。\n职务\t姓名\n组长\t田某");
    assert_eq!(document.metadata.title.as_deref(), Some("县委召开会议"));
}
