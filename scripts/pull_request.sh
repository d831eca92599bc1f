#!/bin/sh
# Opens the pull request of an issue form, or says on the issue what to correct: pull_request.sh FOLDER ISSUE
# Opens the pull request that brings a municipality's own site: pull_request.sh FOLDER init
# Opens the pull request of an update: pull_request.sh FOLDER update
#
# FOLDER holds what `manage.py form`, `init` or `update` wrote, in a job that could write nothing. Of it only the files
# that each may change reach the commit; of an update all, as a patch (scripts/propose_update.sh). Needs git, gh and
# GH_TOKEN; runs in the checkout from which that job started.
set -eu
folder=$1
issue=$2
branch=form-$issue

case $issue in
    init) branch=init ;;
    update)
        branch=update
        [ -s "$folder/change.patch" ] || exit 0 # there was nothing to do, or the summary says what to correct
        ;;
    '' | *[!0-9]*) echo "not the number of an issue: $issue" >&2; exit 1 ;;
esac

if [ -f "$folder/refusal.md" ]; then
    gh issue comment "$issue" --body-file "$folder/refusal.md"
    exit
fi

base=$(git branch --show-current)
git checkout --quiet -B "$branch"
if [ "$branch" = init ]; then
    # What the checkout came with goes: the tests of its data, and the files that they list with their hashes.
    cut -c67- tests/demo/untouched.sha256 | while IFS= read -r file; do git rm -q --ignore-unmatch -- "$file"; done
    git rm -rq -- tests/demo
    files='mkdocs.yml data/site.yaml data/centres.yaml data/services.yaml data/translations/??.po docs/??/about.md scripts/release.json'
    from=$folder/own
elif [ "$branch" = update ]; then
    git apply --index "$folder/change.patch"
    files=
    from=$folder
else
    files='data/centres.yaml data/services.yaml'
    from=$folder
fi
for file in $(cd "$from" && [ -n "$files" ] && ls -d $files 2>/dev/null); do
    if [ -f "$from/$file" ] && [ ! -L "$from/$file" ]; then
        mkdir -p "$(dirname "$file")"
        cp "$from/$file" "$file"
        git add -- "$file"
    fi
done
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit --quiet --file="$folder/title.txt"
git -c credential.helper= -c credential.helper='!gh auth git-credential' push --quiet --force origin "$branch"

title=$(cat "$folder/title.txt")
if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
    gh pr edit "$branch" --title="$title" --body-file="$folder/body.md"
elif ! gh pr create --base="$base" --head="$branch" --title="$title" --body-file="$folder/body.md"; then
    if [ "$branch" = init ]; then
        cat "$folder/by-hand.md" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
    elif [ "$branch" != update ]; then
        gh issue comment "$issue" --body-file "$folder/by-hand.md"
    fi
    exit 1
fi
