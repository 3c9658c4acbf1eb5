# make demo   set up, then the simulator, the bot and the page
# make test   set up, then lint, types, catalogs and the whole test suite
# make run    the bot against Telegram, as .env says
# make smoke  the package as a stranger installs it, in a fresh environment
PORT ?= 8080
PYTHON ?= python3
BIN := .venv/bin
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
REGIMES := $(filter-out engine,$(patsubst flows/%/__init__.py,%,$(wildcard flows/*/__init__.py)))
DATED := ^"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Trans|Language-Team|Generated)|^\#$$|^\# .*(PROJECT|ORGANIZATION|FIRST AUTHOR)
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: demo run test lint types suite browser smoke catalogs words diagrams bench requirements clean
.DELETE_ON_ERROR:

demo: .venv/.run $(CATALOGS)
	@$(BIN)/wenshui demo --port $(PORT)

run: .venv/.run $(CATALOGS)
	@test -f .env || { echo "No .env: copy .env.example to .env and write the token of @BotFather into it"; exit 1; }
	@set -a && . ./.env && exec $(BIN)/wenshui run

test: lint types suite browser

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

suite: .venv/.dev $(CATALOGS)
	$(BIN)/python -m pytest -m "not browser" -n auto --dist loadfile

browser: .venv/.dev $(CATALOGS)
	$(BIN)/python -m pytest -m browser -r s

smoke: .venv/.run $(CATALOGS)
	sh tests/smoke.sh $(PYTHON)

bench: .venv/.dev $(CATALOGS)
	$(BIN)/python -m tests.bench

catalogs: $(CATALOGS)

%.mo: %.po | .venv/.run
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# The sentences of flows/<regime>/ go to <regime>.po, all others to wenshui.po, in the order of the source.
words: $(addprefix words-,wenshui $(REGIMES))

words-wenshui: SPOKEN_IN := bot flows/engine $(wildcard flows/*.py)
words-%: SPOKEN_IN = flows/$*
words-%: | .venv/.run
	@mkdir -p build/words
	$(BIN)/pybabel --quiet extract --mapping-file locales/babel.cfg --output-file build/words/$*.pot --no-location --no-wrap $(SPOKEN_IN)
	$(BIN)/pybabel --quiet update --input-file build/words/$*.pot --output-dir locales --domain $* --locale zh_Hans --init-missing --no-wrap --no-fuzzy-matching --ignore-obsolete
	sed -E '/$(DATED)/d; /./,$$!d; $${/^$$/d;}' locales/zh_Hans/LC_MESSAGES/$*.po > build/words/$*.po
	mv build/words/$*.po locales/zh_Hans/LC_MESSAGES/$*.po

diagrams: .venv/.run
	$(BIN)/python -m flows.engine.diagram docs/flows

requirements:
	uv pip compile pyproject.toml -o requirements/run.txt $(UV)
	uv pip compile pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt $(UV)

UV := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Wenshui needs Python 3.11 or newer. Name it like this: make demo PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	@PYTHONWARNINGS=ignore $(PIP) --no-deps --no-build-isolation --editable . # it warns of editable installs as such
	touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf .venv build dist *.egg-info
