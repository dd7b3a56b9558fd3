// The side panel: what is said of a node, its ties, and the words that each tie rests on.
import { day } from "./network.js";

export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function link(text, act) {
  const button = element("button", text, { class: "link" });
  button.addEventListener("click", (event) => { event.preventDefault(); act(); });
  return button;
}

const shortened = (value) => (typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(4) : value);

function evidence(data, tie) {
  const parts = tie.e.map((claim) => {
    const [document_, quote, rule, confidence] = data.claims[claim];
    const words = element("blockquote", quote);
    words.append(element("small", `${document_} · ${rule} · ${confidence}`));
    return words;
  });
  if (tie.p.length) {
    parts.push(element("small", tie.p.map(([from, to]) => (from === to ? day(from) : `${day(from)} – ${day(to)}`)).join(", ")));
  }
  return parts;
}

function tieBox(data, index, node, choose) {
  const tie = data.ties[index], other = tie.s === node ? tie.t : tie.s;
  const box = element("details"), head = element("summary");
  const way = data.directed ? (tie.s === node ? "→ " : "← ") : "";
  head.append(way, link(data.nodes[other].label, () => choose(other)), ` · ${tie.k} · ${tie.w}`);
  box.append(head);
  box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(...evidence(data, tie)); });
  return box;
}

/** Shows a node: its values, and its `ties`, the heaviest first. */
export function showNode(panel, data, node, ties, choose) {
  const values = element("dl");
  for (const [key, value] of Object.entries(data.nodes[node].a)) values.append(element("dt", key), element("dd", shortened(value)));
  const sorted = [...ties].sort((a, b) => data.ties[b].w - data.ties[a].w || a - b);
  panel.replaceChildren(
    element("h2", data.nodes[node].label), values, element("h3", `Ties (${ties.length})`),
    ...sorted.map((index) => tieBox(data, index, node, choose)),
  );
  panel.scrollTop = 0;
}

/** Shows what the network is, who stands out, and whose software draws it. */
export function showOverview(panel, data, ranked, licences, choose) {
  const list = element("ol");
  for (const index of ranked.slice(0, 15)) {
    const line = element("li");
    line.append(link(data.nodes[index].label, () => choose(index)), ` ${shortened(data.nodes[index].rank)}`);
    list.append(line);
  }
  const legal = element("details");
  legal.append(element("summary", "Licences of sigma.js, graphology and what they use"), element("pre", licences));
  panel.replaceChildren(
    element("h2", data.title), element("p", data.description),
    element("p", "Click a node, or search for a name, to see its ties and the words they rest on."),
    element("h3", "Most strongly tied"), list, legal,
  );
}
