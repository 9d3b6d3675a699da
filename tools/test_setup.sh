#!/bin/sh
# Installs the system packages that tests need, where it may: tools/test_setup.sh
#
# That is Chromium, in which the published page is looked at. Without it the tests
# that need it are skipped and say so; nothing else depends on it.
set -eu

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "no Chromium here: the tests in a browser will be skipped" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
  >/dev/null 2>&1; then
  echo "Chromium could not be installed: the tests in a browser will be skipped" >&2
fi
