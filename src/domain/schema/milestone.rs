//! The fields of a milestone.

use super::tables::{UNSET, ends_after_on};
use super::{Field, MergeRule, Schema, common, field};
use crate::domain::id::Id;
use crate::domain::milestone::Milestone;

impl Schema for Milestone {
    const FIELDS: &'static [Field<Milestone>] = &[
        field!("id", id).merged(MergeRule::Never),
        common::title(field!("title", title)),
        field!("at", at)
            .labelled("At")
            .fact()
            .flag("at", "TEXT", "The organisation, such as Nordbank")
            .searched("at")
            .worded()
            .filtered("at:Nordbank", false),
        field!("on", on).needed().described(|milestone, _| milestone.extent().to_string()),
        field!("until", until).checked(ends_after_on).merged(MergeRule::With("on")).past().flag(
            "until",
            "WHEN|now",
            "When it ended; now while it goes on",
        ),
        common::kind(field!("kind", kind)),
        field!("recognised", recognised).searched("why"),
        field!("led_to", led_to).flag(
            "led-to",
            "REF",
            "A milestone that it led to; may be given again",
        ),
        field!("from", from),
        field!("credential", credential).searched("credential"),
        field!("renewal", renewal).merged(MergeRule::Later).not_in_json(),
        common::note(field!("note", note)),
        common::tags(field!("tags", tags)),
        common::links(field!("links", links)),
        common::private(field!("private", private)),
        field!("modified", modified).merged(MergeRule::Never),
    ];

    fn blank() -> Milestone {
        Milestone::new(Id::spelled(0), "", UNSET)
    }
}
