#!/usr/bin/env bash
# Emacs reads the outline into JSON: org.sh EXPORT JUDGE.el READ.json
set -euo pipefail
emacs -Q --batch -l "$2" "$1" >"$3"
