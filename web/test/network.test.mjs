// What of a network is shown, and which node a name means.
import assert from "node:assert/strict";
import test from "node:test";
import { place } from "../src/labels.js";
import { around, byRank, day, dayNumber, find, network, shown, weights } from "../src/network.js";

const node = (label, kind, rank) => ({ label, kind, x: rank, y: 1, r: 4, c: "#000000", rank, a: {} });
const data = {
  directed: false,
  nodes: [node("赵一", "person", 3), node("钱二", "person", 1), node("青山市财政局", "body", 5), node("青山市", "body", 2)],
  ties: [
    { s: 0, t: 2, w: 2, k: "office", p: [[10, 20]], e: [] },
    { s: 1, t: 2, w: 1, k: "office", p: [], e: [] },
    { s: 2, t: 3, w: 1, k: "reform", p: [[30, 30]], e: [] },
  ],
};
const all = { hidden: new Set(), least: 0, from: -Infinity, to: Infinity };

test("without a filter everything is shown", () => {
  const { nodes, ties } = shown(data, all);
  assert.ok(nodes.every(Boolean) && ties.every(Boolean));
});

test("a kind, a weight and a time leave out what does not fit, and nodes that only it held", () => {
  assert.deepEqual(shown(data, { ...all, hidden: new Set(["person"]) }), { nodes: [false, false, true, true], ties: [false, false, true] });
  assert.deepEqual(shown(data, { ...all, least: 2 }).nodes, [true, false, true, false]);
  assert.deepEqual(shown(data, { ...all, from: 15, to: 15 }).ties, [true, false, false]);
  assert.deepEqual(shown(data, { ...all, from: 21 }).ties, [false, false, true]);
});

test("a name means the node of that name, else the highest in rank that has it in its own", () => {
  const ranked = byRank(data);
  assert.deepEqual(ranked, [2, 0, 3, 1]);
  assert.equal(find(data, ranked, " 青山市 "), 3);
  assert.equal(find(data, ranked, "青山"), 2);
  assert.equal(find(data, ranked, "李四"), -1);
  assert.equal(find(data, ranked, " "), -1);
});

test("days are those of the calendar, whatever the time zone", () => {
  assert.equal(day(17897), "2019-01-01");
  assert.equal(dayNumber("2019-01-01", 0), 17897);
  assert.equal(dayNumber("", Infinity), Infinity);
});

test("graphology has every node and tie", () => {
  const graph = network(data);
  assert.equal(graph.order, 4);
  assert.equal(graph.size, 3);
  assert.deepEqual(graph.neighbors("2").sort(), ["0", "1", "3"]);
  assert.deepEqual(weights(data), [1, 2]);
  assert.deepEqual(around(data)[2], [0, 1, 2]);
});

test("labels that have to be there come first, then those of large nodes, and none covers another", () => {
  const label = (key, x, y, size, forced = false) => ({ key, x, y, size, text: "甲乙丙", forced });
  const page = { width: 300, height: 100 };
  const placed = place([label("0", 100, 50, 4), label("1", 104, 50, 8), label("2", 102, 52, 2, true), label("3", 290, 50, 3)], page, 15, () => 40);
  assert.deepEqual(placed.map((p) => p.label.key).slice(0, 2), ["2", "1"]);
  for (const [i, a] of placed.entries()) {
    for (const b of placed.slice(i + 1)) {
      assert.ok(a.space.right <= b.space.left || b.space.right <= a.space.left || a.space.bottom <= b.space.top || b.space.bottom <= a.space.top);
    }
  }
  const edge = placed.find((p) => p.label.key === "3");
  assert.ok(edge.space.right < 300);
});

test("labels keep off nodes, but where one has to be there off those in the foreground only", () => {
  const page = { width: 400, height: 100 }, wall = (faint) => [-40, -20, 0, 20, 40].flatMap((dx) => [-20, 0, 20].map((dy) => ({ x: 200 + dx, y: 50 + dy, size: 8, faint })));
  const label = (forced) => [{ key: "0", x: 200, y: 50, size: 8, text: "甲", forced }];
  assert.equal(place(label(false), page, 15, () => 20, wall(false)).length, 0);
  assert.equal(place(label(true), page, 15, () => 20, wall(false)).length, 0);
  assert.equal(place(label(true), page, 15, () => 20, wall(true)).length, 1);
});
