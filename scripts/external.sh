#!/usr/bin/env bash
# Graphs and exports against programs by others (scripts/external.py): the graphs that tests left behind, a graph of
# the examples, and faults planted in it.
set -euo pipefail
bin=$1
target=${CARGO_TARGET_DIR:-target}
python=$(scripts/venv.sh) || {
  echo "external: NOT TESTED by pySHACL, rdflib, pyld, followthemoney and jsonschema: no virtual environment" >&2
  exit 0
}
work=$target/external
rm -rf "$work"
mkdir -p "$work/graphs"

"$bin" build examples --graph "$work/graph" >/dev/null 2>&1 || [ $? -eq 1 ]
for format in nquads jsonld popolo ftm quickstatements spreadsheet; do
  case $format in nquads) name=out.nq ;; spreadsheet) name=sheets ;; *) name=out.$format ;; esac
  "$bin" export --format "$format" --graph "$work/graph" --output "$work/$name"
done
"$python" scripts/external.py exports "$work"
"$python" scripts/external.py faults "$work/out.nq" "$bin"

# Many tests build the same graph: each content once.
cp "$work/out.nq" "$work/graphs/$(sha256sum <"$work/out.nq" | cut -c1-16).nq"
while read -r current; do
  if "$bin" export --format nquads --graph "$(dirname "$current")" --output "$work/next.nq"; then
    mv "$work/next.nq" "$work/graphs/$(sha256sum <"$work/next.nq" | cut -c1-16).nq"
  else
    echo "external: NOT TESTED, no graph to be read: $(dirname "$current")" >&2
  fi
done < <(find "$target/tmp" -name CURRENT -not -path '*/store/*' 2>/dev/null | sort)
"$python" scripts/external.py shapes "$work"/graphs/*.nq
