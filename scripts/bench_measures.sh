#!/usr/bin/env bash
# Times the measures of networks, and beside them igraph and networkit on the same graphs where Python has them.
set -euo pipefail
folder=$1
mkdir -p "$folder"
cargo bench --profile release --bench measures -- --write "$(cd "$folder" && pwd)"
if python3 -c 'import igraph, networkit, numpy' 2>/dev/null; then
  python3 scripts/bench_measures.py "$folder" 10000 100000
else
  echo "igraph and networkit were NOT timed: pip install igraph networkit numpy" >&2
fi
