# run: the window with the worked example   test: every test   check: lint, types, layers
# bench: speed, as ratios to a floor        package: the installers of this system into dist/
# package-check: builds wheel, frozen program and package of Debian, and tries them
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready

# Starts are measured, so bytecode must be there; foreign packages must not leak into the environment.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME PYTHONOPTIMIZE

# A copied folder or a Python that has gone makes the environment stale without touching a file.
ifneq ($(shell { $(PYTHON) -ISc '' && cat $(READY); } 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help run test check bench package package-check

help:
	@sed -n '1,3s/^# //p' Makefile

run: $(READY)
	@$(PYTHON) -m offercompare --example

test: $(READY)
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist worksteal --benchmark-disable -m "not bench"

check: $(READY)
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

bench: $(READY)
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -s -p no:xdist -m bench

package: $(READY)
	@$(PYTHON) packaging/build.py

package-check: $(READY)
	@$(PYTHON) packaging/build.py --only wheel --only folder --only notices --only sbom --only deb
	@$(PYTHON) packaging/try_packages.py
	@for package in dist/*.deb; do [ ! -e "$$package" ] || $(PYTHON) packaging/linux/check.py "$$package" || exit 1; done

$(READY): pyproject.toml packaging/setup.sh packaging/probe_qt.py
	@sh packaging/setup.sh $(VENV)
