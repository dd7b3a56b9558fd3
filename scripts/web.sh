#!/usr/bin/env bash
# Bundles the viewer of `export --format html` from web/ into web/dist, where build.rs picks it up. Where there is no
# Node.js it says so and does nothing: all but that one format works without.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../web"
without() { echo "web: $*: the binary will be built WITHOUT export --format html" >&2; exit 0; }
# Nothing to do when the bundle is newer than all that it is made from.
if [ -s dist/viewer.js ] && [ -s dist/licences.txt ] && [ -d node_modules/puppeteer-core ] \
  && [ -z "$(find src build.mjs package.json package-lock.json -newer dist/viewer.js)" ]; then
  exit 0
fi
command -v npm >/dev/null || without "no npm here (Debian: apt-get install nodejs npm)"
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "web: installing what web/package-lock.json lists"
  npm ci --silent --ignore-scripts || without "npm ci failed"
fi
npm run --silent build
