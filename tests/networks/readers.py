"""Reads networks with networkx and python-igraph and prints what they hold as JSON, one entry a reader and file:
{"networkx x.gexf": {"directed": …, "nodes": {id: {attribute: value}}, "edges": [[source, target, {attribute: value}]]}}

usage: readers.py FILE...    (.gexf, .graphml, .net; needs networkx and igraph)
"""
import json
import sys
from pathlib import Path

import igraph
import networkx


def present(attributes):
    """Without the ways in which readers write that there is no value."""
    return {k: v for k, v in attributes.items() if v is not None and v == v and v != ""}


def with_networkx(path):
    read = {".gexf": networkx.read_gexf, ".graphml": networkx.read_graphml, ".net": networkx.read_pajek}
    graph = read[path.suffix](path)
    return {
        "directed": graph.is_directed(),
        "nodes": {v: present(values) for v, values in graph.nodes(data=True)},
        "edges": [[a, b, present(values)] for a, b, values in graph.edges(data=True)],
    }


def with_igraph(path):
    graph = igraph.Graph.Read(str(path), format={".graphml": "graphml", ".net": "pajek"}[path.suffix])
    name = "id" if "id" in graph.vs.attributes() else "name"
    keys = graph.vs[name] if graph.vcount() else []
    return {
        "directed": graph.is_directed(),
        "nodes": {keys[v.index]: present(v.attributes()) for v in graph.vs},
        "edges": [[keys[e.source], keys[e.target], present(e.attributes())] for e in graph.es],
    }


found = {}
for path in map(Path, sys.argv[1:]):
    found[f"networkx {path.name}"] = with_networkx(path)
    if path.suffix != ".gexf":
        found[f"igraph {path.name}"] = with_igraph(path)
json.dump(found, sys.stdout)
