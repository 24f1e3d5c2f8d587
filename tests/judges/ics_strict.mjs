// ical.js reads the calendar in its strict mode: ics_strict.mjs EXPORT
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
for (const component of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(component);
  if (!event.uid || !event.summary || !event.startDate.isDate) throw new Error(`uid, summary or day lacks: ${component}`);
}
