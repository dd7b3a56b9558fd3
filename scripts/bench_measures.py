"""Times python-igraph and networkit on the graphs that `benches/measures.rs` wrote, and compares values.

Usage: bench_measures.py DIR NODES...   (needs igraph, networkit, numpy)
"""
import sys
import time

import igraph
import networkit
import numpy as np


def timed(name, run):
    start = time.perf_counter()
    value = run()
    print(f"  {name:34} {time.perf_counter() - start:9.3f} s", flush=True)
    return value


def compare(folder, nodes, name, theirs):
    try:
        ours = np.loadtxt(f"{folder}/{nodes}.{name}")
    except OSError:
        return
    theirs = np.array([np.nan if v is None else v for v in theirs], dtype=float)
    gap = np.nanmax(np.abs(ours - theirs) / np.maximum(1, np.abs(theirs)))
    print(f"  {name + ': largest difference':34} {gap:9.1e}")


def main():
    folder = sys.argv[1]
    for nodes in map(int, sys.argv[2:]):
        edges = np.loadtxt(f"{folder}/{nodes}.txt", dtype=int)
        graph = igraph.Graph(n=nodes, edges=edges.tolist())
        kit = networkit.Graph(nodes)
        for a, b in edges:
            kit.addEdge(int(a), int(b))
        print(f"{nodes} nodes, {len(edges)} ties, igraph {igraph.__version__}, networkit {networkit.__version__}")
        if nodes <= 10_000:
            compare(folder, nodes, "betweenness", timed("igraph betweenness", graph.betweenness))
            timed("networkit betweenness", lambda: networkit.centrality.Betweenness(kit).run())
            timed("igraph closeness", graph.closeness)
            timed("networkit closeness", lambda: networkit.centrality.Closeness(kit, False, networkit.centrality.ClosenessVariant.GENERALIZED).run())
        compare(folder, nodes, "pagerank", timed("igraph pagerank", graph.pagerank))
        timed("networkit pagerank", lambda: networkit.centrality.PageRank(kit, 0.85, tol=1e-12).run())
        compare(folder, nodes, "core", timed("igraph core", graph.coreness))
        timed("networkit core", lambda: networkit.centrality.CoreDecomposition(kit).run())
        compare(folder, nodes, "clustering", timed("igraph clustering", lambda: graph.transitivity_local_undirected(mode="zero")))
        timed("networkit clustering", lambda: networkit.centrality.LocalClusteringCoefficient(kit, False).run())
        compare(folder, nodes, "constraint", timed("igraph constraint", graph.constraint))
        timed("igraph components", graph.connected_components)
        found = timed("igraph leiden", lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1))
        print(f"  modularity {found.modularity:.4f}")
        plm = networkit.community.ParallelLeiden(kit)
        timed("networkit leiden", plm.run)
        print(f"  modularity {networkit.community.Modularity().getQuality(plm.getPartition(), kit):.4f}")
        plm = networkit.community.PLM(kit, refine=True)
        timed("networkit louvain", plm.run)
        print(f"  modularity {networkit.community.Modularity().getQuality(plm.getPartition(), kit):.4f}")


main()
