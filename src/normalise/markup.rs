//! What the names in a page's markup mean: elements, and the class names usual on government and news sites.

/// Whether a text is HTML, whatever it is called: most of its lines hold elements that begin or end lines.
pub(super) fn is_html(text: &str) -> bool {
    const ELEMENTS: [&str; 9] = ["<p>", "<p ", "</p>", "<br", "<div", "</div>", "<td", "</td>", "<tr"];
    const LEAST: usize = 3;
    if memchr::memchr(b'<', text.as_bytes()).is_none() {
        return false;
    }
    let all = ELEMENTS.iter().map(|element| text.matches(element).count()).sum::<usize>();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let marked = || lines().filter(|line| ELEMENTS.iter().any(|element| line.contains(element)));
    all >= LEAST && marked().count() * 2 > lines().count()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Title,
    Heading(u8),
    Paragraph,
    Table,
    Row,
    Cell,
    List,
    Item,
    Link,
    Preformatted,
    /// Any other element that starts a line.
    Block,
    Navigation,
    Footer,
    Hidden,
    Break,
    Rule,
    Meta,
    /// Elements without content.
    Void,
    /// Anything inside a line.
    Other,
}

impl Tag {
    pub fn of(name: &[u8]) -> Self {
        match name.to_ascii_lowercase().as_slice() {
            b"title" => Self::Title,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(level - b'0'),
            b"p" => Self::Paragraph,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"ul" | b"ol" | b"dl" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"a" => Self::Link,
            b"pre" => Self::Preformatted,
            b"nav" | b"aside" | b"menu" => Self::Navigation,
            b"footer" => Self::Footer,
            b"div" | b"section" | b"article" | b"main" | b"header" | b"center" | b"blockquote" | b"body"
            | b"form" | b"fieldset" | b"figure" | b"figcaption" | b"caption" | b"tbody" | b"thead"
            | b"tfoot" | b"address" | b"details" | b"summary" | b"html" | b"head" | b"legend" => Self::Block,
            b"script" | b"style" | b"noscript" | b"iframe" | b"select" | b"option" | b"button"
            | b"textarea" | b"svg" | b"object" | b"template" | b"canvas" | b"audio" | b"video"
            | b"ucaptitleignore" => Self::Hidden,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"meta" => Self::Meta,
            b"img" | b"input" | b"link" | b"area" | b"base" | b"col" | b"embed" | b"param" | b"source"
            | b"track" | b"wbr" => Self::Void,
            _ => Self::Other,
        }
    }

    pub fn is_block(self) -> bool {
        !matches!(self, Self::Link | Self::Other | Self::Void | Self::Meta | Self::Break | Self::Hidden)
    }

    pub fn is_hidden(self) -> bool {
        self == Self::Hidden
    }
}

/// Which part of the page an element says it is. Of nested elements the greatest counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    #[default]
    Unknown,
    Title,
    /// Called like navigation, but such names also stand around articles.
    Doubtful,
    Boilerplate,
}

const BOILERPLATE: &[&str] = &[
    "nav",
    "navi",
    "navbar",
    "navigation",
    "mainnav",
    "topnav",
    "subnav",
    "menu",
    "submenu",
    "crumb",
    "crumbs",
    "breadcrumb",
    "breadcrumbs",
    "bread",
    "weizhi",
    "dqwz",
    "curpos",
    "share",
    "bdshare",
    "bdsharebuttonbox",
    "jiathis",
    "fenxiang",
    "related",
    "relate",
    "relation",
    "relnews",
    "rel",
    "xg",
    "xgwz",
    "xgyd",
    "xgxw",
    "xglj",
    "xgzx",
    "xgbd",
    "xgjd",
    "xgwj",
    "recommend",
    "tuijian",
    "ranking",
    "foot",
    "footer",
    "copyright",
    "sidebar",
    "toolbar",
    "friendlink",
    "friendlinks",
    "yqlj",
    "qrcode",
    "ewm",
    "prevnext",
    "pagenav",
    "comment",
    "comments",
    "pinglun",
    "advert",
    "advertisement",
    "login",
    "search",
    "sitemap",
];

const DOUBTFUL: &[&str] = &[
    "top", "topbar", "head", "header", "bottom", "pos", "position", "location", "path", "side", "hot",
    "hotnews", "links", "pager", "prev", "next", "float", "tags", "print", "tools", "ad", "ads", "banner",
    "logo",
];

/// Reads the part from an element's id and class names.
pub(super) fn part(tag: Tag, id: &str, class: &str) -> Part {
    match tag {
        Tag::Navigation | Tag::Footer => return Part::Boilerplate,
        // A name on the whole page says nothing about its parts.
        Tag::Block
        | Tag::List
        | Tag::Item
        | Tag::Paragraph
        | Tag::Table
        | Tag::Cell
        | Tag::Row
        | Tag::Other
        | Tag::Heading(_) => {}
        _ => return Part::Unknown,
    }
    let words = || id.split_ascii_whitespace().chain(class.split_ascii_whitespace());
    let mut found = Part::Unknown;
    for name in words() {
        let name = name.to_ascii_lowercase();
        for word in name.split(['-', '_']) {
            let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let part = if BOILERPLATE.contains(&word) {
                Part::Boilerplate
            } else if DOUBTFUL.contains(&word) {
                Part::Doubtful
            } else if matches!(word, "title" | "biaoti" | "headline" | "arttitle" | "articletitle") {
                Part::Title
            } else {
                Part::Unknown
            };
            found = found.max(part);
        }
    }
    found
}

/// `display:none` in a style attribute.
pub(super) fn is_hidden(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().contains("display:none")
}
