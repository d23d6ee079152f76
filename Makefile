.POSIX:
.PHONY: run install install-dev test test-313 check bench format clean

run: install  ## set everything up and open Firsthand in the browser
	@.venv/bin/firsthand run

install:  ## make .venv with the hashed requirements
	@scripts/install base

install-dev:
	@scripts/install dev

test: install-dev  ## set up all that tests need, then run every test
	@scripts/system-packages
	@.venv/bin/python -m pytest -n 2 --dist loadfile

test-313:  ## the same on Python 3.13 or newer, in an environment of its own
	@scripts/install dev .venv-313 3.13
	@scripts/system-packages
	@.venv-313/bin/python -m pytest -n 2 --dist loadfile

check: install-dev  ## format, lint, types, contracts, templates: seconds, no tests
	@scripts/check

bench: install-dev  ## speed and judgement beside peers and baselines
	@.venv/bin/python -m bench

format: install-dev
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

clean:
	rm -rf .venv .venv-313 .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results build dist
