#!/bin/sh
# Prints the newest Python on this machine that marsad can use: tools/python.sh
#
# It must be 3.11 or newer and able to make virtual environments.
set -eu

for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
  path=$(command -v "$name" 2>/dev/null) || continue
  if "$path" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
    >/dev/null 2>&1; then
    echo "$path"
    exit 0
  fi
done

cat >&2 <<'END'
marsad needs Python 3.11 or newer with its venv module, and found none.
  Debian 12, Ubuntu 24.04 and newer:  apt install python3 python3-venv
  macOS:                              brew install python
  or name one:                        make PYTHON=/path/to/python3 ...
END
exit 1
