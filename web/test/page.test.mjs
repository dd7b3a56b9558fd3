// The page in headless Chromium: search, click, neighbours, evidence, filters, zoom. Needs PAGE (the file),
// BROWSER (its program) and SCREENSHOT (where to leave a picture).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const { PAGE, BROWSER, SCREENSHOT } = process.env;
const said = [], fetched = [];
let browser, page;

before(async () => {
  browser = await puppeteer.launch({
    executablePath: execFileSync("which", [BROWSER], { encoding: "utf8" }).trim(),
    args: ["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--use-gl=angle", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
    protocolTimeout: 240_000,
  });
  page = await browser.newPage();
  await page.setViewport({ width: 1500, height: 950 });
  page.on("console", (message) => { if (message.type() === "error") said.push(message.text()); });
  page.on("pageerror", (fault) => said.push(String(fault)));
  page.on("request", (request) => fetched.push(request.url()));
  page.setDefaultTimeout(120_000);
  await page.goto(pathToFileURL(PAGE).href);
  await until(() => globalThis.reformgraph);
}, { timeout: 240_000 });
after(() => browser?.close());

const text = (selector) => page.$eval(selector, (element) => element.textContent);
/** Waits until `condition` holds in the page: machines may be slow. */
const until = (condition, ...values) => page.waitForFunction(condition, { timeout: 120_000, polling: 100 }, ...values);
const settled = () => until(() => !globalThis.reformgraph.renderer.getCamera().isAnimated());
const headline = (label) => until((wanted) => document.querySelector("#panel h2")?.textContent === wanted, label);
/** Clicks on a node where the picture has it. */
async function clickNode(index) {
  const { x, y } = await page.evaluate((key) => {
    const { renderer, graph } = globalThis.reformgraph;
    const { x, y } = renderer.graphToViewport(graph.getNodeAttributes(key));
    const box = document.getElementById("network").getBoundingClientRect();
    return { x: x + box.left, y: y + box.top };
  }, String(index));
  await page.mouse.click(x, y);
}

test("the network is drawn, by WebGL, and the overview shown", async () => {
  assert.ok(await page.evaluate(() => globalThis.reformgraph.renderer !== null), "no WebGL");
  assert.equal(await page.$eval("#without", (e) => e.hidden), true);
  const { nodes, ties } = await page.evaluate(() => ({ nodes: globalThis.reformgraph.graph.order, ties: globalThis.reformgraph.graph.size }));
  assert.equal(await text("#count"), `${nodes} of ${nodes} nodes, ${ties} of ${ties} ties`);
  assert.match(await text("#panel"), /Most strongly tied/);
  assert.match(await text("#panel pre"), /sigma[\s\S]*Permission is hereby granted/);
  // Something is there that is neither white nor transparent.
  const ink = await page.evaluate(() => {
    const { renderer } = globalThis.reformgraph;
    renderer.refresh();
    const pen = renderer.getCanvases().nodes.getContext("webgl2") ?? renderer.getCanvases().nodes.getContext("webgl");
    const size = pen.drawingBufferWidth * pen.drawingBufferHeight * 4, pixels = new Uint8Array(size);
    pen.readPixels(0, 0, pen.drawingBufferWidth, pen.drawingBufferHeight, pen.RGBA, pen.UNSIGNED_BYTE, pixels);
    return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
  assert.ok(ink > 500, `${ink} pixels of nodes`);
  await page.screenshot({ path: SCREENSHOT });
});

test("no label covers another one, a node as large as its own or the frame", async () => {
  const { labels, nodes, width, height } = await page.evaluate(() => {
    const { renderer, circles, written } = globalThis.reformgraph;
    return { labels: written.map(({ label, space }) => ({ ...space, size: label.size })), nodes: circles(), ...renderer.getDimensions() };
  });
  assert.ok(labels.length > 50, `${labels.length} labels`);
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const boxes = nodes.map(({ x, y, size }) => ({ left: x - size, top: y - size, right: x + size, bottom: y + size, size }));
  labels.forEach((label, at) => {
    assert.ok(label.left > 0 && label.top > 0 && label.right < width && label.bottom < height);
    assert.ok(!labels.slice(at + 1).some((other) => meet(label, other)), "two labels meet");
    assert.ok(!boxes.some((box) => box.size >= label.size && meet(label, box)), "a label covers a node");
  });
});

test("search goes to a node and shows its ties with their words", async () => {
  const label = await page.evaluate(() => globalThis.reformgraph.data.nodes.reduce((a, b) => (b.kind === "person" && b.rank > a.rank ? b : a), { rank: -1 }).label);
  await page.type("#search", label);
  await page.keyboard.press("Enter");
  await headline(label);
  await settled();
  await page.click("#panel details summary");
  await page.waitForSelector("#panel blockquote");
  assert.match(await text("#panel blockquote"), /^第\d+句原话/);
  await page.screenshot({ path: SCREENSHOT.replace(".png", "-chosen.png") });
});

test("a neighbour named in the panel is one click away", async () => {
  const name = await text("#panel details button.link");
  await page.click("#panel details button.link");
  await headline(name);
  await settled();
});

test("a click on a node chooses it, one beside it or Escape none", async () => {
  await page.click("#whole");
  await settled();
  const index = await page.evaluate(() => globalThis.reformgraph.data.nodes.reduce((best, node, at, all) => (node.r > all[best].r ? at : best), 0));
  await until(() => globalThis.reformgraph.renderer.getCamera().ratio === 1);
  // What a slow machine takes for a long press is no click.
  for (let tries = 0; tries < 10 && (await page.evaluate(() => globalThis.reformgraph.chosen)) !== index; tries += 1) {
    await clickNode(index);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
  }
  assert.equal(await page.evaluate(() => globalThis.reformgraph.chosen), index);
  const near = await page.evaluate((key) => globalThis.reformgraph.graph.neighbors(key).length, String(index));
  assert.equal(await text("#panel h3"), `Ties (${near})`);
  await page.screenshot({ path: SCREENSHOT.replace(".png", "-clicked.png") });
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => globalThis.reformgraph.chosen), -1);
});

test("kinds, weights and times filter", async () => {
  const count = async () => (await text("#count")).match(/\d+/g).map(Number);
  const [everyone, , everything] = await count();
  await page.click('[data-kind="person"]');
  const [bodies, all, between] = await count();
  assert.ok(bodies < everyone && between < everything && all === everyone);
  await page.click('[data-kind="person"]');
  await page.$eval("#weight", (e) => { e.value = 1; e.dispatchEvent(new Event("input")); });
  assert.ok((await count())[2] < everything);
  await page.$eval("#weight", (e) => { e.value = 0; e.dispatchEvent(new Event("input")); });
  await page.$eval("#from", (e) => { e.value = "2019-01-01"; e.dispatchEvent(new Event("change")); });
  await page.$eval("#to", (e) => { e.value = "2019-12-31"; e.dispatchEvent(new Event("change")); });
  const [, , then] = await count();
  assert.ok(then > 0 && then < everything, `${then}`);
  await page.$eval("#from", (e) => { e.value = ""; e.dispatchEvent(new Event("change")); });
  await page.$eval("#to", (e) => { e.value = ""; e.dispatchEvent(new Event("change")); });
  assert.equal((await count())[2], everything);
});

test("wheel and buttons zoom", async () => {
  const ratio = () => page.evaluate(() => globalThis.reformgraph.renderer.getCamera().ratio);
  await page.click("#whole");
  await until(() => globalThis.reformgraph.renderer.getCamera().ratio === 1);
  await page.click("#nearer");
  await until(() => globalThis.reformgraph.renderer.getCamera().ratio < 1);
  await settled();
  const nearer = await ratio();
  await page.mouse.move(500, 500);
  await page.mouse.wheel({ deltaY: 300 });
  await until((before_) => globalThis.reformgraph.renderer.getCamera().ratio > before_, nearer);
});

test("the page fetches nothing and has nothing to complain of", () => {
  assert.deepEqual(fetched.filter((url) => !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:")), []);
  assert.deepEqual(said, []);
});
