//! The fields of a milestone.

use super::tables::{UNSET, ends_after_on, is_not_blank};
use super::{Field, InRecord, MergeRule, Schema, field};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use std::sync::Arc;

impl Schema for Milestone {
    const FIELDS: &'static [Field<Milestone>] = &[
        field!("id", id).merged(MergeRule::Never),
        field!("title", title).needed().checked(is_not_blank),
        field!("on", on).needed().told(|milestone, _| milestone.extent().to_string()),
        field!("until", until).checked(ends_after_on).merged(MergeRule::With("on")),
        field!("kind", kind).searched("kind"),
        field!("recognised", recognised).searched("why"),
        field!("led_to", led_to),
        field!("from", from),
        field!("credential", credential).searched("credential"),
        field!("note", note).searched("note"),
        field!("tags", tags).searched("tag"),
        field!("links", links).searched("link"),
        field!("private", private).merged(MergeRule::Either),
        field!("modified", modified).merged(MergeRule::Never),
    ];

    fn blank() -> Milestone {
        Milestone::new(Id::spelled(0), "", UNSET)
    }
}

impl InRecord for Milestone {
    fn of(member: &Record) -> Option<&Arc<Milestone>> {
        member.as_milestone()
    }

    fn of_mut(member: &mut Record) -> Option<&mut Arc<Milestone>> {
        match member {
            Record::Item(Item::Milestone(milestone)) => Some(milestone),
            Record::Item(Item::Goal(_)) | Record::Break(_) => None,
        }
    }
}
