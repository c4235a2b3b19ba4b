# `make run` needs python3 (3.11 or newer) with its venv module, and a package registry; `make help` lists the targets.

SOURCE ?= samples
# Left empty: CABLES_WAREHOUSE, cables.toml, or warehouse/.
WAREHOUSE ?=
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
# Without build isolation, so that nothing is installed that the lock does not name.
THIS_PROJECT := --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" --extra build

.DEFAULT_GOAL := help
.PHONY: help run test score bench docs lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## Build a warehouse from the samples, or: make run SOURCE="A B" WAREHOUSE=DIR
	@$(BIN)/cables run --replace $(if $(WAREHOUSE),--warehouse "$(WAREHOUSE)") $(SOURCE)

test: $(VENV)/.installed-for-tests ## Lint, check the types, and run all tests
	$(BIN)/ruff check flows tests bench
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

score: $(VENV)/.installed-for-tests ## Precision, recall and F1 on the hand-made labels, with the misses
	@$(BIN)/python -m tests.score

bench: $(VENV)/.installed ## Measure pages per second a stage, on one core
	@$(BIN)/python -m bench

docs: $(VENV)/.installed ## Write docs/data_dictionary.md from the tables and views
	$(BIN)/python -m flows.publish.dictionary

lock: $(VENV)/.installed-for-tests ## Resolve the requirements of pyproject.toml anew
	$(LOCK) --upgrade pyproject.toml -o requirements.txt
	$(LOCK) --upgrade --extra test --constraint requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Remove the virtual environment and caches; a warehouse is never touched
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find flows tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than 3.11: make run PYTHON=/path/to/a/newer/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), once ..."
	@$(PIP) --requirement requirements.txt
	@$(PIP) $(THIS_PROJECT)
	@touch $@

$(VENV)/.installed-for-tests: requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need into $(VENV), once ..."
	@$(PIP) --requirement requirements-dev.txt
	@$(PIP) $(THIS_PROJECT)
	@touch $@
