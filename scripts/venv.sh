#!/usr/bin/env bash
# A virtual environment with what scripts/requirements.txt lists, made once and again when the list changes.
# Prints the path of its Python; where it can't be made says why and fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
home=${CARGO_TARGET_DIR:-target}/venv
if ! cmp -s scripts/requirements.txt "$home/requirements.txt"; then
  echo "venv: installing what scripts/requirements.txt lists into $home" >&2
  mkdir -p "$home"
  { [ -x "$home/bin/python" ] || python3 -m venv "$home"; } >&2 && "$home/bin/pip" install --quiet --disable-pip-version-check -r scripts/requirements.txt >&2 \
    || { echo "venv: could not be made (Debian: apt-get install python3-venv; pip needs its package index)" >&2; exit 1; }
  cp scripts/requirements.txt "$home/requirements.txt"
fi
echo "$home/bin/python"
