# make site    the whole site into site/ (needs Python 3.11 or newer, nothing else)
# make serve   a live preview of the Greek pages; KENTRO_LANGUAGES=all for every language
# make check   what is wrong with the data, in Greek (LANG_=en for English)
# make diff    what a resident will see change since BASE, with the pages before and after in preview/
# make test    everything that a change can break, Chromium included
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) scripts/manage.py

BASE ?= HEAD^1

.PHONY: site serve check diff publish-check translations schema form pull-request pictures test test-all lint browser html-checker lock clean

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

schema: $(VENV)/site.stamp
	@$(MANAGE) schema

form: $(VENV)/site.stamp
	@$(MANAGE) form "$$GITHUB_EVENT_PATH"

pull-request:
	@sh scripts/pull_request.sh .build/form "$$ISSUE"

test: $(VENV)/test.stamp lint browser
	$(RUN) -m pytest

test-all: $(VENV)/test.stamp lint browser html-checker
	$(RUN) -m pytest --everything

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy

browser: $(VENV)/test.stamp
	@sh scripts/browser.sh $(RUN)

pictures: $(VENV)/test.stamp browser
	@PYTHONPATH=scripts:tests $(RUN) tests/pictures.py

html-checker:
	@sh tests/tools/html_checker.sh

# The lock files: exact versions with hashes, for every platform. Needs uv.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements.txt --upgrade -q
	uv pip compile pyproject.toml --group test --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements-test.txt --upgrade -q

clean:
	rm -rf $(VENV) .build site preview

$(VENV)/bin/python:
	@sh scripts/venv.sh $(PYTHON) $(VENV)

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
