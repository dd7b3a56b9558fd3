#!/usr/bin/env bash
# One line of warning before the build that compiles RocksDB; nothing afterwards.
set -euo pipefail
target=$1
if ! compgen -G "$target/release/build/oxrocksdb-sys-*/out/librocksdb.a" >/dev/null; then
  echo "First build: RocksDB, the store under the graph, is compiled from 300 C++ files: about 20 minutes on 2 cores," \
    "4 on 16. It is done once; demo, test, bench and eval share it."
fi
