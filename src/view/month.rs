//! A small month under a date that is being typed: weeks as rows, with today and the day that is understood.

use super::lines::{Line, Role};
use crate::app::App;
use crate::app::dialog::form::{FieldKind, FormField};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::when::{self, Facing};

/// Weeks that a month can touch: always as many rows, so that nothing moves from month to month.
const WEEKS: i64 = 6;

/// The month of a date that is being typed, below a blank line; nothing for a line that is no date, or one of any time.
pub(crate) fn of_field(app: &App, field: &FormField) -> Vec<Line> {
    let FieldKind::Date(facing @ (Facing::Ahead | Facing::Back), ..) = &field.kind else {
        return Vec::new();
    };
    let understood = when::parse(field.text(), app.data.calendar(), *facing).ok();
    let lines = month(understood, app.data.calendar()).into_iter();
    std::iter::once(Line::blank()).chain(lines).collect()
}

/// The month of what is understood, or this one: a year alone has none.
fn month(understood: Option<Date>, calendar: Calendar) -> Vec<Line> {
    let (today, week) = (calendar.today, calendar.style.week);
    let seen = understood.filter(|date| date.month().is_some());
    let (first, day) = (seen.map_or(today, Date::first_day), seen.and_then(Date::day));
    let named = if seen.is_some() && day.is_none() { Role::Accent } else { Role::Dim };
    let title = format!(" {}", calendar.in_full(Date::Month(first.year(), first.month())));
    let begin = first.plus_days(1 - i64::from(first.day())).first_of_week(week);
    let row = |row: i64| {
        let days = (0..7).map(|weekday| begin.plus_days(row * 7 + weekday));
        days.fold(Line::blank(), |line, at| {
            let is_here = (at.year(), at.month()) == (first.year(), first.month());
            let (text, role) = match (Some(at) == day, at == today) {
                _ if !is_here => (String::new(), Role::Plain),
                (true, _) => (format!("[{}]", at.day()), Role::Cursor),
                (false, true) => (format!("({})", at.day()), Role::Strong),
                (false, false) => (format!("{} ", at.day()), Role::Dim),
            };
            line.and(" ".repeat(CELL - text.len()), Role::Plain).and(text, role)
        })
    };
    let weekdays = week.weekday_names().map(|name| format!(" {} ", &name[..2]));
    let head = [Line::of(title, named), Line::of(weekdays.concat(), Role::Faint)];
    head.into_iter().chain((0..WEEKS).map(row)).collect()
}

/// The columns of a day.
const CELL: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::DateStyle;
    use crate::domain::date::{Day, WeekStart};

    fn told(understood: Option<&str>) -> String {
        told_in(WeekStart::Monday, understood)
    }

    fn told_in(week: WeekStart, understood: Option<&str>) -> String {
        let today = Day::new(2026, 11, 22).expect("a day");
        let understood = understood.map(|text| Date::from_iso(text).expect("a date"));
        let lines = month(
            understood,
            Calendar { today, style: DateStyle { week, ..DateStyle::default() } },
        );
        assert_eq!(lines.len(), 8, "as many rows for every month");
        let lines: Vec<String> =
            lines.iter().map(|line| line.text().trim_end().to_owned()).collect();
        lines.join("\n")
    }

    #[test]
    fn month_marks_today_and_the_day_that_is_understood() {
        insta::assert_snapshot!(told(Some("2026-11-27")), @"
        November 2026
        Mo  Tu  We  Th  Fr  Sa  Su
                                 1
         2   3   4   5   6   7   8
         9  10  11  12  13  14  15
        16  17  18  19  20  21 (22)
        23  24  25  26 [27] 28  29
        30
        ");
        insta::assert_snapshot!(told(Some("2027-02")), @"
        February 2027
        Mo  Tu  We  Th  Fr  Sa  Su
         1   2   3   4   5   6   7
         8   9  10  11  12  13  14
        15  16  17  18  19  20  21
        22  23  24  25  26  27  28
        ");
        assert_eq!(told(None), told(Some("2031")), "a year has no month of its own");
        assert!(told(None).contains("(22)"));
        assert!(told(Some("2026-11-22")).contains("[22]"));
        told(Some("0001-01-01"));
        told(Some("9999-12-31"));
    }

    #[test]
    fn month_has_its_weeks_as_they_begin() {
        insta::assert_snapshot!(told_in(WeekStart::Sunday, Some("2026-11-27")), @"
        November 2026
        Su  Mo  Tu  We  Th  Fr  Sa
         1   2   3   4   5   6   7
         8   9  10  11  12  13  14
        15  16  17  18  19  20  21
       (22) 23  24  25  26 [27] 28
        29  30
        ");
    }
}
