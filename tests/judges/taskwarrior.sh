#!/usr/bin/env bash
# taskwarrior imports the file twice and holds it once, in three zones: taskwarrior.sh EXPORT SCRATCH; writes SCRATCH/tasks.json
set -euo pipefail
export_file=$1 scratch=$2
mkdir -p "$scratch/data"
export TASKRC=$scratch/taskrc TASKDATA=$scratch/data
printf 'data.location=%s\nverbose=nothing\nconfirmation=no\nhooks=off\n' "$TASKDATA" >"$TASKRC"
task import "$export_file"
task export >"$scratch/once.json"
TZ=Asia/Tokyo task import "$export_file"
TZ=America/New_York task import "$export_file"
task export >"$scratch/tasks.json"
count() { python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' "$1"; }
[ "$(count "$scratch/once.json")" = "$(count "$scratch/tasks.json")" ] || { echo "the second import added tasks"; exit 1; }
[ "$(count "$scratch/once.json")" = "$(count "$export_file")" ] || { echo "$(count "$export_file") tasks became $(count "$scratch/once.json")"; exit 1; }
