#!/usr/bin/env bash
# An installed longbond must serve other programs, by pkg-config and by find_package: check_install.sh BUILD-FOLDER
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >"$work/log" || {
    cat "$work/log"
    exit 1
}
for file in bin/longbond share/man/man1/longbond.1 share/bash-completion/completions/longbond; do
    test -s "$work/usr/$file" || {
        echo "FAILED: $file is not installed"
        exit 1
    }
done
"$work/usr/bin/longbond" --version

library=$(dirname "$(find "$work/usr" -name liblongbond.a)")
export PKG_CONFIG_PATH=$library/pkgconfig LD_LIBRARY_PATH=$library
read -ra flags <<<"$(pkg-config --cflags --libs longbond)"
cc "$here/consumer.c" -o "$work/shared" "${flags[@]}"
"$work/shared"
read -ra flags <<<"$(pkg-config --cflags --libs --static longbond)"
cc "$here/consumer.c" -o "$work/static" "${flags[@]/-llongbond/$library/liblongbond.a}"
"$work/static"

if ! { cmake -G Ninja -S "$here" -B "$work/found" -DCMAKE_PREFIX_PATH="$work/usr" && cmake --build "$work/found"; } >"$work/log" 2>&1; then
    cat "$work/log"
    exit 1
fi
"$work/found/consumer_static"
"$work/found/consumer_shared"
