// Reads networks with graphology and graphology-gexf and prints what they hold as JSON, in the form of
// tests/networks/readers.py.
//
// usage: read_gexf.mjs FILE...    (.gexf, or .json as graphology's import takes it)
import { DOMParser } from "@xmldom/xmldom";
import Graph from "graphology";
import gexf from "graphology-gexf";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

globalThis.DOMParser = DOMParser;
const found = {};
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  const graph = path.endsWith(".json") ? Graph.from(JSON.parse(text)) : gexf.parse(Graph, text);
  found[`graphology ${basename(path)}`] = {
    directed: graph.type === "directed",
    nodes: Object.fromEntries(graph.mapNodes((key, attributes) => [key, attributes])),
    edges: graph.mapEdges((_, attributes, source, target) => [source, target, attributes]),
  };
}
process.stdout.write(JSON.stringify(found));
