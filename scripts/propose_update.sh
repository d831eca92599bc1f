#!/bin/sh
# Updates this checkout and writes what a pull request needs: propose_update.sh FOLDER PYTHON MANAGE.PY
#
# RELEASE is a tag of the repository at FROM. What is typed into the form of the workflow comes by the environment. Without
# the right to change workflows (WITH_WORKFLOWS) they stay, and the text says which ones a person has to copy.
set -eu
folder=$1
shift
mkdir -p "$folder"
if [ "${WITH_WORKFLOWS:-}" != true ]; then
    set -- "$@" update --without-workflows
else
    set -- "$@" update
fi

code=0
"$@" --markdown ${FROM:+--from "$FROM"} -- "$RELEASE" > "$folder/body.md" 2> "$folder/refusal.txt" || code=$?
cat "$folder/body.md" "$folder/refusal.txt" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
git add --all
git diff --cached --binary > "$folder/change.patch"
[ -s "$folder/change.patch" ] || exit "$code" # there was nothing to do, or the text says what to correct
printf 'Kentro %s' "$RELEASE" | tr -d '\r\n' > "$folder/title.txt"
# Mistakes that the new release finds in the data stand in the text. The pull request is there to correct them.
