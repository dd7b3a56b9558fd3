"""Changes of a document that change no fact, or change it only by a known renaming.

Each change takes a document (text, gold facts) and returns the bytes to read and the gold facts to expect.
Everything random is drawn from the name of the change and of the document, so that two runs agree.
Script and pinyin need the Python packages opencc-python-reimplemented and pypinyin, substitution of persons
needs jieba (to leave alone the names that are words as well); a change whose package is missing is skipped
with a line that says so. `make eval` installs them into a virtual environment.
"""
import csv
import json
import random
import re
from dataclasses import dataclass, replace

HAN = "\u4e00-\u9fff"
SINGLE = ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文")
RARE = "仉亓佘佟仝冼利匡卞卜句咸哈嵇宁宓宦尚岑嵩库应忻惠懋戎戚扈拓揭敖晁晏暴查柏桂桑楚楼母毋水沃法洛海涂淡渠湛满漆牟狄生盖相矫祁禹糜缪羊老臧良荀莘萨蒲蔺裘褚訾谈贡费车逄边郎郜郦都酆钮闻闵阚隗雍靳鞠须顿鱼鲜鹿麦麻"
COMPOUND = "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐".split()
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国志文永辉春梅东晓燕立新海波云飞鹏宇浩然思远子涵雨泽欣怡博文俊宏成达安康庆丰书瑶景行守仁怀民望舒映雪承宗继先"
WORDS = "高兴 安康 常青 黄河 万里 白雪 江山 金星 马达 牛奋 成功 和平 向前 时光 方向 温泉 康乐 申明 明确 安全 文明 童话 罗列 宁静 关心 毛毯 石林 林场 水平 经理 主干 书香 张家界 部落".split()
DOTTED = ("艾合买提 阿不来提 买买提 吐尔逊 玉素甫 卡德尔 依明 努尔 热合曼 古丽娜尔 帕提古丽 巴合提 阿迪力 木合塔尔 "
          "阿依古丽 赛福鼎 库尔班 吾买尔 沙塔尔 叶尔肯 哈米提 迪丽达尔").split()
UNDOTTED = ("扎西顿珠 次仁旺堆 格桑卓玛 旦增平措 洛桑江村 巴桑次仁 德吉央宗 多吉才让 索朗旺姆 斯琴高娃 巴特尔 乌云其其格 "
            "阿古拉 苏日娜 宝音德力格尔 朝鲁门 那顺巴雅尔 达瓦次仁 边巴扎西 齐美多吉").split()
TITLE_AFTER_SURNAME = "书记|副书记|市长|副市长|县长|副县长|区长|副区长|省长|副省长|州长|部长|副部长|主任|副主任|局长|厅长|主席|秘书长|专员|镇长|乡长|校长|院长|处长"


@dataclass(frozen=True)
class Doc:
    """One input file: `text` is decoded; `facts` are the gold facts of all documents in the file."""
    name: str
    ending: str
    text: str
    facts: tuple
    raw: bytes = b""


def decode(raw):
    """The text of a fixture file, whatever its encoding."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    for encoding in ("utf-8-sig", "gb18030", "big5"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and re.search("[\u3100-\u312f\ue000-\uf8ff]", text):
            continue
        return text
    return raw.decode("big5", errors="replace")


def chance(*parts):
    return random.Random("/".join(parts))


# ---------------------------------------------------------------- where a change may touch the text

MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->|<[^>]*>|&[#\w]+;", re.S | re.I)


def over_text(doc, change):
    """`doc.text` with `change` applied to what is read: not to markup, and only to the text fields of JSON."""
    if doc.ending == "jsonl":
        lines = []
        for line in doc.text.splitlines():
            if line.strip():
                record = json.loads(line)
                for key in ("title", "text"):
                    if key in record:
                        record[key] = change(record[key])
                lines.append(json.dumps(record, ensure_ascii=False))
        return "\n".join(lines) + "\n"
    if doc.ending != "html":
        return change(doc.text)
    out, at = [], 0
    for tag in MARKUP.finditer(doc.text):
        out += [change(doc.text[at:tag.start()]), tag.group()]
        at = tag.end()
    return "".join(out) + change(doc.text[at:])


def over_facts(facts, change):
    """The facts with `change` applied to each string but the keys that are ids or codes."""
    fixed = {"doc", "relation", "meeting", "action", "status", "date", "from_date", "evidence"}

    def deep(key, value):
        if isinstance(value, list):
            return [deep(key, v) for v in value]
        return change(value) if isinstance(value, str) and key not in fixed else value

    return tuple({k: deep(k, v) for k, v in f.items()} for f in facts)


def persons(doc):
    found = set()
    for f in doc.facts:
        found.update([f["person"]] if f.get("person") else [])
        found.update(f.get("author") or [] if isinstance(f.get("author"), list) else [])
    return sorted(found, key=lambda n: (-len(n), n))


# ---------------------------------------------------------------- script, noise, width

def script(config):
    def change(doc):
        from opencc import OpenCC
        return replace(doc, text=over_text(doc, OpenCC(config).convert))
    return change


traditional = script("s2t")


def noise(share, first=None):
    def change(doc):
        from pypinyin import Style, pinyin
        doc = first(doc) if first else doc
        rng = chance("noise", str(share), doc.name)

        def mark(text):
            syllables = [s[0] for s in pinyin(list(text), style=Style.TONE, errors=lambda c: [""])] if text else []
            out = []
            for i, c in enumerate(text):
                out.append(c)
                follows = text[i + 1:i + 2]
                if re.match(f"[{HAN}]", c) and follows not in "(（" and rng.random() < share and i < len(syllables) and syllables[i]:
                    out.append(f"({syllables[i]})")
            return "".join(out)

        return replace(doc, text=over_text(doc, lambda t: "".join(map(mark, re.split(r"(\n)", t)))))
    return change


def half_width(doc):
    table = str.maketrans("，：；！？（）", ",:;!?()")
    return replace(doc, text=over_text(doc, lambda t: t.translate(table)))


def full_width(doc):
    pairs = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}

    def change(text):
        text = re.sub(f"(?<=[{HAN}”》〉])[,:;!?](?!\\d)", lambda m: pairs[m.group()], text)
        return re.sub(f"\\((?=[{HAN}])([^()a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*)\\)", r"（\1）", text)
    return replace(doc, text=over_text(doc, change))


def full_width_digits(doc):
    table = str.maketrans("0123456789", "０１２３４５６７８９")
    return replace(doc, text=over_text(doc, lambda t: t.translate(table)))


def blanks_in_names(doc):
    rng = chance("blanks", doc.name)

    def change(text):
        for name in persons(doc):
            if len(name) == 2 and name in text:
                text = text.replace(name, name[0] + rng.choice([" ", "\u3000", "\u00a0", "  "]) + name[1])
        return text
    return replace(doc, text=over_text(doc, change))


def breaks_in_names(doc):
    """A line break in every third name, in the first place where it stands within a line."""
    if doc.ending == "jsonl":
        return doc
    rng = chance("breaks", doc.name)

    def change(text):
        for name in persons(doc):
            inside = re.search(f"(?<=[{HAN}，、,]){re.escape(name)}(?=[{HAN}，、,。])", text)
            if inside and "·" not in name and rng.random() < 1 / 3:
                cut = inside.start() + len(name) - 1
                text = text[:cut] + "\n" + text[cut:]
        return text
    return replace(doc, text=over_text(doc, change))


def zero_width(doc):
    rng = chance("zero", doc.name)

    def change(text):
        return re.sub(f"(?<=[{HAN}])(?=[{HAN}])", lambda m: rng.choice(["\u200b", "\ufeff", "\u200c"]) if rng.random() < 0.05 else "", text)
    return replace(doc, text=over_text(doc, change))


def over_lines(change):
    """Of plain texts alone: each line that holds something, changed."""
    def changed(doc):
        if doc.ending != "txt":
            return doc
        lines = re.split(r"(\r?\n)", doc.text)
        return replace(doc, text="".join(change(line) if line.strip() else line for line in lines))
    return changed


def doubled_commas(doc):
    return replace(doc, text=over_text(doc, lambda t: t.replace("，", "，，").replace("、", "，、")))


def cut_by_number(width):
    """Line breaks after so many characters, as old converters set them."""
    return over_lines(lambda line: "\n".join(line[at:at + width] for at in range(0, len(line), width)))


def escaped_breaks(doc):
    if doc.ending != "txt":
        return doc
    return replace(doc, text=re.sub(r"\r?\n", r"\\n", doc.text.rstrip()))


# ---------------------------------------------------------------- encodings and wrapping

def encoded(encoding, first=None):
    def change(doc):
        if doc.ending == "jsonl":
            return doc
        doc = first(doc) if first else doc
        text = re.sub(r"(?i)(charset=[\"']?)[\w-]+", lambda m: m.group(1) + encoding, doc.text)
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            keep = {c for c in set(text) if encodes(c, encoding)}
            if len(set(text) - keep) > 3:
                return doc
            raw = "".join(c if c in keep else "□" for c in text).encode(encoding, errors="replace")
        return replace(doc, text=text, raw=raw)
    return change


def encodes(char, encoding):
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


NAVIGATION = """<div class="header"><a href="/">首页</a><a href="/gk/">政务公开</a><a href="/fw/">办事服务</a><a href="/hd/">互动交流</a></div>
<div class="crumb">您当前的位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻中心</a> &gt; 正文</div>"""
FOOTER = """<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a> 【打印】【关闭】 字号：大 中 小</div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/1.html">市长王建国主持召开市政府常务会议</a></li><li><a href="/2.html">李卫东任市财政局局长</a></li><li><a href="/3.html">我市召开机构改革动员大会</a></li></ul></div>
<div class="footer">主办单位：某市人民政府办公室　版权所有　网站标识码：0000000001　ICP备00000000号</div>"""


def in_html(doc):
    if doc.ending != "txt":
        return doc
    escape = doc.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # the first line of a page is its headline
    head, first, rest = "", *escape.lstrip("\ufeff\r\n ").partition("\n")[::2]
    if rest.strip() and len(first) <= 60 and not re.search("[。；，,]", first):
        head, escape = f"<h1>{first.strip()}</h1>\n", rest
    paragraphs = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", escape.replace("\r\n", "\n")) if part.strip()]
    body = head + "\n".join("<p>" + part.replace("\n", "<br>\n") + "</p>" for part in paragraphs)
    page = (f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>信息公开</title>\n'
            f"<style>p{{line-height:2}}</style><script>var a='市长';</script></head>\n<body>{NAVIGATION}\n"
            f'<div class="article">\n{body}\n</div>\n{FOOTER}</body></html>\n')
    return replace(doc, ending="html", text=page)


# ---------------------------------------------------------------- other persons

def new_names(count=1000):
    """Undotted names: common and rare surnames, compound ones, minority names, names that are words."""
    rng, names = chance("names"), list(WORDS) + list(UNDOTTED)
    while len(names) < count:
        surname = rng.choice([rng.choice(SINGLE), rng.choice(SINGLE), rng.choice(RARE), rng.choice(COMPOUND)])
        name = surname + "".join(rng.sample(GIVEN, rng.choice([1, 2, 2])))
        if name not in names:
            names.append(name)
    return names


def surname(name):
    return name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]


def other_persons(number):
    def change(doc):
        import jieba
        jieba.setLogLevel(60)
        jieba.initialize()
        rng = chance("persons", str(number), doc.name)
        # In traditional or noisy pages the gold name does not stand in the text: such names stay.
        known = [n for n in persons(doc) if n in doc.text and n != "习近平" and not (len(n) < 4 and jieba.dt.FREQ.get(n, 0) > 3)]
        taken, pairs = set(persons(doc)), {}
        pool = new_names()
        for name in known:
            titled = re.search(f"(?<![{HAN}]){surname(name)}(?:{TITLE_AFTER_SURNAME})|[，。、；：“\\n]{surname(name)}(?:{TITLE_AFTER_SURNAME})", doc.text)
            while True:
                new = "·".join(rng.sample(DOTTED, name.count("·") + 1)) if "·" in name else rng.choice(pool)
                sound = new not in doc.text and new not in taken and not any(new in t or t in new for t in taken)
                if sound and not (titled and (new in UNDOTTED or new in WORDS)) and ("·" not in name or new.split("·")[0] not in doc.text):
                    break
            taken.add(new)
            pairs[name] = new
        if not pairs:
            return doc
        swap = {}
        for old, new in pairs.items():
            swap[old] = new
            if "·" in old:
                swap.setdefault(old.split("·")[0], new.split("·")[0])
        pattern = re.compile("|".join(sorted(map(re.escape, swap), key=lambda k: (-len(k), k))))
        unique = {}
        for old, new in pairs.items():
            if "·" not in old:
                unique.setdefault(surname(old), set()).add(surname(new))
        short = {s: next(iter(v)) for s, v in unique.items() if len(v) == 1}
        after = re.compile(f"(^|[^{HAN}])({'|'.join(map(re.escape, sorted(short, key=lambda k: -len(k)))) or '(?!)'})(?={TITLE_AFTER_SURNAME})", re.M)

        def text(t):
            t = after.sub(lambda m: m.group(1) + short[m.group(2)], t)
            return pattern.sub(lambda m: swap[m.group()], t)
        return replace(doc, text=over_text(doc, text), facts=over_facts(doc.facts, lambda v: pattern.sub(lambda m: swap[m.group()], v)))
    return change


# ---------------------------------------------------------------- other places

def load_places(path):
    """prefecture -> counties, of all divisions in force since 1990 or before; (province, prefecture) as key."""
    tree = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["状态"] != "在用" or int(row["启用时间"] or 9999) > 2000:
                continue
            if row["级别"] == "地级":
                tree.setdefault((row["一级行政区"], row["名称"]), [])
            elif row["级别"] == "县级" and row["二级行政区"] and row["二级行政区"] != "直辖":
                tree.setdefault((row["一级行政区"], row["二级行政区"]), []).append(row["名称"])
    return {k: [c for c in v if len(c) > 2] for k, v in tree.items()}


def kind_of(place):
    for suffix in ("自治州", "自治县", "地区", "市", "县", "区", "盟", "旗"):
        if place.endswith(suffix):
            return suffix
    return ""


def stem(place):
    kind = kind_of(place)
    return place[:-len(kind)] if kind else place


def other_places(number, tree):
    """Another prefecture of the same province, and other counties in it, kind by kind."""
    def change(doc):
        rng = chance("places", str(number), doc.name)
        strings = json.dumps(doc.facts, ensure_ascii=False)
        here = [(province, city) for province, city in tree
                if stem(city) in doc.text and len(stem(city)) > 1 and kind_of(city) in ("市", "地区", "盟") and city in strings]
        if not here:
            return doc
        swap, used = {}, set()
        for province, city in sorted(here):
            mine = [c for c in tree[province, city] if c in doc.text and kind_of(c) in ("市", "县", "区", "旗")]
            fit = []
            for p, c in sorted(tree):
                if p != province or kind_of(c) != kind_of(city) or c in swap or (p, c) in here or c in used:
                    continue
                if stem(c) in doc.text or len(stem(c)) < 2:
                    continue
                pools = {k: [x for x in tree[p, c] if kind_of(x) == k and stem(x) not in doc.text and len(stem(x)) > 1] for k in "市县区旗"}
                if all(len(pools[k]) >= sum(1 for x in mine if kind_of(x) == k) for k in pools):
                    fit.append((c, pools))
            if not fit:
                return doc
            new, pools = rng.choice(fit)
            used.add(new)
            swap[city] = new
            swap[stem(city)] = stem(new)
            for county in mine:
                other = pools[kind_of(county)].pop(rng.randrange(len(pools[kind_of(county)])))
                swap[county] = other
                if len(stem(county)) > 1:
                    swap.setdefault(stem(county), stem(other))
        pattern = re.compile("|".join(sorted(map(re.escape, swap), key=lambda k: (-len(k), k))))

        def rename(t):
            return pattern.sub(lambda m: swap[m.group()], t)
        return replace(doc, text=over_text(doc, rename), facts=over_facts(doc.facts, rename))
    return change


# ---------------------------------------------------------------- report

def changes(shared):
    tree = load_places(shared / "data" / "areacodes.csv")
    return [
        ("other persons", [other_persons(n) for n in range(5)]),
        ("other places", [other_places(n, tree) for n in range(5)]),
        ("traditional script", [traditional]),
        ("pinyin noise 10%", [noise(0.1)]),
        ("pinyin noise 60%", [noise(0.6)]),
        ("traditional, pinyin 60%", [noise(0.6, traditional)]),
        ("half-width punctuation", [half_width]),
        ("full-width punctuation", [full_width]),
        ("full-width digits", [full_width_digits]),
        ("blanks in names", [blanks_in_names]),
        ("line breaks in names", [breaks_in_names]),
        ("zero-width characters", [zero_width]),
        ("doubled commas", [doubled_commas]),
        ("marks of lists", [over_lines(lambda line: "- " + line)]),
        ("references to blanks", [over_lines(lambda line: "&nbsp;&nbsp;" + line)]),
        ("elements around lines", [over_lines(lambda line: f"<p>{line}</p>")]),
        ("escaped line breaks", [escaped_breaks]),
        ("lines of 40 characters", [cut_by_number(40)]),
        ("GB18030", [encoded("gb18030")]),
        ("Big5", [encoded("big5", script("s2tw"))]),
        ("UTF-16", [encoded("utf-16")]),
        ("HTML with navigation", [in_html]),
    ]


def report(score, binary, sets, extract, load_gold, Tally, folder, shared, show=None):
    """Prints the F1 lost under each change, against the same documents unchanged."""
    docs = []
    for _, inputs, gold_files in sets:
        for path, gold_file in zip(inputs, gold_files):
            raw = path.read_bytes()
            gold, _ = load_gold(score, [gold_file])
            facts = tuple(f for doc in gold.values() for f in doc)
            docs.append((Doc(path.stem, path.suffix[1:], decode(raw), facts, raw), sorted(gold)))

    def judge(variants, number):
        home = folder / str(number)
        home.mkdir(parents=True)
        paths = []
        for doc, _ in variants:
            path = home / f"{doc.name}.{doc.ending}"
            path.write_bytes(doc.raw or doc.text.encode("utf-8"))
            paths.append(path)
        facts = extract(binary, paths)
        tally = Tally(score)
        for doc, ids in variants:
            for id in ids:
                tally.add(id, [f for f in doc.facts if str(f["doc"]) == id], facts.get(id, []))
        return tally

    base = judge(docs, "base")
    print(f"\n== losses under changes that change no fact (points of F1; unchanged: core {100 * base.core():.1f}, all {100 * base.all():.1f})")
    print(f"{'change':<26}{'changed':>8}{'core':>8}{'loss':>7}{'all':>8}{'loss':>7}")
    for label, rounds in changes(shared):
        tallies, changed = [], 0
        try:
            for number, change in enumerate(rounds):
                variants = []
                for doc, ids in docs:
                    new = change(doc)
                    if new is doc or (new.text == doc.text and new.raw == doc.raw):
                        new = doc
                    else:
                        new = replace(new, raw=new.raw if new.raw != doc.raw else b"")
                        changed += 1
                    variants.append((new, ids))
                tallies.append(judge(variants, f"{label}-{number}".replace("/", " ")))
        except ImportError as error:
            print(f"{label:<26} SKIPPED: the Python package {error.name} is missing")
            continue
        core = sum(t.core() for t in tallies) / len(tallies)
        every = sum(t.all() for t in tallies) / len(tallies)
        print(f"{label:<26}{changed / len(rounds):8.0f}{100 * core:8.1f}{100 * (base.core() - core):7.1f}{100 * every:8.1f}{100 * (base.all() - every):7.1f}")
        if show == label:
            def plain(fact):
                return {k: v for k, v in fact.items() if k not in ("doc", "meeting", "evidence", "confidence")}

            known = {(sign, doc, json.dumps(plain(f), sort_keys=True)) for sign, doc, f in base.errors}
            for t in tallies:
                for sign, doc, fact in t.errors:
                    if (sign, doc, json.dumps(plain(fact), sort_keys=True)) not in known:
                        quote = (fact.get("evidence") or {}).get("text")
                        print(" ", sign, doc, json.dumps(plain(fact), ensure_ascii=False), f"<< {quote!r}" if quote else "")
