#!/usr/bin/env bash
# A run must end in the same bits whatever built it: determinism.sh BUILD-FOLDER...
# One run replays the record, one clears with every phase of the market at work, one has the Fed and the Treasury answer
# each other for five years.
# Exit status 77 (skipped) while the program does not know the run.
set -euo pipefail
cd "$(dirname "$0")/.."

for scenario in scenarios/history.yaml scenarios/qe-temporary.yaml scenarios/fed-short-for-long/uncoordinated.yaml; do
    first=
    for build in "$@"; do
        if [[ ! -f $scenario ]] || ! "$build/longbond" help run >/dev/null 2>&1; then
            echo "skipped: $build/longbond does not run $scenario yet"
            exit 77
        fi
        hash=$("$build/longbond" run "$scenario" --no-db --hash-only)
        printf '%-12s %-48s %s\n' "$build" "$scenario" "$hash"
        if [[ -z $hash || ${first:=$hash} != "$hash" ]]; then
            echo "FAILED: the builds do not agree"
            exit 1
        fi
    done
done
