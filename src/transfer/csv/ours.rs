//! Milepost's own export as a table, also with columns taken out or saved again by a spreadsheet: ids are kept, and
//! every field is read back.

use super::columns::unguarded;
use super::words::is_occupation;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::{Goal, OpenState, Size};
use crate::domain::id::Id;
use crate::domain::measure::Measure;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::sort;
use crate::domain::words::count;
use crate::transfer::dates::{DateReader, Loose};
use crate::transfer::export::table_columns;
use crate::transfer::intake::{self, Intake};
use crate::transfer::table::{BadField, Sheet, SheetRow};
use crate::transfer::task::TaskState;
use crate::transfer::text::{self, InputFile};

/// Whether the table has half of our columns, or types that are all ours.
pub(super) fn is(table: &Sheet<'_>) -> bool {
    let has = |name: &&str| table.column(name).is_some();
    let has_half = || table_columns().filter(has).count() * 2 >= table_columns().count();
    let are_ours = |column| {
        let mut types = table.rows().map(|row| RowType::named(row.text(column))).peekable();
        types.peek().is_some() && types.all(|known| known.is_some())
    };
    has(&"title") && (has_half() || table.column("type").is_some_and(are_ours))
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
    const DATES: [&str; 8] =
        ["on", "until", "due", "done", "dropped", "expires", "recognised", "created"];
    // A spreadsheet writes the dates of all columns alike.
    let columns: Vec<usize> = DATES.iter().filter_map(|name| table.column(name)).collect();
    let texts = table.rows().flat_map(|row| {
        let texts: Vec<String> = columns.iter().map(|at| row.text(*at).to_owned()).collect();
        texts
    });
    let dates = &dates.of_column(texts);
    let mut lost = Vec::new();
    for row in table.rows() {
        let mut own = ExportedRow { table, row: &row, dates, intake, lost: &mut lost };
        if let Err((column, reason)) = own.take() {
            intake.set_aside(row.source_of(column), reason);
        }
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
    lost: &'a mut Vec<&'static str>,
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
        match row_type {
            RowType::Goal => self.goal(Goal::new(id, title)),
            RowType::Milestone => self.milestone(Milestone::new(id, title, Date::Year(1)), on),
        }
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

    fn goal(&mut self, bare: Goal) -> Result<(), BadField> {
        let state = self.state()?;
        let goal = Goal {
            size: match self.text("size") {
                Some("large") => Size::Large,
                Some("small") | None => Size::Small,
                Some(_) => return Err(self.wrong("size", "neither small nor large")),
            },
            toward: self.parsed("toward", "no id", Id::parse)?,
            due: self.date("due")?,
            measure: self.parsed("measure", "no measure", Measure::parse)?,
            tags: self.tags(),
            kind: self.line("kind"),
            why: self.note("why"),
            note: self.note("note"),
            links: self.links(),
            created: self.created(),
            modified: self.modified(),
            ..bare
        };
        self.intake.reserve(&goal.id);
        self.intake.task(goal, state, self.row.source());
        Ok(())
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

    fn milestone(&mut self, bare: Milestone, on: Option<Date>) -> Result<(), BadField> {
        let kind = self.line("kind");
        let goes_on =
            self.table.column("until").is_none() && kind.as_deref().is_some_and(is_occupation);
        let until = self.dated("until", Until::from_iso, DateReader::until)?;
        let why = self.note("recognised_why").unwrap_or_default();
        let milestone = Milestone {
            at: self.line("at"),
            until: until.or(goes_on.then_some(Until::Now)),
            recognised: self.date("recognised")?.map(|on| Recognised { on, why }),
            credential: Some(Credential {
                issuer: self.line("issuer"),
                id: self.line("credential"),
                url: None,
                expires: self.date("expires")?,
            }),
            tags: self.tags(),
            note: self.note("note"),
            links: self.links(),
            modified: self.modified(),
            kind,
            ..bare
        };
        self.intake.reserve(&milestone.id);
        self.intake.exact_milestone(milestone, on, self.row.source());
        Ok(())
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
        Ok(date.map(|Loose { value, remark }| {
            let source = self.row.source_of(column);
            remark.into_iter().for_each(|it| self.intake.remark(format!("{source}: {it}")));
            value
        }))
    }

    fn created(&mut self) -> Option<Date> {
        let date = self.date("created");
        self.lost.extend(date.is_err().then_some("created"));
        date.ok().flatten()
    }

    fn modified(&mut self) -> Option<Moment> {
        let text = self.text("modified")?;
        let moment = Moment::from_rfc3339(text);
        self.lost.extend(moment.is_none().then_some("modified"));
        moment
    }

    fn line(&self, name: &str) -> Option<String> {
        self.text(name).and_then(text::some_line)
    }

    fn note(&self, name: &str) -> Option<String> {
        text::own_note(self.whole_text(name)?)
    }

    fn tags(&self) -> Vec<String> {
        let tags = self.text("tags").map(|text| texts(text, |sign| sign == ','));
        intake::tags(tags.iter().flatten().map(String::as_str))
    }

    fn links(&self) -> Vec<String> {
        let links = self.whole_text("links").into_iter();
        let links = links.flat_map(|text| texts(text, char::is_whitespace));
        links.filter_map(|link| text::some_line(&link)).collect()
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
