"""The workflows on GitHub keep the rules that protect the site and its forks.

Each rule is a function from a workflow to what is wrong with it. Each is shown to catch a small bad
workflow, so that it cannot pass by looking at nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"


@dataclass(frozen=True)
class Workflow:
    """One workflow: its text, and the text as YAML with every value a string."""

    name: str
    text: str
    tree: dict[str, Any]

    @property
    def triggers(self) -> tuple[str, ...]:
        """The events that start it, in any of the three ways to write them."""
        events = self.tree["on"]
        return (events,) if isinstance(events, str) else tuple(events)

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """Its jobs by name."""
        return dict(self.tree["jobs"])

    def steps(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every step, with the name of its job."""
        for name, job in self.jobs.items():
            for step in job.get("steps", []):
                yield name, step

    def runs(self) -> Iterator[tuple[str, str]]:
        """Every line that a shell runs, with the name of its job."""
        for name, step in self.steps():
            for line in step.get("run", "").splitlines():
                yield name, line.strip()


def workflow(name: str, text: str) -> Workflow:
    """The workflow in a text; BaseLoader keeps `on` a word, where YAML 1.1 reads a truth value."""
    return Workflow(name, text, yaml.load(text, Loader=yaml.BaseLoader))


# The rules

Rule = Callable[[Workflow], list[str]]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
VERSION = re.compile(r"\s+# v\d+\.\d+\.\d+$", re.MULTILINE)
MAKE = re.compile(r"(?:[A-Z_]+=[\w./:-]+ )*make(?: [a-z][a-z-]*)+")
WRITE_DOWN_THE_TIME = 'echo "SOURCE_DATE_EPOCH=$(date +%s)" >> "$GITHUB_ENV"'


def actions_are_pinned(flow: Workflow) -> list[str]:
    """An action is named by its full commit, with the version beside it."""
    named = [str(step["uses"]) for _, step in flow.steps() if "uses" in step]
    named += [str(job["uses"]) for job in flow.jobs.values() if "uses" in job]
    broken = []
    for action in named:
        if action.startswith("./"):  # our own file, of the same commit
            continue
        if not PINNED.fullmatch(action):
            broken.append(f"{action}: pin it to a commit of 40 hexadecimal digits")
        elif not all(VERSION.match(rest) for rest in flow.text.split(action)[1:]):
            broken.append(f"{action}: write its version beside it, as # v1.2.3")
    return broken


def permissions_start_from_none(flow: Workflow) -> list[str]:
    """The workflow has no permission; a job asks for what it needs."""
    return [] if flow.tree.get("permissions") == {} else ["write permissions: {} at the top"]


def few_jobs_may_write(flow: Workflow) -> list[str]:
    """Only what deploys to Pages, calls the workflow that does or opens a pull request may write; issues: see below."""
    broken = []
    for name, job in flow.jobs.items():
        asked = job.get("permissions", {})
        granted = [value for key, value in asked.items() if key != "issues"] if isinstance(asked, dict) else [asked]
        deploys = any(str(step.get("uses", "")).startswith("actions/deploy-pages@") for step in job.get("steps", []))
        calls = job.get("uses") == "./.github/workflows/publish.yml"
        if any("write" in str(value) for value in granted) and not (deploys or calls or _proposes(flow, name)):
            broken.append(f"{name}: this job does not publish, it must not write")
    return broken


def issues_are_kept_where_somebody_asked_for_them(flow: Workflow) -> list[str]:
    """A job that writes issues runs only where a variable of the repository is set, and never for what others send."""
    broken = []
    for name, job in flow.jobs.items():
        asked = job.get("permissions", {})
        if not isinstance(asked, dict) or asked.get("issues") != "write" or _proposes(flow, name):
            continue
        if not re.fullmatch(r"vars\.KENTRO_[A-Z_]+ == 'true'", str(job.get("if", ""))):
            broken.append(f"{name}: let a variable of the repository switch this on")
        if not set(flow.triggers) <= {"schedule", "workflow_dispatch"}:
            broken.append(f"{name}: keep issues by schedule or by hand only")
    return broken


def foreign_code_gets_no_rights(flow: Workflow) -> list[str]:
    """No event runs a fork's code with the rights of this repository."""
    dangerous = {"pull_request_target", "workflow_run", "issue_comment"}
    return [f"do not use {event}" for event in flow.triggers if event in dangerous]


def pull_requests_get_no_secrets(flow: Workflow) -> list[str]:
    """A workflow that runs for pull requests names no secret."""
    if "pull_request" not in flow.triggers:
        return []
    return [f"no secrets for pull requests: {text}" for text in _texts(flow.tree) if re.search(r"\bsecrets\b", text)]


def runs_are_make_calls(flow: Workflow) -> list[str]:
    """A step runs make, or writes down the time of the build; what CI does, anyone can do."""
    return [
        f"{job}: move this into the Makefile: {line}"
        for job, line in flow.runs()
        if line != WRITE_DOWN_THE_TIME and not MAKE.fullmatch(line)
    ]


def nothing_is_pasted_into_a_shell(flow: Workflow) -> list[str]:
    """A value from GitHub reaches a shell through the environment, never as part of the command."""
    return [f"{job}: pass this through env: {line}" for job, line in flow.runs() if "${{" in line]


def checkout_keeps_no_credentials(flow: Workflow) -> list[str]:
    """The token does not stay in the checkout, where later steps could read it."""
    return [
        f"{job}: give checkout persist-credentials: false"
        for job, step in flow.steps()
        if str(step.get("uses", "")).startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") != "false"
    ]


def an_issue_gives_only_its_number(flow: Workflow) -> list[str]:
    """What people type into an issue is read from the file of the event, not through an expression."""
    return [
        f"read this from the file of the event: {text}"
        for text in _texts(flow.tree)
        if re.search(r"github\.event\b(?!\.issue\.number\b|\.label\.name\b)", text)
    ]


def jobs_end(flow: Workflow) -> list[str]:
    """A job has a time limit; one that only calls another workflow takes its limits from there."""
    return [
        f"{name}: give the job timeout-minutes"
        for name, job in flow.jobs.items()
        if "uses" not in job and not str(job.get("timeout-minutes", "")).isdigit()
    ]


def schedules_stand_alone(flow: Workflow) -> list[str]:
    """A schedule shares its file with no other event: GitHub may switch the whole file off. By hand is no event."""
    # linz/linz-data-importer#182, ambv/retype#31
    others = set(flow.triggers) - {"schedule", "workflow_dispatch"}
    return ["give the schedule its own file"] if "schedule" in flow.triggers and others else []


def _proposes(flow: Workflow, job: str) -> bool:
    """Whether the job only opens a pull request, or says on the issue that asked for it what to correct."""
    runs = [line for name, line in flow.runs() if name == job]
    return len(runs) == 1 and bool(re.fullmatch("make ([a-z]+-)?pull-request", runs[0]))


def _texts(node: Any) -> Iterator[str]:
    """Every text in a YAML tree, keys included, comments not."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    else:
        yield str(node)


RULES: tuple[Rule, ...] = (
    actions_are_pinned,
    permissions_start_from_none,
    few_jobs_may_write,
    issues_are_kept_where_somebody_asked_for_them,
    foreign_code_gets_no_rights,
    pull_requests_get_no_secrets,
    runs_are_make_calls,
    nothing_is_pasted_into_a_shell,
    an_issue_gives_only_its_number,
    checkout_keeps_no_credentials,
    jobs_end,
    schedules_stand_alone,
)

# The tests

FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".yml", ".yaml"})

GOOD = """\
on: [push, pull_request]
permissions: {}
jobs:
  data:
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567 # v1.2.3
        with:
          persist-credentials: false
      - run: make check
"""
STEP = "- run: make check"
CHECKOUT = "actions/checkout@0123456789abcdef0123456789abcdef01234567 # v1.2.3"

# rule, what to replace in the good workflow, by what, what the rule must say
BAD: tuple[tuple[Rule, str, str, str], ...] = (
    (actions_are_pinned, CHECKOUT, "actions/checkout@v4", "pin it to a commit"),
    (actions_are_pinned, CHECKOUT, "actions/checkout@0123456 # v1.2.3", "pin it to a commit"),
    (actions_are_pinned, CHECKOUT, "actions/checkout", "pin it to a commit"),
    (actions_are_pinned, " # v1.2.3", "", "write its version"),
    (actions_are_pinned, " # v1.2.3", " # v1", "write its version"),
    (actions_are_pinned, STEP, "- uses: docker://alpine:3", "pin it to a commit"),
    (
        actions_are_pinned,
        "    timeout-minutes: 5",
        "    uses: some/where/flow.yml@main",
        "pin it to a commit",
    ),
    (permissions_start_from_none, "permissions: {}\n", "", "permissions: {}"),
    (permissions_start_from_none, "permissions: {}", "permissions: write-all", "permissions: {}"),
    (
        permissions_start_from_none,
        "permissions: {}",
        "permissions: {contents: read}",
        "permissions: {}",
    ),
    (few_jobs_may_write, "contents: read", "contents: write", "must not write"),
    (
        few_jobs_may_write,
        "permissions:\n      contents: read",
        "permissions: write-all",
        "must not write",
    ),
    (
        foreign_code_gets_no_rights,
        "[push, pull_request]",
        "[pull_request_target]",
        "pull_request_target",
    ),
    (
        foreign_code_gets_no_rights,
        "[push, pull_request]",
        "pull_request_target",
        "pull_request_target",
    ),
    (foreign_code_gets_no_rights, "[push, pull_request]", "{workflow_run: {}}", "workflow_run"),
    (
        pull_requests_get_no_secrets,
        STEP,
        f"{STEP}\n        env: {{TOKEN: '${{{{ secrets.TOKEN }}}}'}}",
        "secrets.TOKEN",
    ),
    (
        pull_requests_get_no_secrets,
        STEP,
        f"{STEP}\n        env: {{TOKEN: \"${{{{ secrets['T'] }}}}\"}}",
        "secrets['T']",
    ),
    (pull_requests_get_no_secrets, "    timeout-minutes: 5", "    secrets: inherit", "no secrets"),
    (runs_are_make_calls, STEP, "- run: pip install mkdocs", "pip install mkdocs"),
    (runs_are_make_calls, STEP, "- run: make check && rm -r data", "rm -r data"),
    (runs_are_make_calls, STEP, "- run: TODAY=$(./now) make check", "./now"),
    (
        runs_are_make_calls,
        STEP,
        "- run: |\n          make check\n          ./deploy.sh",
        "./deploy.sh",
    ),
    (
        nothing_is_pasted_into_a_shell,
        STEP,
        "- run: make check X=${{ github.head_ref }}",
        "github.head_ref",
    ),
    (
        issues_are_kept_where_somebody_asked_for_them,
        GOOD,
        GOOD.replace("[push, pull_request]", "schedule").replace("contents: read", "issues: write"),
        "let a variable",
    ),
    (
        issues_are_kept_where_somebody_asked_for_them,
        "    permissions:\n",
        "    if: vars.KENTRO_X == 'true'\n    permissions:\n      issues: write\n",
        "by schedule or by hand",
    ),
    (
        few_jobs_may_write,
        f"contents: read\n    steps:\n      - uses: {CHECKOUT}",
        f"contents: write\n    steps:\n      - run: make pull-request\n      - uses: {CHECKOUT}",
        "must not write",
    ),
    (
        an_issue_gives_only_its_number,
        STEP,
        f"{STEP}\n        env: {{BODY: '${{{{ github.event.issue.body }}}}'}}",
        "github.event.issue.body",
    ),
    (
        an_issue_gives_only_its_number,
        STEP,
        f"{STEP}\n        env: {{EVENT: '${{{{ toJSON(github.event) }}}}'}}",
        "toJSON",
    ),
    (
        checkout_keeps_no_credentials,
        "persist-credentials: false",
        "fetch-depth: 1",
        "persist-credentials",
    ),
    (
        checkout_keeps_no_credentials,
        "persist-credentials: false",
        "persist-credentials: true",
        "persist-credentials",
    ),
    (
        checkout_keeps_no_credentials,
        "        with:\n          persist-credentials: false\n",
        "",
        "persist-credentials",
    ),
    (jobs_end, "    timeout-minutes: 5\n", "", "timeout-minutes"),
    (
        schedules_stand_alone,
        "[push, pull_request]",
        "{push: {}, schedule: [{cron: 0 0 * * *}]}",
        "its own file",
    ),
)


def test_the_workflows_are_found() -> None:
    """The folder holds the workflows that the guide for publishing names."""
    assert {path.name for path in FILES} >= {
        "check.yml",
        "publish.yml",
        "nightly.yml",
        "form.yml",
        "init.yml",
        "freshness.yml",
        "links.yml",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_workflow_keeps_the_rule(rule: Rule, path: Path) -> None:
    """No workflow of this repository breaks a rule."""
    assert rule(workflow(path.name, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_workflow_breaks_no_rule(rule: Rule) -> None:
    """The workflow that the bad ones are made from is good."""
    assert rule(workflow("good.yml", GOOD)) == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "said"), BAD, ids=[f"{bad[0].__name__}-{n}" for n, bad in enumerate(BAD)]
)
def test_a_bad_workflow_is_caught(rule: Rule, old: str, new: str, said: str) -> None:
    """One change to the good workflow, and the rule says what is wrong."""
    assert old in GOOD
    broken = rule(workflow("bad.yml", GOOD.replace(old, new)))
    assert len(broken) == 1
    assert said in broken[0]


def test_every_rule_has_been_seen_to_fail() -> None:
    """No rule is without a bad workflow."""
    assert {bad[0] for bad in BAD} == set(RULES)
