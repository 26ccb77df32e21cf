#!/usr/bin/env bash
# check_layers.sh [ROOT] - a file in src/<room> may include its own room, the rooms to its left, and the
# public headers. Prints each breach as file:line: reason; exit status 1 if there is one.
set -euo pipefail

root=${1:-$(cd "$(dirname "$0")/.." && pwd)}

# From left to right; rooms joined by a comma are peers and may not include each other.
rooms='base num calendar security curve data ledger world market treasury,fed,investors,economy day study store report serve cli'

cd "$root"
# shellcheck disable=SC2016 # the program is awk's
find src include -name '*.[ch]' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 -r awk -v rooms="$rooms" '
BEGIN {
    columns = split(rooms, column, " ")
    for (i = 1; i <= columns; i++) {
        peers = split(column[i], peer, ",")
        for (j = 1; j <= peers; j++) {
            level[peer[j]] = i
        }
    }
}

function breach(reason) {
    printf "%s:%d: %s\n", FILENAME, FNR, reason
    breaches++
}

# The room a path stands in: "src/base/error.c" -> "base"; "public" for include/longbond; else "".
function room_of(path,    part) {
    if (split(path, part, "/") >= 3) {
        if (part[1] == "src") {
            return part[2]
        }
        if (part[1] == "include" && part[2] == "longbond") {
            return "public"
        }
    }
    return ""
}

function exists(path,    line, answer) {
    answer = (getline line < path) >= 0
    close(path)
    return answer
}

FNR == 1 {
    files++
    here = room_of(FILENAME)
    known = here == "public" || here in level
    if (!known) {
        breach("stands in no room; the rooms are: " rooms)
    }
}

known && /^[ \t]*#[ \t]*include[ \t]*["<]/ {
    target = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", target)
    quoted = substr(target, 1, 1) == "\""
    target = substr(target, 2)
    sub(/[">].*/, "", target)
    there = target
    if (!sub(/\/.*/, "", there)) {
        there = ""
    }
    if (there == "longbond") {
        next
    }
    if (!quoted && !(there in level)) {
        next # a system header
    }
    if (here == "public") {
        breach("a public header may include only public headers, not \"" target "\"")
    } else if (there == "") {
        if (!exists("src/" here "/" target)) {
            breach("\"" target "\" is not in room " here "; write \"room/file.h\"")
        }
    } else if (!(there in level)) {
        breach("\"" target "\" names no room; the rooms are: " rooms)
    } else if (there != here && level[there] == level[here]) {
        breach("room " here " may not include \"" target "\": " there " is its peer")
    } else if (level[there] > level[here]) {
        breach("room " here " may not include \"" target "\": " there " stands to its right")
    }
}

END {
    if (breaches) {
        exit 1
    }
    printf "layers: %d files keep to their rooms\n", files
}' || exit 1
