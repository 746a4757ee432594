# Every check and test, the demo, the golden files, the benchmarks: the same recipes here and in CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
STAMP := $(VENV)/.installed
EXAMPLE := examples/kelmar-crossing
OUT := build
DATA ?= ../shared
SYSTEM := postgresql chromium libicu-dev pkg-config g++
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := all
.PHONY: all check test system demo golden docs pictures bench train calibrate evaluate format clean help

all: test  ## every check and every test (the default)

$(RUNTIME): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sayso needs Python 3.11 or newer; run: make PYTHON=python3.11")'
	@echo "Setting up in $(VENV), once: a minute or two, depending on the line ..."
	@$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	@touch $@

$(STAMP): $(RUNTIME)
	$(PIP) -e '.[dev]'
	touch $@

$(VENV)/.interchange: $(STAMP)
	$(PIP) -e '.[interchange]' || echo "skipped: tests of interchange; a library of theirs could not be installed (pyicu is built with libicu-dev, pkg-config and g++)"
	touch $@

demo: $(RUNTIME)  ## set up, trace the example case, say where the account lies
	@mkdir -p $(OUT)
	$(BIN)/sayso trace $(EXAMPLE)/reports --brief --html $(OUT)/account.html --json $(OUT)/account.json
	@echo
	@echo "The whole account:  file://$(CURDIR)/$(OUT)/account.html"
	@echo "The same as data:   $(OUT)/account.json"
	@echo "A desk to work at:  $(BIN)/sayso serve --demo --open"

check: $(STAMP)  ## lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: system check $(VENV)/.interchange  ## set up, every check and every test
	$(BIN)/pytest -q

system:  ## what only Debian's packages bring for the tests: installed by root, else named; never an error
	@wanted=$$(for one in $(SYSTEM); do \
	  dpkg-query -W -f '$${Status}' $$one 2>/dev/null | grep -q 'ok installed' || printf '%s ' $$one; done); \
	if [ -n "$$wanted" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  timeout 120 apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update; \
	  timeout 420 apt-get -qq install -y --no-install-recommends $$wanted >/dev/null && wanted=; \
	fi; \
	[ -z "$$wanted" ] || echo "skipped, unless this machine has them by another way: tests that need $$wanted"

golden: $(STAMP)  ## rewrite the golden files of the example (read the diff before you commit it)
	$(BIN)/python -m tests.golden

docs: $(STAMP)  ## rewrite the generated pages of the docs
	$(BIN)/python -m sayso.cli.reference > docs/cli.md

pictures: $(STAMP)  ## take the pictures of the tour anew (needs Chromium)
	$(BIN)/python -m docs.pictures

evaluate: $(STAMP)  ## every figure of docs/evaluation.md (DATA=folder with the evaluation data)
	$(BIN)/sayso evaluate all --data $(DATA)
	$(BIN)/sayso evaluate generated --plot docs/images/generated.svg

$(VENV)/.training: $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(PIP) -e '.[dev,training,bench]'
	touch $@

bench: $(VENV)/.training  ## speed and memory, beside PyTorch and a MinHash library in the same run
	$(BIN)/python -m benchmarks --data $(DATA)
	$(BIN)/python -m benchmarks.case_size
	$(BIN)/python -m benchmarks.reuse_at_size --data $(DATA)

train: $(VENV)/.training  ## train the reader anew (DATA=folder with the training data)
	$(BIN)/python -m training --data $(DATA) --out $(OUT)/model

calibrate: $(VENV)/.training  ## fit confidence anew after a new model (DATA=folder with the evaluation data)
	$(BIN)/python -m training.calibrate --data $(DATA)

format: $(STAMP)  ## let ruff lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what was built, the environment included
	rm -rf $(OUT) $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
