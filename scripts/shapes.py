#!/usr/bin/env python3
"""Validates a graph (N-Quads) against ontology/shapes.ttl, then plants a fault of each kind and sees it found.

usage: shapes.py GRAPH.nq SHAPES.ttl    (needs pyshacl and rdflib)
"""
import sys

import pyshacl
from rdflib import Dataset, Graph, Literal, Namespace, RDF, RDFS, URIRef

RG = Namespace("https://reformgraph.org/ns#")
ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")


def validate(graph, shapes):
    return pyshacl.validate(graph, shacl_graph=shapes)[0::2]


def main():
    data, shapes = Dataset(), Graph().parse(sys.argv[2])
    data.parse(sys.argv[1], format="nquads")
    graph = Graph()
    for s, p, o, _ in data.quads():
        graph.add((s, p, o))
    conforms, text = validate(graph, shapes)
    if not conforms:
        sys.exit(f"the graph does not conform:\n{text[:4000]}")

    # Faults are looked for in a part of the graph: validation takes its time.
    person = next(graph.subjects(RDF.type, FOAF.Person))
    tenure = next(graph.subjects(RDF.type, ORG.Membership))
    claim = next(graph.subjects(RDF.type, RG.Claim))
    selector = graph.value(claim, OA.hasSelector)
    faults = {
        "a person without a name": lambda g: g.remove((person, RDFS.label, None)),
        "an office that is no post": lambda g: g.add((person, RG.holdsOffice, Literal("市长"))),
        "a tenure of two persons": lambda g: g.add((tenure, ORG.member, URIRef("urn:somebody"))),
        "a claim without a document": lambda g: g.remove(
            (claim, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"), None)
        ),
        "a claim without words": lambda g: g.set((selector, OA.exact, Literal(""))),
        "a confidence above one": lambda g: g.set((claim, RG.confidence, Literal(2))),
    }
    for name, plant in faults.items():
        faulty = Graph()
        for node in (person, tenure, claim, selector):
            for triple in graph.triples((node, None, None)):
                faulty.add(triple)
        for node in list(faulty.objects()):
            for triple in graph.triples((node, RDF.type, None)):
                faulty.add(triple)
        before = validate(faulty, shapes)[1].count("Focus Node: ")
        plant(faulty)
        if validate(faulty, shapes)[1].count("Focus Node: ") <= before:
            sys.exit(f"not found: {name}")
    print(f"{len(graph)} triples conform to the shapes; {len(faults)} planted faults found")


main()
