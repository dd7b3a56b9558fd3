#!/usr/bin/env bash
# All tests in the release profile, then what programs by others say of the graphs; the runner's own summary is the
# last thing printed.
set -euo pipefail
target=${CARGO_TARGET_DIR:-target}
# What tests of other versions left there would be checked with the rest.
rm -rf "$target/tmp"
log=$target/tests.log
mkdir -p "$target"
if cargo nextest --version >/dev/null 2>&1; then
  run=(cargo nextest run --release --no-fail-fast)
  summary='^ *Summary'
else
  echo "cargo-nextest is not installed (cargo install --locked cargo-nextest): USING cargo test INSTEAD" >&2
  run=(cargo test --release --no-fail-fast)
  summary='^test result'
fi
failed=0
"${run[@]}" 2>&1 | tee "$log" || failed=1
echo "Graphs and exports, by programs that others wrote:"
cargo build --release --quiet
scripts/external.sh "$target/release/reformgraph" || { failed=1; echo "external: FAILED" >&2; }
grep -aE "$summary" "$log" || true
exit $failed
