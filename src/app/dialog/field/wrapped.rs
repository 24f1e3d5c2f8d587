//! A text of several lines that is being typed, wrapped to the columns that it has.

use super::TextField;
use super::motion::Motion;
use crate::domain::text::{fitting, width, wrapped};
use std::ops::Range;

/// The rows of a wrapped text, and where the cursor is in them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrappedText {
    /// The bytes of each row.
    pub(crate) rows: Vec<Range<usize>>,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Climb {
    Up,
    Down,
}

impl TextField {
    pub(crate) fn wrapped(&self, columns: usize) -> WrappedText {
        // Behind a full row there is a column for the cursor.
        let last = columns.saturating_sub(1).max(1);
        let rows = wrapped(&self.text, last);
        let row = rows.iter().rposition(|row| row.start <= self.cursor).unwrap_or(0);
        let column = width(&self.text[rows[row].start..self.cursor]).min(last);
        WrappedText { rows, row, column }
    }

    /// Goes a row up or down, to the column that it was in before; whether there is such a row.
    pub(crate) fn climb(&mut self, columns: usize, climb: Climb) -> bool {
        let WrappedText { rows, row, column } = self.wrapped(columns);
        let to = match climb {
            Climb::Up => row.checked_sub(1),
            Climb::Down => Some(row + 1),
        };
        let Some((to, place)) = to.and_then(|to| Some((to, rows.get(to)?.clone()))) else {
            return false;
        };
        let aim = self.aim.unwrap_or(column);
        let reached = place.start + fitting(&self.text[place.clone()], aim).len();
        // The end of a row within a line is the beginning of the next row.
        let goes_on = rows.get(to + 1).is_some_and(|next| next.start == place.end);
        self.cursor = match reached == place.end && goes_on {
            true => Motion::Left.from(&self.text, reached),
            false => reached,
        };
        self.aim = Some(aim);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::app::dialog::typed::Typed;
    use proptest::prelude::*;

    /// The rows of a field, with `|` at the cursor.
    fn seen(field: &TextField, columns: usize) -> Vec<String> {
        let WrappedText { rows, row, .. } = field.wrapped(columns);
        let part = |(at, place): (usize, Range<usize>)| {
            let (start, text) = (place.start, &field.text[place]);
            match at == row {
                true => {
                    let (before, after) = text.split_at(field.cursor - start);
                    format!("{before}|{after}")
                }
                false => text.to_owned(),
            }
        };
        rows.into_iter().enumerate().map(part).collect()
    }

    #[test]
    fn lines_are_wrapped_and_climbed_by_row() {
        let mut field = TextField::of_lines("Led the payments cutover\n\n資格試験の勉強");
        let mut after = |climb| {
            let goes = field.climb(17, climb);
            (goes, seen(&field, 17))
        };
        let rows = |rows: [&str; 4]| rows.map(str::to_owned).to_vec();
        let (up, down) = (Climb::Up, Climb::Down);
        assert_eq!(
            after(down),
            (false, rows(["Led the payments ", "cutover", "", "資格試験の勉強|"]))
        );
        assert_eq!(
            after(up),
            (true, rows(["Led the payments ", "cutover", "|", "資格試験の勉強"]))
        );
        assert_eq!(
            after(up),
            (true, rows(["Led the payments ", "cutover|", "", "資格試験の勉強"]))
        );
        assert_eq!(
            after(up),
            (true, rows(["Led the paymen|ts ", "cutover", "", "資格試験の勉強"]))
        );
        assert_eq!(
            after(up),
            (false, rows(["Led the paymen|ts ", "cutover", "", "資格試験の勉強"]))
        );
        after(down);
        after(down);
        assert_eq!(
            after(down),
            (true, rows(["Led the payments ", "cutover", "", "資格試験の勉強|"]))
        );
    }

    #[test]
    fn lines_take_enter_and_keep_the_lines_of_a_paste() {
        let mut field = TextField::of_lines("one");
        field.take(Typed::Do(Action::NewLine));
        field.paste("two\r\n\tthree\rfour\u{1b}[A\n");
        assert_eq!(field.text(), "one\ntwo\n    three\nfour [A\n");
        field.select();
        assert!(!field.is_selected(), "a letter does not replace all of it");
    }

    proptest! {
        #[test]
        fn rows_hold_all_of_a_text_and_the_cursor_is_in_one(
            text in "[a-z 試\n🇫🇷\u{301}]{0,60}", columns in 0usize..20, ups in 0usize..8,
        ) {
            let mut field = TextField::of_lines(&text);
            (0..ups).for_each(|_| _ = field.climb(columns, Climb::Up));
            let WrappedText { rows, row, column } = field.wrapped(columns);
            let held: usize = rows.iter().map(Range::len).sum();
            prop_assert_eq!(held + field.text.matches('\n').count(), field.text.len());
            prop_assert!(rows[row].start <= field.cursor && field.cursor <= rows[row].end);
            prop_assert!(column < columns.max(2));
        }
    }
}
