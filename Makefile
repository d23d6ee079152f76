.POSIX:
.PHONY: run install install-dev test check bench format clean

run: install  ## set everything up and open Firsthand in the browser
	@.venv/bin/firsthand run

install:  ## make .venv with the hashed requirements
	@scripts/install base

install-dev:
	@scripts/install dev

test: install-dev  ## set up all that tests need, then run every test
	@scripts/system-packages
	@.venv/bin/python -m pytest

check: install-dev  ## format, lint, types, contracts, templates: seconds, no tests
	@scripts/check

bench: install-dev  ## speed and judgement beside peers and baselines
	@.venv/bin/python -m bench

format: install-dev
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results build dist
