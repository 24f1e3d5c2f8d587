//! The fields in which two versions of a table differ.

use crate::store::codec::{Field, Fields};

/// A key whose value differs, with the old value and the new.
pub(in crate::store) type Altered<'f> = (&'static str, Option<&'f Field>, Option<&'f Field>);

/// What differs between two versions of a table, in the order of a file.
pub(in crate::store) fn altered<'f>(
    old: &'f Fields,
    new: &'f Fields,
) -> impl Iterator<Item = Altered<'f>> {
    let both = old.iter().zip(new).filter(|((_, was), (_, is))| was != is);
    both.map(|((key, was), (_, is))| (*key, was.as_ref(), is.as_ref()))
}
