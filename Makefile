# Every target sets up what it needs: a virtual environment in .venv with the packages that constraints.txt pins.
#
#   make                          this help
#   make PYTHON=python3.12 test   another interpreter (remove .venv first when it was made with a different one)

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install -qq --constraint constraints.txt
CORPUS ?= corpus/articles
REPORTS ?= reports
BENCH ?=

# What the outer shell sets for its own Python must not lead ours astray.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help report test lint types browser picture docs models bench clean

help: ## show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

report: $(VENV)/.runtime ## analyse the articles in corpus/articles, print who is the source of how much, write reports/*.csv
	@$(RUN) -m attribution run $(CORPUS) -o $(REPORTS) --restart

test: $(VENV)/.dev ## run every test
	@$(RUN) -m pytest

lint: $(VENV)/.dev ## check style and formatting
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check

types: $(VENV)/.dev ## check types
	@$(RUN) -m mypy

browser: ## install Debian's Chromium, in which the tests open the report (needs root)
	@command -v chromium >/dev/null || { \
	  test "$$(id -u)" = 0 || { echo "Run: sudo apt-get install chromium" >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 \
	    apt-get install -yqq --no-install-recommends chromium >/dev/null; }

picture: $(VENV)/.dev ## take the picture of the report in docs/ anew
	@PICTURE=1 $(RUN) -m pytest -q tests/report/test_browser.py -k picture

docs: $(VENV)/.dev ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --quiet
	@echo "Open site/index.html"

models: $(VENV)/.dev ## train the bundled parser models again: make models UD=FOLDER_OF_TREEBANKS
	@test -n "$(UD)" || { echo "Say where the Universal Dependencies treebanks lie: make models UD=FOLDER" >&2; exit 2; }
	@$(RUN) -m training "$(UD)"

bench: $(VENV)/.dev ## measure speed and memory as ratios (BENCH_NEWS=FILE.jsonl.gz: other texts; BENCH=full: a million rows to track)
	@$(RUN) -m tests.bench
	@$(RUN) -m tests.track.bench $(BENCH)

clean: ## remove what the other targets made
	rm -rf $(VENV) $(REPORTS) site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.runtime: pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (once; a few minutes)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is not Python 3.11 or newer; name one that is: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable '.[export]'
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@echo "Adding the tools for tests and checks to $(VENV)"
	@$(PIP) --editable '.[dev]'
	@touch $@
