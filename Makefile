# Everything a newcomer or a build machine needs; `make help` lists it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps web build demo test shapes bench eval golden

# One profile and one target folder for all of it, so that RocksDB is compiled once.
TARGET := $(or $(CARGO_TARGET_DIR),target)
BIN := $(TARGET)/release/reformgraph
DEMO := $(TARGET)/demo

# Folder with the development corpus, gold facts and scorer, for `make eval`.
ifndef REFORMGRAPH_SHARED
REFORMGRAPH_SHARED := $(wildcard ../shared)
endif
export REFORMGRAPH_SHARED
# Which documents of the corpus are scored: beginnings of their names.
EVAL_ONLY ?= d,e,f

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

deps: ## check the Rust toolchain; install what the build needs (Debian: apt-get)
	@scripts/deps.sh

web: ## bundle the viewer for export --format html (Node.js; nothing else needs it)
	@scripts/web.sh

build: deps web
	@scripts/say-why-slow.sh "$(TARGET)"
	@cargo build --release

demo: build ## build a graph from examples/, summarise and query it, write a GEXF file
	@scripts/demo.sh "$(BIN)" "$(DEMO)"

test: deps web ## format, lint and all tests
	@scripts/test-deps.sh
	@cargo fmt --check
	@scripts/say-why-slow.sh "$(TARGET)"
	@cargo clippy --release --all-targets -- -D warnings
	@cargo clippy --release --all-targets --no-default-features -- -D warnings
	@scripts/run-tests.sh

shapes: build ## graphs and exports against pySHACL, rdflib, pyld, followthemoney, jsonschema (make test does it too)
	@scripts/external.sh "$(BIN)"

bench: build ## speed of extraction, of loading and queries, and of networks beside others (BENCH_FLAGS=--short: no exact paths of 100,000 nodes)
	@cargo bench --profile release --bench extract
	@cargo bench --profile release --bench store
	@scripts/bench_measures.sh "$(TARGET)/measures" $(BENCH_FLAGS)

eval: build ## score against gold facts: by relation, kind and confidence, and losses under changes
	@scripts/eval.sh --bin "$(BIN)" --only "$(EVAL_ONLY)" --metamorphic $(EVAL_FLAGS)
	@python3 scripts/variants.py "$(BIN)"
	@cargo test --release --quiet --lib identity_test -- --nocapture | grep '^identity'

golden: build ## accept what the golden test now finds (look at the difference before you commit it)
	@UPDATE_GOLDEN=1 cargo test --release --quiet -- golden shipped_queries_answer
