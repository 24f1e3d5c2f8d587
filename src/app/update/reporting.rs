//! The report on a period, written to a file.

use super::Handler::Do;
use super::said::unclear;
use super::{ActionRow, App, Form};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::FieldKind;
use crate::app::disk::Request;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Extent, Until};
use crate::domain::report::ReportPeriod;
use crate::domain::review::Walk;
use crate::domain::when::{self, Facing};

pub(super) const ACTIONS: &[ActionRow] =
    &[(A::WriteReport, Do(ask_where_to_write)), (A::Report, Do(ask_for_period))];

const PERIOD: &str = "Period";
const FILE: &str = "File";
const PERIOD_HINT: &str = "2026, mar 2026, mar 2026 to jun 2026, 2021 to 2025";
const FILE_HINT: &str = "ends in .md, .txt, .html or .json; empty: milepost-PERIOD.md";

/// Asks for the file that the page of the month or year is written to.
fn ask_where_to_write(app: &mut App) {
    let Some(Walk::Over(period)) = app.screen.review().map(|review| review.walk) else {
        let how =
            "Only a month and a year have a page: {review-month} and {review-year} look over them.";
        return app.say(app.keys().text(how));
    };
    let period = ReportPeriod::from(period);
    let title = format!("Write {} to which file?", period.heading(app.data.style.format));
    let form = Form::new(Action::WriteReport, None, title)
        .with("", FieldKind::Text(FILE_HINT), &file_name(period))
        .then(move |app, form| {
            ask_to_write(app, period, form.text(""));
            Ok(())
        });
    app.show_form(form);
}

/// Asks for a period, and for the file that the report on it is written to.
fn ask_for_period(app: &mut App) {
    let title = "A report on what was reached and done, to hand in";
    let this_year = ReportPeriod::of_year(app.data.today.year());
    let mut form = Form::new(Action::Report, None, title)
        .with(PERIOD, FieldKind::Text(PERIOD_HINT), &this_year.slug())
        .with(FILE, FieldKind::Text(FILE_HINT), "")
        .then(|app, form| {
            let period = form.read(PERIOD, |text| period(text, app.data.calendar()))?;
            // What the disk refuses now is the file.
            form.go_to(FILE);
            ask_to_write(app, period, form.text(FILE));
            Ok(())
        });
    form.select();
    app.show_form(form);
}

fn ask_to_write(app: &mut App, period: ReportPeriod, path: &str) {
    let path = if path.is_empty() { file_name(period) } else { path.to_owned() };
    app.ask(Request::WriteReport { path, period });
}

fn file_name(period: ReportPeriod) -> String {
    format!("milepost-{}.md", period.slug())
}

fn period(text: &str, calendar: Calendar) -> Result<ReportPeriod, String> {
    if text.is_empty() {
        return Err("A report needs a period: write 2026, or mar 2026 to jun 2026.".to_owned());
    }
    let extent = when::parse_extent(text, calendar, Facing::Back).map_err(unclear)?;
    let Extent { on, until } = extent;
    let until = until.map_or(Some(on), Until::date);
    let backwards = || "The period ends before it begins.".to_owned();
    ReportPeriod::between(Some(on), until).ok_or_else(backwards)
}
