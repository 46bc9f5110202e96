# Every command of the project. `make` alone lists them.
# GNU make 3.81 (macOS) is enough. Everything Python lands in .venv, nothing outside this folder but Chromium.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test check format requirements browser model clean

# The first of the two that runs and is new enough; `make PYTHON=… site` names another one.
PYTHON_OLD := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.11 python3; do \
	"$$python" -c '$(PYTHON_OLD)' 2>/dev/null && echo "$$python" && exit; done; echo python3)

BIN := .venv/bin
PIP := $(BIN)/python -m pip --no-input
PIP_COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
WORKERS := --numprocesses=auto --maxprocesses=4 --dist=loadfile
APT := env DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -qq -o DPkg::Lock::Timeout=120 \
	-o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20

# Neither pip's nor MkDocs' notices about newer versions: the versions here are pinned.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# The header that pip-compile writes into the pinned lists.
export CUSTOM_COMPILE_COMMAND := make requirements

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

site: .venv/.runtime-stamp ## Build the site into build/site (SITE_URL=https://…/ names its public address)
	$(BIN)/briefings build $(ARGS)

serve: .venv/.runtime-stamp ## Build the site and show it, again after every change
	$(BIN)/briefings serve $(ARGS)

test: .venv/.dev-stamp browser ## Run all tests (PYTEST_ARGS='-k name' for some of them)
	$(BIN)/python -m pytest $(WORKERS) $(PYTEST_ARGS)

check: .venv/.dev-stamp ## Lint and type-check the code, lint the workflows, check settings and articles
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@if [ -x $(BIN)/actionlint ]; then echo "$(BIN)/actionlint" && $(BIN)/actionlint; \
	else echo "actionlint is not installed on this platform: workflows not linted"; fi
	$(BIN)/briefings check

format: .venv/.dev-stamp ## Format the code and repair what the linter can
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

requirements: .venv/.dev-stamp ## Pin requirements*.in anew (PIP_COMPILE_ARGS=--upgrade for newer versions)
	$(PIP_COMPILE) $(PIP_COMPILE_ARGS) --output-file=requirements.txt requirements.in
	$(PIP_COMPILE) $(PIP_COMPILE_ARGS) --output-file=requirements-dev.txt requirements-dev.in
	$(PIP_COMPILE) $(PIP_COMPILE_ARGS) --output-file=requirements-training.txt requirements-training.in

browser: ## Install Chromium for the browser tests, where apt-get can (NO_BROWSER=1 leaves it)
	@for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi; \
	if [ -z "$(NO_BROWSER)" ] && command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
		echo "Installing Chromium for the browser tests"; \
		if $$sudo $(APT) update >/dev/null 2>&1 && \
			$$sudo $(APT) install -y --no-install-recommends chromium >/dev/null 2>&1; \
		then exit 0; fi; \
	fi; \
	echo "No Chromium here and none could be installed: the browser tests will be skipped"

TRAINED := training/runs
CORPORA ?= ../shared/corpora
# From the first round on: shorter, and in smaller steps.
SECOND := --round=2 --steps=2400 --rate=1.6e-4 --head-rate=5e-4 --warm-up=0.04 --seed=2
THIRD := --round=3 --steps=5000 --rate=1.6e-4 --head-rate=5e-4 --warm-up=0.03 --seed=3 --mean=0.999
FROM := --corpora=$(CORPORA) --work=$(TRAINED)

model: $(TRAINED)/third.pt ## Train the German language model anew (training/README.md says what it needs)
	$(BIN)/python -m training.export --work=$(TRAINED) --to=models/de_briefings
	$(BIN)/python -m benchmarks.language_model --corpora=$(CORPORA) --write

$(TRAINED)/pieces.npz:
	$(BIN)/python -m training.pieces $(FROM)

$(TRAINED)/first.pt: $(TRAINED)/pieces.npz
	$(BIN)/python -m training.train $(FROM)
	rm -f $(TRAINED)/checkpoint.pt

$(TRAINED)/second.pt: $(TRAINED)/first.pt
	$(BIN)/python -m training.export --work=$(TRAINED) --weights=first
	$(BIN)/python -m training.label $(FROM) --weights=first
	$(BIN)/python -m training.train $(FROM) $(SECOND)
	rm -f $(TRAINED)/checkpoint.pt

$(TRAINED)/third.pt: $(TRAINED)/second.pt
	$(BIN)/python -m training.export --work=$(TRAINED) --weights=second
	$(BIN)/python -m training.label $(FROM) --weights=second
	$(BIN)/python -m training.train $(FROM) $(THIRD)
	rm -f $(TRAINED)/checkpoint.pt

clean: ## Remove what was built and cached (.venv stays)
	rm -rf build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

# --- The virtual environment. The stamps say what is installed, so that a second run installs nothing. ---

.venv/bin/python:
	@$(PYTHON) -c '$(PYTHON_OLD)' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed, but '$(PYTHON)' is older or missing. Name another: make PYTHON=/path/to/python3.11 …" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv --clear .venv

.venv/.runtime-stamp: .venv/bin/python requirements.txt pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.dev-stamp: .venv/.runtime-stamp requirements-dev.txt
	$(PIP) install --quiet --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@
