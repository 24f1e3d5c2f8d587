//! A line of one's own, with fields in braces.

use super::Status;
use crate::cli::failure::Failure;
use crate::domain::item::Item;
use crate::domain::momentum::sentence;

/// A field of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Active,
    Overdue,
    Stuck,
    Next,
    Last30Days,
    Usual,
    DaysSinceStep,
    UsualGap,
    Drifting,
    Momentum,
    Weeks,
    Last365Days,
    LongestGap,
}

const FIELDS: [(&str, Field); 13] = [
    ("active", Field::Active),
    ("overdue", Field::Overdue),
    ("stuck", Field::Stuck),
    ("next", Field::Next),
    ("last_30_days", Field::Last30Days),
    ("usual", Field::Usual),
    ("days_since_step", Field::DaysSinceStep),
    ("usual_gap", Field::UsualGap),
    ("drifting", Field::Drifting),
    ("momentum", Field::Momentum),
    ("weeks", Field::Weeks),
    ("last_365_days", Field::Last365Days),
    ("longest_gap", Field::LongestGap),
];

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Text(String),
    Field(Field),
}

/// Text and fields, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Template(Vec<Part>);

impl Template {
    /// Reads a template; a doubled brace is a brace.
    pub(super) fn parse(text: &str) -> Result<Template, Failure> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            parts.push(Part::Text(rest[..at].to_owned()));
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                parts.push(Part::Text(brace.to_owned()));
                rest = after;
            } else {
                let (name, after) = named(brace, rest)?;
                parts.push(Part::Field(field(name)?));
                rest = after;
            }
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Template(parts))
    }

    /// The text with every field's value; empty for what is not known.
    pub(super) fn filled(&self, status: &Status) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Field(field) => value(*field, status),
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

fn field(name: &str) -> Result<Field, Failure> {
    let known = FIELDS.iter().find(|(known, _)| *known == name);
    known.map(|(_, field)| *field).ok_or_else(|| {
        let names: Vec<String> = FIELDS.iter().map(|(name, _)| format!("{{{name}}}")).collect();
        Failure::request(
            format!("--format: there is no field {{{name}}}"),
            format!("the fields are {}", names.join(" ")),
        )
    })
}

/// What stands for a number that is not known, as it could not all be read.
const UNREAD: &str = "?";

/// Empty for what there is too little history for.
fn value(field: Field, status: &Status) -> String {
    fn known<T: ToString>(value: Option<T>) -> String {
        value.map(|v| v.to_string()).unwrap_or_default()
    }
    let (open, momentum) = (status.known(), &status.momentum);
    match (field, open, &momentum.unread) {
        (Field::Active, Some(open), _) => open.active.to_string(),
        (Field::Overdue, Some(open), _) => open.overdue.to_string(),
        (Field::Stuck, Some(open), _) => open.stuck.to_string(),
        (Field::Next, None, _) if status.next.is_none() => UNREAD.into(),
        (Field::Next, _, _) => known(status.next.as_ref().map(Item::title)),
        (Field::Momentum, _, _) => sentence(momentum),
        (Field::Active | Field::Overdue | Field::Stuck, None, _) | (_, _, Some(_)) => UNREAD.into(),
        (Field::Last30Days, _, None) => momentum.last_30_days.to_string(),
        (Field::Usual, _, None) => known(momentum.usual),
        (Field::DaysSinceStep, _, None) => known(momentum.days_since_move),
        (Field::UsualGap, _, None) => known(momentum.usual_gap),
        (Field::Drifting, _, None) => known(momentum.drifting),
        (Field::Weeks, _, None) => status.glyphs.bars(&momentum.weeks),
        (Field::Last365Days, _, None) => momentum.last_365_days.to_string(),
        (Field::LongestGap, _, None) => known(momentum.longest_gap),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_brace_is_a_brace_and_a_field_is_a_field() {
        let template = Template::parse("{{{active}}} é").expect("a template");
        let text = |text: &str| Part::Text(text.into());
        let parts = [
            text(""),
            text("{"),
            text(""),
            Part::Field(Field::Active),
            text(""),
            text("}"),
            text(" é"),
        ];
        assert_eq!(template.0, parts);
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
