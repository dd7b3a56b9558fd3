#!/usr/bin/env bash
# Validates a graph of the examples against ontology/shapes.ttl with pySHACL, in an environment of its own.
set -euo pipefail
bin=$1
target=${CARGO_TARGET_DIR:-target}
home=$target/shapes-venv
if [ ! -x "$home/bin/pyshacl" ]; then
  python3 -m venv "$home" && "$home/bin/pip" install --quiet 'pyshacl>=0.30,<0.50'
fi
graph=$target/shapes-graph
rm -rf "$graph"
"$bin" build examples --graph "$graph" >/dev/null 2>&1 || [ $? -eq 1 ]
"$bin" export --format nquads --graph "$graph" --output "$graph.nq"
"$home/bin/python" scripts/shapes.py "$graph.nq" ontology/shapes.ttl
