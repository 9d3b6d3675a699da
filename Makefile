# The commands of marsad. `make demo` and `make test` do all their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SET := $(VENV)/.run-ready
DEV := $(VENV)/.dev-ready

.PHONY: setup demo test check lint types layers shape docs eval bench model clean

setup: $(SET)

$(SET): requirements/run.txt pyproject.toml weights/en/pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e weights/en -e .
	touch $@

$(DEV): $(SET) requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf $(VENV) demo
