#!/usr/bin/env bash
# Times the measures of networks, and beside them igraph and networkit on the same graphs, and compares the values.
# --long: closeness and exact betweenness of 100,000 nodes by all three as well, which takes hours.
set -euo pipefail
folder=$1
shift
mkdir -p "$folder"
cargo bench --profile release --bench measures -- --write "$(cd "$folder" && pwd)" "$@"
if python=$(scripts/venv.sh); then
  "$python" scripts/bench_measures.py "$folder" 10000 100000 "$@"
else
  echo "igraph and networkit were NOT timed: no virtual environment" >&2
fi
