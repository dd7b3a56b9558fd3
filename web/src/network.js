// The network as graphology holds it, and what of it is shown. Knows nothing of the page.
import Graph from "graphology";

const DAY = 864e5;

/** Days since 1970 as YYYY-MM-DD. */
export const day = (number) => new Date(number * DAY).toISOString().slice(0, 10);

/** YYYY-MM-DD as days since 1970; `otherwise` where it is no date. */
export const dayNumber = (text, otherwise) => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? otherwise : Math.floor(time / DAY);
};

/** One node an index, one edge an index: their keys are the numbers of the data, as text. */
export function network(data) {
  const graph = new Graph({ type: data.directed ? "directed" : "undirected", multi: false, allowSelfLoops: false });
  // Many nodes are drawn smaller.
  const scale = Math.min(1, Math.max(0.3, Math.sqrt(400 / Math.max(1, data.nodes.length))));
  data.nodes.forEach((node, index) => graph.addNode(index, {
    x: node.x, y: -node.y, size: Math.max(1.5, node.r * scale), color: node.c, label: node.label, kind: node.kind,
  }));
  const heaviest = data.ties.reduce((most, tie) => Math.max(most, tie.w), 1);
  data.ties.forEach((tie, index) => graph.addEdgeWithKey(index, tie.s, tie.t, {
    size: 0.5 + 3 * Math.log1p(tie.w) / Math.log1p(heaviest), color: "#b4b4b4", type: data.directed ? "arrow" : "line",
  }));
  return graph;
}

/** The distinct weights of ties, in order. */
export const weights = (data) => [...new Set(data.ties.map((tie) => tie.w))].sort((a, b) => a - b);

/** Nodes by rank, the highest first. */
export const byRank = (data) => data.nodes.map((_, index) => index).sort((a, b) => data.nodes[b].rank - data.nodes[a].rank || a - b);

/** Which nodes and ties pass: `hidden` kinds, the least weight, and a window of days. */
export function shown(data, { hidden, least, from, to }) {
  const timed = from > -Infinity || to < Infinity;
  const holds = (tie) => !timed || tie.p.some(([start, end]) => start <= to && end >= from);
  const ties = data.ties.map((tie) =>
    tie.w >= least && holds(tie) && !hidden.has(data.nodes[tie.s].kind) && !hidden.has(data.nodes[tie.t].kind));
  const narrowed = timed || data.ties.some((tie) => tie.w < least);
  const tied = new Set();
  data.ties.forEach((tie, index) => { if (ties[index]) { tied.add(tie.s); tied.add(tie.t); } });
  const nodes = data.nodes.map((node, index) => !hidden.has(node.kind) && (!narrowed || tied.has(index)));
  return { nodes, ties };
}

/** The node that a name means: the name itself, else the highest in rank that has it in its own; -1 for none. */
export function find(data, ranked, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return -1;
  const exact = ranked.find((index) => data.nodes[index].label.toLowerCase() === wanted);
  return exact ?? ranked.find((index) => data.nodes[index].label.toLowerCase().includes(wanted)) ?? -1;
}

/** The ties of each node. */
export function around(data) {
  const ties = data.nodes.map(() => []);
  data.ties.forEach((tie, index) => { ties[tie.s].push(index); ties[tie.t].push(index); });
  return ties;
}
