//! `milepost export`: the journey, or what a filter chooses of it, as another format.

use crate::cli::failure::Failure;
use crate::cli::flags::OutputFlags;
use crate::cli::session::Session;
use crate::store::Years;
use crate::transfer::export::{self, EXPORTS, Export, ExportOptions};

#[derive(Debug, clap::Args)]
#[command(after_help = "FORMAT is one of:\n  \
                  jsonresume    the career as a JSON Resume, for its many themes and programs\n  \
                  html          milestones and larger goals ahead as one page, for your own site and to print\n  \
                  ics           targets and expiries that have a day, for a calendar\n  \
                  rendercv      the career as a CV that RenderCV typesets as a PDF\n  \
                  csv           a table of everything, for a spreadsheet\n  \
                  json          everything, for a script or another machine\n  \
                  org           everything as an outline, for Emacs\n  \
                  taskwarrior   small goals, for task import\n  \
                  todotxt       small goals, one a line\n\n\
                  FILTER chooses what goes out, as for milepost list; without one, all that the format can hold.\n\
                  Private items never go out.\n\n\
                  Examples:\n  \
                  milepost export csv is:milestone -o milestones.csv\n  \
                  milepost export json > journey.json")]
pub(in crate::cli) struct ExportArgs {
    /// The format
    format: String,
    /// Words and terms to match
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    to: OutputFlags,
}

pub(in crate::cli) fn run(args: ExportArgs, session: &mut Session) -> Result<(), Failure> {
    let export = named(&args.format)?;
    let journey = session.read(Years::All)?;
    let filter = session.filter(&args.filter.join(" "), &journey)?;
    let clock = session.clock;
    let midnight = |day| clock.midnight(day);
    let profile = session.profile.clone();
    let options = ExportOptions {
        filter: &filter,
        today: session.today,
        midnight: &midnight,
        profile: &profile,
    };
    let (text, left_out) = export
        .write(&journey, &options)
        .map_err(|wrong| Failure::request(wrong.message, wrong.hint))?;
    session.publish(&text, &args.to, &left_out)
}

fn named(name: &str) -> Result<&'static Export, Failure> {
    let known = EXPORTS.iter().map(|export| export.name).collect::<Vec<_>>().join(", ");
    export::named(name).ok_or_else(|| {
        Failure::usage(
            format!("no export is called \"{name}\""),
            format!("the formats are {known}"),
        )
    })
}
