#!/usr/bin/env bash
# Builds a graph from the examples and shows what can be asked of it.
set -euo pipefail
bin=$1
out=$2
mkdir -p "$out"

show() { printf '\n$ reformgraph %s\n' "$*"; "$bin" "$@"; }

show build examples --graph "$out/graph"
show summary --graph "$out/graph"
show query offices --set person=车向前 --graph "$out/graph"
show query meetings --set body=中共常州市委机构编制委员会 --graph "$out/graph"
show export --format gexf --graph "$out/graph" --output "$out/reformgraph.gexf"
echo
echo "The graph is in $out/graph; open $out/reformgraph.gexf in Gephi; \"$bin query --list\" shows what can be asked."
