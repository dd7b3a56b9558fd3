// Bundles the page's script into dist/viewer.js, and the licences of all that is in it into dist/licences.txt.
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const built = await build({
  entryPoints: ["src/main.js"],
  outfile: "dist/viewer.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  // Text that stands in a page whatever its encoding.
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  // Nothing inside may end the element that holds the script.
  supported: { "inline-script": false },
});

/** The folders of the packages that went into the bundle. */
const packages = new Set();
for (const input of Object.keys(built.metafile.inputs)) {
  if (!input.includes("node_modules/")) continue;
  let folder = dirname(input);
  while (!(existsSync(join(folder, "package.json")) && JSON.parse(readFileSync(join(folder, "package.json"))).version)) folder = dirname(folder);
  packages.add(folder);
}
const texts = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json")));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  if (license !== "MIT") throw new Error(`${name} is under ${license}: look whether it may go into the page`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync("dist/licences.txt", texts.join("\n----\n\n"));
console.log(`viewer.js: ${built.metafile.outputs["dist/viewer.js"].bytes} bytes, from ${packages.size} packages`);
