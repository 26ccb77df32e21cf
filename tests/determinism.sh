#!/usr/bin/env bash
# The history run must end in the same bits whatever built it: determinism.sh BUILD-FOLDER...
# Exit status 77 (skipped) while the program does not know the run.
set -euo pipefail
cd "$(dirname "$0")/.."

scenario=scenarios/history.yaml
first=
for build in "$@"; do
    if [[ ! -f $scenario ]] || ! "$build/longbond" help run >/dev/null 2>&1; then
        echo "skipped: $build/longbond does not run $scenario yet"
        exit 77
    fi
    hash=$("$build/longbond" run "$scenario" --no-db --hash-only)
    printf '%-12s %s\n' "$build" "$hash"
    if [[ -z $hash || ${first:=$hash} != "$hash" ]]; then
        echo "FAILED: the builds do not agree"
        exit 1
    fi
done
