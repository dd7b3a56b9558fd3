#!/usr/bin/env python3
"""Score `reformgraph extract` on the development corpus and the seeds.

    scripts/eval.py [--only d,e] [--errors] [--by-doc] [--relation holds_office] [--metamorphic]

Needs the shared folder (corpus, gold facts, scorer), found through $REFORMGRAPH_SHARED or --shared.
Prints one table of relations for the seeds and one for the corpus, one of kinds of documents, one of how
often facts of a given confidence are right, and with --metamorphic one of what is lost under changes of the
documents that change no fact.

Exit status: 0; 1 when --min-core is given and not reached; 2 when something needed is missing.
"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINS = [(1.0, 1.01), (0.95, 1.0), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5)]


def fail(message):
    print(f"eval: {message}", file=sys.stderr)
    sys.exit(2)


def load_scorer(shared):
    path = shared / "eval" / "score.py"
    if not path.exists():
        fail(f"{path} does not exist; set REFORMGRAPH_SHARED to the folder that holds eval/ and corpus/")
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def find_binary(given):
    """The binary named on the command line, else the newest one that was built."""
    if given:
        return Path(given)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = [p for p in (target / "release" / "reformgraph", target / "debug" / "reformgraph") if p.exists()]
    if not built:
        fail(f"no binary in {target}; build one first (cargo build)")
    return max(built, key=lambda p: p.stat().st_mtime)


def extract(binary, inputs):
    """The facts of `inputs` by document; the output of the extractor is kept as it is."""
    run = subprocess.run([binary, "extract", *map(str, inputs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        fail(f"{binary} extract ended with {run.returncode}:\n{run.stderr.decode(errors='replace')}")
    if run.returncode == 1:
        print(run.stderr.decode(errors="replace").rstrip(), file=sys.stderr)
    facts = defaultdict(list)
    for line in run.stdout.decode("utf-8").splitlines():
        fact = json.loads(line)
        facts[str(fact["doc"])].append(fact)
    return facts


def load_gold(score, files):
    """Gold facts by document, and the gold file that each document belongs to."""
    gold, source = {}, {}
    for file in files:
        for doc, facts in score.load([file]).items():
            if facts or doc == file.stem:
                gold[doc] = facts
                source[doc] = file.stem
    # A file of several documents has no document of its own name.
    for file in files:
        if not gold.get(file.stem, True) and any(s == file.stem and d != file.stem for d, s in source.items()):
            del gold[file.stem], source[file.stem]
    return gold, source


class Tally:
    """Pairs, misses and inventions of a set of documents."""

    def __init__(self, score):
        self.score = score
        self.counts = defaultdict(lambda: [0, 0, 0])
        self.by_doc = {}
        self.errors = []
        self.judged = []  # (confidence, right)
        self.dated = [0, 0]
        self.titles = [0, 0]

    def add(self, doc, gold, predicted):
        s = self.score
        scored = [p for p in predicted if p["relation"] not in s.UNSCORED]
        pairs, missed, spurious = s.pair_up(s.fold_repeats(gold), s.fold_repeats(scored))
        pairs = [(g, p) for g, p in pairs if not g.get("optional")]
        missed = [g for g in missed if not g.get("optional")]
        own = defaultdict(lambda: [0, 0, 0])
        for g, p in pairs:
            own[g["relation"]][0] += 1
            self.judged.append((float(p.get("confidence", 1.0)), True))
            for key in ("date", "from", "to", "status"):
                if g.get(key):
                    self.dated[0] += 1
                    self.dated[1] += str(p.get(key)) == str(g.get(key))
        for p in spurious:
            own[p["relation"]][1] += 1
            self.judged.append((float(p.get("confidence", 1.0)), False))
            self.errors.append(("+", doc, p))
        for g in missed:
            own[g["relation"]][2] += 1
            self.errors.append(("-", doc, g))
        for relation, c in own.items():
            for k in range(3):
                self.counts[relation][k] += c[k]
        self.by_doc[doc] = own
        wanted = {(s.person_key(g["person"]), s.title_key(g["title"]))
                  for g in gold if g["relation"] == "holds_office" and not g.get("optional")}
        found = {(s.person_key(p.get("person")), s.title_key(p.get("title")))
                 for p in scored if p["relation"] == "holds_office"}
        self.titles[0] += len(wanted & found)
        self.titles[1] += len(wanted)

    def total(self, relations, counts=None):
        counts = self.counts if counts is None else counts
        return [sum(counts[r][k] for r in relations if r in counts) for k in range(3)]

    def core(self):
        return self.score.prf(*self.total(self.score.CORE))[2]

    def all(self):
        return self.score.prf(*self.total([r for r in self.score.RELATIONS if r != "document"]))[2]


def row(label, counts, score, width=14):
    if not sum(counts):
        return
    p, r, f = score.prf(*counts)
    pad = width - sum(1 for c in label if ord(c) > 0x2E80)
    print(f"{label:<{pad}}{p:7.3f}{r:7.3f}{f:7.3f}{counts[0]:6}{counts[1]:6}{counts[2]:6}")


def relation_table(name, tally, score):
    print(f"\n== {name}: {len(tally.by_doc)} documents")
    print(f"{'relation':<14}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}")
    for r in score.RELATIONS:
        if sum(tally.counts[r]):
            row(r, tally.counts[r], score)
    row("all", tally.total([r for r in score.RELATIONS if r != "document"]), score)
    row("core", tally.total(score.CORE), score)
    print(f"office found by person and title alone: {tally.titles[0]}/{tally.titles[1]}; "
          f"dates and status right where the fact is: {tally.dated[1]}/{tally.dated[0]}")


def kind_table(tally, source, kinds, score):
    groups = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    documents = defaultdict(int)
    for doc, own in tally.by_doc.items():
        kind = kinds.get(source[doc], "?")
        documents[kind] += 1
        for relation, c in own.items():
            for k in range(3):
                groups[kind][relation][k] += c[k]
    print(f"\n== core by kind of document\n{'kind':<40}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}")
    totals = {kind: tally.total(score.CORE, groups[kind]) for kind in documents}
    for kind in sorted(documents, key=lambda k: (score.prf(*totals[k])[2], k)):
        row(f"{kind} ({documents[kind]})" if documents[kind] > 1 else kind, totals[kind], score, 40)


def reliability_table(tallies):
    judged = [j for t in tallies for j in t.judged]
    print(f"\n== reliability: of the facts at a confidence, how many are right\n{'confidence':<14}{'facts':>7}{'right':>7}{'share':>8}")

    def line(label, chosen):
        right = sum(chosen)
        if chosen:
            print(f"{label:<14}{len(chosen):7}{right:7}{right / len(chosen):8.3f}")

    for low, high in BINS:
        label = "1.00" if low == 1.0 else f"{low:.2f} - {high - 0.01:.2f}"
        line(label, [ok for c, ok in judged if low - 1e-9 <= c < high - 1e-9])
    line(">= 0.90", [ok for c, ok in judged if c >= 0.9 - 1e-9])


def show_errors(tallies, relation):
    print()
    for tally in tallies:
        for sign, doc, fact in tally.errors:
            if relation and fact["relation"] not in relation:
                continue
            shown = {k: v for k, v in fact.items() if k not in ("doc", "evidence", "optional")}
            quote = (fact.get("evidence") or {}).get("text")
            print(sign, doc, json.dumps(shown, ensure_ascii=False), f"<< {quote!r}" if quote else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", help="the binary to score (default: the newest one built)")
    parser.add_argument("--shared", default=os.environ.get("REFORMGRAPH_SHARED"), help="folder with corpus/, seeds/ and eval/")
    parser.add_argument("--only", default="d,e,f", help="comma-separated beginnings of document names (default: all)")
    parser.add_argument("--no-seeds", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list what was missed (-) and invented (+)")
    parser.add_argument("--relation", help="comma-separated relations to which --errors is limited")
    parser.add_argument("--by-doc", action="store_true")
    parser.add_argument("--no-tables", action="store_true", help="leave out the tables of kinds and reliability")
    parser.add_argument("--metamorphic", action="store_true", help="print the losses under changes that change no fact")
    parser.add_argument("--show-change", help="list what one change (a row of that table) misses and invents")
    parser.add_argument("--keep", help="keep the changed documents in this folder")
    parser.add_argument("--facts", help="write the facts here")
    parser.add_argument("--min-core", type=float)
    options = parser.parse_args()

    if options.shared is None and (ROOT.parent / "shared").is_dir():
        options.shared = ROOT.parent / "shared"
    if options.shared is None or not Path(options.shared).is_dir():
        fail("no shared folder; set REFORMGRAPH_SHARED to the folder that holds corpus/, seeds/ and eval/")
    shared = Path(options.shared).resolve()
    score = load_scorer(shared)
    binary = find_binary(options.bin)
    print(f"binary: {binary}")

    corpus = shared / "corpus" / "dev"
    wanted = tuple(options.only.split(","))
    entries = [json.loads(line) for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    entries = [e for e in entries if e["id"].startswith(wanted)]
    kinds = {e["id"]: e["kind"] for e in entries}
    sets = []
    if not options.no_seeds:
        seeds = sorted((shared / "seeds").glob("*.txt"))
        sets.append(("seeds", seeds, [shared / "eval" / "gold" / f"{p.stem}.jsonl" for p in seeds]))
    if entries:
        sets.append(("corpus", [corpus / e["file"] for e in entries],
                     [shared / "eval" / "gold" / f"{e['id']}.jsonl" for e in entries]))

    tallies, written = [], []
    for name, inputs, gold_files in sets:
        gold, source = load_gold(score, gold_files)
        facts = extract(binary, inputs)
        written += [f for doc in sorted(facts) for f in facts[doc]]
        for doc in sorted(set(facts) - set(gold)):
            print(f"eval: facts of {doc}, which is no document of the gold files", file=sys.stderr)
        tally = Tally(score)
        for doc in sorted(gold):
            tally.add(doc, gold[doc], facts.get(doc, []))
        tallies.append(tally)
        relation_table(name, tally, score)
        if name == "corpus" and not options.no_tables:
            kind_table(tally, source, kinds, score)
    if not options.no_tables:
        reliability_table(tallies)
    if options.by_doc:
        print(f"\n== core by document\n{'document':<40}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}")
        rows = [(doc, t.total(score.CORE, own)) for t in tallies for doc, own in t.by_doc.items()]
        for doc, counts in sorted(rows, key=lambda r: (score.prf(*r[1])[2], r[0])):
            row(doc, counts, score, 40)
    if options.errors:
        show_errors(tallies, options.relation.split(",") if options.relation else None)
    if options.facts:
        Path(options.facts).write_text("".join(json.dumps(f, ensure_ascii=False) + "\n" for f in written), encoding="utf-8")
    if options.metamorphic or options.show_change:
        import metamorphic
        with tempfile.TemporaryDirectory() as folder:
            metamorphic.report(score, binary, sets, extract, load_gold, Tally, Path(options.keep or folder), shared, options.show_change)
    if options.min_core is not None and min(t.core() for t in tallies) < options.min_core:
        sys.exit(1)


if __name__ == "__main__":
    main()
