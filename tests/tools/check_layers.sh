#!/usr/bin/env bash
# The layering check must pass on the tree and fail on each kind of breach: check_layers.sh CHECKER ROOT
set -euo pipefail
checker=$1
root=$2

"$checker" "$root"

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# expect STATUS REGEX FILE INCLUDE-LINE: the checker's answer to a tree with this one line.
expect() {
    local wanted=$1 regex=$2 file=$3 line=$4 status=0 said
    rm -rf "$tree/src" "$tree/include"
    mkdir -p "$tree/src/base" "$tree/include/longbond" "$tree/$(dirname "$file")"
    touch "$tree/src/base/error.h"
    printf '/* a sample */\n%s\n' "$line" >"$tree/$file"
    said=$("$checker" "$tree" 2>&1) || status=$?
    if [[ $status != "$wanted" ]] || ! grep -qE "$regex" <<<"$said"; then
        printf 'FAILED: %s: %s\n  exit %s (wanted %s), said: %s\n' "$file" "$line" "$status" "$wanted" "$said"
        failures=$((failures + 1))
    fi
}

expect 0 'keep to their rooms' src/base/text.c '#include "error.h"'
expect 0 'keep to their rooms' src/cli/main.c '#include "base/error.h"'
expect 0 'keep to their rooms' src/day/step.c '#include "treasury/cash.h"'
expect 0 'keep to their rooms' src/base/text.c '#include "longbond/status.h"'
expect 0 'keep to their rooms' src/base/text.c '#include <sys/stat.h>'
expect 1 '^src/base/text.c:2: .*num stands to its right' src/base/text.c '#include "num/exp.h"'
expect 1 'curve stands to its right' src/security/bill.c '  #  include "curve/fit.h"'
expect 1 'fed is its peer' src/treasury/cash.c '#include "fed/soma.h"'
expect 1 'cli stands to its right' src/serve/http.c '#include <cli/table.h>'
expect 1 'not in room base' src/base/text.c '#include "csv_table.h"'
expect 1 'names no room' src/base/text.c '#include "../num/exp.h"'
expect 1 'only public headers' include/longbond/world.h '#include "base/error.h"'
expect 1 'stands in no room' src/attic/old.c '#include "base/error.h"'
exit $((failures > 0))
