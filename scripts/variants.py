#!/usr/bin/env python3
"""Say the example sentences otherwise, and count the facts that get lost.

    variants.py BINARY [--show N]

Every example in lexicon/examples is read as it stands and with words added or exchanged that change no fact: adverbs
between a body and its verb, by whose order it acts, other words for the same deed. Dates and the names of meetings are
not compared. Some losses are right (a label is no longer one with an adverb before it); many at one change show a rule
that knows a single way of saying a thing.
"""
import argparse
import json
import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "lexicon" / "examples"
VERBS = "召开|组建|成立|设立|撤销|印发|发布|将|任命|决定|研究|审议|听取"
SUBJECT = re.compile(rf"^((?:\d+月\d+日，)?(?:[省市县区][委政][\u4e00-\u9fff]{{0,4}}?|[\u4e00-\u9fff]{{2,6}}[县市区省])(?={VERBS}))")
# what may open a sentence
OPENINGS = ["近日，", "据悉，", "根据工作需要，", "为加强领导，", "此外，", "*", "●", "\u3000\u3000"]
# what may stand between a body and its verb
BETWEEN = ["近日", "正式", "统一", "依法", "先后", "首次", "联合", "按照上级要求，", "根据工作需要，"]
# other words for the same
EXCHANGED = [
    ("主持会议", "主持了会议"), ("参加会议", "参加了会议"), ("出席会议", "出席了会议"), ("更名为", "改名为"),
    ("设在", "设立在"), ("整合", "优化整合"), ("划入", "整体划入"), ("审议通过", "审议通过了"), ("研究了", "研究"),
    ("听取了", "听取"), ("传达学习", "集中传达学习"), ("任命", "决定任命"), ("不再担任", "不再兼任"),
    ("担任", "任"), ("印发", "下发"), ("当选为", "当选"), ("讲话", "作重要讲话"), ("（", "("), ("，", "， "),
    ("3月6日，", "3月6日上午，"), ("3月6日，", "3月6日上午"), ("3月6日，", "3月6日"), ("3月4日，", "3月4日下午"),
    ("印发", "颁布"), ("印发", "出台"), ("印发", "研究制定并印发"), ("成立", "设立"), ("设立", "成立"), ("撤销", "取消"),
    ("参加会议", "参会"), ("兼任", "兼"), ("接任", "继任"), ("免去", "免除"), ("任组长", "为组长"), ("听取了", "分别听取了"),
]


def examples():
    for path in sorted(EXAMPLES.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = line.split("\t")
            if not line.startswith("#") and len(cells) >= 3 and cells[2] != "-":
                yield f"{path.stem}:{number}", cells[0].replace("|", "\n"), cells[1].split("|")


def extract(binary, documents):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.jsonl"
        rows = (json.dumps({"id": id, "text": f"{head}\n" + "\n".join(lines)}, ensure_ascii=False) for id, head, lines in documents)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        said = subprocess.run([binary, "extract", path], capture_output=True, text=True, check=True).stdout
    facts = defaultdict(set)
    for line in said.splitlines():
        fact = json.loads(line)
        keys = {"doc", "evidence", "confidence", "date", "name"} | (set() if fact["relation"] == "reforms" else {"from", "to"})
        if fact["relation"] not in ("document", "meeting"):
            kept = {key: value for key, value in fact.items() if key not in keys}
            facts[fact["doc"]].add(json.dumps(kept, ensure_ascii=False, sort_keys=True))
    return facts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--show", type=int, default=0, help="so many of the sentences that lost something")
    options = parser.parse_args()
    documents = list(examples())
    base = extract(options.binary, documents)
    total = sum(map(len, base.values()))
    changes = [(f"{w} …", lambda lines, w=w: [w + lines[0], *lines[1:]]) for w in OPENINGS]
    changes += [(f"body {w} verb", lambda lines, w=w: [SUBJECT.sub(lambda m: m.group(1) + w, l) for l in lines]) for w in BETWEEN]
    changes += [(f"{a} → {b}", lambda lines, a=a, b=b: [l.replace(a, b) for l in lines]) for a, b in EXCHANGED]
    print(f"\n== the examples said otherwise: facts lost of {total}")
    for label, change in changes:
        facts = extract(options.binary, [(id, head, change(lines)) for id, head, lines in documents])
        lost = {id: base[id] - facts[id] for id in base if base[id] - facts[id]}
        print(f"{label:<24}{sum(map(len, lost.values())):>6}")
        for id in sorted(lost)[: options.show]:
            print(f"    {id}  {sorted(lost[id])[0]}")


if __name__ == "__main__":
    main()
