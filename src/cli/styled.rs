//! Roles as text: the weight of letters stands for one, as in a theme without colours. A command knows no ground that a
//! hue would be read on, and none is faint.

use crate::domain::address::is_linkable;
use crate::domain::visible::visible;
use crate::view::lines::{Line, Piece, Role};
use crate::view::reading::ReadingRow;
use clap::builder::styling::Style;

/// A row of the reading pane; on a terminal that `has_links` its address is one.
pub(super) fn row(row: &ReadingRow, has_links: bool) -> String {
    let address = row.opens.as_deref().filter(|address| has_links && is_linkable(address));
    match (row.line.left.split_last(), address) {
        (Some((last, before)), Some(address)) => {
            format!("{}\x1b]8;;{address}\x1b\\{}\x1b]8;;\x1b\\", of(before), of([last]))
        }
        _ => line(&row.line),
    }
}

/// A line, its right part after a gap.
pub(super) fn line(line: &Line) -> String {
    let right = of(line.right.iter().filter(|piece| !piece.text.is_empty()));
    let gap = if right.is_empty() { "" } else { "  " };
    format!("{}{gap}{right}", of(&line.left))
}

fn of<'a>(pieces: impl IntoIterator<Item = &'a Piece>) -> String {
    pieces.into_iter().map(|piece| text(&piece.text, piece.role)).collect()
}

/// A text in its role.
pub(super) fn text(text: &str, role: Role) -> String {
    let look = look(role);
    format!("{look}{}{look:#}", visible(text))
}

fn look(role: Role) -> Style {
    match role {
        Role::Plain | Role::Dim | Role::Faint | Role::Done | Role::Level(_) | Role::Cursor => {
            Style::new()
        }
        Role::Emphasis => Style::new().italic(),
        Role::Strong
        | Role::Heading
        | Role::Focus
        | Role::Accent
        | Role::Milestone
        | Role::Open
        | Role::Asking => Style::new().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::layout::RowLink;

    #[test]
    fn row_has_weight_for_a_role_and_a_link_for_an_address_alone() {
        let line = Line::of("address ", Role::Dim).and("https://a.example", Role::Strong);
        let opens = |address: &str| ReadingRow {
            line: line.clone(),
            leads: RowLink::None,
            opens: Some(address.to_owned()),
        };
        let bold = "\x1b[1mhttps://a.example\x1b[0m";
        let plain = format!("address {bold}");
        assert_eq!(row(&opens("https://a.example"), false), plain);
        assert_eq!(row(&opens("https://a.example/\x07"), true), plain);
        let linked = format!("address \x1b]8;;https://a.example\x1b\\{bold}\x1b]8;;\x1b\\");
        assert_eq!(row(&opens("https://a.example"), true), linked);
    }

    #[test]
    fn line_has_its_right_part_after_a_gap_and_nothing_hidden() {
        let line = Line::of("a\u{1b}b", Role::Plain);
        assert_eq!(super::line(&line.clone().ending("", Role::Dim)), "a␛b");
        assert_eq!(super::line(&line.ending("Fri", Role::Dim)), "a␛b  Fri");
    }
}
