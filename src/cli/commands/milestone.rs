//! `milepost milestone`: something that happened is written down, at any date.

use crate::cli::failure::Failure;
use crate::cli::field_flags::{self, FieldFlags};
use crate::cli::flags::Written;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::date::Day;
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::verbs;
use crate::domain::when::Facing;

/// What `milestone` takes.
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
    /// When it ended; now while it goes on
    #[arg(long, value_name = "WHEN|now")]
    until: Option<String>,
    /// When it was recognised as a milestone [default with --why: today]
    #[arg(long, value_name = "WHEN")]
    recognised: Option<String>,
    /// Why it was a milestone
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// A milestone that it led to; may be given again
    #[arg(long, value_name = "REF")]
    led_to: Vec<String>,
    /// Who gave the certificate or degree
    #[arg(long, value_name = "TEXT")]
    issuer: Option<String>,
    /// Its number or name there
    #[arg(long, value_name = "TEXT")]
    credential: Option<String>,
    /// When it lapses
    #[arg(long, value_name = "WHEN")]
    expires: Option<String>,
    #[command(flatten)]
    fields: FieldFlags<Milestone>,
    #[command(flatten)]
    written: Written,
}

const ADD: Verb = Verb { did: "added", would: "add" };

pub(in crate::cli) fn run(args: MilestoneArgs, session: &mut Session) -> Result<(), Failure> {
    let (written, led_to, today) = (args.written, args.led_to.clone(), session.today);
    let draft = draft(args, today)?;
    let made = session.change(written.dry_run, Reach::Open, &mut |journey, mint| {
        let mut milestone = draft.clone();
        milestone.id = mint.unused(|id| journey.has(id));
        milestone.led_to = reference::all_named(journey, &led_to, find::MILESTONE)?;
        verbs::add::milestone(journey, milestone, today)
    })?;
    session.announce(&made, written, ADD)
}

/// The milestone as far as it can be told before the journey is read: without its own id and its links.
fn draft(args: MilestoneArgs, today: Day) -> Result<Milestone, Failure> {
    let extent = given::extent("--on", &args.on, today, Facing::Back)?;
    let until = args.until.as_deref();
    let until = until.map(|text| given::until("--until", text, today, Facing::Back));
    let until = until.transpose()?;
    if until.is_some() {
        given::ends_once(extent)?;
    }
    let recognised = recognised(args.recognised.as_deref(), args.why, today)?;
    let expires = given::date_if_any("--expires", args.expires.as_deref(), today, Facing::Ahead)?;
    let credential = Credential {
        issuer: given::text(args.issuer),
        id: given::text(args.credential),
        url: None,
        expires,
    };
    let mut milestone = Milestone {
        until: until.or(extent.until),
        recognised,
        credential: Some(credential).filter(|c| *c != Credential::default()),
        ..Milestone::new(Id::spelled(0), given::joined(&args.title), extent.on)
    };
    field_flags::set(&mut milestone, &args.fields.values(today)?);
    Ok(milestone)
}

/// A reason alone means that it is recognised today.
fn recognised(
    on: Option<&str>,
    why: Option<String>,
    today: Day,
) -> Result<Option<Recognised>, Failure> {
    let on = given::date_if_any("--recognised", on, today, Facing::Back)?;
    let why = given::text(why);
    if on.is_none() && why.is_none() {
        return Ok(None);
    }
    Ok(Some(Recognised { on: on.unwrap_or(today.into()), why: why.unwrap_or_default() }))
}
