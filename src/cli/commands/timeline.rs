//! `milepost timeline`: opens the screen on the timeline, or prints it line by line.

use crate::app::action::Action;
use crate::app::event::Event;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::{places, screen};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::timeline::{self, Order, RowContent, Silence, TimelineInput, TimelineRow, Zoom};
use crate::domain::visible::visible;
use crate::domain::words::count;
use crate::store::Years;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost timeline\n  milepost timeline --plain")]
pub(in crate::cli) struct TimelineArgs {
    /// Print it line by line, year after year, for a screen reader or a script
    #[arg(long)]
    plain: bool,
}

pub(in crate::cli) fn run(
    args: &TimelineArgs,
    flags: &Everywhere,
    output: &mut Output,
) -> Result<(), Failure> {
    if !args.plain {
        let at = Event::Asked(Action::Timeline);
        return screen::open(places::find(flags)?, Some(at), output);
    }
    let mut session = Session::open(flags, output)?;
    let journey = session.read(Years::All)?;
    let (zoom, order, today) = (Zoom::Year, Order::Happened, session.today);
    let input = TimelineInput { journey: &journey, today, zoom, order, passes: None, keep: None };
    let rows = timeline::rows(&input);
    if rows.is_empty() && journey.is_whole() {
        session.output.remark("The timeline is empty. milepost milestone adds to the past.")?;
    }
    let calendar = session.calendar();
    session.output.lines(rows.iter().flat_map(|row| lines(row, &journey, calendar)))?;
    session.check_read()
}

fn lines(row: &TimelineRow, journey: &Journey, calendar: Calendar) -> Vec<String> {
    let year = row.opens.map(|opens| {
        let moves = (opens.moves > 0).then(|| format!(", {}", count(opens.moves, "move")));
        format!("{}{}", row.period.words(calendar.style.format), moves.unwrap_or_default())
    });
    year.into_iter().chain(content(row, journey, calendar)).collect()
}

fn content(row: &TimelineRow, journey: &Journey, calendar: Calendar) -> Option<String> {
    Some(match &row.stop {
        RowContent::Item(Item::Milestone(milestone), _) => {
            of_milestone(milestone, journey, calendar)
        }
        RowContent::Item(Item::Goal(goal), on) => of_goal(goal, *on, calendar),
        RowContent::Gap(gap) => {
            let (from, until) = (calendar.words(gap.from()), calendar.words(gap.until()));
            let stretch = if from == until { from } else { format!("{from} to {until}") };
            match gap.silence {
                Silence::Short | Silence::Long if journey.is_whole() => {
                    format!("{stretch}: nothing written down")
                }
                Silence::Ahead => format!("{stretch}: nothing planned"),
                Silence::Short | Silence::Long | Silence::Unclaimed => return None,
            }
        }
        RowContent::End(date) => format!("  until {}", calendar.words(*date)),
        RowContent::Today => format!("  Today, {}", calendar.in_full(calendar.today)),
        // All years are read.
        RowContent::Blank | RowContent::More(_) | RowContent::Unread(..) => return None,
    })
}

fn of_milestone(milestone: &Milestone, journey: &Journey, calendar: Calendar) -> String {
    let recognised = milestone.recognised.as_ref().filter(|_| milestone.in_hindsight());
    let onward = journey.onward(&milestone.id).len();
    let facts = [
        milestone.at.as_ref().map(|at| format!("at {at}")),
        Some(match recognised {
            Some(recognised) => format!("milestone, recognised {}", recognised.on.year()),
            None => "milestone".to_owned(),
        }),
        (onward > 0).then(|| format!("led to {onward}")),
    ];
    entry(&calendar.extent(milestone.extent()), &milestone.title, facts)
}

fn of_goal(goal: &Goal, on: Date, calendar: Calendar) -> String {
    let size = if goal.is_large() { "larger goal" } else { "small goal" };
    let is_resting = goal.state.is_open() && !goal.is_active();
    let facts = [
        Some(size.to_owned()),
        is_resting.then(|| goal.state.word().to_owned()),
        goal.is_overdue(calendar.today).then(|| "overdue".to_owned()),
    ];
    entry(&calendar.words(on), &goal.title, facts)
}

fn entry(when: &str, title: &str, facts: [Option<String>; 3]) -> String {
    let facts: String = facts.into_iter().flatten().map(|fact| format!(" · {fact}")).collect();
    format!("  {when}  {}{}", visible(title), visible(&facts))
}
