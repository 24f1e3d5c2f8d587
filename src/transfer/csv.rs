//! Tables of any origin: a column is a field because a mapping says so, or because its header is known.

mod columns;
mod ours;
#[cfg(test)]
mod tests;
mod words;

use self::columns::FieldColumns;
use super::dates::{DateReader, Loose};
use super::format::Format;
use super::intake::{Happened, Intake};
use super::json_text::begins_like_json;
use super::options::{FormatFlag, ImportOptions, RowKind};
use super::table::field::SheetField;
use super::table::{BadField, Sheet, SheetRow};
use super::task::{TaskState, refuse_other};
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use super::{intake, linkedin};
use crate::domain::date::{Date, Extent, Until};
use crate::domain::fold::fold;
use crate::domain::goal::{Goal, OpenState, Size};
use crate::domain::id::Id;
use crate::domain::measure::Measure;
use crate::domain::milestone::{Credential, Milestone, Recognised};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    what: "a CSV table",
    opens: |_| false,
    is,
    flags: &[FormatFlag::Dates, FormatFlag::Days, FormatFlag::Map, FormatFlag::As],
    read,
};

/// A table of things that happened, not of people.
fn is(file: &InputFile) -> bool {
    const PEOPLE: &[&str] =
        &["first name", "last name", "email address", "email", "e-mail", "vorname", "nachname"];
    let certain = || {
        let decoded = file.text().ok()?;
        let table = Sheet::new(file, &decoded.text);
        let known = columns::known(&table, &[]);
        let has = |wanted: fn(SheetField) -> bool| known.iter().any(|(field, _)| wanted(*field));
        let is_named = [".csv", ".tsv", ".tab"].iter().any(|ending| file.ends_with(ending));
        let is_of_people = table.names.iter().any(|name| PEOPLE.contains(&name.as_str()));
        let is_dated = has(|field| field == SheetField::Title) && has(SheetField::is_date);
        Some(ours::is(&table) || (is_named && is_dated && !is_of_people))
    };
    !begins_like_json(&file.bytes) && certain().unwrap_or(false)
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    for file in files {
        // A table of LinkedIn is a table too.
        if !(linkedin::FORMAT.is)(file) {
            refuse_other(file, &FORMAT)?;
        }
        let text = intake.text(file)?;
        let table = Sheet::new(file, &text);
        if table.headers.is_empty() {
            return Err(file.broken("it is empty"));
        }
        intake.section("rows", table.rows().count());
        if ours::is(&table) && options.asked.map.is_empty() {
            ours::read(file, &table, &DateReader::new(options), intake);
            continue;
        }
        let columns = FieldColumns::of(&table, &options.asked.map, &DateReader::new(options));
        let columns =
            columns.map_err(|reason| Unreadable::Unmapped { file: file.name.clone(), reason })?;
        if let Some(title) = columns.constant_title() {
            intake.remark(format!("no column is called \"{title}\": it is the title of every row"));
        }
        if let Some(unread) = columns.unread(&table) {
            intake.remark(format!("{}: {unread}", file.name));
        }
        for row in table.rows() {
            let reader = RowReader { columns: &columns, row: &row };
            let take = |intake: &mut Intake| reader.take(options.asked.rows, intake);
            intake.take_or_set_aside(|column| row.source_of(column), take);
        }
    }
    Ok(())
}

/// Takes one row.
struct RowReader<'a, 'o> {
    columns: &'a FieldColumns<'o>,
    row: &'a SheetRow,
}

impl<'o> RowReader<'_, 'o> {
    fn take(&self, rows: RowKind, intake: &mut Intake) -> Result<(), BadField> {
        let title = self.line(SheetField::Title).ok_or((0, "it has no title".to_owned()))?;
        match rows {
            RowKind::Unsaid | RowKind::Milestone => self.milestone(title, intake),
            RowKind::Goal => self.goal(title, false, intake),
            RowKind::Done => self.goal(title, true, intake),
        }
    }

    fn milestone(&self, title: String, intake: &mut Intake) -> Result<(), BadField> {
        let extent = self.date(SheetField::On, DateReader::extent, intake)?;
        let end = self.date(SheetField::Until, DateReader::until, intake)?;
        let done = self.done(intake)?;
        let credential = Credential {
            issuer: self.line(SheetField::Issuer),
            id: self.line(SheetField::Credential),
            url: self.line(SheetField::CredentialUrl),
            expires: self.date(SheetField::Expires, DateReader::date, intake)?,
        };
        let recognised = self.date(SheetField::Recognised, DateReader::date, intake)?;
        let (why, more) = self.why(recognised);
        // Of some things only the end is told.
        let on = extent.map(|extent| extent.on).or(end.and_then(Until::date)).or(done.flatten());
        let id = self.milestone_id(on, intake);
        let kind = self.line(SheetField::Kind);
        let goes_on = extent.is_some() && kind.as_deref().is_some_and(words::is_occupation);
        let until = end.or(extent.and_then(|extent| extent.until));
        let milestone = Milestone {
            at: self.line(SheetField::At),
            until: until.or(goes_on.then_some(Until::Now)),
            recognised: recognised.map(|on| Recognised { on, why }),
            credential: Some(credential),
            tags: self.tags(),
            note: self.note(more),
            links: self.links(),
            kind,
            ..Milestone::new(id, title, Date::Year(1))
        };
        intake.milestone(Happened { milestone, on, section: "rows" }, self.row.source());
        Ok(())
    }

    fn goal(&self, title: String, is_done: bool, intake: &mut Intake) -> Result<(), BadField> {
        let extent = self.date(SheetField::On, DateReader::extent, intake)?;
        let end = self.date(SheetField::Until, DateReader::until, intake)?;
        let extent = extent.map(|extent| {
            let extent = Extent { until: end.or(extent.until), ..extent };
            self.forwards(&title, extent, intake)
        });
        let done = self.done(intake)?;
        let due = self.date(SheetField::Due, DateReader::date, intake)?;
        let ended = done.flatten().or(extent.map(last)).or(end.and_then(Until::date));
        let state = match self.state() {
            TaskState::Open(open) if !is_done && done.is_none() => TaskState::Open(open),
            TaskState::Open(_) | TaskState::Done(_) => TaskState::Done(ended),
            TaskState::Dropped { why, .. } => TaskState::Dropped { on: ended, why },
        };
        let is_open = matches!(state, TaskState::Open(_));
        let is_large = self.line(SheetField::Size).is_some_and(|size| fold(&size) == "large");
        let goal = Goal {
            size: if is_large { Size::Large } else { Size::Small },
            due: due.or(extent.map(last).filter(|_| is_open)),
            measure: self.measure(intake),
            tags: self.tags(),
            kind: self.line(SheetField::Kind),
            why: self.text(SheetField::Why),
            note: self.note(&[SheetField::Note, SheetField::At]),
            links: self.links(),
            created: self.date(SheetField::Created, DateReader::date, intake)?,
            ..Goal::new(self.goal_id(is_open, intake), title)
        };
        intake.task(goal, state, self.row.source());
        Ok(())
    }

    /// A span that ends before it begins has no end.
    fn forwards(&self, title: &str, extent: Extent, intake: &mut Intake) -> Extent {
        let Some(remark) = intake::backwards(title, extent) else {
            return extent;
        };
        intake.remark(format!("{}: {remark}", self.row.source()));
        Extent { until: None, ..extent }
    }

    /// What may be filled in later is no part of its key. Older builds made one of the whole row.
    fn milestone_id(&self, on: Option<Date>, intake: &mut Intake) -> Id {
        let begin = on.map(|on| on.to_string()).unwrap_or_default();
        let is_key = |field: SheetField| field != SheetField::On && !field.may_follow();
        let key = |is_key: &dyn Fn(SheetField) -> bool| {
            [vec!["milestone", &begin], self.filled(is_key)].concat()
        };
        let id = intake.counted_id(&key(&is_key));
        if self.line(SheetField::At).is_some() {
            let without = key(&|field| field != SheetField::At && is_key(field));
            intake.other_key(&id, &without, true);
        }
        intake.other_key(&id, &self.whole_key("milestone"), false);
        id
    }

    /// The key of a goal that has ended is the whole row, since the same may be done again.
    fn goal_id(&self, is_open: bool, intake: &mut Intake) -> Id {
        let open = [vec!["open"], self.filled(&|field| !field.may_follow())].concat();
        let whole = self.whole_key("goal");
        let (key, other) = if is_open { (&open, &whole) } else { (&whole, &open) };
        let id = intake.counted_id(key);
        intake.other_key(&id, other, !is_open);
        id
    }

    fn whole_key(&self, kind: &'static str) -> Vec<&str> {
        [vec![kind], self.columns.key(self.row, &|_| true)].concat()
    }

    fn filled(&self, is_key: &dyn Fn(SheetField) -> bool) -> Vec<&str> {
        let mut texts = self.columns.key(self.row, is_key);
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// The first text of a field.
    fn first(&self, field: SheetField) -> Option<&str> {
        let mut texts = self.columns.texts(self.row, field).map(|(_, text)| text);
        texts.find(|text| !text.is_empty())
    }

    fn line(&self, field: SheetField) -> Option<String> {
        self.first(field).and_then(text::some_line)
    }

    fn text(&self, field: SheetField) -> Option<String> {
        self.first(field).and_then(text::note)
    }

    fn tags(&self) -> Vec<String> {
        let texts = self.columns.texts(self.row, SheetField::Tags);
        intake::tags(texts.flat_map(|(_, text)| text.split([',', ';'])))
    }

    fn measure(&self, intake: &mut Intake) -> Option<Measure> {
        let mut texts = self.columns.texts(self.row, SheetField::Measure);
        let (column, text) = texts.find(|(_, text)| !text.is_empty())?;
        let measure = Measure::parse(text);
        if measure.is_none() {
            let (source, text) = (self.row.source_of(column), text::line(text));
            intake.remark(format!(
                "{source}: \"{text}\" is not a measure, such as 4 of 12 chapters: left out"
            ));
        }
        measure
    }

    fn links(&self) -> Vec<String> {
        let texts = self.columns.texts(self.row, SheetField::Links);
        let links = texts.flat_map(|(_, text)| text.split_whitespace());
        links.filter_map(|link| text::some_line(link.trim_end_matches([',', ';']))).collect()
    }

    fn note(&self, fields: &[SheetField]) -> Option<String> {
        let texts = fields.iter().flat_map(|field| self.columns.texts(self.row, *field));
        let parts: Vec<String> =
            texts.filter_map(|(_, text)| text::note(&words::listed(text))).collect();
        text::note(&parts.join("\n\n"))
    }

    /// The reason for a recognition, and the fields of the note: a reason without a recognition is one.
    fn why(&self, recognised: Option<Date>) -> (String, &'static [SheetField]) {
        match recognised {
            Some(_) => {
                let why =
                    self.line(SheetField::RecognisedWhy).or_else(|| self.line(SheetField::Why));
                (why.unwrap_or_default(), &[SheetField::Note])
            }
            None => {
                (String::new(), &[SheetField::Note, SheetField::RecognisedWhy, SheetField::Why])
            }
        }
    }

    fn state(&self) -> TaskState {
        let word = self.line(SheetField::State);
        word.map_or(TaskState::Open(OpenState::Active), |word| words::state(&word))
    }

    /// Whether it was done, and on which date if that is told: `yes` says nothing about it.
    fn done(&self, intake: &mut Intake) -> Result<Option<Option<Date>>, BadField> {
        let text =
            self.columns.date_text(self.row, SheetField::Done).map_or("", |(_, text, _)| text);
        if let Some(is_yes) = words::yes_or_no(text) {
            return Ok(is_yes.then_some(None));
        }
        self.date(SheetField::Done, DateReader::date, intake).map(|on| on.map(Some))
    }

    fn date<T>(
        &self,
        field: SheetField,
        parse: impl Fn(&DateReader<'o>, &str) -> Result<Option<Loose<T>>, String>,
        intake: &mut Intake,
    ) -> Result<Option<T>, BadField> {
        let Some((column, text, dates)) = self.columns.date_text(self.row, field) else {
            return Ok(None);
        };
        let date = parse(dates, text).map_err(|reason| (column, reason))?;
        Ok(intake.settled(date, || self.row.source_of(column)))
    }
}

/// The end of a span, else its date.
fn last(extent: Extent) -> Date {
    extent.over().unwrap_or(extent.on)
}
