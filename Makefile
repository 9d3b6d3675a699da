# The commands of marsad. `make demo` and `make test` do all their own set-up.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SET := $(VENV)/.run-ready
DEV := $(VENV)/.dev-ready
JOBS ?= 2
ARGS ?=
BENCH ?= monitor

.PHONY: help setup dev demo test check lint types layers shape docs docs-check \
	format eval bench model pipeline clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: $(SET) ## make .venv with what marsad needs to run

dev: $(DEV) ## the same with what developers need

demo: $(SET) ## do the main job on the example reports, into demo/
	sh tools/demo.sh $(BIN)

test: $(DEV) ## run the tests; ARGS go to pytest
	sh tools/test_setup.sh
	$(BIN)/pytest -q -n $(JOBS) $(ARGS)

check: lint types layers shape docs-check ## all that reads the code without running it

lint: $(DEV) ## ruff: habits and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV) ## ruff: put the code in form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

types: $(DEV) ## mypy, strict
	$(BIN)/mypy
	$(BIN)/mypy tools

layers: $(DEV) ## who may import whom
	$(BIN)/lint-imports --no-cache

shape: $(DEV) ## sizes of files and functions, against the budgets
	$(BIN)/python tools/shape.py

docs: $(DEV) ## write docs/reference, check links and docstrings
	$(BIN)/python tools/docs.py

docs-check: $(DEV)
	$(BIN)/python tools/docs.py --check

eval: $(SET) ## score the reader; ARGS go to evals/eval.py
	$(BIN)/python evals/eval.py $(ARGS)

bench: $(SET) ## measure: BENCH is a module of benches/, ARGS go to it
	$(BIN)/python -m benches.$(BENCH) $(ARGS)

model: $(DEV) ## train the readers' weights; ARGS go to evals/train.py
	$(BIN)/python evals/train.py $(ARGS)
	$(BIN)/python tools/weights.py

pipeline: $(DEV) ## train the English pipeline; ARGS go to python -m training
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training $(ARGS)

clean: ## remove what these commands made
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(SET): requirements/build.txt requirements/run.txt pyproject.toml \
		weights/en/pyproject.toml
	test -x $(BIN)/python || { python='$(PYTHON)'; \
		python=$${python:-$$(sh tools/python.sh)} && "$$python" -m venv $(VENV); }
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e weights/en -e .
	touch $@

$(DEV): $(SET) requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@
