"""Kentro: from YAML about Community Centres to the pages of a multilingual public-information site.

Values in, values out: nothing in this package imports MkDocs, reads the clock or writes a file,
save `tree` (the only writer of pages) and the command line that calls it.
"""
