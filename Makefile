# make run [ARGS=path]   the program, on the bundled sample blog or on a repo folder or post
# make test              every check; what CI runs
# make bench | fuzz | screenshots | installer | test-installer     for people
# make lock              pins anew what the installers hold, after a change of the dependencies
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := run

PYTHON ?= $(firstword $(foreach v,python3 python3.13 python3.12 python3.11,$(shell $(v) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $(v))))
BIN := .venv/bin
ARGS ?= resources/sample
# Chromium refuses its sandbox to root; only tests and pictures may run without it.
HEADLESS := QTWEBENGINE_DISABLE_SANDBOX=1 QT_QUICK_BACKEND=software xvfb-run -a -s '-screen 0 1920x1200x24'

.PHONY: run test lint bench fuzz screenshots installer test-installer lock clean

.venv/.installed-run: pyproject.toml .ci/system-packages
	@.ci/system-packages run
	test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed." >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	# An editable package is not compiled by pip, and its first start would wait for that.
	$(BIN)/python -m compileall -q newsletter_editor
	# PySide would compile its own sources anew at each start: findings/pyside_compiles_at_each_start.sh
	env -u PYTHONDONTWRITEBYTECODE SBK_EMBED=0 $(BIN)/python -c 'import PySide6.QtCore'
	touch $@

.venv/.installed-test: .venv/.installed-run
	@.ci/system-packages test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

.venv/.installed-installer: .venv/.installed-test
	@.ci/system-packages installer
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group installer
	touch $@

run: .venv/.installed-run
	@$(BIN)/newsletter-editor $(ARGS)

lint: .venv/.installed-test
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/actionlint
	$(BIN)/zizmor --offline --no-progress --quiet .github/workflows

test: lint
	@$(HEADLESS) $(BIN)/python -m pytest -n 2 --dist worksteal

bench: .venv/.installed-test
	@$(HEADLESS) $(BIN)/python -m tests.bench

fuzz: .venv/.installed-test
	@$(BIN)/python -m tests.fuzz $(ARGS_FUZZ)

# At 200 % a window takes twice the room.
screenshots: HEADLESS := $(subst 1920x1200,2880x1800,$(HEADLESS))
screenshots: .venv/.installed-test
	@$(HEADLESS) $(BIN)/python -m tests.e2e.screenshots

installer: .venv/.installed-installer
	@$(BIN)/python resources/installer/build.py bundle check tar deb sbom

test-installer: .venv/.installed-installer
	@.ci/system-packages test-installer
	$(HEADLESS) $(BIN)/python -m pytest -m installer tests/installer

lock: .venv/.installed-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python .ci/lock

clean:
	rm -rf .venv build dist
