//! Today, now, the time until midnight, and chance, which the rest of the program takes as parameters.

use crate::domain::date::{Date, Day, Moment};
use chrono::{
    DateTime, Datelike, Days, Local, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime,
    TimeZone, Timelike,
};
use std::env;
use std::time::{Duration, SystemTime};
use thiserror::Error;

/// The source of today and now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// Always noon of that day, in UTC.
    Fixed(Day),
    /// The machine's clock, in the local zone.
    System,
}

#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("MILEPOST_TODAY is {0:?}, which is not a day such as 2026-11-22")]
pub(crate) struct NotADay(String);

impl Clock {
    /// The clock that `MILEPOST_TODAY` asks for, or the machine's.
    pub(crate) fn from_env() -> Result<Clock, NotADay> {
        let setting = env::var_os("MILEPOST_TODAY");
        Clock::from_setting(setting.map(|s| s.to_string_lossy().into_owned()).as_deref())
    }

    fn from_setting(setting: Option<&str>) -> Result<Clock, NotADay> {
        match setting {
            None | Some("") => Ok(Clock::System),
            Some(text) => match Date::from_iso(text).and_then(Date::day) {
                Some(day) => Ok(Clock::Fixed(day)),
                None => Err(NotADay(text.to_owned())),
            },
        }
    }

    pub(crate) fn today(self) -> Day {
        match self {
            Clock::Fixed(day) => day,
            Clock::System => self.day_of(seconds()),
        }
    }

    /// The moment to write into files.
    pub(crate) fn now(self) -> Moment {
        match self {
            Clock::Fixed(day) => Moment(day.days_since(epoch()) * 86_400 + 43_200),
            Clock::System => Moment(seconds()),
        }
    }

    /// The local day of a moment, in seconds since 1970-01-01T00:00:00Z. Beyond the calendar of 1 to 9999 any day will
    /// do, a crash will not.
    pub(crate) fn day_of(self, seconds: i64) -> Day {
        let local = local(seconds);
        Day::new(local.year(), local.month(), local.day()).unwrap_or_else(epoch)
    }

    /// The moment at which a day begins here, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) fn midnight(self, day: Day) -> i64 {
        let date = NaiveDate::from_ymd_opt(day.year(), day.month(), day.day());
        let midnight = date.unwrap_or_default().and_time(NaiveTime::MIN);
        first_moment(&Local, midnight)
            .map_or(day.days_since(epoch()) * 86_400, |time| time.timestamp())
    }

    /// A moment in local time: `2026-11-22 09:53`.
    pub(crate) fn on_the_wall(self, moment: Moment) -> String {
        match self {
            Clock::Fixed(_) => on_the_wall(DateTime::from_timestamp(moment.0, 0)),
            Clock::System => on_the_wall(Some(local(moment.0))),
        }
    }

    /// Time until the next local day; `None` if there is none.
    pub(crate) fn until_midnight(self) -> Option<Duration> {
        match self {
            Clock::Fixed(_) => None,
            Clock::System => Some(to_midnight(local(seconds()))),
        }
    }
}

/// A seed for new ids: random, or `MILEPOST_SEED` for a repeatable run.
pub(crate) fn seed() -> u64 {
    let setting = env::var("MILEPOST_SEED").ok();
    let given = setting.and_then(|text| text.parse().ok());
    given.unwrap_or_else(chance)
}

pub(super) fn chance() -> u64 {
    getrandom::u64().unwrap_or_else(|_| poor_chance())
}

/// Without a random source (a chroot with an old kernel) two simultaneous processes still differ.
fn poor_chance() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let nanos = since.map_or(0, |d| d.subsec_nanos());
    (u64::from(std::process::id()) << 32)
        ^ u64::from(nanos)
        ^ seconds().unsigned_abs().rotate_left(17)
}

fn on_the_wall<Z: TimeZone<Offset: std::fmt::Display>>(time: Option<DateTime<Z>>) -> String {
    time.map_or_else(String::new, |time| {
        let (date, time) = (time.date_naive(), time.time());
        format!("{date} {:02}:{:02}", time.hour(), time.minute())
    })
}

fn epoch() -> Day {
    Day::new(1970, 1, 1).expect("1 January 1970 is a day")
}

/// Seconds since 1970, negative before; `chrono::Utc::now` panics there.
fn seconds() -> i64 {
    let whole = |d: Duration| i64::try_from(d.as_secs()).unwrap_or(i64::MAX);
    match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(before) => -whole(before.duration()),
    }
}

fn local(seconds: i64) -> DateTime<Local> {
    match Local.timestamp_opt(seconds, 0) {
        MappedLocalTime::Single(time) | MappedLocalTime::Ambiguous(time, _) => time,
        MappedLocalTime::None => DateTime::<Local>::default(),
    }
}

fn to_midnight<Z: TimeZone>(now: DateTime<Z>) -> Duration {
    const DAY: Duration = Duration::from_secs(86_400);
    let tomorrow = now.date_naive().checked_add_days(Days::new(1));
    let Some(midnight) = tomorrow.map(|d| d.and_time(NaiveTime::MIN)) else {
        return DAY;
    };
    let start = first_moment(&now.timezone(), midnight);
    let ahead = start.and_then(|s| (s.timestamp() - now.timestamp()).try_into().ok());
    ahead.map_or(DAY, |s: u64| Duration::from_secs(s.max(1)))
}

/// The first moment of a day, even if summer time skips its first hour.
fn first_moment<Z: TimeZone>(zone: &Z, midnight: NaiveDateTime) -> Option<DateTime<Z>> {
    let quarters = (0..=12).map(|n| midnight + chrono::TimeDelta::minutes(15 * n));
    quarters.into_iter().find_map(|time| zone.from_local_datetime(&time).earliest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{FixedOffset, Utc};

    #[test]
    fn setting_fixes_day_and_moment() {
        let clock = Clock::from_setting(Some("2026-11-22")).expect("a day");
        assert_eq!(clock.today().to_string(), "2026-11-22");
        assert_eq!(clock.now().to_string(), "2026-11-22T12:00:00Z");
        assert_eq!(clock.until_midnight(), None);
    }

    #[test]
    fn fixed_day_before_1970_has_a_moment_too() {
        let clock = Clock::from_setting(Some("1969-12-31")).expect("a day");
        assert_eq!(clock.now().to_string(), "1969-12-31T12:00:00Z");
    }

    #[test]
    fn clock_refuses_a_wrong_day_and_defaults_to_the_machine() {
        assert_eq!(Clock::from_setting(None), Ok(Clock::System));
        assert_eq!(Clock::from_setting(Some("")), Ok(Clock::System));
        for bad in ["2026-11", "yesterday", "2026-02-30"] {
            assert_eq!(Clock::from_setting(Some(bad)), Err(NotADay(bad.to_owned())));
        }
    }

    #[test]
    fn midnight_comes_within_a_day() {
        let left = Clock::System.until_midnight().expect("a machine's day ends");
        assert!(left > Duration::ZERO && left <= Duration::from_secs(25 * 3600));
        let late = Utc.with_ymd_and_hms(2026, 11, 22, 23, 59, 58).single().expect("a time");
        assert_eq!(to_midnight(late), Duration::from_secs(2));
        let east = FixedOffset::east_opt(3600).expect("an hour");
        assert_eq!(to_midnight(late.with_timezone(&east)), Duration::from_secs(23 * 3600 + 2));
    }
}
