//! What the program understood of what is being typed: said while typing, the date in full with its weekday.

use super::App;
use super::dialog::form::{FormField, Kind};
use super::dialog::line::{LineDialog, LinePurpose};
use super::lines::{Line, Role};
use super::rows::quoted;
use super::update::amount_first;
use crate::domain::capture::{self, Captured};
use crate::domain::date::Date;
use crate::domain::find;
use crate::domain::goal::Size;
use crate::domain::measure::{Amount, Measure};
use crate::domain::when::{self, Facing, WhenError};

impl App {
    /// What is understood of a line so far.
    pub fn understood_of_line(&self, line: &LineDialog) -> Line {
        let text = line.field.text();
        match &line.purpose {
            LinePurpose::Add(size, _) => self.understood_of_capture(text, Facing::Ahead, *size),
            LinePurpose::Question(_) => {
                self.understood_of_capture(text, Facing::Ahead, Size::Small)
            }
            LinePurpose::Note(id) => {
                let measured = self.journey().goal(id).is_some_and(|g| g.measure.is_some());
                match amount_first(text.trim(), measured).0 {
                    Some(amount) => Line::of(format!("adds {amount}"), Role::Dim),
                    None => Line::of("counts as a step, today", Role::Dim),
                }
            }
            LinePurpose::Finish(_) => match Amount::parse(text.trim()) {
                Some(amount) => Line::of(format!("adds {amount}"), Role::Dim),
                None if text.trim().is_empty() => Line::of("done, all of it", Role::Dim),
                None => Line::of("a number, or nothing for all of it", Role::Open),
            },
            LinePurpose::Drop(_) => Line::of(
                "dropped is not deleted: it stays in the past, with its reason",
                Role::Dim,
            ),
            LinePurpose::Filter => Line::of("an empty line shows everything again", Role::Dim),
        }
    }

    /// What is understood of one line of a form.
    pub fn understood_of_field(&self, field: &FormField) -> Line {
        let text = field.field.text().trim();
        match field.kind {
            Kind::Capture => self.understood_of_capture(text, Facing::Back, Size::Small),
            Kind::Date(facing) if !text.is_empty() => said(when::parse(text, self.today(), facing)),
            Kind::Date(_) if field.label == "When" => Line::of("empty: today", Role::Dim),
            Kind::Date(_) => Line::of("2026, 2026-11, 22 nov 2026, friday, 3 weeks ago", Role::Dim),
            Kind::Measure if !text.is_empty() => match Measure::parse(text) {
                Some(measure) => Line::of(measure.to_string(), Role::Dim),
                None => Line::of("write it as: 4 of 12 exercises", Role::Open),
            },
            Kind::Measure => Line::of("how far, of what: 4 of 12 exercises", Role::Dim),
            Kind::Toward if !text.is_empty() => self.understood_of_toward(text),
            Kind::Toward => Line::of("the larger goal that it serves", Role::Dim),
            Kind::Words => Line::of("separated by spaces", Role::Dim),
            Kind::YesNo => Line::of("yes or no", Role::Dim),
            Kind::Text => Line::blank(),
        }
    }

    fn understood_of_capture(&self, text: &str, facing: Facing, size: Size) -> Line {
        let captured = capture::parse(text, self.today(), facing);
        if captured.marks.is_empty() {
            let toward = if size == Size::Large {
                ""
            } else {
                "^goal it serves  "
            };
            return Line::of(format!("{toward}#tag  !date"), Role::Faint);
        }
        let mut line = Line::of(quoted(&captured.title), Role::Dim);
        if let Some(token) = &captured.toward {
            line.left.extend(Line::of(" · ", Role::Faint).left);
            line.left
                .extend(self.understood_of_toward(&token.text).left);
        }
        self.rest_of_capture(line, captured)
    }

    fn rest_of_capture(&self, mut line: Line, captured: Captured) -> Line {
        for tag in &captured.tags {
            line = line
                .and(" · ", Role::Faint)
                .and(format!("#{tag}"), Role::Dim);
        }
        if let Some(date) = captured.due {
            line.left.extend(Line::of(" · ", Role::Faint).left);
            line.left.extend(said(date).left);
        }
        line
    }

    fn understood_of_toward(&self, text: &str) -> Line {
        match find::resolve(self.journey().items(), text, find::OPEN_LARGE) {
            Ok(larger) => Line::of(format!("toward {}", quoted(larger.title())), Role::Accent),
            Err(refusal) => Line::of(super::lines::shown(&refusal.to_string(), 200), Role::Open),
        }
    }
}

fn said(date: Result<Date, WhenError>) -> Line {
    match date {
        Ok(date) => Line::of(date.words_in_full(), Role::Accent),
        Err(error) => Line::of(super::lines::shown(&error.to_string(), 200), Role::Open),
    }
}
