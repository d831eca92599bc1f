#!/bin/sh
# Makes sure that the tests find a Chromium: browser.sh PYTHON (of the test environment).
# The system's own first; on Debian its package; elsewhere the build that Playwright fetches.
set -eu
python=$1

found() { PYTHONPATH=tests "$python" -c 'import sys, browser; sys.exit(browser.executable() is None)'; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

found && exit 0
. /etc/os-release 2>/dev/null || ID=unknown
if [ "$ID" = debian ] && as_root apt-get update -qq && as_root apt-get install -y -qq chromium fonts-noto-core; then
    found && exit 0
fi
"$python" -m playwright install --with-deps chromium || true
found && exit 0
echo "No Chromium: the tests need one. Install it (Debian: apt-get install chromium) or name it in KENTRO_CHROMIUM." >&2
exit 1
