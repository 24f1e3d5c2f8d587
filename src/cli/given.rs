//! Parses values of the command line into domain types.

use crate::cli::failure::Failure;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day, Extent, Until};
use crate::domain::measure::Amount;
use crate::domain::refusal::Refusal;
use crate::domain::verbs;
use crate::domain::when::{self, Facing, WhenError};

/// The date that an option means; one of the past is not still to come.
pub(super) fn date(
    flag: &str,
    text: &str,
    calendar: Calendar,
    facing: Facing,
) -> Result<Date, Failure> {
    let date =
        when::parse(text, calendar, facing).map_err(|error| unclear(flag, &error, facing))?;
    match facing {
        Facing::Back => named(flag, verbs::not_in_future(date, calendar.today), calendar)?,
        Facing::Ahead | Facing::Either => {}
    }
    Ok(date)
}

/// The end of something current, which has not passed.
pub(super) fn end_if_any(
    text: Option<&str>,
    calendar: Calendar,
    today: Day,
) -> Result<Option<Date>, Failure> {
    let flag = "--until";
    let end = date_if_any(flag, text, calendar, Facing::Ahead)?;
    named(flag, verbs::not_passed(end, today), calendar)?;
    Ok(end)
}

/// A refusal of an option's value, which names the option.
fn named(flag: &str, checked: Result<(), Refusal>, calendar: Calendar) -> Result<(), Failure> {
    checked.map_err(|refusal| {
        let failure = Failure::refused(&refusal, calendar.style.format);
        Failure { message: format!("{flag}: {}", failure.message), ..failure }
    })
}

fn unclear(flag: &str, error: &WhenError, facing: Facing) -> Failure {
    Failure::request(format!("{flag}: {error}"), error.hint_facing(facing))
}

/// The past date or span that `--on` means; its end may be given in `--until` instead.
pub(super) fn extent(
    text: &str,
    calendar: Calendar,
    until: Option<&str>,
) -> Result<Extent, Failure> {
    let on = when::parse_extent(text, calendar, Facing::Back)
        .map_err(|error| unclear("--on", &error, Facing::Back))?;
    let mut dates = [Some(on.on), on.until.and_then(Until::date)].into_iter().flatten();
    dates
        .try_for_each(|date| named("--on", verbs::not_in_future(date, calendar.today), calendar))?;
    match on.until {
        Some(_) if until.is_some() => Err(Failure::request(
            format!("--until: --on says when it ended already: {on}"),
            format!("leave --until out, or write --on {}", on.on),
        )),
        Some(_) | None => Ok(on),
    }
}

pub(super) fn until(
    flag: &str,
    text: &str,
    calendar: Calendar,
    facing: Facing,
) -> Result<Until, Failure> {
    let until =
        when::parse_until(text, calendar, facing).map_err(|error| unclear(flag, &error, facing))?;
    let end = until.date().map_or(Ok(()), |date| verbs::not_in_future(date, calendar.today));
    named(flag, end, calendar).map(|()| until)
}

pub(super) fn date_if_any(
    flag: &str,
    text: Option<&str>,
    calendar: Calendar,
    facing: Facing,
) -> Result<Option<Date>, Failure> {
    text.map(|text| date(flag, text, calendar, facing)).transpose()
}

pub(super) fn amount(flag: &str, text: &str) -> Result<Amount, Failure> {
    Amount::parse(text.trim()).ok_or_else(|| {
        Failure::request(
            format!("{flag}: \"{text}\" is not a number"),
            "write a plain number, such as 12 or 2.5",
        )
    })
}

pub(super) fn joined(words: &[String]) -> String {
    unpadded(&words.join(" ")).to_owned()
}

/// Only spaces are trimmed: any other character at the ends is meant.
pub(super) fn unpadded(text: &str) -> &str {
    text.trim_matches(' ')
}

pub(super) fn text(given: Option<String>) -> Option<String> {
    given.filter(|text| !text.trim().is_empty())
}

/// The texts that are not blank, without duplicates.
pub(super) fn texts(given: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(given.len());
    for text in given {
        let text = unpadded(&text);
        if !text.trim().is_empty() && !kept.iter().any(|k| k == text) {
            kept.push(text.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_once_and_blank_ones_are_not() {
        let given = [" study ", "", "work", "study", "  "].map(str::to_owned);
        assert_eq!(texts(given.to_vec()), ["study", "work"]);
    }

    #[test]
    fn only_spaces_are_taken_from_the_ends() {
        let words = [" a".to_owned(), "b\u{85} ".to_owned()];
        assert_eq!(joined(&words), "a b\u{85}");
        assert_eq!(texts(vec!["\u{2028}x ".into()]), ["\u{2028}x"]);
    }

    #[test]
    fn number_that_does_not_parse_names_its_flag() {
        let failure = amount("--target", "a dozen").expect_err("no number");
        assert_eq!(failure.message, "--target: \"a dozen\" is not a number");
    }
}
