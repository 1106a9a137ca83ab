.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo office browser test test-api test-faults test-web check bench bench-server bench-full lock audit clean

PYTHON ?= python3
# Passed on: make test ARGS="-k ranking", make run ARGS=--no-browser.
ARGS ?=
# How much `make test-web` looks at: all, or half, each moment of the year in one language.
WEB ?= all
# `make lock UPGRADE=--upgrade` takes the newest versions; without it what is pinned stays.
UPGRADE ?=
UV_VERSION := 0.13.9
PIP_AUDIT_VERSION := 2.9.0

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

help:
	@echo "make run     install what is needed to run, then open the first page in the browser"
	@echo "make demo    install what is needed to run, then play the example cycle"
	@echo "make test    install what is needed to test, then run the tests"
	@echo "make test-faults    kill processes at every statement; make test does so at some"
	@echo "make test-api   what a generator makes of the interface's description; make test does a little"
	@echo "make test-web   every page in a browser, by every office; make test looks at some"
	@echo "make check   style, types, import rules"
	@echo "make office  on Debian, as root: LibreOffice and a font for the tests of PDF files"
	@echo "make browser on Debian, as root: Chromium for the tests of pages"
	@echo "make bench   what commands, loads, letters and questions take beside other means: five minutes"
	@echo "make bench-server    what pages and acts take on the server, and two hundred people at once"
	@echo "make bench-full    the same at full sizes, and the auditor's questions on a million changes"
	@echo "make lock    resolve requirements/*.lock again from pyproject.toml"
	@echo "make audit   compare the locked packages with published advisories; needs the network"
	@echo "make clean   remove the environment, caches, build products, demo databases"
	@echo
	@echo "Needs Python 3.11 or newer; another interpreter: make test PYTHON=python3.12"

# A year to practise and a real one, kept in the folder thuc-hanh from one start to the next.
run: .venv/run.stamp
	@$(BIN)/thidua open $(ARGS)

demo: .venv/run.stamp
	@$(BIN)/thidua demo

# What the tests of PDF files run. Tinos has the widths of Times New Roman and every Vietnamese
# letter; Debian 12's fonts-liberation, which a font list names for it, has not.
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-croscore poppler-utils

office:
	@dpkg-query --show $(OFFICE) >/dev/null 2>&1 || { \
	    echo "Installing LibreOffice, fonts and PDF tools (once) ..." && \
	    apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y $(OFFICE) >/dev/null; }

browser:
	@dpkg-query --show chromium >/dev/null 2>&1 || { \
	    echo "Installing Chromium (once) ..." && \
	    apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y chromium >/dev/null; }

test: .venv/test.stamp
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

test-faults: .venv/test.stamp
	@THIDUA_FAULTS=all $(BIN)/python -m pytest -n 2 --dist worksteal tests/faults \
	    tests/web/test_killed.py $(ARGS)

test-web: .venv/test.stamp
	@THIDUA_WEB=$(WEB) $(BIN)/python -m pytest -n 2 --dist worksteal tests/browser $(ARGS)

test-api: .venv/test.stamp
	@THIDUA_API_EXAMPLES=50 $(BIN)/python -m pytest tests/web/test_schema.py $(ARGS)

check: .venv/test.stamp
	@echo "Style ..."
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@echo "Types ..."
	@$(BIN)/mypy
	@echo "Import rules ..."
	@$(BIN)/lint-imports --no-logo
	@echo "Tidiness ..."
	@$(BIN)/python -m pytest -q -rP tests/test_tidy.py

# One measure of them: make bench ARGS="--only S3". Beside another build: ARGS="--earlier COMMIT".
bench: .venv/test.stamp
	@$(BIN)/python -m tests.bench $(ARGS)

bench-server: .venv/test.stamp
	@$(BIN)/python -m tests.bench.server $(ARGS)
	@$(BIN)/python -m tests.bench.screens $(ARGS)

# An hour on two cores.
bench-full: .venv/test.stamp
	@$(BIN)/python -m tests.bench --full --plot docs/pictures/cost-by-size.svg $(ARGS)
	@$(BIN)/python -m tests.bench.auditor sqlite
	@$(BIN)/python -m tests.bench.auditor postgresql

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { \
	    echo "thidua needs Python 3.11 or newer; there is no $(PYTHON) here." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "thidua needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	        "Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) -V) ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The two locks hold the same versions, the test lock only more of them.
.venv/run.stamp: requirements/run.lock pyproject.toml | .venv/bin/python
	@echo "Installing what is needed to run (once) ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements/test.lock pyproject.toml | .venv/bin/python
	@echo "Installing what is needed to run and to test (once) ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/test.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch .venv/run.stamp $@

# Resolved for Python 3.11 and newer on every platform. The test lock comes first and binds
# the run lock, so that the two agree.
COMPILE = "$$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --annotation-style line --custom-compile-command "make lock" \
    $(UPGRADE) pyproject.toml --group build

lock:
	@echo "Resolving ..."
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" --quiet --disable-pip-version-check install "uv==$(UV_VERSION)"; \
	$(COMPILE) --extra test -o requirements/test.lock >/dev/null; \
	$(COMPILE) -c requirements/test.lock -o requirements/run.lock >/dev/null
	@echo "Wrote requirements/test.lock and requirements/run.lock."

# Strict: a package that cannot be looked up is no package without an advisory.
audit:
	@echo "Comparing with published advisories ..."
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" --quiet --disable-pip-version-check install "pip-audit==$(PIP_AUDIT_VERSION)"; \
	"$$tools/bin/pip-audit" --strict --progress-spinner off --disable-pip --require-hashes \
	    -r requirements/test.lock

clean:
	@rm -rf .venv build dist demo thuc-hanh .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Removed the environment, caches, build products and demo databases."
