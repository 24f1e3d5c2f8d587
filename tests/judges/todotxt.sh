#!/usr/bin/env bash
# todo.sh lists every line and archives exactly the done ones: todotxt.sh EXPORT SCRATCH
set -euo pipefail
export_file=$1 scratch=$2/todo
mkdir -p "$scratch"
printf 'export TODO_DIR=%s\nexport TODO_FILE=$TODO_DIR/todo.txt DONE_FILE=$TODO_DIR/done.txt REPORT_FILE=$TODO_DIR/report.txt\n' "$scratch" >"$scratch/config"
cp "$export_file" "$scratch/todo.txt"
todo() { todo-txt -d "$scratch/config" -p "$@"; }
todo ls | grep -q "^TODO: $(wc -l <"$export_file") of" || { echo 'not every line is listed'; todo ls | tail -1; exit 1; }
todo lsprj >/dev/null
done=$(grep -c '^x ' "$export_file" || true)
todo archive >/dev/null
archived=$(wc -l <"$scratch/done.txt")
[ "$archived" = "$done" ] || { echo "$archived of $done done lines were archived"; exit 1; }
