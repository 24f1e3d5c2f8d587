//! `milepost report`: what was reached and done in a period, to hand in.

use crate::cli::failure::Failure;
use crate::cli::flags::OutputFlags;
use crate::cli::session::Session;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, DateFormat};
use crate::domain::report::{Report, ReportPeriod, ReportScope};
use crate::domain::when::{self, Facing, WhenError};
use crate::store::Years;
use crate::transfer::export::LeftOut;
use crate::transfer::report::{self, REPORT_FORMATS, ReportFormat};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a period it is the current year. FILTER narrows the goals and milestones, as for\n\
                  milepost list. Private items never go out.\n\n\
                  JSON has heading, since, until, milestones, moves, usual and sections; where something could not be\n\
                  read, it has unread and no milestones, moves and usual. A section has section (milestones, larger,\n\
                  kind, other, certificates, recognised, under_way, dropped), kind or goal, and entries. A goal has\n\
                  id, title, due, done, steps, measure, why, evidence, links; an entry has id, title, at, on, until,\n\
                  happened, due, expires, steps, measure, why, evidence, links, entries.\n\n\
                  Examples:\n  \
                  milepost report\n  \
                  milepost report --year 2025 -o 2025.md\n  \
                  milepost report --since 2026-03 --until 2026-06 tag:oncall\n  \
                  milepost report -tag:life --dropped --format text"
)]
pub(in crate::cli) struct ReportArgs {
    /// Words and terms to match
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    /// The first day, month or year
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// The last day, month or year
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// One year
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["since", "until"])]
    year: Option<String>,
    /// markdown, text, html or json; by default as the file's name ends, otherwise markdown
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Also what was dropped, with the reasons
    #[arg(long)]
    dropped: bool,
    #[command(flatten)]
    to: OutputFlags,
}

pub(in crate::cli) fn run(args: ReportArgs, session: &mut Session) -> Result<(), Failure> {
    let layout = layout(&args)?;
    let period = period(&args, session.calendar())?;
    let journey = session.read(Years::All)?;
    let filter = session.filter(&args.filter.join(" "), &journey)?;
    let scope = ReportScope {
        period,
        filter: &filter,
        today: session.today,
        with_dropped: args.dropped,
        dates: DateFormat::DOCUMENT,
    };
    let report = Report::of(&journey.public(), &scope);
    let mut left_out = LeftOut::default();
    left_out
        .count(Report::count_private(&journey, &scope), "{n} private item{|s} {is|are} left out");
    left_out.count(
        report.unplaced,
        "{n} {item is|items are} left out: {its date is|their dates are} too vague for the period",
    );
    session.publish(&(layout.write)(&report), &args.to, &left_out)?;
    if report.is_empty() && report.unread.is_empty() {
        let meant = period_meant(&args.filter, session.calendar());
        meant.iter().for_each(|hint| session.output.hint(hint));
    }
    Ok(())
}

/// How to ask for the period that a filter without a match names.
fn period_meant(filter: &[String], calendar: Calendar) -> Option<String> {
    Some(match when::parse(&filter.join(" "), calendar, Facing::Back).ok()? {
        Date::Year(year) => format!("for a year: milepost report --year {year:04}"),
        on @ Date::Month(..) => {
            format!("for a month: milepost report --since {on} --until {on}")
        }
        on @ Date::Day(_) => format!("for a day: milepost report --since {on} --until {on}"),
    })
}

/// The format that is named, else that of the file, else Markdown.
fn layout(args: &ReportArgs) -> Result<&'static ReportFormat, Failure> {
    let by_file = args.to.output.as_deref().and_then(report::of_file);
    match &args.format {
        Some(name) => named(name),
        None => by_file.map_or_else(|| named("markdown"), Ok),
    }
}

fn named(name: &str) -> Result<&'static ReportFormat, Failure> {
    let known = REPORT_FORMATS.iter().map(|layout| layout.name).collect::<Vec<_>>().join(", ");
    report::named(name).ok_or_else(|| {
        let hint = format!("the formats are {known}");
        Failure::usage(format!("there is no report format \"{name}\""), hint)
    })
}

fn period(args: &ReportArgs, calendar: Calendar) -> Result<ReportPeriod, Failure> {
    if let Some(text) = &args.year {
        return year(text, calendar).map(ReportPeriod::of_year);
    }
    let bound = |text: &Option<String>| text.as_ref().map(|text| date(text, calendar)).transpose();
    match (bound(&args.since)?, bound(&args.until)?) {
        (None, None) => Ok(ReportPeriod::of_year(calendar.today.year())),
        (since, until) => ReportPeriod::between(since, until).ok_or_else(|| {
            let words =
                |date: Option<Date>| date.map(|date| calendar.words(date)).unwrap_or_default();
            Failure::request(
                format!("the period would end in {}, before it begins", words(until)),
                format!("let --until be {} or later", words(since)),
            )
        }),
    }
}

fn year(text: &str, calendar: Calendar) -> Result<i32, Failure> {
    let short = text.trim().parse().ok().filter(|number| (1..1000).contains(number));
    let hint = match (short, when::parse(text, calendar, Facing::Back)) {
        (_, Ok(Date::Year(year))) => return Ok(year),
        (Some(short), _) => format!("write {}, or {short:04}", calendar.today.year() - 1),
        (None, Ok(on)) => {
            format!("write {:04}; --since and --until take a month or a day", on.year())
        }
        (None, Err(WhenError::Empty | WhenError::Nonsense(_))) => {
            format!("write a year, such as {:04}", calendar.today.year() - 1)
        }
        (None, Err(error)) => return Err(unclear(&error)),
    };
    Err(Failure::request(format!("\"{text}\" is not a year"), hint))
}

fn date(text: &str, calendar: Calendar) -> Result<Date, Failure> {
    when::parse(text, calendar, Facing::Back).map_err(|error| unclear(&error))
}

fn unclear(error: &WhenError) -> Failure {
    Failure::request(error.to_string(), error.hint_facing(Facing::Back))
}
