"""The commands of `scripts/manage.py`, by theme. They print and write; nothing else in `kentro` imports them.

`declare_…` adds a command and its options to the parser, and names the function that runs it and returns the exit code.
"""
