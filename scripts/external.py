#!/usr/bin/env python3
"""Graphs and exports against programs that others wrote: pySHACL, rdflib, pyld, followthemoney, jsonschema.

    external.py shapes GRAPH.nq…                 every graph conforms, for pySHACL and for `reformgraph check`
    external.py faults GRAPH.nq BINARY           planted faults are found, by both the same
    external.py exports FOLDER                   out.nq out.jsonld out.popolo out.ftm out.quickstatements sheets/ of a graph
"""
import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rdflib import Dataset, Graph, Literal, Namespace, RDF, RDFS, URIRef, XSD

ROOT = Path(__file__).resolve().parent.parent
RG = Namespace("https://reformgraph.org/ns#")
ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")


def union(path):
    """All triples of a file of quads, named graphs with the default one."""
    data, graph = Dataset(), Graph()
    data.parse(path, format="nquads")
    for s, p, o, _ in data.quads():
        graph.add((s, p, o))
    return graph


def by_pyshacl(graph):
    """Node and property of each violation that pySHACL finds."""
    import pyshacl

    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(ROOT / "ontology/shapes.ttl"))
    results = report.objects(None, SH.result)
    return {(str(report.value(r, SH.focusNode)), local(str(report.value(r, SH.resultPath)))) for r in results}


def by_check(graph, binary):
    """The same of `reformgraph check`."""
    with tempfile.NamedTemporaryFile("w", suffix=".nq", encoding="utf-8") as file:
        file.write(graph.serialize(format="nt"))
        file.flush()
        run = subprocess.run([binary, "check", "--nquads", file.name, "--format", "json"], capture_output=True)
    found = json.loads(run.stdout)
    if run.returncode != (1 if found else 0):
        sys.exit(f"check ends with {run.returncode} and {len(found)} findings: {run.stderr.decode()}")
    return {(f["node"], local(f["path"])) for f in found}


def local(iri):
    return iri.replace("#", "/").replace(":", "/").rsplit("/", 1)[-1]


def shapes(paths):
    for path in paths:
        graph = union(path)
        found = by_pyshacl(graph)
        if found:
            sys.exit(f"{path} does not conform: {sorted(found)[:20]}")
        print(f"  {len(graph)} triples conform: {path}")


def faults(path, binary):
    whole = union(path)

    def one(kind, *with_properties):
        """A node of a class that has these properties, the first by IRI."""
        nodes = sorted(whole.subjects(RDF.type, kind))
        return next(n for n in nodes if all((n, p, None) in whole for p in with_properties))

    person = one(FOAF.Person, RG.holdsOffice)
    body = one(ORG.FormalOrganization, RG.jurisdiction)
    post, tenure = one(ORG.Post), one(ORG.Membership, SCHEMA.startDate)
    meeting, matter = one(SCHEMA.Event, SCHEMA.organizer), one(RG.Matter)
    part, review, approval = one(RG.Participation), one(RG.Review), one(RG.Approval)
    regulation, change = one(ELI.LegalResource, ELI.passed_by), one(ORG.ChangeEvent)
    place, claim = one(RG.Place), one(RG.Claim)
    derived, document = one(RG.DerivedStatement, PROV.wasDerivedFrom), one(FOAF.Document)
    selector = whole.value(claim, OA.hasSelector)
    nobody = URIRef("urn:somebody")
    sound = Graph()
    for node in (person, body, post, tenure, meeting, matter, part, review, approval, regulation, change, place, claim,
                 selector, derived, document):
        for triple in whole.triples((node, None, None)):
            sound.add(triple)
    for node in list(sound.objects()):
        for triple in whole.triples((node, RDF.type, None)):
            sound.add(triple)
    planted = {
        "a person without a name": lambda g: g.remove((person, RDFS.label, None)),
        "a person with two names": lambda g: g.add((person, RDFS.label, Literal("别名"))),
        "a name in a language": lambda g: g.set((person, RDFS.label, Literal("王一", lang="zh"))),
        "an office that is no post": lambda g: g.add((person, RG.holdsOffice, Literal("市长"))),
        "a predecessor that is a body": lambda g: g.add((person, RG.succeeded, body)),
        "a body without a kind": lambda g: g.remove((body, RG.kind, None)),
        "a body in two places": lambda g: g.add((body, RG.jurisdiction, nobody)),
        "a post in no body": lambda g: g.remove((post, ORG.postIn, None)),
        "a post whose role is a word": lambda g: g.set((post, ORG.role, Literal("局长"))),
        "a tenure of two persons": lambda g: g.add((tenure, ORG.member, nobody)),
        "a tenure that begins twice": lambda g: g.add((tenure, SCHEMA.startDate, Literal("1890", datatype=XSD.gYear))),
        "a day that is a word": lambda g: g.set((tenure, SCHEMA.startDate, Literal("春天"))),
        "a tenure without status": lambda g: g.remove((tenure, RG.status, None)),
        "a meeting with an empty name": lambda g: g.set((meeting, RDFS.label, Literal(""))),
        "a meeting convened by a person": lambda g: g.set((meeting, SCHEMA.organizer, person)),
        "a matter without words": lambda g: g.remove((matter, RDFS.label, None)),
        "nobody at a meeting": lambda g: g.remove((part, RG.participant, None)),
        "a review by two bodies": lambda g: g.add((review, RG.body, nobody)),
        "an approval of nothing": lambda g: g.remove((approval, RG.object, None)),
        "a regulation by nobody known": lambda g: g.add((regulation, ELI.passed_by, nobody)),
        "a reform of no kind": lambda g: g.remove((change, RG.reformKind, None)),
        "a place in two others": lambda g: (g.add((place, RG.within, place)), g.add((place, RG.within, body))),
        "a claim without a document": lambda g: g.remove((claim, PROV.wasDerivedFrom, None)),
        "a claim without words": lambda g: g.set((selector, OA.exact, Literal(""))),
        "words before the text": lambda g: g.set((selector, OA.start, Literal(-1))),
        "a confidence above one": lambda g: g.set((claim, RG.confidence, Literal("2.0", datatype=XSD.decimal))),
        "a confidence that is a count": lambda g: g.set((claim, RG.confidence, Literal(1))),
        "a conclusion without a rule": lambda g: g.remove((derived, RG.rule, None)),
        "a conclusion of an unknown kind": lambda g: g.set((derived, RDF.predicate, RG.chaired)),
        "a conclusion from a person": lambda g: g.add((derived, PROV.wasDerivedFrom, person)),
        "days less than one": lambda g: g.set((derived, RG.days, Literal(0))),
        "a document without its id": lambda g: g.remove((document, SCHEMA.identifier, None)),
    }
    before = by_pyshacl(sound)
    for name, plant in planted.items():
        faulty = Graph()
        for triple in sound:
            faulty.add(triple)
        plant(faulty)
        theirs, ours = by_pyshacl(faulty), by_check(faulty, binary)
        if theirs != ours:
            sys.exit(f"{name}: pySHACL alone {sorted(theirs - ours)}, check alone {sorted(ours - theirs)}")
        if not theirs - before:
            sys.exit(f"not found: {name}")
    print(f"  {len(planted)} planted faults found by pySHACL and by check alike")


def quads(dataset):
    return {(s, p, o, None if str(g) == "urn:x-rdflib:default" else g) for s, p, o, g in dataset.quads()}


def jsonld(folder):
    from pyld import jsonld as pyld

    expected = Dataset()
    expected.parse(folder / "out.nq", format="nquads")
    expected = quads(expected)
    found = Dataset()
    found.parse(folder / "out.jsonld", format="json-ld")
    if quads(found) != expected:
        sys.exit(f"rdflib reads {len(quads(found) ^ expected)} quads of the JSON-LD differently")
    text = pyld.to_rdf(json.loads((folder / "out.jsonld").read_text("utf-8")), {"format": "application/n-quads"})
    again = Dataset()
    again.parse(data=text, format="nquads")
    if quads(again) != expected:
        sys.exit(f"pyld reads {len(quads(again) ^ expected)} quads of the JSON-LD differently")
    print(f"  JSON-LD: {len(expected)} quads, the same for rdflib, pyld and as N-Quads")


def popolo(folder):
    import jsonschema
    from referencing import Registry
    from referencing.jsonschema import DRAFT3

    texts = [path.read_text("utf-8") for path in (ROOT / "tests/popolo").glob("*.json")]
    schemas = {schema["id"].rstrip("#"): schema for schema in map(json.loads, texts)}
    registry = Registry().with_resources((id, DRAFT3.create_resource(s)) for id, s in schemas.items())
    data = json.loads((folder / "out.popolo").read_text("utf-8"))
    names = {"persons": "person", "organizations": "organization", "posts": "post", "memberships": "membership",
             "events": "event", "areas": "area"}
    ids = {kind: {item["id"] for item in data[kind]} for kind in names}
    for kind, name in names.items():
        schema = schemas[f"http://www.popoloproject.com/schemas/{name}.json"]
        validator = jsonschema.Draft3Validator(schema, registry=registry)
        for item in data[kind]:
            for fault in validator.iter_errors(item):
                sys.exit(f"Popolo {kind} {item['id']}: {fault.message}")
            for key, other in (("person_id", "persons"), ("organization_id", "organizations"), ("post_id", "posts"),
                               ("area_id", "areas")):
                if key in item and item[key] not in ids[other]:
                    sys.exit(f"Popolo {kind} {item['id']}: {key} {item[key]} is not there")
            if set(item) - set(schema["properties"]):
                sys.exit(f"Popolo {kind}: {set(item) - set(schema['properties'])} is not in the schema")
    print("  Popolo: " + ", ".join(f"{len(data[k])} {k}" for k in names) + " valid by the schemas, no id without its record")


def followthemoney(folder):
    from followthemoney import model

    lines = [json.loads(line) for line in (folder / "out.ftm").read_text("utf-8").splitlines()]
    known = {line["id"]: line for line in lines}
    if len(known) != len(lines):
        sys.exit("FollowTheMoney: an id stands twice")
    for line in lines:
        schema = model.get(line["schema"])
        schema.validate(line)
        proxy = model.get_proxy(line, cleaned=False)
        for name, values in line["properties"].items():
            prop = schema.get(name)
            if prop is None or set(proxy.get(name)) != set(values):
                sys.exit(f"FollowTheMoney drops values of {line['schema']}.{name}: {set(values) ^ set(proxy.get(name))}")
            for value in values if prop.type.name == "entity" else ():
                if value not in known or not model.get(known[value]["schema"]).is_a(prop.range):
                    sys.exit(f"FollowTheMoney: {line['schema']}.{name} leads to {value}, no {prop.range.name}")
    counts = {}
    for line in lines:
        counts[line["schema"]] = counts.get(line["schema"], 0) + 1
    print("  FollowTheMoney: " + ", ".join(f"{n} {schema}" for schema, n in sorted(counts.items())) + " valid")


def sheets(folder):
    for path in sorted((folder / "sheets").glob("*.csv")):
        if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
            sys.exit(f"{path.name} has no mark of UTF-8")
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        if len({len(row) for row in rows}) != 1 or len(rows) < 2:
            sys.exit(f"{path.name}: {len(rows)} rows of {sorted({len(row) for row in rows})} cells")
    print("  CSV for spreadsheets: every table read back")


def quickstatements(folder):
    """The grammar of version 1 as Wikidata's help page gives it, with the type that each property asks for."""
    string, item, unknown = r'"[^"\t\n]{1,400}"', r"Q[1-9]\d*|LAST", "somevalue"
    day = r"\+\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T00:00:00Z/11"
    time = rf"{day}|\+\d{{4}}-(0[1-9]|1[0-2])-00T00:00:00Z/10|\+\d{{4}}-00-00T00:00:00Z/9"
    types = {"Lzh": string, "P31": item, "P39": f"{item}|{unknown}", "P1932": string, "P580": time, "P582": time,
             "P1365": f"{item}|{unknown}", "P1366": f"{item}|{unknown}", "S854": string, "S1476": f"zh:{string}",
             "S577": time, "S1683": f"zh:{string}"}
    created, statements, qualified = 0, 0, set()
    for number, line in enumerate((folder / "out.quickstatements").read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if cells == ["CREATE"]:
            created += 1
            continue
        if len(cells) < 3 or len(cells) % 2 == 0 or not re.fullmatch(item, cells[0]):
            sys.exit(f"QuickStatements {number}: {line}")
        if cells[0] == "LAST" and not created:
            sys.exit(f"QuickStatements {number}: nothing was created before LAST")
        pairs = list(zip(cells[1::2], cells[2::2]))
        for name, value in pairs:
            if not re.fullmatch(types.get(name.removeprefix("!"), "(?!)"), value):
                sys.exit(f"QuickStatements {number}: {name} {value}")
        kinds = [name.removeprefix("!")[0] for name, _ in pairs[1:]]
        if kinds != sorted(kinds) or any(n[0] == "!" and n[1] != "S" for n, _ in pairs):
            sys.exit(f"QuickStatements {number}: a qualifier after a reference")
        if pairs[0][0] == "P39":
            statements += 1
            qualified |= {name for name, _ in pairs[1:]}
            if not any(name == "S1683" for name, _ in pairs):
                sys.exit(f"QuickStatements {number}: an office without its words")
    missing = {"P580", "P582", "P1365", "P1366", "S1476", "S1683"} - qualified
    if missing:
        sys.exit(f"QuickStatements: no office has {sorted(missing)}")
    print(f"  QuickStatements: {created} persons, {statements} offices, every line by the grammar of version 1")


def main():
    match sys.argv[1:]:
        case ["shapes", *paths]:
            shapes(paths)
        case ["faults", path, binary]:
            faults(path, binary)
        case ["exports", folder]:
            for check in (jsonld, popolo, followthemoney, sheets, quickstatements):
                check(Path(folder))
        case _:
            sys.exit(__doc__)


main()
