"""Times python-igraph and networkit on the graphs that `benches/measures.rs` wrote, beside its own times, and compares
values: equal to one part in 10^9, modularity at least theirs less 0.002. Fails where they are not.

usage: bench_measures.py DIR NODES... [--long]    (--long: closeness and betweenness of 100,000 nodes by the others too)
"""
import os
import sys
import time
from pathlib import Path

import igraph
import networkit
import numpy as np

PART = 200
faults = []


def timed(run):
    """The value, and the best of up to three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        value = run()
        best = min(best, time.perf_counter() - start)
        if best > 0.5:
            break
    return value, best


class Sheet:
    """Measures of one graph, ours and theirs."""

    def __init__(self, folder, nodes):
        self.folder, self.nodes = folder, nodes
        lines = (folder / f"{nodes}.times").read_text().splitlines()
        self.ours = {name: float(seconds) for name, seconds in (line.split("\t") for line in lines)}
        print(f"{'measure':26} {'reformgraph':>12} {'igraph':>12} {'networkit':>12}   fastest")

    def values(self, name):
        return np.loadtxt(self.folder / f"{self.nodes}.{name}")

    def line(self, name, by_igraph, by_networkit, check=None):
        """Runs both where given; `check` is given igraph's value and says what is wrong with ours, if anything."""
        times, said = {"reformgraph": self.ours[name]}, ""
        if by_igraph:
            value, times["igraph"] = timed(by_igraph)
            said = (check(value) if check else None) or ""
        if by_networkit:
            _, times["networkit"] = timed(by_networkit)
        shown = [f"{times[who]:10.4f} s" if who in times else f"{'-':>12}" for who in ("reformgraph", "igraph", "networkit")]
        fastest = min(times, key=times.get)
        if said.startswith("NOT"):
            faults.append(f"{self.nodes} {name}: {said}")
        print(f"{name:26} {' '.join(shown)}   {fastest:12} {said}", flush=True)

    def equal(self, name, theirs, of=None):
        ours = self.values(of or name)
        theirs = np.array([np.nan if v is None else v for v in theirs], dtype=float)
        both = ~(np.isnan(ours) & np.isnan(theirs))
        gap = np.max(np.abs(ours - theirs)[both] / np.maximum(np.abs(theirs[both]), 1e-12))
        return f"equal to {gap:.0e}" if gap <= 1e-9 else f"NOT EQUAL: {gap:.1e}"


def main():
    long = "--long" in sys.argv
    folder = Path(sys.argv[1])
    print(f"igraph {igraph.__version__}, networkit {networkit.__version__} with {networkit.getMaxNumberOfThreads()} threads, "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for nodes in map(int, (a for a in sys.argv[2:] if a.isdigit())):
        edges = np.loadtxt(folder / f"{nodes}.txt", dtype=int)
        graph = igraph.Graph(n=nodes, edges=edges.tolist())
        kit = networkit.GraphFromCoo((np.ones(len(edges)), (edges[:, 0].astype(np.uint64), edges[:, 1].astype(np.uint64))), n=nodes, weighted=False, directed=False)
        assert kit.numberOfEdges() == len(edges) == graph.ecount()
        print(f"\n{nodes} nodes, {len(edges)} ties")
        sheet = Sheet(folder, nodes)
        central = networkit.centrality
        sheet.line("pagerank", graph.pagerank, lambda: central.PageRank(kit, 0.85, tol=1e-12).run(), lambda v: sheet.equal("pagerank", v))
        sheet.line("core", graph.coreness, lambda: central.CoreDecomposition(kit).run(), lambda v: sheet.equal("core", v))
        sheet.line("clustering", lambda: graph.transitivity_local_undirected(mode="zero"), lambda: central.LocalClusteringCoefficient(kit, False).run(), lambda v: sheet.equal("clustering", v))
        sheet.line("constraint", graph.constraint, None, lambda v: sheet.equal("constraint", v))
        sheet.line("components", graph.connected_components, lambda: networkit.components.ConnectedComponents(kit).run())
        communities(sheet, graph, kit)
        paths(sheet, graph, kit, long)
    for fault in faults:
        print(f"FAULT: {fault}")
    sys.exit(1 if faults else 0)


def communities(sheet, graph, kit):
    ours = float(sheet.values("modularity"))
    kept = {}

    def leiden():
        plm = networkit.community.ParallelLeiden(kit)
        plm.run()
        kept["partition"] = plm.getPartition()

    def check(found):
        theirs = found.modularity
        said = f"modularity {ours:.4f}, igraph {theirs:.4f}"
        return said if ours >= theirs - 0.002 else f"NOT AS GOOD: {said}"

    sheet.line("leiden", lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1), leiden, check)
    theirs = networkit.community.Modularity().getQuality(kept["partition"], kit)
    print(f"{'':26} modularity by networkit {theirs:.4f}")
    if ours < theirs - 0.002:
        faults.append(f"{sheet.nodes} leiden: modularity {ours:.4f}, networkit {theirs:.4f}")


def paths(sheet, graph, kit, long):
    central, nodes = networkit.centrality, sheet.nodes
    # networkit's generalised closeness has another norm, igraph's leaves out the share of the component in the network.
    parts = graph.connected_components()
    sizes = np.array(parts.sizes())
    share = (sizes[parts.membership] - 1) / (nodes - 1)
    closeness = lambda: np.nan_to_num(graph.closeness()) * share
    by_kit = lambda: central.Closeness(kit, False, central.ClosenessVariant.GENERALIZED).run()
    small = nodes <= 10_000 or long
    sheet.line("closeness", closeness if small else None, by_kit if small else None, lambda v: sheet.equal("closeness", v))
    if "betweenness" in sheet.ours:
        sheet.line("betweenness", graph.betweenness, lambda: central.Betweenness(kit).run(), lambda v: sheet.equal("betweenness", v))
        return
    # A part of the exact work: all paths from some of the sources.
    sources = [i * nodes // PART for i in range(PART)]
    scale = nodes / PART
    some = lambda: np.array(graph.betweenness(sources=sources)) * scale
    estimate = lambda: central.EstimateBetweenness(kit, PART, False, True).run()
    sheet.line(f"betweenness, {PART} sources", some, estimate, lambda v: sheet.equal("betweenness-part", v))


main()
