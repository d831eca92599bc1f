#!/bin/sh
# Makes sure that the tests find pdftotext, which reads the leaflets as other programs do: Debian's poppler-utils.
set -eu
command -v pdftotext >/dev/null && exit 0
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
export DEBIAN_FRONTEND=noninteractive
if command -v apt-get >/dev/null && as_root apt-get update -qq && as_root apt-get install -y -qq poppler-utils; then exit 0; fi
echo "No pdftotext: the tests need it. Install Poppler's tools (Debian: apt-get install poppler-utils)." >&2
exit 1
