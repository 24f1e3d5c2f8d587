//! The forms of the dates of one column: how day and month are ordered, and what two digits after a year are.

use super::token::DateToken::{self, Mark, Short, To, Year};
use super::token::DateTokens;
use crate::domain::sorted::SortedSet;
use crate::transfer::options::DateOrder;

/// What a year with a number of two digits after a slash is: `2009/10`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PairMeaning {
    /// A month from 10 to 12, else the next year.
    Unsaid,
    Month,
    NextYear,
}

/// What the dates of a column show together.
pub(super) struct DateColumn {
    /// The order of day and month, if some show one and none shows the other.
    pub(super) order: Option<DateOrder>,
    /// Whether both orders are shown.
    pub(super) is_mixed: bool,
    pub(super) pairs: PairMeaning,
}

impl DateColumn {
    pub(super) fn of(values: impl Iterator<Item = impl AsRef<str>>) -> DateColumn {
        let (mut day_first, mut month_first) = (false, false);
        let (mut has_months, mut years) = (false, SortedSet::new());
        for value in values {
            let tokens = DateTokens::of(value.as_ref()).list;
            match year_pair(&tokens) {
                Some((year, end)) if end == year + 1 => {
                    years.insert(year);
                }
                Some(_) => has_months |= matches!(tokens[..], [_, Mark('/'), Short(..=12, _)]),
                None => {}
            }
            match order_of(&tokens) {
                Some(DateOrder::DayFirst) => day_first = true,
                Some(DateOrder::MonthFirst) => month_first = true,
                None => {}
            }
        }
        let order = match (day_first, month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            (true, true) | (false, false) => None,
        };
        let pairs = match (has_months, years.len()) {
            (true, _) => PairMeaning::Month,
            (false, 2..) => PairMeaning::NextYear,
            (false, _) => PairMeaning::Unsaid,
        };
        DateColumn { order, is_mixed: day_first && month_first, pairs }
    }
}

/// The first year, and the next one that ends with the two digits after it: `2016/17`, `1999/00`.
pub(super) fn year_pair(tokens: &[DateToken]) -> Option<(i32, i32)> {
    let [Year(year), Mark('-' | '/') | To, Short(short, 2)] = tokens else {
        return None;
    };
    let end = year / 100 * 100 + *short as i32;
    Some((*year, if end > *year { end } else { end + 100 }))
}

/// The order of day and month in a date of three numbers that shows it.
fn order_of(tokens: &[DateToken]) -> Option<DateOrder> {
    tokens.windows(5).enumerate().find_map(|(at, window)| match window {
        [Short(first, _), Mark('-' | '/'), Short(second, _), Mark('-' | '/'), Year(_) | Short(_, 2)]
            // Not the end of a date that begins with its year.
            if !matches!(tokens[..at], [.., Year(_), Mark(_)]) =>
        {
            certain_order(*first, *second)
        }
        _ => None,
    })
}

/// The order that a number above 12 shows.
pub(super) fn certain_order(first: u32, second: u32) -> Option<DateOrder> {
    match (first > 12, second > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        (true, true) | (false, false) => None,
    }
}
