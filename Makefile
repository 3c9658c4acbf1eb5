# make demo   set up, then the simulator, the bot and the page
# make test   set up, then lint, types, catalogs and the whole test suite
PORT ?= 8080
PYTHON ?= python3
BIN := .venv/bin
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types suite browser smoke catalogs words diagrams bench requirements clean

demo: .venv/.run $(CATALOGS)
	@$(BIN)/wenshui demo --port $(PORT)

test: lint types suite browser

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

suite: .venv/.dev $(CATALOGS)
	$(BIN)/python -m pytest -m "not browser"

browser: .venv/.dev $(CATALOGS)
	$(BIN)/python -m pytest -m browser

smoke: $(CATALOGS)
	sh tests/smoke.sh $(PYTHON)

bench: .venv/.dev $(CATALOGS)
	$(BIN)/python -m tests.bench

catalogs: $(CATALOGS)

%.mo: %.po | .venv/.run
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

words: .venv/.run
	$(BIN)/pybabel --quiet extract --mapping-file locales/babel.cfg --output-file locales/wenshui.pot --no-location --no-wrap --sort-by-file --omit-header .
	for po in locales/*/LC_MESSAGES/*.po; do $(BIN)/pybabel --quiet update --input-file locales/wenshui.pot --output-file $$po --no-wrap --no-fuzzy-matching --ignore-obsolete; done

diagrams: .venv/.run
	$(BIN)/python -m flows.engine.diagram docs/flows

requirements:
	uv pip compile pyproject.toml -o requirements/run.txt $(UV)
	uv pip compile pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt $(UV)

UV := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf .venv build dist *.egg-info
