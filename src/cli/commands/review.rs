//! `milepost review`: opens the screen on the review of what is due, or of a month or a year; or asks it line by line.

mod lines_in;
mod plain;
mod prompts;

use crate::app::event::Event;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use crate::cli::screen;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::review::Walk;
use crate::domain::timeline::{Period, Zoom};
use crate::domain::when::{self, Facing, WhenError};
use crate::runtime::clock::Clock;
use crate::runtime::settings::dates;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without WHEN it is the month or year that ends or ended nearest: in January the year before.\n\n\
                  With --plain each card is a few lines, and the answer a number, or the key or name that it has\n\
                  on the screen.\n\
                  u undoes, q stops, and - goes back from a text; what was answered is saved.\n\
                  An empty line, or a dot alone, ends a text of several lines.\n\n\
                  Examples:\n  milepost review\n  milepost review --month\n  milepost review --year 2025\n  \
                  milepost review --plain"
)]
pub(in crate::cli) struct ReviewArgs {
    /// Look over a month, and end with it in one page
    #[arg(long, value_name = "WHEN", num_args = 0..=1, conflicts_with = "year")]
    month: Option<Option<String>>,
    /// Look over a year, and end with it in one page
    #[arg(long, value_name = "WHEN", num_args = 0..=1)]
    year: Option<Option<String>>,
    /// Ask line by line, for a screen reader or a script
    #[arg(long)]
    plain: bool,
}

pub(in crate::cli) fn run(
    args: &ReviewArgs,
    flags: &Everywhere,
    output: &mut Output,
) -> Result<(), Failure> {
    let setup = places::find(flags)?;
    let today = Clock::from_env()?.today();
    let walk = walk(args, Calendar { today, style: dates(&setup.settings.config) })?;
    match args.plain {
        true => plain::run(walk, setup, output),
        false => screen::open(setup, Some(Event::AskedToReview(walk)), output),
    }
}

fn walk(args: &ReviewArgs, calendar: Calendar) -> Result<Walk, Failure> {
    let over = |zoom, when: &Option<String>| match when {
        None => Ok(Walk::over_nearest(zoom, calendar.today)),
        Some(text) => period(zoom, text, calendar).map(Walk::Over),
    };
    match (&args.month, &args.year) {
        (Some(when), _) => over(Zoom::Month, when),
        (None, Some(when)) => over(Zoom::Year, when),
        (None, None) => Ok(Walk::Due),
    }
}

/// Parses a period of that precision.
fn period(zoom: Zoom, text: &str, calendar: Calendar) -> Result<Period, Failure> {
    let such_as = match zoom {
        Zoom::Month => "2026-10, oct 2026 or last month",
        Zoom::Year | Zoom::Decade => "2025 or last year",
    };
    let refused = |message| Failure::request(message, format!("write {such_as}"));
    let unlike = || refused(format!("\"{text}\" is not a {}", zoom.word()));
    let date = match when::parse(text, calendar, Facing::Back) {
        Err(WhenError::Empty | WhenError::Nonsense(_)) => return Err(unlike()),
        parsed => parsed.map_err(|error| Failure::request(error.to_string(), error.hint()))?,
    };
    let fits = match zoom {
        Zoom::Month => matches!(date, Date::Month(..)),
        Zoom::Year | Zoom::Decade => matches!(date, Date::Year(_)),
    };
    if !fits {
        return Err(unlike());
    }
    if date.first_day() > calendar.today {
        return Err(refused(format!("{} has not begun", calendar.in_full(date))));
    }
    Ok(Period::of(date.first_day(), zoom))
}
