//! Milepost's own export as a table: ids are kept, and every field is read back.

use super::columns::unguarded;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::{Dropped, Goal, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Measure;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::transfer::intake::{self, Intake};
use crate::transfer::table::{BadField, Sheet, SheetRow};
use crate::transfer::text;

/// Whether the table has the columns of an export.
pub(super) fn is(table: &Sheet<'_>) -> bool {
    let columns = ["type", "id", "title", "on", "until", "due", "state"];
    columns.iter().all(|name| table.column(name).is_some())
}

pub(super) fn read(table: &Sheet<'_>, intake: &mut Intake) {
    for row in table.rows() {
        match (ExportedRow { table, row: &row }).item() {
            Ok(item) => intake.own(item, row.source()),
            Err((column, reason)) => intake.set_aside(row.source_of(column), reason),
        }
    }
}

struct ExportedRow<'a, 't> {
    table: &'a Sheet<'t>,
    row: &'a SheetRow,
}

impl ExportedRow<'_, '_> {
    fn item(&self) -> Result<Item, BadField> {
        match self.text("type") {
            Some("goal") => self.goal().map(Item::from),
            Some("milestone") => self.milestone().map(Item::from),
            Some(_) | None => Err(self.wrong("type", "neither goal nor milestone")),
        }
    }

    fn goal(&self) -> Result<Goal, BadField> {
        Ok(Goal {
            size: match self.text("size") {
                Some("large") => Size::Large,
                Some("small") | None => Size::Small,
                Some(_) => return Err(self.wrong("size", "neither small nor large")),
            },
            state: self.state()?,
            toward: self.parsed("toward", "no id", Id::parse)?,
            due: self.date("due")?,
            measure: self.parsed("measure", "no measure", Measure::parse)?,
            tags: self.tags(),
            kind: self.line("kind"),
            why: self.note("why"),
            note: self.note("note"),
            links: self.links(),
            created: self.date("created")?,
            modified: self.moment()?,
            ..Goal::new(self.id()?, self.title()?)
        })
    }

    fn state(&self) -> Result<State, BadField> {
        let open = |state: OpenState| State::Open(state);
        let word = self.text("state").unwrap_or("active");
        if let Some(state) = OpenState::ALL.into_iter().find(|state| state.word() == word) {
            return Ok(open(state));
        }
        let needed = |name: &str| {
            self.date(name)?.ok_or_else(|| self.wrong(name, "missing, though it has ended"))
        };
        match word {
            "done" => Ok(State::done(needed("done")?)),
            "dropped" => {
                let why = self.note("dropped_why").unwrap_or_default();
                Ok(State::dropped(Dropped { on: needed("dropped")?, why }))
            }
            _ => Err(self.wrong("state", "no state")),
        }
    }

    fn milestone(&self) -> Result<Milestone, BadField> {
        let on = self.date("on")?.ok_or_else(|| self.wrong("on", "missing"))?;
        let credential = Credential {
            issuer: self.line("issuer"),
            id: self.line("credential"),
            url: None,
            expires: self.date("expires")?,
        };
        let why = self.note("recognised_why").unwrap_or_default();
        Ok(Milestone {
            at: self.line("at"),
            until: self.parsed("until", "no date, nor now", Until::from_iso)?,
            kind: self.line("kind"),
            recognised: self.date("recognised")?.map(|on| Recognised { on, why }),
            credential: (credential != Credential::default()).then_some(credential),
            tags: self.tags(),
            note: self.note("note"),
            links: self.links(),
            modified: self.moment()?,
            ..Milestone::new(self.id()?, self.title()?, on)
        })
    }

    fn id(&self) -> Result<Id, BadField> {
        self.parsed("id", "no id", Id::parse)?.ok_or_else(|| self.wrong("id", "missing"))
    }

    fn title(&self) -> Result<String, BadField> {
        self.line("title").ok_or_else(|| self.wrong("title", "blank"))
    }

    fn date(&self, name: &str) -> Result<Option<Date>, BadField> {
        self.parsed(name, "no date", Date::from_iso)
    }

    fn moment(&self) -> Result<Option<Moment>, BadField> {
        self.parsed("modified", "no time", Moment::from_rfc3339)
    }

    fn line(&self, name: &str) -> Option<String> {
        self.text(name).and_then(text::some_line)
    }

    fn note(&self, name: &str) -> Option<String> {
        let column = self.table.column(name)?;
        text::note(unguarded(self.row.whole_text(column)))
    }

    fn tags(&self) -> Vec<String> {
        let tags = self.text("tags").map(|text| texts(text, |sign| sign == ','));
        intake::tags(tags.iter().flatten().map(String::as_str))
    }

    fn links(&self) -> Vec<String> {
        let links = self.text("links").into_iter();
        let links = links.flat_map(|text| texts(text, char::is_whitespace));
        links.filter_map(|link| text::some_line(link.trim_end_matches(','))).collect()
    }

    fn parsed<T>(
        &self,
        name: &str,
        wrong: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, BadField> {
        let read = |text| parse(text).ok_or_else(|| self.wrong(name, wrong));
        self.text(name).map(read).transpose()
    }

    /// `None` if it is blank.
    fn text(&self, name: &str) -> Option<&str> {
        let column = self.table.column(name)?;
        Some(unguarded(self.row.text(column))).filter(|text| !text.is_empty())
    }

    fn wrong(&self, name: &str, reason: &str) -> BadField {
        (self.table.column(name).unwrap_or(0), format!("its `{name}` is {reason}"))
    }
}

/// The texts of a list; a sign after a backslash is no border.
fn texts(cell: &str, is_border: fn(char) -> bool) -> Vec<String> {
    let (mut texts, mut text) = (Vec::new(), String::new());
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        let escaped = |next: &char| sign == '\\' && (*next == '\\' || is_border(*next));
        match signs.next_if(escaped) {
            Some(next) => text.push(next),
            None if is_border(sign) => texts.push(std::mem::take(&mut text)),
            None => text.push(sign),
        }
    }
    texts.push(text);
    texts
}
