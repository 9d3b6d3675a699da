# The commands of marsad. `make demo` and `make test` do all their own set-up.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SET := $(VENV)/.run-ready
DEV := $(VENV)/.dev-ready
TRAIN := .venv-train
TRAIN_PIP := $(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet
TRAIN_SET := $(TRAIN)/.ready
JOBS ?= 2
ARGS ?=
BENCH ?= monitor

.PHONY: help setup dev demo test check lint types layers shape docs docs-check \
	format eval bench model test-training clean

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

model: $(TRAIN_SET) ## make the English network; ARGS go to python -m training
	$(TRAIN)/bin/python -m training $(ARGS)
	$(if $(findstring --out,$(ARGS)),,$(TRAIN)/bin/python tools/weights.py)

model-ar: $(TRAIN_SET) ## make the Arabic network; ARGS go to python -m training.arabic
	$(TRAIN)/bin/python -m training.arabic $(ARGS)
	$(if $(findstring --out,$(ARGS)),,$(TRAIN)/bin/python tools/weights.py ar)

test-training: $(TRAIN_SET) ## the tests of training/ that need PyTorch
	$(TRAIN)/bin/python -m pytest -q tests/training $(ARGS)

clean: ## remove what these commands made
	rm -rf $(VENV) $(TRAIN) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(SET): requirements/build.txt requirements/run.txt pyproject.toml \
		weights/en/pyproject.toml weights/ar/pyproject.toml
	test -x $(BIN)/python || { python='$(PYTHON)'; \
		python=$${python:-$$(sh tools/python.sh)} && "$$python" -m venv $(VENV); }
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e weights/en -e weights/ar -e .
	touch $@

$(DEV): $(SET) requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

$(TRAIN_SET): requirements/build.txt requirements/train.txt pyproject.toml \
		weights/en/pyproject.toml weights/ar/pyproject.toml
	test -x $(TRAIN)/bin/python || { python='$(PYTHON)'; \
		python=$${python:-$$(sh tools/python.sh)} && "$$python" -m venv $(TRAIN); }
	$(TRAIN_PIP) install --require-hashes -r requirements/build.txt
	$(TRAIN_PIP) install --require-hashes --no-deps -r requirements/train.txt
	$(TRAIN_PIP) install --no-deps --no-build-isolation -e weights/en -e weights/ar -e .
	touch $@
