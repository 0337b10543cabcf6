# Everything does its own set-up: `make demo` and `make test` are all a fresh machine needs.
# PYTHON chooses the interpreter (3.11 or newer), ARGS is handed to the program behind a target,
# PARALLEL spreads the tests over the cores (empty: one after the other).

PYTHON ?= python3
ARGS ?=
PARALLEL ?= -n auto --dist loadfile
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.DEFAULT_GOAL := help
.PHONY: help demo run test test-postgres check static format lint types layers audit bench prove tidy lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

demo: $(RUNTIME) ## try the bot in your browser, without a token (ARGS=--script: in the terminal)
	@$(BIN)/python -m rejectbot demo $(ARGS)

run: $(RUNTIME) ## run the bot on Discord, with the token in .env
	@$(BIN)/python -m rejectbot run

test: $(DEV) ## all tests that need no service (COVERAGE=1 measures and holds the floor)
	$(BIN)/python -m pytest -m "not postgres" $(PARALLEL) $(if $(COVERAGE),--cov) $(ARGS)

test-postgres: $(DEV) ## the storage and service tests on a throw-away PostgreSQL server
	REJECTBOT_TEST_POSTGRES=1 $(BIN)/python -m pytest -m postgres $(PARALLEL) $(ARGS)

check: static ## all of CI
	@$(MAKE) --no-print-directory test COVERAGE=1
	@$(MAKE) --no-print-directory audit test-postgres

static: format lint types layers ## what can be said without running anything

format: $(DEV)
	$(BIN)/ruff format --check .

lint: $(DEV)
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports

audit: $(DEV) ## known vulnerabilities of the locked packages
	$(BIN)/python .ci/audit.py requirements-dev.txt

bench: $(DEV) ## the bars of speed, as ratios against a bare bot
	$(BIN)/python -m benchmarks $(ARGS)

prove: $(DEV) ## the anonymity proof and the large counts: half an hour, writes docs/anonymity-report.md
	$(BIN)/python -m tests.anonymity.proof $(ARGS)

tidy: $(DEV) ## format the sources and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

LOCK := uv --no-config pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-header --no-emit-index-url --no-emit-find-links --quiet
lock: ## compile both requirements files anew (needs uv; --upgrade in ARGS takes newer versions)
	$(LOCK) --all-extras $(ARGS) -o requirements.txt
	$(LOCK) --all-extras --group dev -c requirements.txt $(ARGS) -o requirements-dev.txt

clean: ## remove the environment and what tools left behind
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache htmlcov .coverage*

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what the bot needs (once) …"
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(BIN)/python
	@echo "Installing what tests and checks need (once) …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@ $(RUNTIME)
