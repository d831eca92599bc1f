"""What the hooks are told by the command, and what they keep from one rebuild to the next: MkDocs runs them anew."""

from __future__ import annotations

from kentro.edition import Edition
from kentro.pages import Compiled
from kentro.problems import Problem

read: Edition | None = None
"""What the command `build` has read and found right, for the MkDocs that it runs."""

good: Edition | None = None
"""The edition of the last data without errors; its pages stay up while the data is broken."""

problems: tuple[Problem, ...] = ()
"""What is wrong with the data as it is now."""

scripts: set[tuple[str, tuple[str, ...]]] = set()
"""The scripts that a page of the site uses together, by language: each such set is one file."""

untranslated: frozenset[tuple[str, str]] = frozenset()
"""The pages of that edition that are mostly in another language than their own, by language and path."""

frames = Compiled()
"""The frame of the pages and its parts."""
