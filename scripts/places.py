#!/usr/bin/env python3
"""Derive lexicon/places.tsv, place_short.tsv and place_former.tsv from the table of yescallop/areacodes (CC0 1.0).

    scripts/places.py AREACODES.csv [LEXICON_FOLDER]

The short names follow from the full ones: the level word and, in autonomous areas, the names of the peoples go.
What custom shortens otherwise is in EXCEPTIONS; what would be mistaken for something else is in DROPPED.
"""
import collections
import csv
import re
import sys
from pathlib import Path

LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
USELESS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# The longest first; 维吾尔自治区 and 回族自治区 are handled by the same list.
PEOPLES = sorted(
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 "
    "高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 "
    "塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族 "
    "维吾尔 蒙古 哈萨克 柯尔克孜 锡伯 塔吉克".split(),
    key=len,
    reverse=True,
)
EXCEPTIONS = {
    "内蒙古": "内蒙古自治区",
    "博州": "博尔塔拉蒙古自治州",
    "巴州": "巴音郭楞蒙古自治州",
    "克州": "克孜勒苏柯尔克孜自治州",
    "锡盟": "锡林郭勒盟",
    "阿盟": "阿拉善盟",
    "兴安盟": "兴安盟",
    "西双版纳州": "西双版纳傣族自治州",
    "版纳州": "西双版纳傣族自治州",
    "鄂伦春旗": "鄂伦春自治旗",
    "鄂温克旗": "鄂温克族自治旗",
    "莫旗": "莫力达瓦达斡尔族自治旗",
    "莫力达瓦旗": "莫力达瓦达斡尔族自治旗",
    "达斡尔旗": "莫力达瓦达斡尔族自治旗",
    "东乡县": "东乡族自治县",
    "前郭县": "前郭尔罗斯蒙古族自治县",
    "喀左县": "喀喇沁左翼蒙古族自治县",
    "阜蒙县": "阜新蒙古族自治县",
    "杜蒙县": "杜尔伯特蒙古族自治县",
    "和丰县": "和布克赛尔蒙古自治县",
    "和布克赛尔县": "和布克赛尔蒙古自治县",
    "察县": "察布查尔锡伯自治县",
    "塔县": "塔什库尔干塔吉克自治县",
    "伊通县": "伊通满族自治县",
    "长白县": "长白朝鲜族自治县",
    "积石山县": "积石山保安族东乡族撒拉族自治县",
    "张家川县": "张家川回族自治县",
    "双江县": "双江拉祜族佤族布朗族傣族自治县",
    "科左中旗": "科尔沁左翼中旗",
    "科左后旗": "科尔沁左翼后旗",
    "科右前旗": "科尔沁右翼前旗",
    "科右中旗": "科尔沁右翼中旗",
    "察右前旗": "察哈尔右翼前旗",
    "察右中旗": "察哈尔右翼中旗",
    "察右后旗": "察哈尔右翼后旗",
    "达茂旗": "达尔罕茂明安联合旗",
    "土左旗": "土默特左旗",
    "土右旗": "土默特右旗",
    "阿旗": "阿鲁科尔沁旗",
    "克旗": "克什克腾旗",
    "翁旗": "翁牛特旗",
    "东乌旗": "东乌珠穆沁旗",
    "西乌旗": "西乌珠穆沁旗",
    "苏左旗": "苏尼特左旗",
    "苏右旗": "苏尼特右旗",
    "阿左旗": "阿拉善左旗",
    "阿右旗": "阿拉善右旗",
    "新左旗": "新巴尔虎左旗",
    "新右旗": "新巴尔虎右旗",
    "陈旗": "陈巴尔虎旗",
    "伊旗": "伊金霍洛旗",
    "准旗": "准格尔旗",
    "达旗": "达拉特旗",
    "鄂前旗": "鄂托克前旗",
    "乌前旗": "乌拉特前旗",
    "乌中旗": "乌拉特中旗",
    "乌后旗": "乌拉特后旗",
    "杭后旗": "杭锦后旗",
    "扎旗": "扎鲁特旗",
    "神农架": "神农架林区",
    "呼市": "呼和浩特市",
    "乌市": "乌鲁木齐市",
    "哈市": "哈尔滨市",
    "石市": "石家庄市",
    "香港": "香港特别行政区",
    "澳门": "澳门特别行政区",
    "香港特区": "香港特别行政区",
    "澳门特区": "澳门特别行政区",
    "塔什库尔干县": "塔什库尔干塔吉克自治县",
    "大兴安岭": "大兴安岭地区",
}
# Ordinary words, other places of the same name, or names that mean a larger region.
DROPPED = {"吉林", "来宾", "自治", "台湾", "海南", "河南", "白银", "保安", "中山", "安顺", "日照", "黄山", "安康", "东方", "长治", "大同",
           "互助", "通道", "大通", "大化", "大厂", "三江", "双江", "河口", "沿河", "石林", "白沙", "青龙", "新平", "玉龙", "秀山", "紫云",
           "金平", "江城", "长白", "连山", "元江", "民和", "清原", "昌江", "江华", "城步"}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["名称"] not in USELESS:
                yield row


def place_rows(rows):
    for row in rows:
        level = LEVELS[row["级别"]]
        prefecture = row["二级行政区"]
        if prefecture == "直辖" or level == "province":
            prefecture = ""
        if level == "prefecture":
            prefecture = row["名称"]
        province = row["一级行政区"]
        yield (row["代码"], row["名称"], level, province, prefecture, row["启用时间"], row["变更/弃用时间"], row["新代码"])


def without_peoples(stem):
    """The stem without the peoples' names at its end, or as it is where nothing else would be left."""
    while True:
        people = next((p for p in PEOPLES if stem.endswith(p) and len(stem) - len(p) >= 2), None)
        if people is None:
            return stem
        stem = stem[: -len(people)]


def short_names(name, level):
    for word, kept in (("自治区", ""), ("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if name.endswith(word):
            short = without_peoples(name[: -len(word)])
            if kept and short.endswith("族"):
                return
            yield short + kept
            # 石柱自治县, 恩施自治州
            if kept:
                yield short + word
            if kept == "州" and len(short) >= 3 or kept in "县旗" and kept and len(short) >= 2:
                yield short
            return
    if level == "province" and len(name) > 2:
        yield re.sub("(省|市|特别行政区)$", "", name)
    if level == "prefecture" and name.endswith("市") and len(name) >= 3:
        yield name[:-1]
    if level == "prefecture" and name.endswith("地区") and len(name) >= 4:
        yield name[:-2]


def short_rows(rows):
    found = {}
    order = {"province": 0, "prefecture": 1, "county": 2}
    # A short name may be the name that a county bore before it became autonomous. In use before former, higher before lower: the first to claim a short name has it.
    rows = sorted(rows, key=lambda r: (r[6] != "", order[r[2]], r[0]))
    names = {r[1] for r in rows if r[6] == ""}
    for row in rows:
        if row[6] != "" and (row[6] < "2000" or row[1].endswith("地区")):
            continue
        for short in short_names(row[1], row[2]):
            wanted = row[2] == "province" or short not in DROPPED
            if wanted and short != row[1] and short not in names and len(short) >= 2:
                found.setdefault(short, (row[1], row[2]))
    levels = {}
    for row in rows:
        levels.setdefault(row[1], row[2])
    for short, full in EXCEPTIONS.items():
        if short != full:
            found[short] = (full, levels[full])
    return [(short, full, level) for short, (full, level) in found.items()]


MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}


def full_name(row):
    """The name as bodies bear it: counties and districts with their prefecture or municipality, others alone."""
    _, name, level, province, prefecture, *_ = row
    if level != "county" or name.endswith("市"):
        return name
    return (prefecture or (province if province in MUNICIPALITIES else "")) + name


def next_division(row, rows, by_code, heirs):
    """The division that begins when this one ends and has no other before it; None where there is no such one."""
    code, _, level, *_, end, successors = row
    same = [r for r in by_code[code] if r[5] == end and r is not row]
    if level == "prefecture":
        if not same:
            # The prefecture that all its counties went to, if it began then.
            counties = [r for r in rows if r[2] == "county" and r[4] == row[4] and r[6] == end]
            found = {s[4] for c in counties for s in by_code[c[7]] if s[5] == end}
            same = [r for r in rows if r[2] == level and {r[1]} == found and r[5] == end]
        return same[0] if len(same) == 1 else None
    if not successors or ";" in successors or "[" in successors:
        return None
    began = [r for r in by_code[successors] if r[5] == end and r is not row]
    alone = len(heirs[successors, end]) == 1
    return began[0] if len(began) == 1 and began[0][2] == level and alone else None


def former_rows(rows):
    by_code, heirs, found = {}, {}, {}
    for row in rows:
        by_code.setdefault(row[0], []).append(row)
        for successor in filter(None, row[7].split(";")):
            heirs.setdefault((successor.split("[")[0], row[6]), set()).add(row[:2])
    by_code = collections.defaultdict(list, by_code)
    in_use = {full_name(r) for r in rows if r[6] == ""}
    for row in rows:
        if row[6] == "":
            continue
        last, year = row, row[6]
        while last is not None and last[6] != "":
            year = last[6]
            last = next_division(last, rows, by_code, heirs)
        found.setdefault(full_name(row), set()).add((full_name(last) if last else "", year))
    for name, ends in found.items():
        targets = {target for target, _ in ends}
        if name not in in_use and len(targets) == 1 and targets != {""} and targets != {name}:
            yield name, targets.pop(), max(year for _, year in ends)


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for line in head:
            file.write(f"# {line}\n")
        for row in sorted(set(rows)):
            file.write("\t".join(row) + "\n")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = Path(sys.argv[2] if len(sys.argv) == 3 else Path(__file__).resolve().parent.parent / "lexicon")
    rows = list(place_rows(read(sys.argv[1])))
    write(
        folder / "places.tsv",
        [
            "Divisions of China at county level and above since 1981. Made by scripts/places.py from yescallop/areacodes, CC0 1.0.",
            "Columns: code (GB/T 2260), name, level (province, prefecture, county), province, prefecture (its own name for a prefecture;",
            "empty for provinces, for districts and counties of a municipality and for those that a province administers itself),",
            "from year, to year (empty: in use), successor codes (with ; between them, [year] where the change is older than the end).",
            "城区, 矿区 and 郊区 are names only right after that of their prefecture.",
        ],
        rows,
    )
    write(
        folder / "place_short.tsv",
        [
            "Customary short names of divisions. Columns: short name, full name, level. Made by scripts/places.py.",
            "Those of provinces and prefectures that end in no level word (江苏, 苏州) are also the beginnings of other names:",
            "the longest match and what follows decide.",
        ],
        short_rows(rows),
    )
    write(
        folder / "place_former.tsv",
        [
            "Former full names of divisions that go on under another: renamed, re-coded, turned from county to city or district,",
            "or come under another prefecture. Not those that were split or merged. Made by scripts/places.py from",
            "yescallop/areacodes, CC0 1.0. Columns: former name, present name, year of the last change.",
        ],
        former_rows(rows),
    )


if __name__ == "__main__":
    main()
