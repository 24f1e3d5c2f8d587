//! `milepost status`: the journey in one line.

mod template;

use self::template::Template;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::domain::calendar::Calendar;
use crate::domain::data_file::DataFile;
use crate::domain::gap::Gap;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::momentum::{Momentum, MomentumLine};
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::visible;
use crate::store::Years;
use crate::transfer::json;
use crate::view::glyphs::Glyphs;
use std::sync::Arc;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "TEXT may contain {active} {overdue} {stuck} {next} {last_30_days} {usual} {days_since_step}\n\
                  {usual_gap} {drifting}, and {momentum} for its sentence, {weeks} for the bars of twelve weeks,\n\
                  {last_365_days}, {longest_gap}; {{ and }} are braces. What is not known is\n\
                  empty, and ? where a file could not be read.\n\n\
                  Examples:\n  \
                  milepost status\n  \
                  milepost status --json\n  \
                  milepost status --format '{active} active, next {next}'\n  \
                  milepost status --format '{weeks} {momentum}'"
)]
pub(in crate::cli) struct StatusArgs {
    /// Print JSON
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Print this text, with the fields in braces filled in
    #[arg(long, value_name = "TEXT")]
    format: Option<String>,
}

struct Status<'a> {
    journey: &'a Journey,
    calendar: Calendar,
    momentum: Momentum,
    glyphs: &'static Glyphs,
}

/// Numbers of open goals.
#[derive(Clone, Copy)]
struct Open {
    active: usize,
    overdue: usize,
    stuck: usize,
}

pub(in crate::cli) fn run(args: StatusArgs, session: &mut Session) -> Result<(), Failure> {
    let template = args.format.as_deref().map(Template::parse).transpose()?;
    let journey = session.read(Years::Summaries)?;
    let (calendar, glyphs) = (session.calendar(), session.output.glyphs);
    let momentum = Momentum::of(&journey, calendar.today);
    let status = Status { journey: &journey, calendar, momentum, glyphs };
    if args.json {
        return session.output.json_line(status.as_json());
    }
    let text = match template {
        Some(template) => template.filled(&status),
        None => status.sentence(),
    };
    session.output.line(&visible(&text))
}

impl<'a> Status<'a> {
    fn open(&self) -> Open {
        let goals = || self.journey.open();
        Open {
            active: goals().filter(|goal| goal.is_active()).count(),
            overdue: goals().filter(|goal| goal.is_overdue(self.calendar.today)).count(),
            stuck: goals().filter(|goal| self.journey.is_stuck(goal)).count(),
        }
    }

    fn unread(&self) -> Option<&'a Gap> {
        self.journey.gap_in(DataFile::Open)
    }

    /// The numbers of open goals, if all of them were read.
    fn known(&self) -> Option<Open> {
        self.unread().is_none().then(|| self.open())
    }

    fn next(&self) -> Option<&'a Arc<Goal>> {
        self.journey.next()
    }

    fn sentence(&self) -> String {
        let journey = self.journey;
        let mut parts = Vec::new();
        let open = match self.unread() {
            Some(gap) if gap.is_all() => None,
            // Zero goals in a part of the file does not mean zero.
            Some(_) => Some(self.open()).filter(|open| open.active > 0),
            None => Some(self.open()),
        };
        if let Some(Open { active, overdue, stuck }) = open {
            parts.push(format!("{active} active"));
            let more = [(overdue, "overdue"), (stuck, "stuck")].into_iter();
            parts.extend(
                more.filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")),
            );
        }
        if let Some(goal) = self.next() {
            let due = goal.due.map(|due| self.calendar.relative(due));
            let progress = phrases::progress(goal, self.journey).into_iter().chain(due);
            let progress = progress.collect::<Vec<_>>().join(", ");
            parts.push(format!("focus: {} {progress}", goal.title).trim_end().to_owned());
        }
        if self.momentum.unread.is_none() {
            let line = MomentumLine::of(journey, &self.momentum, self.calendar);
            parts.push(line.text().to_owned());
        }
        parts.extend(journey.gaps().iter().map(Gap::sentence));
        parts.join(" · ")
    }

    fn as_json(&self) -> Fields {
        let (open, momentum) = (self.known(), &self.momentum);
        let last_30_days = momentum.unread.is_none().then_some(momentum.last_30_days);
        let days = momentum.days_since_move.map(|days| days as f64);
        let drift = vec![
            ("last_30_days", last_30_days.and_then(json::count)),
            ("usual", momentum.usual.and_then(json::number)),
            ("days_since_step", days.and_then(json::number)),
            ("usual_gap", momentum.usual_gap.and_then(json::number)),
            ("drifting", momentum.drifting.and_then(json::flag)),
        ];
        let next = self.next().cloned().map(|goal| json::item(&Item::Goal(goal), self.journey));
        vec![
            ("active", open.and_then(|open| json::count(open.active))),
            ("overdue", open.and_then(|open| json::count(open.overdue))),
            ("stuck", open.and_then(|open| json::count(open.stuck))),
            ("next", next.map(FieldValue::Table)),
            ("momentum", Some(FieldValue::Table(drift))),
        ]
    }
}
