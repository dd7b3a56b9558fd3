"""Times reformgraph's measures in turn with python-igraph and networkit on the same graphs, and compares values: equal
to one part in 10^9, modularity at least theirs less 0.002. Fails where they are not; says where another is faster.

usage: bench_measures.py DIR [--short | --long] -- COMMAND...

COMMAND runs `benches/measures.rs`, DIR is where that writes graphs and values. Of the paths between 100,000 nodes, 200
sources are timed and compared first. Then all are: the others are stopped when they have taken a tenth longer than
reformgraph. --short leaves that out, --long lets them finish, which takes hours.
"""
import os
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import igraph
import networkit
import numpy as np

PART = 200
# So many times our own time others get where they would take hours.
PATIENCE = 1.1
NAMES = ("reformgraph", "igraph", "networkit")
central = networkit.centrality


def read_edges(folder, nodes):
    return np.loadtxt(folder / f"{nodes}.txt", dtype=int)


def of_igraph(edges, nodes):
    return igraph.Graph(n=nodes, edges=edges.tolist())


def of_networkit(edges, nodes):
    ends = np.ascontiguousarray(edges.T.astype(np.uint64))
    return networkit.GraphFromCoo((np.ones(len(edges)), (ends[0], ends[1])), n=nodes, weighted=False, directed=False)


class Ours:
    """The bench, which runs a measure when asked."""

    def __init__(self, command, folder, nodes):
        self.folder, self.nodes = folder, nodes
        arguments = [*command, "--ask", str(folder), "--nodes", str(nodes)]
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        while (line := self.read()).strip() != "ready":
            print(line, end="")

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the bench ended without an answer")
        return line

    def run(self, name):
        print(name, file=self.process.stdin, flush=True)
        wall, processors = self.read().split("\t")
        return float(wall), float(processors)

    def values(self, name):
        return np.loadtxt(self.folder / f"{self.nodes}.{name}")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Sheet:
    """Measures of one graph, by all three."""

    def __init__(self, command, folder, nodes):
        self.folder, self.nodes, self.ours = folder, nodes, Ours(command, folder, nodes)
        edges = read_edges(folder, nodes)
        self.graph, self.kit = of_igraph(edges, nodes), of_networkit(edges, nodes)
        assert self.kit.numberOfEdges() == len(edges) == self.graph.ecount()
        self.faults, self.slower, self.lines = [], [], 0
        print(f"\n{nodes} nodes, {len(edges)} ties, load {os.getloadavg()[0]:.1f}: seconds (and those of all processors)")
        print(f"{'measure':26} " + " ".join(f"{name:>20}" for name in NAMES) + "   verdict, values", flush=True)

    def line(self, title, name, by_igraph=None, by_networkit=None, checks=(None, None), is_counted=True):
        """Runs all three in turn, up to three times, of which the best counts. A check is given the value of igraph
        or networkit, and says what it found; what is wrong begins with NOT. What is not the same measure for all
        isn't counted."""
        runs = {"reformgraph": lambda: self.ours.run(name)}
        values = {}
        for who, run in (("igraph", by_igraph), ("networkit", by_networkit)):
            if run:
                runs[who] = lambda who=who, run=run: timed(run, values, who)
        best = {}
        for _ in range(3):
            for who, run in runs.items():
                if who in best and best[who][0] > 0.5:
                    continue
                print(f"  {title}: {who} …\033[K", end="\r", file=sys.stderr, flush=True)
                best[who] = tuple(map(min, zip(best.get(who, (np.inf, np.inf)), run())))
        said = [check(values[who]) for who, check in zip(NAMES[1:], checks) if check and who in values]
        shown = [f"{best[who][0]:9.4f} ({best[who][1]:8.4f})" if who in best else "-" for who in NAMES]
        others = min((best[who][0] for who in NAMES[1:] if who in best), default=None)
        self.tell(title, best["reformgraph"][0], others, shown, said, is_counted=is_counted)

    def tell(self, title, own, others, shown, said, is_counted=True, is_bound=False):
        """Prints a line and keeps what is wrong with it. `others` is the time of the faster of them, None where none ran;
        it took at least that where `is_bound`."""
        print("\033[K", end="\r", file=sys.stderr, flush=True)
        self.lines += is_counted
        if others is None:
            verdict = "-"
        elif own <= others:
            verdict = f"{'over ' if is_bound else ''}{others / own:.1f} times as fast as the next"
        else:
            verdict = f"SLOWER, {own / others:.1f} times the time"
            self.slower += [f"{title} of {self.nodes} nodes"] if is_counted else []
        self.faults += [f"{title} of {self.nodes} nodes: {s}" for s in said if s.startswith("NOT")]
        print(f"{title:26} " + " ".join(f"{s:>20}" for s in shown) + "   " + "; ".join([verdict, *said]), flush=True)

    def equal(self, name, who, of=lambda value: value):
        """A check of all values."""

        def check(theirs):
            ours = np.atleast_1d(self.ours.values(name))
            theirs = np.atleast_1d(np.array([np.nan if v is None else v for v in of(theirs)], dtype=float))
            if ours.shape != theirs.shape or (np.isnan(ours) != np.isnan(theirs)).any():
                return f"NOT EQUAL to {who}"
            known = ~np.isnan(ours)
            gap = np.max(np.abs(ours - theirs)[known] / np.maximum(np.abs(theirs[known]), 1e-12))
            return f"equals {who} to {gap:.0e}" if gap <= 1e-9 else f"NOT EQUAL to {who}: {gap:.1e}"

        return check

    def both(self, title, name, by_igraph, by_networkit, of=lambda run: run.scores(), of_igraph=lambda value: value):
        checks = (self.equal(name, "igraph", of_igraph), self.equal(name, "networkit", of))
        self.line(title, name, by_igraph, lambda: by_networkit().run(), checks)


def timed(run, values, who):
    start, spent = time.perf_counter(), time.process_time()
    values[who] = run()
    return time.perf_counter() - start, time.process_time() - spent


def linear(sheet):
    graph, kit = sheet.graph, sheet.kit
    # Of networkit what jumps from nodes without ties is lost.
    whole = lambda run: np.array(run.scores()) / np.sum(run.scores())
    sheet.both("PageRank", "pagerank", graph.pagerank, lambda: central.PageRank(kit, 0.85, tol=1e-13), whole)
    sheet.both("k-core", "core", graph.coreness, lambda: central.CoreDecomposition(kit))
    sheet.both("clustering", "clustering", lambda: graph.transitivity_local_undirected(mode="zero"), lambda: central.LocalClusteringCoefficient(kit, True))
    sheet.line("constraint", "constraint", graph.constraint, None, (sheet.equal("constraint", "igraph"), None))
    number = lambda found: [len(found)]
    sheet.both("components", "components", graph.connected_components, lambda: networkit.components.ConnectedComponents(kit), lambda run: [run.numberOfComponents()], number)


def communities(sheet):
    graph, kit = sheet.graph, sheet.kit

    def partition(algorithm):
        algorithm.run()
        return algorithm.getPartition()

    def good(who, quality):
        def check(found):
            ours, theirs = float(sheet.ours.values("leiden")), quality(found)
            said = f"modularity {ours:.4f}, {who} {theirs:.4f}"
            return said if ours >= theirs - 0.002 else f"NOT AS GOOD: {said}"

        return check

    by_kit = good("networkit", lambda found: networkit.community.Modularity().getQuality(found, kit))
    by_igraph = good("igraph", lambda found: found.modularity)
    best = lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1)
    sheet.line("Leiden", "leiden", best, lambda: partition(networkit.community.ParallelLeiden(kit)), (by_igraph, by_kit))
    louvain = lambda: partition(networkit.community.PLM(kit, True))
    sheet.line("Leiden, theirs Louvain", "leiden", graph.community_multilevel, louvain, (by_igraph, by_kit), is_counted=False)


def reached_share(graph, nodes):
    """The share of the network that each node reaches: igraph's closeness leaves it out."""
    parts = graph.connected_components()
    return (np.array(parts.sizes())[parts.membership] - 1) / (nodes - 1)


# Closeness and betweenness of all nodes by others, as we count them.
ALL_PATHS = {
    ("igraph", "closeness"): lambda graph: np.nan_to_num(graph.closeness()) * reached_share(graph, graph.vcount()),
    ("igraph", "betweenness"): lambda graph: graph.betweenness(),
    ("networkit", "closeness"): lambda kit: central.Closeness(kit, False, central.ClosenessVariant.GENERALIZED).run().scores(),
    # networkit counts each pair in both directions.
    ("networkit", "betweenness"): lambda kit: np.array(central.Betweenness(kit).run().scores()) / 2,
}


def all_paths(sheet, measure, patience):
    """All three once, the others in processes of their own, which are stopped when they have taken `patience` times as
    long as we have: what stops then is slower, by how much isn't known."""
    title = f"{measure}, all"
    print(f"  {title}: reformgraph …\033[K", end="\r", file=sys.stderr, flush=True)
    own = sheet.ours.run(measure)
    shown, said, times, limit = [f"{own[0]:9.4f} ({own[1]:8.4f})"], [], [], own[0] * patience
    for who in NAMES[1:]:
        print(f"  {title}: {who} …\033[K", end="\r", file=sys.stderr, flush=True)
        command = [sys.executable, __file__, "--one", str(sheet.folder), str(sheet.nodes), who, measure]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline().strip() == "ready"
        if select.select([process.stdout], [], [], None if np.isinf(limit) else limit)[0]:
            wall, processors = map(float, process.stdout.readline().split("\t"))
            shown.append(f"{wall:9.4f} ({processors:8.4f})")
            said.append(sheet.equal(measure, who)(np.load(sheet.folder / f"{sheet.nodes}.{who}.{measure}.npy")))
            times.append(wall)
        else:
            process.kill()
            shown.append(f"over {limit:.0f}, stopped")
        process.wait()
    is_bound = not times
    sheet.tell(title, own[0], min(times, default=limit), shown, said, is_bound=is_bound)


def one(folder, nodes, who, measure):
    """What a process of its own does for `all_paths`."""
    edges = read_edges(folder, nodes)
    graph = of_igraph(edges, nodes) if who == "igraph" else of_networkit(edges, nodes)
    print("ready", flush=True)
    values = {}
    wall, processors = timed(lambda: ALL_PATHS[who, measure](graph), values, who)
    np.save(folder / f"{nodes}.{who}.{measure}.npy", np.array(values[who], dtype=float))
    print(f"{wall}\t{processors}", flush=True)


def paths(sheet, flags):
    graph, kit, nodes = sheet.graph, sheet.kit, sheet.nodes
    share = reached_share(graph, nodes)
    if nodes <= 10_000:
        for measure in ("closeness", "betweenness"):
            by = {who: lambda who=who, of=of: ALL_PATHS[who, measure](of) for who, of in (("igraph", graph), ("networkit", kit))}
            checks = tuple(sheet.equal(measure, who) for who in NAMES[1:])
            sheet.line(measure, measure, by["igraph"], by["networkit"], checks)
        return
    # A part of the exact work: all paths from some of the sources.
    sources = [i * nodes // PART for i in range(PART)]
    title = f"{PART} sources"
    some = lambda: graph.closeness(vertices=sources)

    def searches():
        # networkit has no closeness of some nodes: only the searches that it takes.
        with ThreadPoolExecutor(networkit.getMaxNumberOfThreads()) as pool:
            list(pool.map(lambda source: networkit.distance.BFS(kit, source, False).run(), sources))

    sheet.line(f"closeness, {title}", "closeness-part", some, searches, (sheet.equal("closeness-part", "igraph", lambda v: np.nan_to_num(v) * share[sources]), None))
    scaled = lambda v: np.array(v) * (nodes / PART)
    estimate = lambda: central.EstimateBetweenness(kit, PART, False, True).run()
    sheet.line(f"betweenness, {title}", "betweenness-part", lambda: graph.betweenness(sources=sources), estimate, (sheet.equal("betweenness-part", "igraph", scaled), None))
    if "--short" not in flags:
        for measure in ("closeness", "betweenness"):
            all_paths(sheet, measure, np.inf if "--long" in flags else PATIENCE)


def main():
    if sys.argv[1:2] == ["--one"]:
        folder, nodes, who, measure = sys.argv[2:]
        return one(Path(folder), int(nodes), who, measure)
    cut = sys.argv.index("--")
    arguments, command = sys.argv[1:cut], sys.argv[cut + 1 :]
    print(f"igraph {igraph.__version__}, networkit {networkit.__version__} with {networkit.getMaxNumberOfThreads()} threads, {os.cpu_count()} cores")
    faults, slower, lines = [], [], 0
    for nodes in (10_000, 100_000):
        sheet = Sheet(command, Path(arguments[0]), nodes)
        linear(sheet)
        communities(sheet)
        paths(sheet, arguments)
        sheet.ours.close()
        faults, slower, lines = faults + sheet.faults, slower + sheet.slower, lines + sheet.lines
    print(f"\n{lines - len(slower)} of {lines} lines at least as fast as the faster of the two")
    for line in slower:
        print(f"slower: {line}")
    for fault in faults:
        print(f"FAULT: {fault}")
    sys.exit(1 if faults else 0)


main()
