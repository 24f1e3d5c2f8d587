//! Addresses in the reading pane as links. A cell carries the address of its link behind its symbol, in tag characters,
//! which no data has: so the cells that differ are those whose link differs too. The terminal's backend writes it.

use crate::app::App;
use crate::domain::address::is_linkable;
use crate::domain::text::width;
use crate::view::geometry::Grid;
use crate::view::lines::Line;
use crate::view::reading_page;
use ratatui::buffer::Buffer;

/// The tag character of the ASCII character 0.
const TAGS: u32 = 0xe0000;

/// Gives the cells of an address in the reading pane that address.
pub(crate) fn mark(app: &App, buffer: &mut Buffer) {
    let has_address = app.screen.listed().is_some_and(|item| item.addresses().any(is_linkable));
    let grid = Grid::of_app(app);
    let area = grid.reading_area(app).filter(|_| has_address && app.dialogs().is_empty());
    let Some(area) = area else { return };
    let top = app.screen.page_top();
    let (page, inside) = reading_page(app, &grid, area);
    for (row, y) in page.rows.iter().skip(top).zip(inside.y..inside.y + inside.height) {
        let Some(address) = row.opens.as_deref().filter(|address| is_linkable(address)) else {
            continue;
        };
        let (before, columns) = last_piece(&row.line);
        let first = usize::from(inside.x) + 1 + before;
        let end = (first + columns).min(usize::from(inside.x + inside.width));
        for column in first..end {
            let cell = u16::try_from(column).ok().and_then(|x| buffer.cell_mut((x, y)));
            if let Some(cell) = cell {
                let symbol = with_address(cell.symbol(), address);
                cell.set_symbol(&symbol);
            }
        }
    }
}

/// The columns before the last piece of a line, and those of it.
fn last_piece(line: &Line) -> (usize, usize) {
    let Some((last, before)) = line.left.split_last() else { return (0, 0) };
    (before.iter().map(|piece| width(&piece.text)).sum(), width(&last.text))
}

fn with_address(symbol: &str, address: &str) -> String {
    let tag = |byte: u8| char::from_u32(TAGS + u32::from(byte));
    symbol.chars().chain(address.bytes().filter_map(tag)).collect()
}

/// A symbol, and the tags of its address.
pub(crate) fn split(symbol: &str) -> (&str, &str) {
    let is_tag = |c: char| (TAGS..TAGS + 0x80).contains(&u32::from(c));
    symbol.split_at(symbol.find(is_tag).unwrap_or(symbol.len()))
}

/// The address that tags stand for.
pub(crate) fn address(tags: &str) -> String {
    let letter = |tag: char| u32::from(tag).checked_sub(TAGS).and_then(char::from_u32);
    tags.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_of_a_cell_is_the_address_that_it_was_given() {
        let linked = with_address("é", "https://a.example/~b");
        assert_eq!(width(&linked), 1);
        let (symbol, tags) = split(&linked);
        assert_eq!((symbol, address(tags).as_str()), ("é", "https://a.example/~b"));
        assert_eq!(split("é"), ("é", ""));
    }
}
