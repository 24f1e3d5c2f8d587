#!/usr/bin/env bash
# Prints the page to PDF; writes its text: html_print.sh EXPORT CHROMIUM SCRATCH
set -euo pipefail
"$2" --headless --no-sandbox --no-pdf-header-footer --print-to-pdf="$3/page.pdf" "file://$1" 2>&1
pdftotext -layout "$3/page.pdf" "$3/page.txt"
[ "$(pdfinfo "$3/page.pdf" | grep -c '^JavaScript: *no')" = 1 ]
