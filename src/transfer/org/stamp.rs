//! Timestamps: `<2024-05-02 Thu 10:00 +1w>`, `[2024-05-02 四]`, and ranges of them.

use crate::domain::date::Date;
use crate::transfer::dates::{DateReader, Loose};
use crate::transfer::task::leading_day;

/// A timestamp.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Timestamp<'a> {
    /// Of a range the last day.
    pub(super) date: Date,
    /// The weekday, the time and the repeater.
    pub(super) details: &'a str,
    /// A decision about the date, as a sentence.
    pub(super) remark: Option<String>,
}

impl<'a> Timestamp<'a> {
    /// The timestamp that a text begins with, and what follows it.
    pub(super) fn at_start(
        text: &'a str,
        dates: &DateReader<'_>,
    ) -> Option<(Timestamp<'a>, &'a str)> {
        let close = match text.chars().next()? {
            '<' => '>',
            '[' => ']',
            _ => return None,
        };
        let (inner, after) = text[1..].split_once(close)?;
        let stamp = Timestamp::bare(inner, dates)?;
        let end = after.strip_prefix("--").and_then(|end| Timestamp::at_start(end, dates));
        Some(end.unwrap_or((stamp, after)))
    }

    /// A month or a year in brackets, which org does not know and Milepost's own export has.
    pub(super) fn coarse(text: &'a str) -> Option<(Timestamp<'a>, &'a str)> {
        let (inner, after) = text.strip_prefix('[')?.split_once(']')?;
        Some((Timestamp { date: Date::from_iso(inner)?, details: "", remark: None }, after))
    }

    /// A timestamp without its brackets, as archives have it.
    pub(super) fn bare(text: &'a str, dates: &DateReader<'_>) -> Option<Timestamp<'a>> {
        let (Loose { value, remark }, details) = leading_day(text.trim(), dates)?;
        Some(Timestamp { date: value, details, remark })
    }

    /// Finds a repeater: `+1w`, `++1m`, `.+2d/4d`.
    pub(super) fn repeats(&self) -> bool {
        self.details.split_whitespace().any(|word| {
            let count = word.trim_start_matches(['.', '+']);
            let unit = count.trim_start_matches(|c: char| c.is_ascii_digit());
            let is_signed = ["+", "++", ".+"].contains(&&word[..word.len() - count.len()]);
            is_signed && unit.len() < count.len() && unit.starts_with(['h', 'd', 'w', 'm', 'y'])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Day, Moment};
    use crate::transfer::options::{Asked, ImportOptions};

    fn stamp(text: &str) -> String {
        let asked = Asked::default();
        let (today, local_day) = (Day::new(2026, 11, 22), |seconds| Moment(seconds).day());
        let options =
            ImportOptions { today: today.expect("a day"), local_day: &local_day, asked: &asked };
        let stamp = Timestamp::at_start(text, &DateReader::new(&options));
        stamp.map_or_else(String::new, |(s, rest)| format!("{} {}{rest}", s.date, s.repeats()))
    }

    #[test]
    fn org_timestamp_has_a_date_and_perhaps_a_repeater() {
        for text in ["[2024-05-02]", "<2024-05-02 四 10:06>", "<2024-05-02 Do. 10:00-11:00 -3d>"] {
            assert_eq!(stamp(text), "2024-05-02 false", "{text}");
        }
        for repeater in ["+1w", "++1m", ".+1d", ".+2d/4d", "10:00 +1y -2d"] {
            assert_eq!(
                stamp(&format!("<2024-05-02 Thu {repeater}>")),
                "2024-05-02 true",
                "{repeater}"
            );
        }
        assert_eq!(stamp("<2024-05-01 Wed>--<2024-05-02 Thu> x"), "2024-05-02 false x");
        assert_eq!(stamp("<2024-02-30 Fri>"), "2024-02 false");
        for text in
            ["<2024-13-01>", "<2024-05-02", "<%%(diary-float t 4 2)>", "(2024-05-02)", "[é]"]
        {
            assert_eq!(stamp(text), "", "{text}");
        }
    }
}
