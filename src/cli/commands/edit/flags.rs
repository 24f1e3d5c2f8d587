//! The flags of `edit` beside those of plain fields: what needs the journey, or is a part of a field.

use crate::domain::goal::OpenState;

/// What may be changed. `None` (or an empty list) leaves it as it is, an empty text clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(super) struct Flags {
    /// Another title
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// When a milestone happened, or from when to when; or when a goal was done or dropped
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    #[command(flatten)]
    pub(super) goal: GoalFlags,
    #[command(flatten)]
    pub(super) milestone: MilestoneFlags,
}

/// What only a goal has.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Of a goal")]
pub(super) struct GoalFlags {
    /// Make it a larger goal; --large=false makes it a small one
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) large: Option<bool>,
    /// The larger goal that it serves
    #[arg(long, value_name = "REF")]
    pub(super) toward: Option<String>,
    /// The state: active, paused or someday
    #[arg(long, value_name = "STATE", hide_possible_values = true)]
    pub(super) state: Option<OpenState>,
    /// How much there is to do
    #[arg(long, value_name = "N")]
    pub(super) target: Option<String>,
    /// What is counted, such as pages
    #[arg(long, value_name = "TEXT")]
    pub(super) unit: Option<String>,
}

/// What only a milestone has.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Of a milestone")]
pub(super) struct MilestoneFlags {
    /// When it ended; now while it goes on
    #[arg(long, value_name = "WHEN|now")]
    pub(super) until: Option<String>,
    /// When it was recognised as a milestone
    #[arg(long, value_name = "WHEN")]
    pub(super) recognised: Option<String>,
    /// The milestones that it led to, in place of those there were; may be given again
    #[arg(long, value_name = "REF")]
    pub(super) led_to: Vec<String>,
    /// Who gave the certificate or degree
    #[arg(long, value_name = "TEXT")]
    pub(super) issuer: Option<String>,
    /// Its number or name there
    #[arg(long, value_name = "TEXT")]
    pub(super) credential: Option<String>,
    /// When it lapses
    #[arg(long, value_name = "WHEN")]
    pub(super) expires: Option<String>,
}

impl GoalFlags {
    /// The first of them that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--large", self.large.is_some()),
            ("--toward", self.toward.is_some()),
            ("--state", self.state.is_some()),
            ("--target", self.target.is_some()),
            ("--unit", self.unit.is_some()),
        ];
        first(&given)
    }
}

impl MilestoneFlags {
    /// The first of them that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--until", self.until.is_some()),
            ("--recognised", self.recognised.is_some()),
            ("--led-to", !self.led_to.is_empty()),
            ("--issuer", self.issuer.is_some()),
            ("--credential", self.credential.is_some()),
            ("--expires", self.expires.is_some()),
        ];
        first(&given)
    }
}

fn first(flags: &[(&'static str, bool)]) -> Option<&'static str> {
    flags.iter().find(|(_, given)| *given).map(|(name, _)| *name)
}
