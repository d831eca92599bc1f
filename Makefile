# make site    the whole site into site/ (needs Python 3.11 or newer, nothing else)
# make serve   a live preview of the Greek pages; KENTRO_LANGUAGES=all for every language
# make check   what is wrong with the data, in Greek (LANG_=en for English)
# make offline-edition  files that open without a network: one for each centre and language, and the site as site.zip
# make leaflets  a leaflet and a poster of each centre in each language, in leaflets/ (prints with Chromium)
# make test    everything that a change can break, Chromium included
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) scripts/manage.py

.PHONY: site serve check publish-check translations offline-edition leaflets test test-all lint browser pdf-reader html-checker lock clean

site: $(VENV)/site.stamp
	@$(MANAGE) build

serve: $(VENV)/site.stamp
	@$(MANAGE) serve

check: $(VENV)/site.stamp
	@$(MANAGE) check

publish-check: $(VENV)/site.stamp
	@$(MANAGE) check --publish

translations: $(VENV)/site.stamp
	@$(MANAGE) translations

offline-edition: site
	@$(MANAGE) offline-edition

leaflets: $(VENV)/leaflets.stamp browser
	@$(MANAGE) leaflets

test: $(VENV)/test.stamp lint browser pdf-reader
	$(RUN) -m pytest

test-all: $(VENV)/test.stamp lint browser pdf-reader html-checker
	$(RUN) -m pytest --everything

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy

browser: $(VENV)/leaflets.stamp
	@sh scripts/browser.sh $(RUN)

pdf-reader:
	@sh tests/tools/pdf_reader.sh

html-checker:
	@sh tests/tools/html_checker.sh

# The lock files: exact versions with hashes, for every platform. Needs uv.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements.txt --upgrade -q
	uv pip compile pyproject.toml --group leaflets --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements-leaflets.txt --upgrade -q
	uv pip compile pyproject.toml --group test --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements-test.txt --upgrade -q

clean:
	rm -rf $(VENV) .build site

$(VENV)/bin/python:
	@sh scripts/venv.sh $(PYTHON) $(VENV)

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/leaflets.stamp: requirements-leaflets.txt $(VENV)/site.stamp
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-leaflets.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
