# Clew: everything a newcomer needs is `make run` and `make test`.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

DATA ?= .clew
GO_FILES := $(shell find cmd graph web views assets -name node_modules -prune -o \( -name '*.go' -o -name '*.cypher' -o -name pom.xml -o -path 'graph/demo/*.json' -o -path 'assets/words/*.json' \) -print)
ASSET_FILES := $(shell find assets/src assets/css assets/static assets/words -type f) assets/build.mjs

.PHONY: help
help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: build ## Set up everything and serve the demo at the address it prints
	@exec bin/clew serve --demo --data-dir $(DATA)

.PHONY: test
test: check-tools browser assets ## Set up everything and run every test, browser included
	@echo "==> Checking and testing the browser's code"
	@npm --prefix assets run --silent check
	@npm --prefix assets run --silent test
	@echo "==> Testing the canvas in a real browser"
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent test:browser
	@echo "==> Testing the server, against a real Neo4j and a real browser"
	@CHROMIUM="$$(.ci/chromium)" go test -race -timeout 30m ./...

.PHONY: build
build: check-tools bin/clew ## Build bin/clew with all that the browser loads

.PHONY: assets
assets: assets/dist/.built ## Build what the browser loads

.PHONY: generate
generate: ## Write the *_templ.go files anew from the templ pages
	@go tool templ generate -path views

.PHONY: lint
lint: assets ## Check formatting, vet, generated code and types
	@.ci/lint

.PHONY: bench
bench: build browser ## Measure expansions, queries and paths against the bare driver, the canvas against bare sigma and other libraries
	@bin/clew bench expand --data-dir $(DATA)/bench
	@bin/clew bench query --data-dir $(DATA)/bench
	@bin/clew bench paths --data-dir $(DATA)/bench
	@bin/clew bench extract
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent bench:canvas
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent bench:timeline
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent bench:view -- 2000 5000 9 $(abspath $(DATA))/bench/view
	@npm --prefix assets run --silent bench:layout
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent bench:large
	@CHROMIUM="$$(.ci/chromium)" npm --prefix assets run --silent bench:peers

.PHONY: clean
clean: ## Remove what was built; the demo's graph in .clew stays
	@rm -rf bin assets/dist assets/node_modules

.PHONY: check-tools
check-tools:
	@.ci/check-tools

.PHONY: browser
browser:
	@.ci/chromium >/dev/null

bin/clew: $(GO_FILES) go.mod go.sum assets/dist/.built
	@echo "==> Building bin/clew"
	@go build -o $@ ./cmd/clew

assets/dist/.built: $(ASSET_FILES) assets/node_modules/.installed
	@echo "==> Building what the browser loads"
	@npm --prefix assets run --silent build
	@touch $@

assets/node_modules/.installed: assets/package.json assets/package-lock.json
	@echo "==> Fetching the browser libraries"
	@npm --prefix assets ci --no-progress --loglevel=error
	@touch $@
