# The two commands are `make run` and `make test`. Works with the make of macOS (3.81) and of Linux.

PYTHON ?= python3
VENV_PYTHON = .venv/bin/python
PIP_INSTALL = $(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check

# requirements.lock holds for CPython 3.11 to 3.15 on Linux (glibc), macOS and Windows machines of today; elsewhere
# pip chooses by itself what requirements.txt brings along.
FITS_LOCK = $(VENV_PYTHON) -c 'import platform, sys; sys.exit(sys.version_info >= (3, 16) \
	or platform.python_implementation() != "CPython" or (platform.machine(), platform.libc_ver()[0] or sys.platform) \
	not in {("x86_64", "glibc"), ("aarch64", "glibc"), ("arm64", "darwin"), ("AMD64", "win32")})'
LISTED = $(shell $(FITS_LOCK) && echo requirements.lock || echo requirements.txt)

# DEMO=1 means the sample city's store; FORCE=1 puts back a copy that does not come from this store.
ifeq ($(DEMO),1)
export CAMKET_DEMO = 1
endif
FORCED = $(if $(filter 1,$(FORCE)),--force)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run new demo lock wheelhouse test soak audit lint chromium backup restore bench screenshots clean

help:
	@echo "make run          the dashboard at http://localhost:8501 (PORT and DATABASE_URL are honoured)"
	@echo "make new          the same with an empty store, for a city that begins its own"
	@echo "make demo         the same with a made-up sample city, in a store of its own"
	@echo "make test         everything that is checked: ruff, mypy, all tests in a real browser"
	@echo "make soak         10,000 made-up imports and tables, and 2,000 killed officers instead of the few of make test"
	@echo "make audit        known holes in what the program runs on, where they can be looked up"
	@echo "make lint         ruff and mypy alone"
	@echo "make backup       a copy of the store into the folder backups beside it, while it is in use"
	@echo "make restore FILE=data/backups/…   put a copy back; what it replaces is kept"
	@echo "make backup DEMO=1, make restore DEMO=1 FILE=…   the same for the sample city's store"
	@echo "make bench        measure the speed, beside a floor"
	@echo "make screenshots  take the README's pictures again"
	@echo "make lock         requirements.lock anew from requirements.txt, with hashes, for every system"
	@echo "make wheelhouse   every package as a file, to install where there is no network"
	@echo "make clean        remove .venv and what the tools left behind; never touches data"

run: .venv/.run
	$(VENV_PYTHON) app.py

new: .venv/.run
	$(VENV_PYTHON) seed.py --empty
	$(VENV_PYTHON) app.py

demo: .venv/.run
	CAMKET_DEMO=1 $(VENV_PYTHON) app.py

lock: .venv/.created
	$(PIP_INSTALL) uv==0.13.9
	.venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-annotate --custom-compile-command 'make lock' requirements.txt -o requirements.lock

wheelhouse: .venv/.created
	$(VENV_PYTHON) -m pip wheel --quiet --disable-pip-version-check --wheel-dir wheelhouse -r $(LISTED)

test: .venv/.dev chromium lint audit
	$(VENV_PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

soak: .venv/.dev
	CAMKET_SOAK=1 $(VENV_PYTHON) -m pytest -n 0 tests/house/test_made_up_imports.py \
		tests/house/test_made_up_tables.py tests/house/test_durability.py

audit: .venv/.dev
	$(VENV_PYTHON) -m tests.audit

lint: .venv/.dev
	$(VENV_PYTHON) -m ruff check
	$(VENV_PYTHON) -m ruff format --check --quiet
	$(VENV_PYTHON) -m mypy

chromium: .venv/.dev
	$(VENV_PYTHON) tests/browser/chromium.py

backup: .venv/.run
	$(VENV_PYTHON) backup.py

restore: .venv/.run
	@test -n "$(FILE)" || { echo "Say which copy: make restore FILE=data/backups/…" >&2; exit 2; }
	$(VENV_PYTHON) backup.py restore "$(FILE)" $(FORCED)

bench: .venv/.dev chromium
	$(VENV_PYTHON) -m bench

screenshots: .venv/.dev chromium
	$(VENV_PYTHON) -m docs.screenshots

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An empty file marks each finished step, so that it is done again only when its list has changed.

.venv/.created:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "Python 3.11 or newer is needed, and there is no '$(PYTHON)' here." >&2; \
		echo "Install it, or name the one you have: make PYTHON=python3.12 …" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$("$(PYTHON)" --version)." >&2; \
		echo "Install a newer one, or name the one you have: make PYTHON=python3.12 …" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "This Python cannot make environments. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; }
	"$(PYTHON)" -m venv .venv
	@touch $@

.venv/.run: .venv/.created requirements.txt requirements.lock
	@$(FITS_LOCK) || echo "requirements.lock does not hold for this machine's Python: installing requirements.txt." >&2
	$(PIP_INSTALL) -r $(LISTED)
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@
