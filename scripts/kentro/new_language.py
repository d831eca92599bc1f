"""Adds a language to `mkdocs.yml`: one line after the last language, and nothing else is touched."""

from __future__ import annotations

import yaml

from kentro.languages import Language


def with_language(config: str, language: Language) -> str:
    """The text of `mkdocs.yml` with one language more; ValueError where its list of languages is not found."""
    listed = _at(yaml.compose(config, yaml.SafeLoader), "plugins", "i18n", "languages")
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        raise ValueError("plugins, i18n, languages")
    lines = config.splitlines(keepends=True)
    end, dash = _end(listed.value[-1]), listed.start_mark.column
    line_break = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[end].endswith("\n"):
        lines[end] += line_break
    fields = {"locale": language.tag, "name": language.name, "build": True}
    written = yaml.safe_dump(fields, default_flow_style=True, allow_unicode=True, sort_keys=False).strip()
    new = f"{' ' * dash}- {{ {written[1:-1]} }}{line_break}"
    return "".join([*lines[: end + 1], new, *lines[end + 1 :]])


def _at(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    for key in keys:
        entries = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in entries if name.value == key), None)
    return node


def _end(node: yaml.Node) -> int:
    """The line on which the last value of a node stands."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        return int(node.end_mark.line)
    return max(_end(part) for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,)))
