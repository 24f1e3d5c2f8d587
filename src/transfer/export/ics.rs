//! A calendar as RFC 5545 has it: the targets of open goals, and the days on which credentials lapse.
//!
//! Written by hand: the `icalendar` crate costs 91 kB of the program, and the part of the standard that is used here
//! fits on a page.

#[cfg(test)]
mod tests;

use super::{Export, LeftOut, Outgoing, Unwritable, basic};
use crate::domain::date::{Date, Day, Moment};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;

pub(super) const EXPORT: Export = Export { name: "ics", exact: false, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let entries = outgoing.items.iter().filter_map(|item| CalendarEntry::of(item, outgoing));
    let mut lines = CalendarLines::default();
    entries.for_each(|entry| entry.write(&mut lines));
    count_left_out(outgoing, left_out);
    if lines.0.is_empty() {
        let reason = "no open goal has a target day, and no credential expires on a day";
        let more = left_out.sentences().map(|sentence| format!("; {sentence}"));
        let more: String = more.collect();
        return Err(Unwritable {
            message: format!("the calendar would be empty: {reason}{more}"),
            hint: "give a goal a target day: milepost edit REF --due 2027-03-01".into(),
        });
    }
    const HEAD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Milepost//Milepost//EN\r\n";
    Ok(format!("{HEAD}{}END:VCALENDAR\r\n", lines.0))
}

fn count_left_out(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) {
    let count = |is_left_out: fn(&Item, Date) -> bool| {
        let dated = outgoing.items.iter().filter_map(|item| Some((item, date(item)?)));
        dated.filter(|(item, date)| is_left_out(item, *date)).count()
    };
    left_out.count(
        count(|item, date| item.as_goal().is_some() && date.day().is_none()),
        "{n} target{|s} without a day {is|are} not in the calendar",
    );
    left_out.count(
        count(|item, date| item.as_milestone().is_some() && date.day().is_none()),
        "{n} {credential that lapses|credentials that lapse} without a day {is|are} not in the calendar",
    );
    left_out.count(
        count(|_, date| date.day().is_some_and(|day| next(day).is_none())),
        "{n} entr{y|ies} on 31 December 9999 {is|are} not in the calendar, as {it|they} could not end",
    );
}

/// The target of an open goal, set aside or not, or the date on which a credential lapses.
fn date(item: &Item) -> Option<Date> {
    match item {
        Item::Goal(goal) => goal.due.filter(|_| goal.state.is_open()),
        Item::Milestone(milestone) => milestone.credential.as_ref()?.expires,
    }
}

/// The day on which an entry of one day ends; the calendar program khal fails where there is none.
fn next(day: Day) -> Option<Day> {
    Some(day.plus_days(1)).filter(|next| *next > day)
}

/// An entry for a whole day.
struct CalendarEntry<'a> {
    uid: String,
    modified: Option<Moment>,
    /// The day itself and the one after it.
    days: (Day, Day),
    summary: String,
    /// Its lines.
    description: Vec<String>,
    tags: &'a [String],
    links: Vec<&'a str>,
}

impl<'a> CalendarEntry<'a> {
    fn of(item: &'a Item, outgoing: &Outgoing<'a>) -> Option<CalendarEntry<'a>> {
        let day = date(item)?.day()?;
        let days = (day, next(day)?);
        Some(match item {
            Item::Goal(goal) => CalendarEntry::target(goal, days, outgoing.larger(goal)),
            Item::Milestone(milestone) => CalendarEntry::expiry(milestone, days),
        })
    }

    fn target(goal: &'a Goal, days: (Day, Day), larger: Option<&str>) -> CalendarEntry<'a> {
        let larger = larger.map(|title| format!("Toward: {title}"));
        let description = [goal.why.clone(), goal.note.clone(), larger];
        CalendarEntry {
            uid: format!("{}@milepost", goal.id),
            modified: goal.modified,
            days,
            summary: goal.title.clone(),
            description: description.into_iter().flatten().collect(),
            tags: &goal.tags,
            links: goal.links.iter().map(String::as_str).collect(),
        }
    }

    fn expiry(milestone: &'a Milestone, days: (Day, Day)) -> CalendarEntry<'a> {
        let credential = milestone.credential.as_ref();
        let labelled = |label, text: Option<&str>| text.map(|text| format!("{label}: {text}"));
        let issuer = labelled("Issuer", milestone.issuer());
        let number = labelled("Credential", credential.and_then(|own| own.id.as_deref()));
        let url = credential.and_then(|own| own.url.as_ref());
        CalendarEntry {
            uid: format!("{}@milepost", milestone.id),
            modified: milestone.modified,
            days,
            summary: format!("{} lapses", milestone.title),
            description: [issuer, number, milestone.note.clone()].into_iter().flatten().collect(),
            tags: &milestone.tags,
            links: url.into_iter().chain(&milestone.links).map(String::as_str).collect(),
        }
    }

    fn write(mut self, lines: &mut CalendarLines) {
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &self.uid);
        // The stamp is required, and must not change from one export to the next.
        lines.add("DTSTAMP", &basic(self.modified.unwrap_or(Moment(0))));
        if let Some(modified) = self.modified {
            lines.add("LAST-MODIFIED", &basic(modified));
        }
        lines.add("DTSTART;VALUE=DATE", &basic(self.days.0));
        lines.add("DTEND;VALUE=DATE", &basic(self.days.1));
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("SUMMARY", &escaped(&self.summary));
        let url = self.links.first().copied().filter(|link| is_url(link));
        let more = self.links.iter().skip(usize::from(url.is_some()));
        self.description.extend(more.map(|link| (*link).to_owned()));
        if !self.description.is_empty() {
            lines.add("DESCRIPTION", &escaped(&self.description.join("\n")));
        }
        if !self.tags.is_empty() {
            let tags: Vec<String> = self.tags.iter().map(|tag| escaped(tag)).collect();
            lines.add("CATEGORIES", &tags.join(","));
        }
        if let Some(url) = url {
            lines.add("URL", url);
        }
        lines.add("END", "VEVENT");
    }
}

/// A text as a value: no sign of it ends the line, or separates it from another value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            _ => value.push(c),
        }
    }
    value
}

/// Whether a link may be a value of its own, which no escape protects: an address of the web without any sign that
/// RFC 3986 excludes.
fn is_url(link: &str) -> bool {
    let address = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let fits = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b);
    address.is_some_and(|address| !address.is_empty() && address.bytes().all(fits))
}

/// The lines of a calendar, folded: a line has at most 75 octets, and its next one begins with a blank.
#[derive(Default)]
struct CalendarLines(String);

impl CalendarLines {
    fn add(&mut self, name: &str, value: &str) {
        const WIDTH: usize = 75;
        let mut room = WIDTH;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
