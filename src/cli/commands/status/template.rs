//! A user's template for the status, with fields in braces.

use super::{Open, Status};
use crate::cli::failure::Failure;
use crate::domain::momentum::{Momentum, sentence};

/// A field in braces: its name, and its text.
type StatusField = (&'static str, fn(&Status) -> String);

const FIELDS: [StatusField; 13] = [
    ("active", |status| open(status, |open| open.active)),
    ("overdue", |status| open(status, |open| open.overdue)),
    ("stuck", |status| open(status, |open| open.stuck)),
    ("next", next),
    ("last_30_days", |status| read(status, |momentum| Some(momentum.last_30_days))),
    ("usual", |status| read(status, |momentum| momentum.usual)),
    ("days_since_step", |status| read(status, |momentum| momentum.days_since_move)),
    ("usual_gap", |status| read(status, |momentum| momentum.usual_gap)),
    ("drifting", |status| read(status, |momentum| momentum.drifting)),
    ("momentum", |status| sentence(&status.momentum)),
    ("weeks", |status| read(status, |momentum| Some(status.glyphs.bars(&momentum.weeks)))),
    ("last_365_days", |status| read(status, |momentum| Some(momentum.last_365_days))),
    ("longest_gap", |status| read(status, |momentum| momentum.longest_gap)),
];

/// Stands for a number that is not known because a file could not be read.
const UNREAD: &str = "?";

fn open(status: &Status, count: fn(Open) -> usize) -> String {
    status.known().map_or_else(|| UNREAD.into(), |open| count(open).to_string())
}

fn next(status: &Status) -> String {
    match (status.next(), status.known()) {
        (Some(next), _) => next.title.clone(),
        (None, Some(_)) => String::new(),
        (None, None) => UNREAD.into(),
    }
}

/// Empty where there is too little history.
fn read<T: ToString>(status: &Status, number: impl Fn(&Momentum) -> Option<T>) -> String {
    match status.momentum.unread {
        Some(_) => UNREAD.into(),
        None => number(&status.momentum).map(|number| number.to_string()).unwrap_or_default(),
    }
}

#[derive(Clone, Debug)]
enum TemplatePart {
    Text(String),
    Field(StatusField),
}

/// Text and fields, in order.
#[derive(Clone, Debug)]
pub(super) struct Template(Vec<TemplatePart>);

impl Template {
    /// A doubled brace is a brace.
    pub(super) fn parse(text: &str) -> Result<Template, Failure> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            parts.push(TemplatePart::Text(rest[..at].to_owned()));
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                parts.push(TemplatePart::Text(brace.to_owned()));
                rest = after;
            } else {
                let (name, after) = named(brace, rest)?;
                parts.push(TemplatePart::Field(field(name)?));
                rest = after;
            }
        }
        parts.push(TemplatePart::Text(rest.to_owned()));
        Ok(Template(parts))
    }

    pub(super) fn filled(&self, status: &Status) -> String {
        let part = |part: &TemplatePart| match part {
            TemplatePart::Text(text) => text.clone(),
            TemplatePart::Field((_, text)) => text(status),
        };
        self.0.iter().map(part).collect()
    }
}

fn named<'a>(brace: &str, rest: &'a str) -> Result<(&'a str, &'a str), Failure> {
    let closed = rest.split_once('}').filter(|_| brace == "{");
    closed.ok_or_else(|| {
        Failure::request(
            format!("--format: a {brace} stands alone"),
            "double it for a brace, or write a field such as {active}",
        )
    })
}

fn field(name: &str) -> Result<StatusField, Failure> {
    let known = FIELDS.iter().find(|(known, _)| *known == name);
    known.copied().ok_or_else(|| {
        let names: Vec<String> = FIELDS.iter().map(|(name, _)| format!("{{{name}}}")).collect();
        Failure::request(
            format!("--format: there is no field {{{name}}}"),
            format!("the fields are {}", names.join(" ")),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_brace_is_a_brace_and_a_field_is_a_field() {
        let template = Template::parse("{{{active}}} é").expect("a template");
        let parts = template.0.iter().map(|part| match part {
            TemplatePart::Text(text) => text.clone(),
            TemplatePart::Field((name, _)) => format!("<{name}>"),
        });
        assert_eq!(parts.collect::<String>(), "{<active>} é");
    }

    #[test]
    fn a_brace_alone_and_an_unknown_field_are_said() {
        for (wrong, message) in [
            ("{active", "--format: a { stands alone"),
            ("active}", "--format: a } stands alone"),
            ("{score}", "--format: there is no field {score}"),
        ] {
            assert_eq!(Template::parse(wrong).expect_err("wrong").message, message);
        }
    }
}
