//! Goals in the file of a year in which they did not end.

use crate::domain::data_file::DataFile;
use crate::store::checkup::dates::dates;
use crate::store::checkup::members;
use crate::store::codec::RecordKind;
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, Tree};

pub(super) fn of(tree: &Tree, file: DataFile) -> Vec<Diagnostic> {
    let Some(year) = file.year() else {
        return Vec::new();
    };
    let goals = members(tree).filter(|(kind, _)| *kind == RecordKind::Goal);
    goals.filter_map(|(_, goal)| misplaced(goal, year, file)).collect()
}

fn misplaced(goal: &Table, year: i32, file: DataFile) -> Option<Diagnostic> {
    const SHOWN: &str = "it is shown all the same, and moves there when it is changed";
    let title = goal.text("title")?;
    let Some(end) = ["done", "dropped"].into_iter().find_map(|key| goal.get(key)) else {
        let message = format!("\"{title}\" is neither done nor dropped, and is in {file}");
        let own = DataFile::Open;
        let hint = format!("move its lines to {own}, or add the date as done = …; {SHOWN}");
        return Some(Diagnostic::warning(goal.at, message, hint));
    };
    let (at, date) = dates(end).into_iter().find(|(_, date)| date.year() != year)?;
    let own = DataFile::Ended(date.year());
    let message = format!("\"{title}\" ended in {:04}, and is in {file}", date.year());
    let hint = format!("move its lines to {own}, or correct the date; {SHOWN}");
    Some(Diagnostic::warning(at, message, hint))
}
