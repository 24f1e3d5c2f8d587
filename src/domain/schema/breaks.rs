//! The fields of a break of the whole journey.

use super::tables::{UNSET, ends_after_from};
use super::{Field, MergeRule, Schema, field};
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::date::Span;
use crate::domain::id::Id;

impl Schema for Break {
    const FIELDS: &'static [Field<Break>] = &[
        field!("id", id).merged(MergeRule::Never),
        field!("from", span.from).needed().told(|pause, _| pause.span.to_string()),
        field!("until", span.until).checked(ends_after_from).merged(MergeRule::With("from")),
        field!("why", why),
        field!("modified", modified).merged(MergeRule::Never),
    ];

    fn blank() -> Break {
        Break::new(Id::spelled(0), BreakKind::Paused, Span { from: UNSET, until: None })
    }
}
