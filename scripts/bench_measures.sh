#!/usr/bin/env bash
# Times the measures of networks in turn with igraph and networkit on the same graphs of 10,000 and 100,000 nodes, and
# compares the values; then a graph of a million nodes alone. About 25 minutes on two idle cores, most of them for all
# paths between 100,000 nodes. --short leaves those out (five minutes); --long lets the others finish them, which takes
# hours.
set -euo pipefail
folder=$1
shift
mkdir -p "$folder"
bench=(cargo bench --quiet --profile release --bench measures --)
status=0
if python=$(scripts/venv.sh); then
  "$python" scripts/bench_measures.py "$(cd "$folder" && pwd)" "$@" -- "${bench[@]}" || status=$?
else
  echo "igraph and networkit were NOT timed: no virtual environment" >&2
  for nodes in 10000 100000; do "${bench[@]}" --nodes "$nodes" "$@"; done
fi
"${bench[@]}" --nodes 1000000
exit "$status"
