#!/bin/sh
# Installs the system packages that tests need, where it may: tools/test_setup.sh
#
# That is Chromium, in which the published page is looked at, GDAL, which asks the
# service, and Pango, with which a brief is laid out as PDF. Without them the tests that need them are skipped and say
# so; nothing else depends on them.
set -eu

wanted=""
found=""
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    found=yes
  fi
done
[ -n "$found" ] || wanted="chromium"
command -v ogr2ogr >/dev/null 2>&1 || wanted="$wanted gdal-bin"

for name in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
  if ! ldconfig -p 2>/dev/null | grep -q "$name"; then
    wanted="$wanted libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    break
  fi
done
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "not here, so the tests that need them will be skipped: $wanted" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null 2>&1 || true
for name in $wanted; do
  if ! apt-get install -y -qq --no-install-recommends "$name" >/dev/null 2>&1; then
    echo "$name could not be installed: the tests that need it will be skipped" >&2
  fi
done
