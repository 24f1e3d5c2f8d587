//! The fields that goals and milestones share.

use super::tables::is_not_blank;
use super::{Field, MergeRule};

pub(super) const fn title<T>(field: Field<T>) -> Field<T> {
    field.needed().checked(is_not_blank).labelled("Title").worded()
}

pub(super) const fn kind<T>(field: Field<T>) -> Field<T> {
    let field = field.flag("kind", "KIND", "Your own kind, such as training");
    field.labelled("Kind").fact().searched("kind").worded().filtered("kind:training", true)
}

pub(super) const fn note<T>(field: Field<T>) -> Field<T> {
    field.flag("note", "TEXT", "Anything else").labelled("Note").searched("note").worded()
}

pub(super) const fn tags<T>(field: Field<T>) -> Field<T> {
    let field = field.flag("tag", "TAG", "A word to group by; may be given again");
    field.labelled("Tags").searched("tag").worded()
}

pub(super) const fn links<T>(field: Field<T>) -> Field<T> {
    let field = field.flag("link", "URL", "An address of something elsewhere; may be given again");
    field.labelled("Links").searched("link")
}

pub(super) const fn private<T>(field: Field<T>) -> Field<T> {
    let field = field.flag("private", "BOOL", "Keep it out of every export");
    field.labelled("Private").merged(MergeRule::Either)
}
