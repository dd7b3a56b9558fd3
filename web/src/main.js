// Joins the data in the page, the picture by sigma.js, the controls and the panel.
import Sigma from "sigma";
import { collector } from "./labels.js";
import { around, byRank, dayNumber, find, network, shown, weights } from "./network.js";
import { element, showNode, showOverview } from "./panel.js";

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const licences = byId("licences").textContent;
const panel = byId("panel");
const ranked = byRank(data), steps = weights(data), tiesOf = around(data);
const filter = { hidden: new Set(), least: 0, from: -Infinity, to: Infinity };
let visible = shown(data, filter), chosen = -1, hovered = -1, near = new Set(), written = [];

const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const labels = collector(FONT, 13);
const graph = network(data);
const renderer = draw();

/** The picture; `null` in a browser without WebGL. */
function draw() {
  try {
    return new Sigma(graph, byId("network"), {
      // Candidates in plenty: which of them have room is decided by `labels`.
      labelFont: FONT, labelSize: 13, labelDensity: 3, labelGridCellSize: 90, labelRenderedSizeThreshold: 3,
      defaultDrawNodeLabel: labels.note, stagePadding: 50,
      zIndex: true, minCameraRatio: 0.01, maxCameraRatio: 4, nodeReducer, edgeReducer, hideEdgesOnMove: graph.size > 20000,
    });
  } catch (fault) {
    console.warn(fault);
    byId("without").hidden = false;
    byId("zoom").hidden = true;
    return null;
  }
}

function nodeReducer(key, attributes) {
  const index = Number(key);
  if (!visible.nodes[index]) return { ...attributes, hidden: true };
  if (index === chosen) return { ...attributes, highlighted: true, forceLabel: true, zIndex: 2 };
  if (near.has(index) || index === hovered) return { ...attributes, forceLabel: near.size < 60, zIndex: 1 };
  return chosen >= 0 ? { ...attributes, color: "#e6e6e6", label: null, zIndex: 0 } : attributes;
}

function edgeReducer(key, attributes) {
  const index = Number(key);
  if (!visible.ties[index]) return { ...attributes, hidden: true };
  if (chosen < 0) return attributes;
  const tie = data.ties[index], lit = tie.s === chosen || tie.t === chosen;
  return lit ? { ...attributes, color: "#444444", zIndex: 1 } : { ...attributes, color: "#f2f2f2", zIndex: 0 };
}

function refresh() {
  near = new Set();
  if (chosen >= 0) {
    for (const index of tiesOf[chosen]) {
      if (visible.ties[index]) { near.add(data.ties[index].s); near.add(data.ties[index].t); }
    }
  }
  renderer?.refresh({ skipIndexation: false });
}

function applyFilter() {
  visible = shown(data, filter);
  const count = (list) => list.reduce((sum, is) => sum + (is ? 1 : 0), 0);
  byId("count").textContent =
    `${count(visible.nodes)} of ${data.nodes.length} nodes, ${count(visible.ties)} of ${data.ties.length} ties`;
  if (chosen >= 0) showNode(panel, data, chosen, tiesOf[chosen].filter((index) => visible.ties[index]), follow);
  refresh();
}

/** Shows a node in the panel and its neighbours in the picture; -1 for none. */
function choose(index, move = false) {
  chosen = index;
  if (index < 0) showOverview(panel, data, ranked, licences, follow);
  else showNode(panel, data, index, tiesOf[index].filter((tie) => visible.ties[tie]), follow);
  refresh();
  const place = move && index >= 0 ? renderer?.getNodeDisplayData(String(index)) : undefined;
  if (place) renderer.getCamera().animate({ x: place.x, y: place.y, ratio: Math.min(0.35, renderer.getCamera().ratio) }, { duration: 300 });
}

function follow(index) { choose(index, true); }

function controls() {
  for (const label of new Set(data.nodes.map((node) => node.label))) byId("names").append(element("option", undefined, { value: label }));
  byId("search").addEventListener("change", (event) => {
    if (!event.target.value.trim()) return;
    const index = find(data, ranked, event.target.value);
    if (index >= 0) follow(index); else byId("count").textContent = `no node is named ${event.target.value.trim()}`;
  });
  for (const [name, colour, kind] of data.legend) {
    const label = element("label"), dot = element("span", undefined, { class: "dot" });
    dot.style.background = colour;
    if (kind) {
      const box = element("input", undefined, { type: "checkbox", "data-kind": kind });
      box.checked = true;
      box.addEventListener("change", () => {
        if (box.checked) filter.hidden.delete(kind); else filter.hidden.add(kind);
        applyFilter();
      });
      label.append(box);
    }
    label.append(dot, name, " ");
    byId("kinds").append(label);
  }
  byId("weight").max = Math.max(0, steps.length - 1);
  byId("least").textContent = steps[0] ?? 0;
  byId("weight").addEventListener("input", (event) => {
    filter.least = steps[event.target.value] ?? 0;
    byId("least").textContent = filter.least;
    applyFilter();
  });
  byId("time").hidden = !data.ties.some((tie) => tie.p.length);
  for (const id of ["from", "to"]) byId(id).addEventListener("change", () => {
    filter.from = dayNumber(byId("from").value, -Infinity);
    filter.to = dayNumber(byId("to").value, Infinity);
    applyFilter();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") choose(-1); });
}

/** The nodes in view as circles on the page, those in the background faint. */
function circles() {
  const { width, height } = renderer.getDimensions(), found = [];
  for (let index = 0; index < data.nodes.length; index += 1) {
    if (!visible.nodes[index]) continue;
    const shown = renderer.getNodeDisplayData(index);
    if (!shown) continue;
    const { x, y } = renderer.framedGraphToViewport(shown);
    if (x > 0 && y > 0 && x < width && y < height) found.push({ x, y, size: renderer.scaleSize(shown.size), faint: chosen >= 0 && index !== chosen && !near.has(index) });
  }
  return found;
}

function picture() {
  renderer.on("afterRender", () => { written = labels.write(renderer.getDimensions(), circles()); });
  renderer.refresh();
  renderer.on("clickNode", ({ node }) => choose(Number(node)));
  renderer.on("clickStage", () => choose(-1));
  renderer.on("enterNode", ({ node }) => { hovered = Number(node); byId("network").style.cursor = "pointer"; });
  renderer.on("leaveNode", () => { hovered = -1; byId("network").style.cursor = ""; });
  byId("nearer").addEventListener("click", () => renderer.getCamera().animatedZoom({ duration: 200 }));
  byId("farther").addEventListener("click", () => renderer.getCamera().animatedUnzoom({ duration: 200 }));
  byId("whole").addEventListener("click", () => { choose(-1); renderer.getCamera().animatedReset({ duration: 200 }); });
}

controls();
if (renderer) picture();
choose(-1);
applyFilter();
const asked = find(data, ranked, decodeURIComponent(location.hash.slice(1)));
if (asked >= 0) follow(asked);
// What a script that drives the page needs.
globalThis.reformgraph = { data, graph, renderer, choose, circles, get chosen() { return chosen; }, get written() { return written; } };
