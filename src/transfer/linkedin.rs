//! A LinkedIn export: an archive or a folder of CSV files, or one of them.

mod columns;
mod section;
#[cfg(test)]
mod tests;
mod words;

use self::columns::SectionColumns;
use self::section::{Becomes, ExportSection, SECTIONS};
use super::dates::{DateReader, Loose};
use super::format::Format;
use super::intake::{Happened, Intake};
use super::json_text::begins_like_json;
use super::options::{FormatFlag, ImportOptions};
use super::table::{BadField, Sheet, SheetRow};
use super::task::refuse_other;
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Until};
use crate::domain::fold::fold;
use crate::domain::goal::{Goal, State};
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::sort;
use std::collections::HashSet;

pub(super) const FORMAT: Format = Format {
    name: "linkedin",
    what: "a LinkedIn export",
    opens: |name| ExportSection::named(name).is_some(),
    is,
    flags: &[FormatFlag::Dates, FormatFlag::Days, FormatFlag::Learning],
    read,
};

fn is(file: &InputFile) -> bool {
    let certain = || {
        let decoded = file.text().ok()?;
        let headers = Sheet::new(file, &decoded.text).names;
        let named = ExportSection::named(file.base_name());
        let by_name = named.is_some_and(|section| section.is_certain(&headers));
        Some(by_name || ExportSection::with_headers(&headers).is_some())
    };
    !begins_like_json(&file.bytes) && certain().unwrap_or(false)
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let texts = files.iter().map(|file| intake.text(file)).collect::<Result<Vec<_>, _>>()?;
    let tables = files.iter().zip(&texts).map(|(file, text)| (file, Sheet::new(file, text)));
    let mut found: Vec<(&ExportSection, SectionColumns, Sheet<'_>)> = Vec::new();
    let mut unread: Vec<(&str, Unreadable)> = Vec::new();
    for (file, table) in tables {
        let named = ExportSection::named(file.base_name());
        match (section_of(named, &table), named) {
            (Some((section, columns)), _) => found.push((section, columns, table)),
            (None, Some(section)) if section.is_of_nothing(&table.names) => {}
            (None, Some(section)) => unread.push((section.name, unlike(file, &unknown(&table)))),
            // All tables of an export may be named at once, those of messages and contacts among them.
            (None, None) if file.ends_with(".csv") && files.len() > 1 => {
                intake.remark(format!("{} is none of the tables that are read", file.name));
            }
            (None, None) => {
                refuse_other(file, &FORMAT)?;
                return Err(unlike(file, NO_TABLE));
            }
        }
    }
    if found.is_empty() {
        let first = unread.into_iter().map(|(_, why)| why).next();
        let of_nothing = || files.first().map(|file| unlike(file, NO_TABLE));
        return first.or_else(of_nothing).map_or(Ok(()), Err);
    }
    let place =
        |section: &ExportSection| SECTIONS.iter().position(|other| other.name == section.name);
    sort::by_key(&mut found, |(section, ..)| place(section));
    let there = found.iter().map(|(section, ..)| section.name);
    let there: Vec<&str> = there.chain(unread.iter().map(|(name, _)| *name)).collect();
    let mut rows = HashSet::new();
    for (section, columns, table) in found {
        intake.section(section.name, table.rows().count());
        let unread = columns.unread(section, &table);
        let reader = ExportReader::new(section, columns, &table, options);
        if reader.is_asked() {
            unread
                .into_iter()
                .for_each(|unread| intake.remark(format!("{}: {unread}", table.file)));
        }
        reader.take_all(&table, &mut rows, intake);
    }
    unread.into_iter().for_each(|(_, why)| intake.remark(why.to_string()));
    let missing =
        SECTIONS.iter().filter(|section| section.is_usual && !there.contains(&section.name));
    missing.for_each(|section| intake.missing(section.name));
    Ok(())
}

/// By the name of the file, else by its headers.
fn section_of(
    named: Option<&'static ExportSection>,
    table: &Sheet<'_>,
) -> Option<(&'static ExportSection, SectionColumns)> {
    let with_columns = |section| Some((section, SectionColumns::of(section, table)?));
    let by_headers = || ExportSection::with_headers(&table.names).and_then(with_columns);
    named.and_then(with_columns).or_else(by_headers)
}

const NO_TABLE: &str = "it has none of its tables, such as Positions.csv";

/// Why a table that has the name of one of its tables is not read.
fn unknown(table: &Sheet<'_>) -> String {
    match table.headers.is_empty() {
        true => "it is empty".into(),
        false => format!("it has no column for a title, only {}", table.quoted_headers()),
    }
}

fn unlike(file: &InputFile, reason: &str) -> Unreadable {
    Unreadable::Unlike { file: file.name.clone(), what: FORMAT.what, reason: reason.into() }
}

/// Takes the rows of one file.
struct ExportReader<'a> {
    section: &'static ExportSection,
    options: &'a ImportOptions<'a>,
    columns: SectionColumns,
    on: Option<(usize, DateReader<'a>)>,
    until: Option<(usize, DateReader<'a>)>,
}

impl<'a> ExportReader<'a> {
    fn new(
        section: &'static ExportSection,
        columns: SectionColumns,
        table: &Sheet<'_>,
        options: &'a ImportOptions<'a>,
    ) -> Self {
        let months = DateReader::of_months(options);
        let dates = |column: Option<usize>| Some((column?, table.dates(&months, column?)));
        let (on, until) = (dates(columns.on), dates(columns.until));
        ExportReader { section, options, columns, on, until }
    }

    /// Whether its rows are taken: of what was learned only on request.
    fn is_asked(&self) -> bool {
        self.section.becomes != Becomes::Step || self.options.asked.learning
    }

    fn take_all(
        &self,
        table: &Sheet<'_>,
        seen: &mut HashSet<(&'static str, String)>,
        intake: &mut Intake,
    ) {
        for row in table.rows() {
            let texts = row.texts().collect::<Vec<_>>().join("\0");
            if !self.is_asked() {
                intake.leave("learning");
            } else if !seen.insert((self.section.name, texts)) {
                intake.leave("repeated");
            } else {
                let take = |intake: &mut Intake| self.take(&row, intake);
                intake.take_or_set_aside(|column| row.source_of(column), take);
            }
        }
    }

    fn take(&self, row: &SheetRow, intake: &mut Intake) -> Result<(), BadField> {
        let at = words::line(text_of(row, self.columns.at));
        let own_title = words::title(text_of(row, self.columns.title));
        let title = own_title.clone().or(at.clone()).ok_or((0, "it has no title".to_owned()))?;
        let on = self.date(row, self.on.as_ref(), DateReader::date, intake)?;
        let until = self.date(row, self.until.as_ref(), DateReader::until, intake)?;
        let begin = on.map(|on| on.to_string()).unwrap_or_default();
        let key = [self.section.name, &fold(&title), &fold(at.as_deref().unwrap_or("")), &begin];
        let id = intake.counted_id(&key);
        if own_title.is_some() && at.is_some() {
            intake.other_key(&id, &[key[0], key[1], "", key[3]], true);
        }
        let plain = Milestone { note: self.note(row), ..Milestone::new(id, title, UNKNOWN) };
        let (milestone, on) = match self.section.becomes {
            Becomes::Step => {
                self.step(plain, on, row, intake);
                return Ok(());
            }
            Becomes::Certificate => {
                let credential = Some(self.credential(row, at, until.and_then(Until::date)));
                (Milestone { kind: Some("certification".into()), credential, ..plain }, on)
            }
            Becomes::Event(kind) | Becomes::Occupation(kind) => {
                let goes_on = matches!(self.section.becomes, Becomes::Occupation(_));
                let milestone = Milestone {
                    kind: Some(kind.into()),
                    at: at.filter(|_| own_title.is_some()),
                    until: until.or(goes_on.then_some(Until::Now)),
                    links: words::line(text_of(row, self.columns.link)).into_iter().collect(),
                    ..plain
                };
                // Of a degree often only the end is told.
                (milestone, on.or(until.and_then(Until::date)))
            }
        };
        intake.milestone(Happened { milestone, on, section: self.section.name }, row.source());
        Ok(())
    }

    /// A course that was watched to its end.
    fn step(&self, course: Milestone, on: Option<Date>, row: &SheetRow, intake: &mut Intake) {
        let Some(on) = on else {
            intake.leave("not completed");
            return;
        };
        let Milestone { id, title, note, .. } = course;
        intake.goal(Goal { state: State::done(on), note, ..Goal::new(id, title) }, row.source());
    }

    fn note(&self, row: &SheetRow) -> Option<String> {
        let parts = self.columns.note.iter().filter_map(|column| words::note(row.text(*column)));
        text::note(&parts.collect::<Vec<_>>().join("\n\n"))
    }

    /// Some give their certificates the address as a number too.
    fn credential(
        &self,
        row: &SheetRow,
        issuer: Option<String>,
        expires: Option<Date>,
    ) -> Credential {
        let url = words::line(text_of(row, self.columns.link));
        let id =
            words::line(text_of(row, self.columns.number)).filter(|id| Some(id) != url.as_ref());
        Credential { issuer, id, url, expires }
    }

    fn date<T>(
        &self,
        row: &SheetRow,
        column: Option<&(usize, DateReader<'a>)>,
        parse: impl Fn(&DateReader<'a>, &str) -> Result<Option<Loose<T>>, String>,
        intake: &mut Intake,
    ) -> Result<Option<T>, BadField> {
        let Some((column, dates)) = column else {
            return Ok(None);
        };
        let date = parse(dates, row.text(*column)).map_err(|reason| (*column, reason))?;
        Ok(intake.settled(date, || row.source_of(*column)))
    }
}

/// The date of a milestone before its own is known.
const UNKNOWN: Date = Date::Year(1);

fn text_of(row: &SheetRow, column: Option<usize>) -> &str {
    column.map_or("", |column| row.text(column))
}
