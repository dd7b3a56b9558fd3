#!/usr/bin/env bash
# The programs by others that tests compare with. Installs what is missing (Debian: apt-get), and says loudly what the
# tests then do without; they are run in any case.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }
missing=()
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v npm >/dev/null || missing+=(nodejs npm)
command -v fc-list >/dev/null || missing+=(fontconfig)
has_chinese_font || missing+=(fonts-noto-cjk)
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
if [ ${#missing[@]} -gt 0 ]; then
  echo "test-deps: installing ${missing[*]}"
  if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || true
  fi
fi
without() { echo "test-deps: NOT TESTED, $*" >&2; }
command -v xmllint >/dev/null || without "GEXF by its schema: no xmllint (libxml2-utils)"
[ -e "${REFORMGRAPH_SHARED:-}/data/gexf-1.3-rng/gexf.rng" ] || without "GEXF by its schema: no data/gexf-1.3-rng in REFORMGRAPH_SHARED"
command -v npm >/dev/null || without "the page and what graphology-gexf reads: no Node.js (nodejs, npm)"
command -v chromium >/dev/null || command -v google-chrome >/dev/null || without "the page in a browser: no chromium"
has_chinese_font || without "PNG: no font for Chinese (fonts-noto-cjk)"
scripts/venv.sh >/dev/null || without "what networkx and igraph read: no virtual environment"
