#!/bin/sh
# Runs the main job on the example monitor: tools/demo.sh BIN [FOLDER]
#
# BIN is the folder that holds the `marsad` program. FOLDER (by default `demo`) is
# removed and made anew.
set -eu

bin=${1:?"usage: tools/demo.sh BIN [FOLDER]"}
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
demo=${2:-"$here/demo"}
example=$here/examples/last-pocket

case $bin in
/*) ;;
*) bin=$(CDPATH='' cd -- "$bin" && pwd) ;;
esac
if [ ! -x "$bin/marsad" ]; then
  echo "demo: no program at $bin/marsad; run 'make setup' first" >&2
  exit 1
fi
if [ -e "$demo" ] && [ ! -e "$demo/marsad.toml" ]; then
  echo "demo: $demo is there and is no monitor; not touching it" >&2
  exit 1
fi

rm -rf -- "$demo"
mkdir -p -m 700 -- "$demo"
cp -- "$example/marsad.toml" "$example/secrets.toml" "$demo/"
chmod 600 "$demo/secrets.toml"

"$bin/marsad" init "$demo"
"$bin/marsad" -C "$demo" add "$example/reports"
"$bin/marsad" -C "$demo" add "$example/protected" --source contact-01
"$bin/marsad" -C "$demo" run
"$bin/marsad" -C "$demo" brief

# `latest` is a small file that holds the name of the newest release.
release=$demo/releases/$(cat "$demo/releases/latest")

cat <<END

Where to look:
  $release/index.html   the site: map, timeline, charts, every source
  $release/brief.md     the brief
  $release/data         the data files

The same from a server on this machine, with an API, a map service, feeds and search:
  $bin/marsad -C "$demo" serve

Where a figure comes from, down to its words:
  $bin/marsad -C "$demo" tally displaced
  $bin/marsad -C "$demo" show ID
END
