#!/usr/bin/env bash
# khal imports the calendar without a warning and lists every event of the next year: ics_khal.sh EXPORT SCRATCH
set -euo pipefail
export_file=$1 scratch=$2
mkdir -p "$scratch/calendar"
cat >"$scratch/khal.conf" <<CONF
[calendars]
[[judge]]
path = $scratch/calendar
[sqlite]
path = $scratch/khal.db
[locale]
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
CONF
khal -c "$scratch/khal.conf" import --batch -a judge "$export_file" >"$scratch/khal.said" 2>&1
if grep -iE 'warning|error|invalid|traceback' "$scratch/khal.said"; then exit 1; fi
events=$(grep -c '^BEGIN:VEVENT' "$export_file")
files=$(find "$scratch/calendar" -name '*.ics' | wc -l)
[ "$files" = "$events" ] || { echo "khal took $files of $events events"; exit 1; }
listed=$(khal -c "$scratch/khal.conf" list --format '{uid}' --day-format '' 2026-11-22 365d | sort -u | grep -c .)
wanted=$(grep -cE '^DTSTART;VALUE=DATE:(202611(2[2-9]|30)|202612|2027(0|10|11([01]|2[01])))' "$export_file")
[ "$listed" = "$wanted" ] || { echo "khal lists $listed of $wanted events"; exit 1; }
