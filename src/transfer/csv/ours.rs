//! Milepost's own export as a table, also with columns taken out or saved again by a spreadsheet: ids are kept, and
//! every field is read back.

use super::columns::unguarded;
use super::words::is_occupation;
use crate::domain::date::{Date, Until};
use crate::domain::goal::{Goal, OpenState};
use crate::domain::id::Id;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Shape};
use crate::domain::sort;
use crate::domain::words::count;
use crate::transfer::dates::{DateReader, Loose};
use crate::transfer::export::csv as exported;
use crate::transfer::flat::{self, FlatField};
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
    let dates = &dates.of_column(texts);
    let mut lost = Vec::new();
    for row in table.rows() {
        let take = |intake: &mut Intake| {
            let mut own = ExportedRow { table, row: &row, dates, intake, lost: Vec::new() };
            own.take()?;
            lost.append(&mut own.lost);
            Ok(())
        };
        intake.take_or_set_aside(|column| row.source_of(column), take);
    }
    for name in sort::distinct(lost.iter().copied()) {
        let rows = count(lost.iter().filter(|other| **other == name).count(), "row");
        intake
            .remark(format!("{}: the `{name}` of {rows} is left out: it is unreadable", file.name));
    }
}

struct ExportedRow<'a, 't> {
    table: &'a Sheet<'t>,
    row: &'a SheetRow,
    dates: &'a DateReader<'a>,
    intake: &'a mut Intake,
    /// The columns that cost a row only themselves.
    lost: Vec<&'static str>,
}

impl<'a> ExportedRow<'a, '_> {
    fn take(&mut self) -> Result<(), BadField> {
        let row_type = self.row_type()?;
        let title = self.line("title").ok_or_else(|| self.wrong("title", "blank"))?;
        let on = self.date("on")?;
        let own = self.parsed("id", "no id", Id::parse)?;
        if let Some(id) = own.as_ref().filter(|id| self.intake.is_known(id)) {
            return Err(self.wrong("id", &format!("that of another item: {id}")));
        }
        let begin = on.map(|on| on.to_string()).unwrap_or_default();
        let key = [row_type.word(), &title, &begin];
        let id = own.unwrap_or_else(|| self.intake.counted_id(&key));
        let source = self.row.source();
        match row_type {
            RowType::Goal => {
                let state = self.state()?;
                let goal = Goal { id, title, ..flat::record(&mut |field| self.value(field))? };
                self.intake.reserve(&goal.id);
                self.intake.task(goal, state, source);
            }
            RowType::Milestone => {
                let milestone: Milestone = flat::record(&mut |field| self.value(field))?;
                let kind = milestone.kind.as_deref();
                let goes_on =
                    self.table.column("until").is_none() && kind.is_some_and(is_occupation);
                let until = milestone.until.or(goes_on.then_some(Until::Now));
                let milestone = Milestone { id, title, until, ..milestone };
                self.intake.reserve(&milestone.id);
                self.intake.exact_milestone(milestone, on, source);
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
                TaskState::Open(open(word).ok_or_else(|| self.wrong("state", "no state"))?)
            }
        })
    }

    /// The value of a field, unless it was taken before.
    fn value(&mut self, field: &FlatField) -> Result<Option<FieldValue>, BadField> {
        const TAKEN: [&str; 6] = ["id", "title", "on", "state", "done", "dropped"];
        let name = &*field.name;
        if TAKEN.contains(&name) || !exported::has_column(name) {
            return Ok(None);
        }
        let shape = field.about.shape;
        let read = |text: &str| flat::parsed(shape, text);
        Ok(match shape {
            Shape::Text if field.is_long() => self.note(name).map(FieldValue::Text),
            Shape::Text => self.text(name).and_then(read),
            Shape::Texts => Some(FieldValue::Texts(self.texts(name))),
            Shape::Date if name == "created" => {
                let date = self.date(name);
                self.lost.extend(date.is_err().then_some("created"));
                date.ok().flatten().map(FieldValue::Date)
            }
            Shape::Date => self.date(name)?.map(FieldValue::Date),
            Shape::Until => {
                self.dated(name, Until::from_iso, DateReader::until)?.map(FieldValue::Until)
            }
            Shape::Moment => {
                let moment = self.text(name).map(read);
                self.lost.extend((moment == Some(None)).then_some(field.about.key));
                moment.flatten()
            }
            Shape::Word(words) => {
                self.parsed(name, &format!("neither {}", words.join(" nor ")), read)?
            }
            Shape::Table(_) | Shape::Dated(_) | Shape::Tables(_) => {
                self.parsed(name, "no measure", read)?
            }
            Shape::Amount => self.parsed(name, "no number", read)?,
            Shape::Flag | Shape::Id | Shape::Ids => self.parsed(name, "no id", read)?,
        })
    }

    fn date(&mut self, name: &str) -> Result<Option<Date>, BadField> {
        self.dated(name, Date::from_iso, DateReader::date)
    }

    /// A date as we write it, or as a spreadsheet does.
    fn dated<T>(
        &mut self,
        name: &str,
        parse: fn(&str) -> Option<T>,
        read: impl Fn(&DateReader<'a>, &str) -> Result<Option<Loose<T>>, String>,
    ) -> Result<Option<T>, BadField> {
        let Some((column, text)) = self.table.column(name).zip(self.text(name)) else {
            return Ok(None);
        };
        if let Some(value) = parse(text) {
            return Ok(Some(value));
        }
        let date = read(self.dates, text).map_err(|reason| (column, reason))?;
        Ok(self.intake.settled(date, || self.row.source_of(column)))
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
