#!/usr/bin/env bash
# Checks for what the build needs, before a compile of many minutes fails for want of it, and installs on
# Debian and Ubuntu what is missing. Does nothing and asks nothing when all is there.
set -euo pipefail

fail() { printf 'deps: %s\n' "$*" >&2; exit 2; }

command -v cargo >/dev/null || fail "no Rust toolchain; install one from https://rustup.rs and run this again"
wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
have=$(rustc --version | cut -d' ' -f2)
oldest=$(printf '%s\n%s\n' "$wanted" "${have%%-*}" | sort -V | head -n 1)
[ "$oldest" = "$wanted" ] || fail "rustc $have is older than $wanted; run: rustup update stable"

# bindgen needs libclang itself and clang's own headers; it asks for them only after RocksDB has compiled.
has_libclang() {
  [ -n "${LIBCLANG_PATH:-}" ] && return
  compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null && compgen -G '/usr/lib/llvm-*/lib/clang/*/include/stddef.h' >/dev/null && return
  compgen -G '/usr/lib*/libclang*.so*' >/dev/null && return
  [ "$(uname)" = Darwin ] && xcode-select -p >/dev/null 2>&1
}

missing=()
command -v g++ >/dev/null || missing+=(g++)
command -v ccache >/dev/null || missing+=(ccache)
has_libclang || missing+=(libclang-dev)
if [ ${#missing[@]} -gt 0 ]; then
  echo "deps: installing ${missing[*]}"
  command -v apt-get >/dev/null || fail "missing: ${missing[*]}; install them with your package manager and run this again"
  sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing: ${missing[*]}; as root run: apt-get install -y ${missing[*]}"
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq || echo "deps: apt-get update failed; trying with the lists that are there" >&2
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "apt-get could not install ${missing[*]}"
fi
has_libclang || fail "libclang is still not found; set LIBCLANG_PATH to the folder that holds libclang.so"
