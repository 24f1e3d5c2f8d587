//! `milepost status`: the journey in one line.

mod template;

use self::template::Template;
use crate::cli::facts::Facts;
use crate::cli::failure::Failure;
use crate::cli::json;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::gap::Gap;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::momentum::{Momentum, MomentumLine};
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::visible;
use crate::domain::when;
use crate::store::Years;
use crate::view::glyphs::Glyphs;

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

struct Status {
    /// `None` where nothing is known of it, as it could not be read.
    open: Option<Open>,
    /// Whether all that is open was read.
    is_whole: bool,
    next: Option<Item>,
    momentum: Momentum,
    /// What could not be read, as sentences.
    gaps: Vec<String>,
    /// What is said of momentum.
    word: String,
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
    let facts = Facts::of(&journey);
    let status = Status::of(&facts, session.today, session.output.glyphs);
    if args.json {
        return session.output.json_line(status.as_json(&facts));
    }
    let text = match template {
        Some(template) => template.filled(&status),
        None => status.sentence(&facts, session.today),
    };
    session.output.line(&visible(&text))
}

impl Status {
    fn of(facts: &Facts, today: Day, glyphs: &'static Glyphs) -> Status {
        let journey = facts.journey;
        let count = |fits: &dyn Fn(&Goal) -> bool| journey.open().filter(|g| fits(g)).count();
        let momentum = Momentum::of(journey, today);
        let unread = journey.gap_in(DataFile::Open);
        let open = Open {
            active: count(&Goal::is_active),
            overdue: count(&|goal| goal.is_overdue(today)),
            stuck: count(&|goal| facts.is_stuck(goal)),
        };
        Status {
            open: unread.is_none_or(|gap| !gap.is_all()).then_some(open),
            is_whole: unread.is_none(),
            gaps: journey.gaps().iter().map(Gap::sentence).collect(),
            next: journey.next().cloned().map(Item::Goal),
            word: MomentumLine::of(journey, &momentum, today).text().to_owned(),
            momentum,
            glyphs,
        }
    }

    fn sentence(&self, facts: &Facts, today: Day) -> String {
        let counted = |open: Open| {
            let counts = [(open.overdue, "overdue"), (open.stuck, "stuck")];
            let more = counts.into_iter().filter(|(count, _)| *count > 0);
            let all = std::iter::once((open.active, "active")).chain(more);
            all.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>()
        };
        // Zero goals in a part of the file does not mean zero.
        let open = self.open.filter(|open| self.is_whole || open.active > 0);
        let mut parts: Vec<String> = open.map(counted).unwrap_or_default();
        if let Some(goal) = self.next.as_ref().and_then(Item::as_goal) {
            let due = goal.due.map(|due| when::relative(due, today));
            let known: Vec<String> =
                phrases::progress(goal, facts).into_iter().chain(due).collect();
            let next = format!("focus: {} {}", goal.title, known.join(", "));
            parts.push(next.trim_end().to_owned());
        }
        match self.momentum.unread {
            Some(_) => {}
            None => parts.push(self.word.clone()),
        }
        parts.extend(self.gaps.iter().cloned());
        parts.join(" · ")
    }

    /// The numbers of what is open, where they are those of all of it.
    fn known(&self) -> Option<Open> {
        self.open.filter(|_| self.is_whole)
    }

    fn as_json(&self, facts: &Facts) -> Fields {
        let (open, momentum) = (self.known(), &self.momentum);
        let last_30_days = momentum.unread.is_none().then_some(momentum.last_30_days);
        let drift = vec![
            ("last_30_days", last_30_days.and_then(json::count)),
            ("usual", momentum.usual.and_then(json::number)),
            (
                "days_since_step",
                momentum.days_since_move.and_then(|days| json::number(days as f64)),
            ),
            ("usual_gap", momentum.usual_gap.and_then(json::number)),
            ("drifting", momentum.drifting.and_then(json::flag)),
        ];
        let next = self.next.as_ref().map(|item| FieldValue::Table(json::item(item, facts)));
        vec![
            ("active", open.and_then(|open| json::count(open.active))),
            ("overdue", open.and_then(|open| json::count(open.overdue))),
            ("stuck", open.and_then(|open| json::count(open.stuck))),
            ("next", next),
            ("momentum", Some(FieldValue::Table(drift))),
        ]
    }
}
