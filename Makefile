# make site    the whole site into site/ (needs Python 3.11 or newer, nothing else)
# make serve   a live preview of the Greek pages; KENTRO_LANGUAGES=all for every language
# make check   what is wrong with the data, in Greek (LANG_=en for English)
# make init    your own site in place of the demonstration: asks, or takes ANSWERS=file.yaml
# make diff    what a resident will see change since BASE, with the pages before and after in preview/
# make offline-edition  files that open without a network: one for each centre and language, and the site as site.zip
# make leaflets  a leaflet and a poster of each centre in each language, in leaflets/ (prints with Chromium)
# make update RELEASE=…  a new release in the place of this one (docs-dev/updating.md)
# make release VERSION=…  checks everything, then writes what a release carries
# make bench   what a build of a whole invented country costs (docs-dev/bench.md)
# make test    everything that a change can break, Chromium included
# make test-versions LEG=lowest  a build and short tests with the lowest versions allowed; also newest, properdocs
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) scripts/manage.py

BASE ?= HEAD^1
# On every core; who has nothing left takes half of another's rest.
IN_PARALLEL := --numprocesses auto --dist worksteal

.PHONY: site serve check diff publish-check translations schema form pull-request init init-form init-pull-request pictures packages issues-freshness issues-links offline-edition leaflets test test-all lint browser pdf-reader html-checker lock clean test-versions scope update update-proposal update-pull-request migrate release bench

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

# What a pull request touches besides data/: the files of the merge that its first parent has otherwise.
scope: $(VENV)/site.stamp
	@$(MANAGE) scope "$(BASE)"

publish-check: $(VENV)/site.stamp
	@$(MANAGE) check --publish

translations: $(VENV)/site.stamp
	@$(MANAGE) translations

packages: $(VENV)/site.stamp

# A folder, an archive or a tag: make update RELEASE=../kentro-1.2.0.zip, or RELEASE=v1.2.0 FROM=https://…
update: $(VENV)/site.stamp
	@$(MANAGE) update "$$RELEASE" $(if $(FROM),--from "$$FROM")

# The same for a pull request (update.yml): what it says and what it changes, in .build/form
update-proposal: $(VENV)/site.stamp
	@sh scripts/propose_update.sh .build/form $(MANAGE)

migrate: $(VENV)/site.stamp
	@$(MANAGE) migrate

release: test
	@$(MANAGE) release "$(VERSION)"

# Issues on GitHub, by `gh`; KENTRO_NATIONAL=true in the repository that keeps the national list.
issues-freshness issues-links: $(VENV)/site.stamp
	@$(MANAGE) $(subst -, ,$@) $(if $(filter true,$(KENTRO_NATIONAL)),--national)

schema: $(VENV)/site.stamp
	@$(MANAGE) schema

form: $(VENV)/site.stamp
	@$(MANAGE) form "$$GITHUB_EVENT_PATH"

pull-request:
	@sh scripts/pull_request.sh .build/form "$$ISSUE"

# A municipality's own site, from a few answers: asked, in a file (ANSWERS=…), or typed into the form of init.yml.
init: $(VENV)/site.stamp
	@$(MANAGE) init $(if $(ANSWERS),--answers "$(ANSWERS)")

init-form: $(VENV)/site.stamp
	@$(MANAGE) init --event "$$GITHUB_EVENT_PATH"

init-pull-request:
	@sh scripts/pull_request.sh .build/form init

update-pull-request:
	@sh scripts/pull_request.sh .build/form update

offline-edition: site
	@$(MANAGE) offline-edition

leaflets: $(VENV)/leaflets.stamp browser
	@$(MANAGE) leaflets

test: $(VENV)/test.stamp lint browser pdf-reader
	$(RUN) -m pytest $(IN_PARALLEL)

# What a whole country costs, and a page in `serve`: docs-dev/bench.md.
bench: $(VENV)/test.stamp
	@PYTHONPATH=scripts:tests $(RUN) tests/bench.py

test-all: $(VENV)/test.stamp lint browser pdf-reader html-checker
	$(RUN) -m pytest $(IN_PARALLEL) --everything

LEG ?= lowest
test-versions: $(VENV)/site.stamp
	@$(RUN) scripts/versions.py "$(LEG)"

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/zizmor --offline --quiet .github

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
