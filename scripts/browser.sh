#!/bin/sh
# Makes sure that the leaflets and the tests find a Chromium and letters for it: browser.sh PYTHON (of their environment).
# The system's own first; on Debian its package; elsewhere the build that Playwright fetches.
set -eu
python=$1

works() { PYTHONPATH=scripts "$python" -m kentro.chromium 2>/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

works && exit 0
. /etc/os-release 2>/dev/null || ID=unknown
export DEBIAN_FRONTEND=noninteractive
# libatomic1: the Node that drives the browser links against it, and a minimal Debian has none.
if command -v apt-get >/dev/null && as_root apt-get update -qq && as_root apt-get install -y -qq libatomic1 fonts-noto-core; then
    if [ "$ID" = debian ]; then
        as_root apt-get install -y -qq chromium-headless-shell || as_root apt-get install -y -qq chromium || true
    fi
fi
works && exit 0
"$python" -m playwright install --with-deps --only-shell chromium || true
works && exit 0
echo "No Chromium: leaflets and tests need one. Install it (Debian: apt-get install chromium) or name it in KENTRO_CHROMIUM." >&2
exit 1
