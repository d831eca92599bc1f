# make site    the whole site into site/ (needs Python 3.11 or newer, nothing else)
# make serve   a live preview of the Greek pages; KENTRO_LANGUAGES=all for every language
# make check   what is wrong with the data, in Greek (LANG_=en for English)
# make diff    what a resident will see change since BASE, with the pages before and after in preview/
# make offline-edition  files that open without a network: one for each centre and language, and the site as site.zip
# make leaflets  a leaflet and a poster of each centre in each language, in leaflets/ (prints with Chromium)
# make bench   what a build of a whole invented country costs (docs-dev/bench.md)
# make test    everything that a change can break, Chromium included
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) scripts/manage.py

BASE ?= HEAD^1

.PHONY: site serve check diff publish-check translations schema form pull-request pictures packages issues-freshness issues-links offline-edition leaflets test test-all bench lint browser pdf-reader html-checker lock clean

site: $(VENV)/site.stamp
	@$(MANAGE) build

serve: $(VENV)/site.stamp
	@$(MANAGE) serve

check: $(VENV)/site.stamp
	@$(MANAGE) check

# In a pull request HEAD is the merge, and HEAD^1 what it would be merged into.
diff: $(VENV)/site.stamp
	@rm -rf preview
	@$(MANAGE) diff "$(BASE)" --markdown --previews preview >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

publish-check: $(VENV)/site.stamp
	@$(MANAGE) check --publish

translations: $(VENV)/site.stamp
	@$(MANAGE) translations

packages: $(VENV)/site.stamp

# Issues on GitHub, by `gh`; KENTRO_NATIONAL=true in the repository that keeps the national list.
issues-freshness issues-links: $(VENV)/site.stamp
	@$(MANAGE) $(subst -, ,$@) $(if $(filter true,$(KENTRO_NATIONAL)),--national)

schema: $(VENV)/site.stamp
	@$(MANAGE) schema

form: $(VENV)/site.stamp
	@$(MANAGE) form "$$GITHUB_EVENT_PATH"

pull-request:
	@sh scripts/pull_request.sh .build/form "$$ISSUE"

offline-edition: site
	@$(MANAGE) offline-edition

leaflets: $(VENV)/leaflets.stamp browser
	@$(MANAGE) leaflets

test: $(VENV)/test.stamp lint browser pdf-reader
	$(RUN) -m pytest

# What a whole country costs, and a page in `serve`: docs-dev/bench.md.
bench: $(VENV)/test.stamp
	@PYTHONPATH=scripts:tests $(RUN) tests/bench.py

test-all: $(VENV)/test.stamp lint browser pdf-reader html-checker
	$(RUN) -m pytest --everything

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy

browser: $(VENV)/leaflets.stamp
	@sh scripts/browser.sh $(RUN)

pictures: $(VENV)/test.stamp browser
	@PYTHONPATH=scripts:tests $(RUN) tests/pictures.py

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
	rm -rf $(VENV) .build site preview

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
