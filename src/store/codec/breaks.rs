//! A rest's fields in a file.

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::date::Span;
use crate::domain::id::Id;
use crate::store::codec::fields::Reader;
use crate::store::codec::{Field, Fields, date, id, text};

/// The fields of a rest, in the order of a file.
pub(super) fn fields(rest: &Break) -> Fields {
    vec![
        ("id", id(Some(&rest.id))),
        ("from", date(Some(rest.span.from))),
        ("until", date(rest.span.until)),
        ("why", text(&rest.why)),
        ("modified", rest.modified.map(Field::Moment)),
    ]
}

/// Reads a rest.
pub(super) fn read(from: &mut Reader, how: BreakKind, id: Id) -> Option<Break> {
    let span = read_span(from)?;
    let (why, modified) = (from.text("why"), from.moment("modified"));
    let rest = Break::new(id, how, span);
    Some(Break { why, modified, ..rest })
}

/// Reads a span, which a pause of a goal is too.
pub(super) fn read_span(reader: &mut Reader) -> Option<Span> {
    let (from, until) = (reader.date("from"), reader.date("until"));
    let span = reader.needed("from", from).map(|from| Span { from, until })?;
    if let Some(until) = until.filter(|until| until.last_day() < span.from.first_day()) {
        let message = format!("it ends {until}, before it begins {}", span.from);
        let hint = "swap the two dates, or take `until` away while it goes on";
        reader.fail(reader.place("until"), message, hint);
    }
    Some(span)
}
