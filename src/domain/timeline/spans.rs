//! Spans beside the items that fell in them: which lane each runs in, and what a row shows of it.

use crate::domain::date::Day;

/// How many spans can be shown beside each other; of more at one time the later ones are not.
pub const LANES: usize = 3;

/// What a row shows of one lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lane {
    /// Nothing.
    #[default]
    Empty,
    /// A span begins here.
    Begins,
    /// A span goes on.
    Runs,
    /// A span ends here.
    Ends,
}

/// The lanes of one row.
pub type Lanes = [Lane; LANES];

/// A span to be drawn: the row of its own item, and its last day.
pub(super) struct Span {
    pub row: usize,
    pub last: Day,
}

/// The lanes of every row, given for each row the first day that it stands for and the spans in the order of their
/// rows. A span runs from its own row to the last row that stands for a day of it.
pub(super) fn lanes(rows: &[Day], spans: &[Span]) -> Vec<Lanes> {
    let mut drawn = vec![Lanes::default(); rows.len()];
    let mut free_from = [0; LANES];
    for span in spans {
        let after = rows[span.row..].partition_point(|day| *day <= span.last) + span.row;
        let end = after.saturating_sub(1).max(span.row);
        let Some(lane) = free_from.iter().position(|free| *free <= span.row) else {
            continue;
        };
        if end == span.row {
            continue;
        }
        free_from[lane] = end + 1;
        drawn[span.row][lane] = Lane::Begins;
        drawn[end][lane] = Lane::Ends;
        for row in &mut drawn[span.row + 1..end] {
            row[lane] = Lane::Runs;
        }
    }
    drawn
}
