.DEFAULT_GOAL := help
.PHONY: help build demo test golden lint bench fuzz clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

build: ## builds the generator (release)
	@scripts/install
	swift build -c release --product ashlar

demo: ## generates, builds, starts and tries the Chinook service
	@scripts/install
	@scripts/demo

test: ## everything there is to test; the last line counts
	@scripts/install --tests
	@scripts/test

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

clean: ## removes everything that was built
	rm -rf .build .build-golden .build-fuzz .venv
