# Casebook's commands. Only Python 3.11+ and make are needed; each target makes what it lacks and is quick the second time.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
IS_NEW_ENOUGH := -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do $$p $(IS_NEW_ENOUGH) 2>/dev/null && echo $$p && break; done)

.PHONY: run test check bench bench-exam fix

run: $(VENV)/.run-ready  ## start the app with a deck ready to study
	@echo "Casebook: starting at http://127.0.0.1:8501 (stop with Ctrl+C)"
	@$(BIN)/python -m streamlit run app.py

test: $(VENV)/.test-ready  ## run all tests
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/.test-ready  ## format, lint, types, import rules, all tests: the definition of done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/.test-ready  ## print the benchmarks, with peers side by side
	@$(BIN)/python -m tests.benchmarks

bench-exam: $(VENV)/.test-ready  ## recall at the exam, our planner beside its peers; fails where it falls short
	@$(BIN)/python -m tests.benchmarks.exam

fix: $(VENV)/.test-ready  ## format and repair what a tool can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Casebook needs Python 3.11 or newer (with venv); set PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Casebook: making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run-ready: requirements.txt | $(VENV)/.made
	@echo "Casebook: installing what the app needs (once; about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements.txt requirements-dev.txt | $(VENV)/.made
	@echo "Casebook: installing what the tests need (once; about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@$(BIN)/python -m tests.browser.chromium
	@touch $@ $(VENV)/.run-ready
