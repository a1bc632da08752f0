# Everything a clone needs, without anything installed by hand: Python >= 3.11 with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Compiled files make every process of the tests start sooner, whatever the shell is told about them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check up setup lint types imports test-long test-slow test-faults bench lock clean

demo: setup
	@$(BIN)/leadgen demo

up: setup
	@$(BIN)/leadgen up

# What a change must pass beside the tests: style, types, and who may import whom.
check: lint imports types

setup: $(READY)

# A new lock or pyproject makes the environment anew; a broken one is thrown away, never repaired.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { \
	  echo "leadgen_assets needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1)." ; \
	  echo "  what to do: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" ; exit 1 ; }
	@echo "Setting up $(VENV): about a minute, once."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "  what to do: install Python's venv module (on Debian: apt-get install python3-venv)" ; exit 1 ; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check >/dev/null
	@touch $(READY)

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

imports: setup
	@$(BIN)/lint-imports

# More workers than cores, because tests also wait; each further one costs its own imports.
test: setup
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not (slow or long)"

# The wider forms of what `test` has in a short form: some seconds of the processor each. A change lands with both.
test-long: setup
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder -m "long and not slow"

test-slow: setup
	@$(BIN)/pytest -m "slow or long or hypothesis" --hypothesis-profile=thorough

# kill -9 of everything at random points, full disks, hung steps: about an hour. LEADGEN_FAULT_SEED=n replays a schedule.
test-faults: setup
	@$(BIN)/pytest leadgen_assets_tests/faults -s --timeout 3600

bench: setup
	@$(BIN)/python -m benchmarks.pipeline

# For maintainers: needs uv. The lock holds hashes of every file for every platform and names no index.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --extra dev pyproject.toml -o requirements.lock

clean:
	@rm -rf $(VENV) build *.egg-info
