//! `milepost milestone`: adds something that happened, at any date.

use crate::cli::failure::Failure;
use crate::cli::field_flags::FieldFlags;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::Reach;
use crate::cli::session::{Session, Verb};
use crate::domain::id::Id;
use crate::domain::milestone::Milestone;
use crate::domain::verbs;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost milestone Windows NT4 course --on 1997 --why 'It turned my career'\n  \
                  milepost milestone Taught mathematics --on 1931 --until 1943 --kind role\n  \
                  milepost milestone Platform engineer --on '2019-03 to now' --at Nordbank --kind role\n  \
                  milepost milestone CKA --on today --issuer CNCF --credential LF-123 --expires 2029-11")]
pub(in crate::cli) struct MilestoneArgs {
    /// What happened
    #[arg(required = true, value_name = "TITLE")]
    title: Vec<String>,
    /// When it happened, or began; or from when to when, such as '2009 to 2013'
    #[arg(long, value_name = "WHEN")]
    on: String,
    #[command(flatten)]
    fields: FieldFlags<Milestone>,
    #[command(flatten)]
    written: WriteFlags,
}

const ADD: Verb = Verb { did: "added", would: "add" };

pub(in crate::cli) fn run(args: MilestoneArgs, session: &mut Session) -> Result<(), Failure> {
    let (written, today, calendar) = (args.written, session.today, session.calendar());
    let extent = given::extent(&args.on, calendar, args.fields.given("until"))?;
    // It has an id of its own only once the journey is read.
    let new = Milestone {
        until: extent.until,
        ..Milestone::new(Id::spelled(0), given::joined(&args.title), extent.on)
    };
    let values = args.fields.values(calendar)?;
    session.carry_out(written, ADD, Reach::Open, &mut |journey, mint| {
        let mut milestone = Milestone { id: mint.unused(|id| journey.has(id)), ..new.clone() };
        values.put(&mut milestone, &new.title, journey, today)?;
        verbs::add::milestone(journey, milestone, today)
    })?;
    Ok(())
}
