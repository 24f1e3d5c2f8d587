//! What a merge knows of one field of a kind of member: how it is taken over, how it is said, and whether both sides go
//! into it.

use super::Field;
use super::field::Named;

/// A kind of member that a merge compares field by field.
pub(super) trait Merged: Sized + 'static {
    /// Its fields, in the order in which they are told.
    const ROWS: &'static [Row<Self>];
}

/// One field of a kind of member.
pub(super) struct Row<T: 'static> {
    /// Which one.
    pub(super) field: Field,
    /// Puts what the first says there into the second.
    pub(super) take: fn(&T, &mut T),
    /// What it says there, in a few words; empty where it says nothing.
    pub(super) said: fn(&T, Named<'_>) -> String,
    /// Puts there what both have to say; `None` where one of the two is chosen.
    pub(super) together: Option<fn(&Sides<'_, T>, &mut T)>,
}

/// The two sides of a field that both have changed, the later one first, and what they began from, if that is known.
pub(super) struct Sides<'a, T> {
    /// What both began from.
    pub(super) base: Option<&'a T>,
    /// The later side.
    pub(super) a: &'a T,
    /// The earlier side.
    pub(super) b: &'a T,
}

impl<T> Row<T> {
    /// A field of which one side is chosen.
    pub(super) const fn chosen(
        field: Field,
        take: fn(&T, &mut T),
        said: fn(&T, Named<'_>) -> String,
    ) -> Row<T> {
        Row { field, take, said, together: None }
    }

    /// A field into which both sides go: nobody would choose otherwise, so nobody is asked.
    pub(super) const fn joined(
        field: Field,
        take: fn(&T, &mut T),
        said: fn(&T, Named<'_>) -> String,
        together: fn(&Sides<'_, T>, &mut T),
    ) -> Row<T> {
        Row { field, take, said, together: Some(together) }
    }
}

/// What is known of that field, if that kind of member has it.
pub(super) fn row<T: Merged>(field: Field) -> Option<&'static Row<T>> {
    T::ROWS.iter().find(|row| row.field == field)
}

/// The fields of a kind of member.
pub(super) fn fields<T: Merged>() -> Vec<Field> {
    T::ROWS.iter().map(|row| row.field).collect()
}

/// Puts what `from` says in a field into `into`.
pub(super) fn take<T: Merged>(field: Field, from: &T, into: &mut T) {
    if let Some(row) = row(field) {
        (row.take)(from, into);
    }
}

/// What `of` says in a field.
pub(super) fn said<T: Merged>(field: Field, of: &T, named: Named<'_>) -> String {
    row(field).map_or_else(String::new, |row| (row.said)(of, named))
}

/// Puts what both sides say in a field into `merged`; false where one of the two has to be chosen.
pub(super) fn bring_together<T: Merged>(
    field: Field,
    sides: &Sides<'_, T>,
    merged: &mut T,
) -> bool {
    match row(field).and_then(|row: &Row<T>| row.together) {
        Some(together) => together(sides, merged),
        None => return false,
    }
    true
}
