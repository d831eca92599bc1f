#!/bin/sh
# Opens the pull request of an issue form, or says on the issue what to correct: pull_request.sh FOLDER ISSUE
# Opens the pull request of an update: pull_request.sh FOLDER update
#
# FOLDER holds what `manage.py form` wrote, in a job that could write nothing. Of it only the data files that a form may
# change reach the commit; an update brings all that it changes, as a patch (scripts/propose_update.sh). Needs git, gh and GH_TOKEN; runs in the checkout from which that job started.
set -eu
folder=$1
issue=$2
branch=form-$issue

case $issue in
    update) [ -s "$folder/change.patch" ] || exit 0 ;; # there was nothing to do, or the summary says what to correct
    '' | *[!0-9]*) echo "not the number of an issue: $issue" >&2; exit 1 ;;
esac

if [ -f "$folder/refusal.md" ]; then
    gh issue comment "$issue" --body-file "$folder/refusal.md"
    exit
fi

base=$(git branch --show-current)
git checkout --quiet -B "$branch"
[ "$issue" != update ] || git apply --index "$folder/change.patch"
for file in data/centres.yaml data/services.yaml; do
    if [ -f "$folder/$file" ] && [ ! -L "$folder/$file" ]; then
        cp "$folder/$file" "$file"
        git add "$file"
    fi
done
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit --quiet --file="$folder/title.txt"
git -c credential.helper= -c credential.helper='!gh auth git-credential' push --quiet --force origin "$branch"

title=$(cat "$folder/title.txt")
if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
    gh pr edit "$branch" --title="$title" --body-file="$folder/body.md"
elif ! gh pr create --base="$base" --head="$branch" --title="$title" --body-file="$folder/body.md"; then
    [ "$issue" = update ] || gh issue comment "$issue" --body-file "$folder/by-hand.md"
    exit 1
fi
