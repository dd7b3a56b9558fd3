#!/usr/bin/env bash
# Runs scripts/eval.py with the Python packages that the changes of documents need, in an environment of their own.
set -euo pipefail
home="${CARGO_TARGET_DIR:-target}/eval-venv"
if [ ! -x "$home/bin/python" ] || ! "$home/bin/python" -c 'import jieba, opencc, pypinyin' 2>/dev/null; then
  python3 -m venv "$home" && "$home/bin/pip" install --quiet jieba opencc-python-reimplemented pypinyin \
    || echo "eval: the Python packages could not be installed; SOME CHANGES ARE SKIPPED" >&2
fi
python="$home/bin/python"
[ -x "$python" ] || python=python3
exec "$python" scripts/eval.py "$@"
