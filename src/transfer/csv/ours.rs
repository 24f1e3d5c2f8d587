//! Milepost's own export as a table, also with columns taken out or saved again by a spreadsheet: ids are kept, and
//! every field is read back.

use super::columns::unguarded;
use super::words::is_occupation;
use crate::domain::date::{Date, Until};
use crate::domain::goal::{Goal, OpenState};
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Shape};
use crate::transfer::dates::DateReader;
use crate::transfer::export::csv as exported;
use crate::transfer::flat::{self, FlatField, FlatReader};
use crate::transfer::intake::{self, Intake};
use crate::transfer::table::{BadField, Sheet, SheetRow};
use crate::transfer::task::TaskState;
use crate::transfer::text::{self, InputFile};

/// Whether the table has half of our columns, or types that are all ours.
pub(super) fn is(table: &Sheet<'_>) -> bool {
    let columns = exported::columns();
    let has = |name: &str| table.column(name).is_some();
    let has_half = || columns.iter().filter(|name| has(name)).count() * 2 >= columns.len();
    let are_ours = |column| {
        let mut types = table.rows().map(|row| RowType::named(row.text(column))).peekable();
        types.peek().is_some() && types.all(|known| known.is_some())
    };
    has("title") && (has_half() || table.column("type").is_some_and(are_ours))
}

#[derive(Clone, Copy)]
enum RowType {
    Goal,
    Milestone,
}

impl RowType {
    fn word(self) -> &'static str {
        match self {
            RowType::Goal => "goal",
            RowType::Milestone => "milestone",
        }
    }

    fn named(word: &str) -> Option<RowType> {
        [RowType::Goal, RowType::Milestone].into_iter().find(|known| known.word() == word)
    }
}

pub(super) fn read(
    file: &InputFile,
    table: &Sheet<'_>,
    dates: &DateReader<'_>,
    intake: &mut Intake,
) {
    // A spreadsheet writes the dates of all columns alike.
    let fields = flat::of::<Goal>().into_iter().chain(flat::of::<Milestone>());
    let dates_of = fields.filter(|flat| matches!(flat.about.shape, Shape::Date | Shape::Until));
    let columns: Vec<usize> = dates_of.filter_map(|flat| table.column(&flat.name)).collect();
    let texts = table.rows().flat_map(|row| {
        let texts: Vec<String> = columns.iter().map(|at| row.text(*at).to_owned()).collect();
        texts
    });
    let dates = dates.of_column(texts);
    let mut fields = FlatReader::new(&dates, intake);
    for row in table.rows() {
        let take = |fields: &mut FlatReader<'_>| ExportedRow { table, row: &row, fields }.take();
        fields.take_or_set_aside(|column| row.source_of(column), take);
    }
    fields.finish(file, "row");
}

struct ExportedRow<'a, 't, 'f> {
    table: &'a Sheet<'t>,
    row: &'a SheetRow,
    fields: &'a mut FlatReader<'f>,
}

impl<'a, 'f> ExportedRow<'a, '_, 'f> {
    fn take(&mut self) -> Result<(), BadField> {
        let row_type = self.row_type()?;
        let title = self.line("title").ok_or_else(|| self.wrong("title", "blank"))?;
        let on = self.date("on")?;
        let own = self.id()?;
        if let Some(id) = own.as_ref().filter(|id| self.fields.intake.is_known(id)) {
            return Err(self.wrong("id", &format!("that of another item: {id}")));
        }
        let begin = on.map(|on| on.to_string()).unwrap_or_default();
        let key = [row_type.word(), &title, &begin];
        let id = own.unwrap_or_else(|| self.fields.intake.counted_id(&key));
        let source = self.row.source();
        match row_type {
            RowType::Goal => {
                let state = self.state()?;
                let goal = Goal { id, title, ..flat::record(&mut |field| self.value(field))? };
                self.fields.intake.reserve(&goal.id);
                self.fields.intake.task(goal, state, source);
            }
            RowType::Milestone => {
                let milestone: Milestone = flat::record(&mut |field| self.value(field))?;
                let kind = milestone.kind.as_deref();
                let goes_on =
                    self.table.column("until").is_none() && kind.is_some_and(is_occupation);
                let until = milestone.until.or(goes_on.then_some(Until::Now));
                let milestone = Milestone { id, title, until, ..milestone };
                self.fields.intake.reserve(&milestone.id);
                self.fields.intake.exact_milestone(milestone, on, source);
            }
        }
        Ok(())
    }

    /// Without a type, a goal is known by what only goals have.
    fn row_type(&self) -> Result<RowType, BadField> {
        const OF_GOALS: [&str; 7] =
            ["state", "size", "due", "done", "dropped", "measure", "created"];
        let named = |word| RowType::named(word).ok_or("neither goal nor milestone");
        match self.text("type") {
            Some(word) => named(word).map_err(|reason| self.wrong("type", reason)),
            None if OF_GOALS.iter().any(|name| self.text(name).is_some()) => Ok(RowType::Goal),
            None => Ok(RowType::Milestone),
        }
    }

    /// Without a state the dates tell it.
    fn state(&mut self) -> Result<TaskState, BadField> {
        let (done, dropped) = (self.date("done")?, self.date("dropped")?);
        let why = self.note("dropped_why").unwrap_or_default();
        let open = |word| OpenState::ALL.into_iter().find(|state| state.word() == word);
        Ok(match (self.text("state"), done, dropped) {
            (Some("done"), on, _) | (None, on @ Some(_), _) => TaskState::Done(on),
            (Some("dropped"), _, on) | (None, None, on @ Some(_)) => TaskState::Dropped { on, why },
            (None, None, None) => TaskState::Open(OpenState::Active),
            (Some(word), ..) => {
                TaskState::Open(open(word).ok_or_else(|| self.wrong("state", "not a state"))?)
            }
        })
    }

    /// The value of a field, unless it was taken before.
    fn value(&mut self, field: &FlatField) -> Result<Option<FieldValue>, BadField> {
        let name = &*field.name;
        if field.is_known_before() || !exported::has_column(name) {
            return Ok(None);
        }
        match field.about.shape {
            Shape::Text if field.is_long() => Ok(self.note(name).map(FieldValue::Text)),
            Shape::Texts => Ok(Some(FieldValue::Texts(self.texts(name)))),
            _ => self.read(name, |fields, text, source| fields.value(field, (name, text), source)),
        }
    }

    fn date(&mut self, name: &str) -> Result<Option<Date>, BadField> {
        self.read(name, FlatReader::date)
    }

    /// The value that a cell is, if it is filled.
    fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut FlatReader<'f>, &str, SourceLine) -> Result<Option<T>, String>,
    ) -> Result<Option<T>, BadField> {
        let Some((column, text)) = self.table.column(name).zip(self.text(name)) else {
            return Ok(None);
        };
        let row = self.row;
        read(self.fields, text, row.source_of(column)).map_err(|reason| (column, reason))
    }

    fn id(&self) -> Result<Option<Id>, BadField> {
        let parse = |text| Id::parse(text).ok_or_else(|| self.wrong("id", "not an id"));
        self.text("id").map(parse).transpose()
    }

    fn line(&self, name: &str) -> Option<String> {
        self.text(name).and_then(text::some_line)
    }

    fn note(&self, name: &str) -> Option<String> {
        text::own_note(self.whole_text(name)?)
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let cells = self.whole_text(name).into_iter();
        let texts = cells.flat_map(|cell| texts(cell, exported::border(name)));
        match name {
            "tags" => intake::tags(texts.collect::<Vec<_>>().iter().map(String::as_str)),
            _ => texts.filter_map(|text| text::some_line(&text)).collect(),
        }
    }

    /// `None` if it is blank.
    fn text(&self, name: &str) -> Option<&'a str> {
        Some(self.whole_text(name)?.trim()).filter(|text| !text.is_empty())
    }

    /// With the blanks around.
    fn whole_text(&self, name: &str) -> Option<&'a str> {
        Some(unguarded(self.row.whole_text(self.table.column(name)?)))
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
