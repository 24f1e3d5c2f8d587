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

fn last_column(columns: usize) -> usize {
    columns.saturating_sub(1).max(1)
}

impl TextField {
    /// Its rows in so many columns. Of a megabyte they take a few milliseconds: they are made when they are needed.
    pub(crate) fn wrapped(&self, columns: usize) -> WrappedText {
        // Behind a full row there is a column for the cursor.
        let rows = wrapped(&self.text, last_column(columns));
        let row = rows.partition_point(|row| row.start <= self.cursor).saturating_sub(1);
        let column = width(&self.text[rows[row].start..self.cursor]).min(last_column(columns));
        WrappedText { rows, row, column }
    }

    /// Goes so many rows down, or up, to the column that it was in before; whether there is any row to go to.
    pub(crate) fn climb(&mut self, columns: usize, by: isize) -> bool {
        let WrappedText { rows, row, column } = self.wrapped(columns);
        let to = row.saturating_add_signed(by).min(rows.len() - 1);
        let (place, moves) = (rows[to].clone(), to != row);
        let aim = self.aim.unwrap_or(column);
        self.cursor = self.place_in(place, aim);
        self.aim = Some(aim);
        moves
    }

    /// Goes to a column of a part of its text.
    pub(crate) fn point(&mut self, part: Range<usize>, column: usize) {
        (self.selected, self.aim) = (false, None);
        self.cursor = self.place_in(part, column);
    }

    /// The place of a column in a row: before the letter that is there.
    fn place_in(&self, row: Range<usize>, column: usize) -> usize {
        let Some(text) = self.text.get(row.clone()) else { return self.text.len() };
        let reached = row.start + fitting(text, column).len();
        // The end of a row within a line is the beginning of the next row.
        let goes_on =
            self.has_lines() && !matches!(self.text[row.end..].chars().next(), None | Some('\n'));
        match reached == row.end && goes_on {
            true => Motion::Left.from(&self.text, reached),
            false => reached,
        }
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
        rows.iter().cloned().enumerate().map(part).collect()
    }

    #[test]
    fn lines_are_wrapped_and_climbed_by_row() {
        let mut field = TextField::of_lines("Led the payments cutover\n\n資格試験の勉強");
        let mut after = |by| {
            let goes = field.climb(17, by);
            (goes, seen(&field, 17))
        };
        let rows = |rows: [&str; 4]| rows.map(str::to_owned).to_vec();
        let (up, down) = (-1, 1);
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
            (0..ups).for_each(|_| _ = field.climb(columns, -1));
            let WrappedText { rows, row, column } = field.wrapped(columns);
            let held: usize = rows.iter().map(Range::len).sum();
            prop_assert_eq!(held + field.text.matches('\n').count(), field.text.len());
            prop_assert!(rows[row].start <= field.cursor && field.cursor <= rows[row].end);
            prop_assert!(column < columns.max(2));
        }
    }

    #[test]
    fn point_is_before_the_letter_of_its_column() {
        let mut field = TextField::of_lines("資格 e\u{301}x 👩\u{200d}💻\nab");
        let at = |field: &mut TextField, part: Range<usize>, columns: [usize; 4]| {
            columns.map(|column| {
                field.point(part.clone(), column);
                field.text[field.cursor..].chars().next()
            })
        };
        let all = field.text.find('\n').expect("a line end");
        assert_eq!(
            at(&mut field, 0..all, [0, 1, 2, 3]),
            [Some('資'), Some('資'), Some('格'), Some('格')]
        );
        assert_eq!(
            at(&mut field, 0..all, [5, 6, 8, 9]),
            [Some('e'), Some('x'), Some('👩'), Some('👩')]
        );
        assert_eq!(
            at(&mut field, all + 1..all + 3, [0, 1, 2, 90]),
            [Some('a'), Some('b'), None, None]
        );
        assert_eq!(at(&mut field, 0..7, [4, 5, 6, 90]), [Some(' '); 4], "a row that goes on");
    }
}
