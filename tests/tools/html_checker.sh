#!/bin/sh
# Makes sure that `make test-all` finds the HTML checker: Java runs it, npm fetches exactly the locked version.
# On Debian and Ubuntu what is missing of the two is installed.
set -eu
cd "$(dirname "$0")"
jar=node_modules/vnu-jar/build/dist/vnu.jar

works() { java -jar "$jar" --version >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

missing=
command -v java >/dev/null || missing=default-jre-headless
command -v npm >/dev/null || missing="$missing npm"
if [ "$missing" ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends $missing || true
fi
npm ci --loglevel=error >/dev/null && works && exit 0
echo "No HTML checker: install Java 11 or newer and npm (Debian: apt-get install default-jre-headless npm)." >&2
exit 1
