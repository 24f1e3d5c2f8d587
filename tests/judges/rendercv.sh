#!/usr/bin/env bash
# RenderCV makes a PDF of the CV without the net; writes its text: rendercv.sh EXPORT SCRATCH
set -euo pipefail
export_file=$1 scratch=$2
export XDG_CACHE_HOME=$scratch/cache
# Its themes want icons from the net: an empty stand-in for that Typst package.
icons=$XDG_CACHE_HOME/typst/packages/preview/fontawesome/0.6.0
mkdir -p "$icons"
printf '[package]\nname = "fontawesome"\nversion = "0.6.0"\nentrypoint = "lib.typ"\n' >"$icons/typst.toml"
echo '#let fa-icon(..args) = []' >"$icons/lib.typ"
cp "$export_file" "$scratch/Judge_CV.yaml"
cd "$scratch"
rm -rf rendercv_output
rendercv render Judge_CV.yaml -nopng
pdftotext -layout rendercv_output/*.pdf rendercv.txt
