#!/usr/bin/env bash
# Runs the cases of a .test file against the program: run.sh PROGRAM FILE
#
# Cases are separated by empty lines; '#' begins a comment line. A case is
#   the command, as typed in bash in an empty folder; $SOURCE is the root of the sources; behind "@data " it
#       is skipped unless LONGBOND_DATA names the folder of the official data
#   the exit status it must have
#   any number of lines, each an extended regular expression that some line of the output must match;
#       behind "2> " it must match the error output, behind "! " no line of either may match
# Without a "2> " line the error output must be empty.
set -uo pipefail
program=$1
file=$2
[[ -x $program ]] || {
    echo "there is no program $program"
    exit 1
}
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
export SOURCE
PATH=$(cd "$(dirname "$program")" && pwd):$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failures=0
cases=0

# run_case LINE-NUMBER COMMAND STATUS PATTERN...
run_case() {
    local line=$1 command=$2 wanted=$3 status=0 pattern wants_err=no
    shift 3
    if [[ $command == '@data '* ]]; then
        if [[ -z ${LONGBOND_DATA:-} ]]; then
            echo "$file:$line: skipped: LONGBOND_DATA is not set"
            return
        fi
        command=${command#@data }
    fi
    rm -rf "$work/here"
    mkdir "$work/here"
    (cd "$work/here" && exec bash -c "$command") >"$work/out" 2>"$work/err" </dev/null || status=$?
    local reasons=()
    [[ $status == "$wanted" ]] || reasons+=("exit status $status, wanted $wanted")
    for pattern in "$@"; do
        case $pattern in
            '2> '*)
                wants_err=yes
                grep -qE -- "${pattern#2> }" "$work/err" || reasons+=("no error line matches: ${pattern#2> }")
                ;;
            '! '*)
                cat "$work/out" "$work/err" | grep -qE -- "${pattern#! }" && reasons+=("a line matches: ${pattern#! }")
                ;;
            *) grep -qE -- "$pattern" "$work/out" || reasons+=("no line matches: $pattern") ;;
        esac
    done
    [[ $wants_err == yes || ! -s $work/err ]] || reasons+=("there is error output")
    cases=$((cases + 1))
    if [[ ${#reasons[@]} -gt 0 ]]; then
        failures=$((failures + 1))
        printf '%s:%s: %s\n' "$file" "$line" "$command"
        printf '    %s\n' "${reasons[@]}"
        sed 's/^/    | /' "$work/out"
        sed 's/^/    2> /' "$work/err"
    fi
}

current=()
first=0
number=0
flush() {
    if [[ ${#current[@]} == 1 ]]; then
        echo "$file:$first: a case needs a command and an exit status"
        failures=$((failures + 1))
    elif [[ ${#current[@]} -gt 1 ]]; then
        run_case "$first" "${current[@]}"
    fi
    current=()
}
while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    case $line in
        '#'*) ;;
        '') flush ;;
        *)
            [[ ${#current[@]} -gt 0 ]] || first=$number
            current+=("$line")
            ;;
    esac
done <"$file"
flush
echo "$cases cases, $failures failed"
[[ $failures == 0 && $cases -gt 0 ]]
