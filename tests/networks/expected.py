"""Writes expected.json: measures of three graphs by networkx, for the tests of the network module.

Run: python3 expected.py > expected.json   (needs networkx, numpy, scipy)
"""
import json
import random

import networkx as nx


def weighted_parts():
    """Two components, a pendant chain, an isolated node; weights from 1 to 5."""
    draw = random.Random(7)
    graph = nx.Graph()
    graph.add_nodes_from(range(40))
    for a in range(25):
        for b in range(a + 1, 25):
            if draw.random() < 0.17:
                graph.add_edge(a, b, weight=draw.randint(1, 5))
    for a in range(25, 36):
        for b in range(a + 1, 36):
            if draw.random() < 0.3:
                graph.add_edge(a, b, weight=draw.randint(1, 5))
    for a in range(35, 38):
        graph.add_edge(a, a + 1, weight=draw.randint(1, 5))
    return graph


def karate():
    graph = nx.Graph()
    graph.add_nodes_from(range(34))
    graph.add_edges_from(nx.karate_club_graph().edges, weight=1)
    return graph


def two_cliques():
    """Two cliques of five that one tie joins."""
    graph = nx.barbell_graph(5, 0)
    nx.set_edge_attributes(graph, 1, "weight")
    return graph


def values(of):
    return [of[v] if of[v] == of[v] else None for v in range(len(of))]


def measures(graph):
    distance = {(a, b): 1 / d["weight"] for a, b, d in graph.edges(data=True)}
    lengths = graph.copy()
    nx.set_edge_attributes(lengths, distance, "length")
    pairs = sorted(tuple(sorted(e)) for e in graph.edges)
    tied = [v for v in graph if graph.degree(v)]
    return {
        "nodes": len(graph),
        "edges": [[a, b, graph[a][b]["weight"]] for a, b in pairs],
        "betweenness": values(nx.betweenness_centrality(graph, normalized=False)),
        "betweenness_weighted": values(nx.betweenness_centrality(lengths, normalized=False, weight="length")),
        "closeness": values(nx.closeness_centrality(graph, wf_improved=True)),
        "pagerank": values(nx.pagerank(graph, tol=1e-15, max_iter=10000)),
        "core": values(nx.core_number(graph)),
        "clustering": values(nx.clustering(graph)),
        "constraint": values(nx.constraint(graph, weight="weight")),
        "effective_size": [nx.effective_size(graph, [v], weight="weight")[v] if v in tied else None for v in sorted(graph)],
        "articulation": sorted(nx.articulation_points(graph)),
        "bridges": sorted(sorted(e) for e in nx.bridges(graph)),
        "transitivity": nx.transitivity(graph),
        "assortativity": nx.degree_assortativity_coefficient(graph),
        "density": nx.density(graph),
        "components": sorted((len(c) for c in nx.connected_components(graph)), reverse=True),
        "eigenvector": values(nx.eigenvector_centrality_numpy(graph, weight="weight")) if nx.is_connected(graph) else None,
    }


print(json.dumps({"karate": measures(karate()), "cliques": measures(two_cliques()), "parts": measures(weighted_parts())}))
