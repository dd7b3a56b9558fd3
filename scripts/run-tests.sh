#!/usr/bin/env bash
# All tests in the release profile; the runner's own summary is the last thing printed.
set -euo pipefail
if cargo nextest --version >/dev/null 2>&1; then
  exec cargo nextest run --release --no-fail-fast
fi
echo "cargo-nextest is not installed (cargo install --locked cargo-nextest): USING cargo test INSTEAD" >&2
exec cargo test --release --no-fail-fast
