//! A text of several lines that is being typed, wrapped to the columns that it has.

use super::TextField;
use super::motion::Motion;
use super::undo::Splice;
use crate::domain::text::{first_row, fitting, width, wrapped};
use std::borrow::Cow;
use std::ops::Range;

/// The rows of a wrapped text, and where the cursor is in them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrappedText<'a> {
    /// The bytes of each row.
    pub(crate) rows: Cow<'a, [Range<usize>]>,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// The rows of a text in so many columns, kept while it is typed: to wrap a megabyte at every letter would take too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeptRows {
    columns: usize,
    rows: Vec<Range<usize>>,
}

impl KeptRows {
    fn of(text: &str, columns: usize) -> KeptRows {
        // Behind a full row there is a column for the cursor.
        KeptRows { columns, rows: wrapped(text, last_column(columns)) }
    }

    /// Wraps what an edit has changed: from the row before it, where a word may fit now, to where the rows begin as they
    /// did.
    pub(super) fn follow(&mut self, text: &str, splice: &Splice) {
        let (old, new) = (splice.at + splice.old.len(), splice.at + splice.new.len());
        let now = |was: usize| was - old + new;
        let first = self.row_at(splice.at).saturating_sub(1);
        let (mut start, mut line_end, mut fresh) = (self.rows[first].start, None, Vec::new());
        let kept = loop {
            let end = *line_end.get_or_insert_with(|| {
                text[start..].find('\n').map_or(text.len(), |length| start + length)
            });
            let row = first_row(text, start..end, last_column(self.columns));
            (start, line_end) = match row.end == end {
                true => (end + 1, None),
                false => (row.end, line_end),
            };
            fresh.push(row);
            if start > text.len() {
                break self.rows.len();
            }
            let was = start.checked_sub(new).map(|behind| behind + old);
            let place =
                was.and_then(|was| self.rows.binary_search_by_key(&was, |row| row.start).ok());
            if let Some(place) = place {
                break place;
            }
        };
        for row in &mut self.rows[kept..] {
            *row = now(row.start)..now(row.end);
        }
        self.rows.splice(first..kept, fresh);
    }

    fn row_at(&self, at: usize) -> usize {
        self.rows.partition_point(|row| row.start <= at).saturating_sub(1)
    }
}

fn last_column(columns: usize) -> usize {
    columns.saturating_sub(1).max(1)
}

impl TextField {
    /// Keeps its rows for so many columns, if it may have several.
    pub(crate) fn wrap_to(&mut self, columns: usize) {
        let is_kept = self.rows.as_ref().is_some_and(|kept| kept.columns == columns);
        if self.has_lines() && !is_kept {
            self.rows = Some(KeptRows::of(&self.text, columns));
        }
    }

    pub(crate) fn wrapped(&self, columns: usize) -> WrappedText<'_> {
        let rows = match self.rows.as_ref().filter(|kept| kept.columns == columns) {
            Some(kept) => Cow::Borrowed(&kept.rows[..]),
            None => Cow::Owned(KeptRows::of(&self.text, columns).rows),
        };
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

        /// Whatever is typed, the kept rows are those of a text that is wrapped anew.
        #[test]
        fn rows_that_are_kept_follow_every_edit(
            text in "[a-c 試\n]{0,60}",
            edits in prop::collection::vec((0usize..80, 0usize..6, "[a-c 試\n\u{301}]{0,5}", any::<bool>()), 1..12),
            columns in 0usize..12,
        ) {
            let mut field = TextField::of_lines(&text);
            field.wrap_to(columns);
            for (at, length, new, undoes) in edits {
                let boundary = |at: usize| (0..=at.min(field.text.len())).rev().find(|at| field.text.is_char_boundary(*at));
                let (from, to) = (boundary(at).unwrap_or(0), boundary(at + length).unwrap_or(0));
                match undoes {
                    true => _ = field.take(Typed::Do(Action::UndoTyping)),
                    false => field.replace(from..to, &new),
                }
                let kept = field.rows.as_ref().map(|kept| kept.rows.clone());
                prop_assert_eq!(kept, Some(wrapped(&field.text, last_column(columns))));
            }
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
