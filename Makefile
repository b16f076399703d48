# Each target does all its own set-up: a Python 3.11 or newer and this folder are enough.
PYTHON ?= python3
RUN := .venv/bin

.PHONY: graph test lint bench clean

graph: .venv/ready ## build the graph of the report in data/ and ask it for the documents it cites
	$(RUN)/dvgraph build
	$(RUN)/dvgraph ask documents

test: .venv/dev lint ## all tests, with branch coverage
	$(RUN)/python -m pytest -q -n auto --cov --cov-report=term

lint: .venv/dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports

bench: .venv/dev
	$(RUN)/python bench/startup.py
	$(RUN)/python bench/authority.py
	$(RUN)/python bench/extract.py

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(RUN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev: .venv/ready
	$(RUN)/pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt
	touch $@

clean:
	rm -rf .venv build dist
