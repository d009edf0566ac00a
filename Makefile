.DEFAULT_GOAL := help
.PHONY: help build demo test soak golden lint bench fuzz words release clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

build: ## builds the generator (release)
	@scripts/install
	swift build -c release --product ashlar

demo: ## generates, builds, starts and tries the bookshop
	@scripts/install
	@scripts/demo

test: ## everything there is to test; the last line counts
	@scripts/install --tests
	@scripts/test

soak: ## breaks services in every way that is known, migrates between thousands of specs, lets strangers' tools at them; SEED=2 takes other specs
	@scripts/install --tests
	@.venv/bin/python3 Tests/Migrations/run.py --pairs 3000 --jobs 2 --seed $(or $(SEED),1)
	@PATH="$(CURDIR)/.venv/bin:$$PATH" scripts/faults
	@scripts/test --soak injection schemathesis

golden: ## accepts what the generator writes now as the goldens
	@scripts/install
	@ASHLAR_ACCEPT=1 swift test -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error --filter 'GoldenTests|DocumentationTests'

lint: ## formatting, and that the generator names no target
	@scripts/test formatting 'names no target'

bench: ## measures the generator and a generated service
	@scripts/install
	@Benchmarks/run

fuzz: ## searches for input that does harm, a minute for each stage: prints executions
	@scripts/install
	@scripts/fuzz

words: ## compiles a service whose every name is a word that something has a meaning for; SEED=2 takes other words
	@scripts/install
	@scripts/words --seed $(or $(SEED),1)

release: ## packs one program that needs no toolchain, its targets inside, with checksums: dist/
	@scripts/install
	@scripts/release

clean: ## removes everything that was built
	rm -rf .build .build-* .venv* dist
