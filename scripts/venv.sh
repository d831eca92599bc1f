#!/bin/sh
# Makes the virtual environment: venv.sh PYTHON FOLDER. Debian and Ubuntu keep venv in a package of its own.
set -eu
python=$1
folder=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Kentro needs Python 3.11 or newer ($python was tried). Another one: make PYTHON=python3.12 site" >&2
    exit 1
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -y -qq "$package"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo apt-get update -qq && sudo apt-get install -y -qq "$package"
    else
        echo "Python's venv is missing. Install it with: sudo apt-get install $package" >&2
        exit 1
    fi
fi
rm -rf "$folder"
"$python" -m venv "$folder"
