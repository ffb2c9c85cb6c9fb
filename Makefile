# Two commands do all: `make demo` and `make test`. Both make .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test check bench soak supply clean

setup: $(BIN)/camket

$(BIN)/camket: pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Camket needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: setup
	$(BIN)/camket demo --into demo

test: setup
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/scoring.py

bench: setup .cache/graph-10000
	$(BIN)/python bench/run.py
	$(BIN)/python -m bench.starting
	$(BIN)/python -m bench.extraction
	$(BIN)/python bench/repair.py --cache .cache/ocr
	$(BIN)/python bench/robustness.py
	$(BIN)/python bench/clause_kinds.py
	$(BIN)/python -m bench.identity
	$(BIN)/python -m bench.building --sizes 10 100 1000
	$(BIN)/python -m bench.serving
	$(BIN)/python -m bench.scale
	$(BIN)/python -m bench.remote .cache/graph-10000
	$(BIN)/python -m bench.spark
	$(BIN)/python bench/explorer.py

# Hours: 300 kills, an hour of fuzzing, ten minutes of load, a hostile client.
soak: setup .cache/graph-10000
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[soak]'
	$(BIN)/python -m bench.soak.kill
	$(BIN)/python -m bench.soak.fuzz
	$(BIN)/python -m bench.soak.load
	$(BIN)/python -m bench.soak.hostile --graph .cache/graph-10000

.cache/graph-10000:
	$(BIN)/python -m bench.big_graph --commitments 10000 --lean --into $@

supply: setup
	.ci/supply

clean:
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .cache
