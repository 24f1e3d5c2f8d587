//! A milestone's fields in a file.

use crate::domain::date::{Date, Extent, Until};
use crate::domain::id::Id;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::store::codec::fields::Reader;
use crate::store::codec::goal::read_title;
use crate::store::codec::{Field, Fields, date, filled, flag, id, text, texts};

/// The fields of a milestone, in the order of a file.
pub(super) fn fields(milestone: &Milestone) -> Fields {
    let led_to: Vec<String> = milestone.led_to.iter().map(Id::to_string).collect();
    vec![
        ("id", id(Some(&milestone.id))),
        ("title", Some(Field::Text(milestone.title.clone()))),
        ("on", date(Some(milestone.on))),
        ("until", milestone.until.map(Field::Until)),
        ("kind", text(&milestone.kind)),
        ("recognised", milestone.recognised.as_ref().map(recognised)),
        ("led_to", texts(&led_to)),
        ("from", id(milestone.from.as_ref())),
        ("credential", milestone.credential.as_ref().map(credential)),
        ("note", text(&milestone.note)),
        ("tags", texts(&milestone.tags)),
        ("links", texts(&milestone.links)),
        ("private", flag(milestone.private)),
        ("modified", milestone.modified.map(Field::Moment)),
    ]
}

fn recognised(recognised: &Recognised) -> Field {
    Field::Table(vec![("on", date(Some(recognised.on))), ("why", filled(&recognised.why))])
}

fn credential(credential: &Credential) -> Field {
    Field::Table(vec![
        ("issuer", text(&credential.issuer)),
        ("id", text(&credential.id)),
        ("url", text(&credential.url)),
        ("expires", date(credential.expires)),
    ])
}

/// Reads a milestone.
pub(super) fn read(from: &mut Reader, id: Id) -> Option<Milestone> {
    let title = read_title(from)?;
    let on = from.date("on");
    let on = from.needed("on", on)?;
    let recognised = match from.bare_date("recognised") {
        Some(on) => Some(Recognised { on, why: String::new() }),
        None => from.table("recognised", read_recognised),
    };
    Some(Milestone {
        until: read_until(from, on),
        kind: from.text("kind"),
        recognised,
        led_to: from.ids("led_to"),
        from: from.id("from"),
        credential: from.table("credential", read_credential),
        tags: from.texts("tags"),
        note: from.text("note"),
        links: from.texts("links"),
        private: from.flag("private"),
        modified: from.moment("modified"),
        ..Milestone::new(id, title, on)
    })
}

/// When it ended, which cannot be before it began.
fn read_until(from: &mut Reader, on: Date) -> Option<Until> {
    let until = from.until("until")?;
    let extent = Extent { on, until: Some(until) };
    if extent.is_backwards() {
        let message = format!("it ends {until}, before it begins {on}");
        let hint = "swap the two dates, or write until = \"now\" while it goes on";
        from.fail(from.place("until"), message, hint);
    }
    Some(until)
}

fn read_recognised(from: &mut Reader) -> Option<Recognised> {
    let on = from.date("on");
    let why = from.text("why").unwrap_or_default();
    from.needed("on", on).map(|on| Recognised { on, why })
}

fn read_credential(from: &mut Reader) -> Option<Credential> {
    Some(Credential {
        issuer: from.text("issuer"),
        id: from.text("id"),
        url: from.text("url"),
        expires: from.date("expires"),
    })
}
