//! The times of machine-written files: basic and extended ISO 8601, and seconds since 1970.

use crate::domain::date::{Day, Moment};

/// A time in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Time {
    Moment(Moment),
    /// Without a zone: the day of the one who wrote it.
    Day(Day),
}

const SECONDS_A_DAY: i64 = 86_400;

impl Time {
    /// Parses `20261127T161905Z`, `2026-11-27T16:19:05.000+01:00`, `2026-11-27 16:19`, `2026-11-27`, `20261127` and
    /// `1234567889.5`.
    pub(super) fn parse(text: &str) -> Option<Time> {
        let text = text.trim();
        if !text.is_ascii() {
            return None;
        }
        match text.split_once(['T', 't', ' ']) {
            Some((day, clock)) => {
                let (day, clock) = (day_of(day)?, TimeOfDay::parse(clock)?);
                Some(match clock.offset {
                    Some(offset) => Time::Moment(moment(day, clock.seconds - offset)),
                    None => Time::Day(day),
                })
            }
            None => day_of(text).map(Time::Day).or_else(|| since_1970(text)),
        }
    }

    /// The day of the time; that of a moment depends on the zone.
    pub(super) fn day(self, of_moment: impl Fn(i64) -> Day) -> Day {
        match self {
            Time::Moment(moment) => of_moment(moment.0),
            Time::Day(day) => day,
        }
    }

    pub(super) fn utc_day(self) -> Day {
        self.day(|seconds| Moment(seconds).day())
    }
}

/// Seconds since midnight, and those by which its zone is ahead of UTC, if it has one.
struct TimeOfDay {
    seconds: i64,
    offset: Option<i64>,
}

impl TimeOfDay {
    fn parse(text: &str) -> Option<TimeOfDay> {
        let zone = text.find(['Z', 'z', '+', '-', ' ']).unwrap_or(text.len());
        let (clock, zone) = text.split_at(zone);
        let clock = match clock.split_once(['.', ',']) {
            Some((clock, fraction)) => is_digits(fraction).then_some(clock)?,
            None => clock,
        };
        Some(TimeOfDay { seconds: of_day(clock)?, offset: offset(zone.trim())? })
    }
}

/// `None` if it is no zone, `Some(None)` if there is none.
fn offset(zone: &str) -> Option<Option<i64>> {
    let (sign, clock) = match zone {
        "" => return Some(None),
        "Z" | "z" | "UTC" | "GMT" => return Some(Some(0)),
        _ => (if zone.starts_with('-') { -1 } else { 1 }, zone.strip_prefix(['+', '-'])?),
    };
    of_day(clock).map(|seconds| Some(sign * seconds))
}

/// The seconds of `16`, `1619`, `16:19`, `161905` or `16:19:05`.
fn of_day(clock: &str) -> Option<i64> {
    let digits = clock.replace(':', "");
    let part = |at: usize, below: i64| match digits.get(at..at + 2) {
        Some(part) => number(part).filter(|number| *number < below),
        None => (at == digits.len()).then_some(0),
    };
    let (hours, minutes, seconds) = match digits.len() {
        2 => (part(0, 24)?, 0, 0),
        4 => (part(0, 24)?, part(2, 60)?, 0),
        // A leap second is the sixtieth.
        6 => (part(0, 24)?, part(2, 60)?, part(4, 61)?),
        _ => return None,
    };
    Some(hours * 3600 + minutes * 60 + seconds)
}

/// `2026-11-27` or `20261127`.
fn day_of(text: &str) -> Option<Day> {
    let (year, month, day) = match text.len() {
        10 if text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-' => {
            (&text[..4], &text[5..7], &text[8..])
        }
        8 => (&text[..4], &text[4..6], &text[6..]),
        _ => return None,
    };
    let [year, month, day] = [year, month, day].map(number);
    Day::new(year? as i32, month? as u32, day? as u32)
}

fn moment(day: Day, seconds: i64) -> Moment {
    let days = day.days_since(Moment(0).day());
    Moment(days * SECONDS_A_DAY + seconds)
}

/// Within the calendar; with fractions or without.
fn since_1970(text: &str) -> Option<Time> {
    let whole = text
        .split_once('.')
        .map_or(Some(text), |(whole, fraction)| is_digits(fraction).then_some(whole))?;
    let last = moment(Day::new(9999, 12, 30)?, 0);
    number(whole).map(Moment).filter(|moment| *moment <= last).map(Time::Moment)
}

fn number(digits: &str) -> Option<i64> {
    is_digits(digits).then(|| digits.parse().ok())?
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Option<String> {
        Time::parse(text).map(|time| match time {
            Time::Moment(moment) => moment.to_string(),
            Time::Day(day) => day.to_string(),
        })
    }

    #[test]
    fn time_of_a_file_is_a_moment_or_a_day() {
        let cases = [
            ("20261127T161905Z", "2026-11-27T16:19:05Z"),
            ("2026-11-27T16:19:05.000Z", "2026-11-27T16:19:05Z"),
            ("2026-11-27T00:19:05+01:00", "2026-11-26T23:19:05Z"),
            ("2026-11-27 23:19 -0130", "2026-11-28T00:49:00Z"),
            ("2022-08-07 20:15 UTC", "2022-08-07T20:15:00Z"),
            ("2026-11-27T16:19:05", "2026-11-27"),
            ("2026-11-27", "2026-11-27"),
            ("20261127", "2026-11-27"),
            ("1234567889", "2009-02-13T23:31:29Z"),
            ("1234567889.75", "2009-02-13T23:31:29Z"),
        ];
        for (text, time) in cases {
            assert_eq!(parsed(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn time_that_is_none_is_refused() {
        for text in [
            "",
            "T",
            "soon",
            "20260231T000000Z",
            "20261127T250000Z",
            "20261127T1619050Z",
            "2026-11-27T16:19:05X",
            "2026-11-27T16:19:05.Z",
            "-5",
            "1e9",
            "99999999999999999999",
            "999999999999999",
            "２０２６",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn time_of_any_text_is_parsed_without_a_panic(text in "[0-9TZ:+ .é-]{0,24}|.*") {
            Time::parse(&text).map(Time::utc_day);
        }
    }
}
