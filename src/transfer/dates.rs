//! Dates as people and programs write them in CVs and spreadsheets. Precision is kept, never invented.
//!
//! ISO 8601 in all precisions, month names in many languages, `14.05.1997`, spans, open ends. Phrases that are relative
//! to a day are no dates here: nobody knows on which day the file was written.

mod column;
mod names;
#[cfg(test)]
mod tests;
mod token;

use self::column::{DateColumn, PairMeaning, certain_order, year_pair};
use self::token::DateToken::{self, Mark, Month, Short, Since, To, Word, Year};
use self::token::DateTokens;
use super::options::{DateOrder, ImportOptions};
use super::text;
use super::time::Time;
use crate::domain::date::{Date, Day, Extent, Until};

/// Reads dates, those of one column in one order of day and month.
#[derive(Clone)]
pub(super) struct DateReader<'a> {
    options: &'a ImportOptions<'a>,
    order: Option<DateOrder>,
    /// Whether other dates of the column have another order, so that each is remarked on.
    is_mixed: bool,
    pairs: PairMeaning,
    /// `Jun 18` is a month of a year, not a day.
    has_short_years: bool,
}

/// A date, and what had to be decided to read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Loose<T> {
    pub(super) value: T,
    /// A sentence, if the text says less, or something else.
    pub(super) remark: Option<String>,
}

impl<T> Loose<T> {
    pub(super) fn map<U>(self, of: impl FnOnce(T) -> U) -> Loose<U> {
        Loose { value: of(self.value), remark: self.remark }
    }
}

/// `None` where the text is blank or says that there is no date; the error is the reason to set the row aside.
type Read<T> = Result<Option<Loose<T>>, String>;

/// A date at the beginning of some tokens.
struct FoundDate<'t> {
    date: Date,
    /// The text has an impossible day, or a number that is perhaps no year.
    is_altered: bool,
    rest: &'t [DateToken],
}

impl<'a> DateReader<'a> {
    pub(super) fn new(options: &'a ImportOptions<'a>) -> DateReader<'a> {
        DateReader {
            options,
            order: options.asked.dates,
            is_mixed: false,
            pairs: PairMeaning::Unsaid,
            has_short_years: false,
        }
    }

    /// Reads dates that have no days.
    pub(super) fn of_months(options: &'a ImportOptions<'a>) -> DateReader<'a> {
        DateReader { has_short_years: true, ..DateReader::new(options) }
    }

    /// Where a value above 12 shows the order of day and month, it holds for the whole column.
    pub(super) fn of_column(
        &self,
        values: impl Iterator<Item = impl AsRef<str>>,
    ) -> DateReader<'a> {
        let DateColumn { order, is_mixed, pairs } = DateColumn::of(values);
        DateReader { order: order.or(self.order), is_mixed, pairs, ..*self }
    }

    /// A single date.
    pub(super) fn date(&self, text: &str) -> Read<Date> {
        self.read(text, Self::only_date)
    }

    /// A date, or words for an end that has not come yet.
    pub(super) fn until(&self, text: &str) -> Read<Until> {
        self.read(text, Self::end)
    }

    /// A date or a span.
    pub(super) fn extent(&self, text: &str) -> Read<Extent> {
        self.read(text, Self::span)
    }

    /// The value, and whether it is not quite what the text says.
    fn read<T: std::fmt::Display>(
        &self,
        text: &str,
        parse: impl FnOnce(&Self, &[DateToken]) -> Result<(T, bool), UnreadDate>,
    ) -> Read<T> {
        if names::is_blank(text) {
            return Ok(None);
        }
        // A moment of a program: its day is the local one.
        let moment = Time::parse(text).filter(|_| text.contains(':'));
        let day = moment.map(|moment| moment.day(self.options.local_day).to_string());
        let tokens = DateTokens::of(day.as_deref().unwrap_or(text));
        let text = text::line(text);
        // Of a winter there are two years.
        let pairs = if tokens.is_vague { PairMeaning::NextYear } else { self.pairs };
        let reader = DateReader { pairs, ..*self };
        let (value, is_altered) =
            parse(&reader, &tokens.list).map_err(|wrong| wrong.reason(&text))?;
        let is_loose = is_altered || tokens.is_vague;
        let remark = is_loose.then(|| format!("\"{text}\" is taken as {value}"));
        Ok(Some(Loose { value, remark }))
    }

    fn span(&self, tokens: &[DateToken]) -> Result<(Extent, bool), UnreadDate> {
        let (is_open, tokens) = match tokens {
            [Since, rest @ ..] => (true, rest),
            _ => (false, tokens),
        };
        if let Some((on, end)) = self.school_years(tokens) {
            return Ok((Extent { on, until: Some(Until::On(end)) }, true));
        }
        // The year of `Jan - Mar 2019` comes with the end.
        if let [Month(month), To | Mark('-' | '/'), rest @ ..] = tokens
            && let Ok((end, is_altered)) = self.only_date(rest)
        {
            let on = Date::month_only(end.year(), *month).ok_or(UnreadDate::Unlike)?;
            return Ok((Extent { on, until: Some(Until::On(end)) }, is_altered));
        }
        let FoundDate { date: on, is_altered, rest } = self.found(tokens)?;
        let (until, altered) = match rest {
            [] => (is_open.then_some(Until::Now), false),
            [To] => (Some(Until::Now), false),
            [To | Mark('-' | '/'), rest @ ..] => {
                let (until, altered) = self.end(rest)?;
                (Some(until), altered)
            }
            _ => return Err(UnreadDate::Unlike),
        };
        Ok((Extent { on, until }, is_altered || altered))
    }

    fn end(&self, tokens: &[DateToken]) -> Result<(Until, bool), UnreadDate> {
        if is_present(tokens) {
            return Ok((Until::Now, false));
        }
        if let Some((_, end)) = self.school_years(tokens) {
            return Ok((Until::On(end), true));
        }
        self.only_date(tokens).map(|(date, altered)| (Until::On(date), altered))
    }

    /// The years of `2016/17`; with a hyphen, and perhaps with a slash, the second number can be a month.
    fn school_years(&self, tokens: &[DateToken]) -> Option<(Date, Date)> {
        let (year, end) = year_pair(tokens)?;
        let is_next = end == year + 1;
        let fits = match tokens {
            [_, _, Short(13.., _)] => end / 100 == year / 100 && end <= self.latest_year(),
            [_, To, _] | [_, _, Short(0, _)] => is_next,
            [_, Mark('/'), Short(short, _)] => {
                is_next
                    && match self.pairs {
                        PairMeaning::Unsaid => *short < 10,
                        PairMeaning::Month => false,
                        PairMeaning::NextYear => true,
                    }
            }
            _ => false,
        };
        fits.then_some((Date::year_only(year)?, Date::year_only(end)?))
    }

    fn only_date(&self, tokens: &[DateToken]) -> Result<(Date, bool), UnreadDate> {
        let FoundDate { date, is_altered, rest } = self.found(tokens)?;
        if rest.is_empty() { Ok((date, is_altered)) } else { Err(UnreadDate::Unlike) }
    }

    /// The date at the beginning. A time of day after it has no known zone, so that the day is as written.
    fn found<'t>(&self, tokens: &'t [DateToken]) -> Result<FoundDate<'t>, UnreadDate> {
        let found = self.calendar_date(tokens)?;
        let rest = if found.date.day().is_some() { after_time(found.rest) } else { found.rest };
        Ok(FoundDate { rest, ..found })
    }

    fn calendar_date<'t>(&self, tokens: &'t [DateToken]) -> Result<FoundDate<'t>, UnreadDate> {
        match tokens {
            [Year(year), rest @ ..] => after_year(*year, rest),
            [Month(month), Short(day, _), Year(year), rest @ ..]
            | [Month(month), Mark(_), Short(day, _), Mark(_), Year(year), rest @ ..] => {
                day_of(*year, *month, *day, rest)
            }
            [Month(month), Year(year), rest @ ..]
            | [Short(month, _), Mark(_), Year(year), rest @ ..]
            | [Month(month), Mark(_), Year(year), rest @ ..] => month_of(*year, *month, rest),
            // As spreadsheets write a month: `Jun-18`. It could be a day.
            [Month(month), Mark(_), Short(short, 2), rest @ ..] => {
                Ok(FoundDate { is_altered: true, ..month_of(self.century(*short), *month, rest)? })
            }
            [Month(month), Short(short, 2), rest @ ..] if self.has_short_years => {
                Ok(FoundDate { is_altered: true, ..month_of(self.century(*short), *month, rest)? })
            }
            [Short(day, _), Month(month), rest @ ..]
            | [Short(day, _), Mark(_), Month(month), rest @ ..] => {
                let (year, rest) = self.year(rest)?;
                day_of(year, *month, *day, rest)
            }
            [Short(first, digits), Mark(mark), Short(second, _), rest @ ..] => {
                let (year, after) = self.year(rest)?;
                let (day, month) = self.ordered(*mark, *first, *second)?;
                let found = day_of(year, month, day, after)?;
                // The year of `18-04-03` is perhaps its first number.
                let is_doubtful = matches!(rest, [Mark('-' | '/'), Short(..=31, _), ..])
                    && (day, *digits) == (*first, 2);
                let is_doubtful = is_doubtful || (self.is_mixed && *mark != '.');
                Ok(FoundDate { is_altered: is_doubtful || found.is_altered, ..found })
            }
            _ => Err(UnreadDate::Unlike),
        }
    }

    /// The year after a day and a month; with two digits there is no doubt that it is one.
    fn year<'t>(&self, tokens: &'t [DateToken]) -> Result<(i32, &'t [DateToken]), UnreadDate> {
        match tokens {
            [Year(year), rest @ ..] | [Mark(_), Year(year), rest @ ..] => Ok((*year, rest)),
            [Short(short, 2), rest @ ..] | [Mark(_), Short(short, 2), rest @ ..] => {
                Ok((self.century(*short), rest))
            }
            _ => Err(UnreadDate::Unlike),
        }
    }

    /// The year of two digits that lies no more than ten years ahead.
    fn century(&self, short: u32) -> i32 {
        let year = 2000 + short as i32;
        if year > self.latest_year() { year - 100 } else { year }
    }

    fn latest_year(&self) -> i32 {
        self.options.today.year() + 10
    }

    /// The day and the month.
    fn ordered(&self, mark: char, first: u32, second: u32) -> Result<(u32, u32), UnreadDate> {
        let certain = match mark {
            '.' => Some(DateOrder::DayFirst),
            _ => self.order.or_else(|| certain_order(first, second)),
        };
        match certain {
            Some(DateOrder::DayFirst) => Ok((first, second)),
            Some(DateOrder::MonthFirst) => Ok((second, first)),
            None if first == second => Ok((first, second)),
            None => Err(UnreadDate::Ambiguous),
        }
    }
}

/// Why a text is not read.
enum UnreadDate {
    Unlike,
    Month(u32),
    Year(i32),
    /// The order of day and month is open.
    Ambiguous,
}

impl UnreadDate {
    fn reason(&self, text: &str) -> String {
        match self {
            UnreadDate::Unlike => format!("\"{text}\" is not a date that can be read"),
            UnreadDate::Month(month) => format!("\"{text}\" has no month {month}"),
            UnreadDate::Year(year) => format!("\"{text}\" has no year {year}"),
            UnreadDate::Ambiguous => {
                format!("\"{text}\" can be read in two ways: --dates dmy or --dates mdy says which")
            }
        }
    }
}

/// The rest of a date that begins with its year.
fn after_year(year: i32, tokens: &[DateToken]) -> Result<FoundDate<'_>, UnreadDate> {
    match tokens {
        // A span from a year to a month.
        [Mark(_), Month(_), Year(_), ..] => year_alone(year, tokens),
        [Mark(_), Short(month, _), Mark('-' | '.' | '/'), Short(day, _), rest @ ..]
        | [Mark(_), Month(month), Mark(_), Short(day, _), rest @ ..]
        | [Month(month), Short(day, _), rest @ ..] => day_of(year, *month, *day, rest),
        // Perhaps a school year, too.
        [Mark('/'), Short(month, 2), rest @ ..] if *month as i32 == year % 100 + 1 => {
            Ok(FoundDate { is_altered: true, ..month_of(year, *month, rest)? })
        }
        [Mark(_), Short(month, _), rest @ ..]
        | [Mark(_), Month(month), rest @ ..]
        | [Month(month), rest @ ..] => month_of(year, *month, rest),
        _ => year_alone(year, tokens),
    }
}

fn year_alone(year: i32, rest: &[DateToken]) -> Result<FoundDate<'_>, UnreadDate> {
    let date = Date::year_only(year).ok_or(UnreadDate::Year(year))?;
    Ok(FoundDate { date, is_altered: false, rest })
}

fn month_of(year: i32, month: u32, rest: &[DateToken]) -> Result<FoundDate<'_>, UnreadDate> {
    let found = year_alone(year, rest)?;
    let date = Date::month_only(year, month).ok_or(UnreadDate::Month(month))?;
    Ok(FoundDate { date, ..found })
}

/// The day, or the month if it has no such day.
fn day_of(
    year: i32,
    month: u32,
    day: u32,
    rest: &[DateToken],
) -> Result<FoundDate<'_>, UnreadDate> {
    let found = month_of(year, month, rest)?;
    Ok(match Day::new(year, month, day) {
        Some(day) => FoundDate { date: day.into(), ..found },
        None => FoundDate { is_altered: true, ..found },
    })
}

fn after_time(tokens: &[DateToken]) -> &[DateToken] {
    let rest = match tokens {
        [Short(_, _), Mark(':'), Short(_, _), Mark(':'), Short(_, _), rest @ ..]
        | [Short(_, _), Mark(':'), Short(_, _), rest @ ..] => rest,
        _ => return tokens,
    };
    match rest {
        [Word(half), rest @ ..] if half == "am" || half == "pm" => rest,
        _ => rest,
    }
}

fn is_present(tokens: &[DateToken]) -> bool {
    let tokens = match tokens {
        [To, rest @ ..] => rest,
        _ => tokens,
    };
    let words: Option<Vec<&str>> = tokens
        .iter()
        .map(|token| if let Word(word) = token { Some(word.as_str()) } else { None })
        .collect();
    words.is_some_and(|words| names::is_present(&words.join(" ")))
}
