//! A frame as an SVG picture: what the README shows is what the program draws.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The size of a cell and of its letters, in pixels.
const CELL: (usize, usize) = (9, 19);
const LETTERS: usize = 15;

/// The ground of a terminal with a dark theme.
pub const DARK: &str = "#16181d";

/// The ground of a terminal with a light theme.
pub const LIGHT: &str = "#fafafa";

/// Draws a frame on a ground.
pub fn svg(buffer: &Buffer, ground: &str) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = ((columns + 2) * CELL.0, (rows + 1) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"{LETTERS}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n"
    );
    for (row, cells) in buffer.content.chunks(columns.max(1)).enumerate() {
        for run in runs(cells) {
            draw(&mut out, row, &run, ground);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Cells side by side that look the same, without space between their letters.
struct Run<'a> {
    column: usize,
    columns: usize,
    text: String,
    like: &'a Cell,
}

fn runs(cells: &[Cell]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let alone = |text: &str| line(text).is_some() || block(text).is_some();
    for (column, cell) in cells.iter().enumerate() {
        let joins = |run: &Run<'_>| {
            let (was, is) = (run.like.symbol(), cell.symbol());
            let apart = alone(was) || alone(is) || (was == " ") != (is == " ");
            run.like.style() == cell.style() && !apart
        };
        match runs.last_mut().filter(|run| joins(run)) {
            Some(run) => {
                run.text.push_str(cell.symbol());
                run.columns += 1;
            }
            None => {
                let text = cell.symbol().to_owned();
                runs.push(Run { column, columns: 1, text, like: cell });
            }
        }
    }
    runs
}

fn draw(out: &mut String, row: usize, run: &Run<'_>, ground: &str) {
    let (x, y) = ((run.column + 1) * CELL.0, row * CELL.1 + CELL.1 / 2);
    let width = run.columns * CELL.0;
    if let Some(behind) = hex(run.like.bg).filter(|behind| behind != ground) {
        let height = CELL.1;
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{behind}\"/>"
        )
        .expect("memory");
    }
    let ink = hex(run.like.fg).unwrap_or_else(|| "#d6d9df".into());
    if let Some(path) = line(&run.text) {
        writeln!(
            out,
            "<path transform=\"translate({x} {y})\" d=\"{path}\" stroke=\"{ink}\" fill=\"none\"/>"
        )
        .expect("memory");
    } else if let Some(Block { left, top, wide, high }) = block(&run.text) {
        writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{wide}\" height=\"{high}\" fill=\"{ink}\"/>",
            x + left,
            y + top
        )
        .expect("memory");
    } else if !run.text.trim().is_empty() {
        letters(out, (x, y), width, &ink, run);
    }
}

fn letters(out: &mut String, (x, y): (usize, usize), width: usize, ink: &str, run: &Run<'_>) {
    let bold =
        if run.like.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let text = run.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let line = y + LETTERS;
    writeln!(
        out,
        "<text x=\"{x}\" y=\"{line}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{bold}>{text}</text>"
    )
    .expect("memory");
}

/// The path of a character that is a line, within its cell: fonts leave gaps between them.
fn line(symbol: &str) -> Option<String> {
    let (wide, high) = CELL;
    let (x, y) = (wide as f32 / 2.0, high as f32 / 2.0);
    Some(match symbol {
        "─" => format!("M0 {y}H{wide}"),
        "│" => format!("M{x} 0V{high}"),
        "╭" => format!("M{x} {high}Q{x} {y} {wide} {y}"),
        "╮" => format!("M0 {y}Q{x} {y} {x} {high}"),
        "╯" => format!("M{x} 0Q{x} {y} 0 {y}"),
        "╰" => format!("M{x} 0Q{x} {y} {wide} {y}"),
        _ => return None,
    })
}

/// A rectangle in a cell.
struct Block {
    left: usize,
    top: usize,
    wide: usize,
    high: usize,
}

/// The rectangle of a character that is a block, within its cell.
fn block(symbol: &str) -> Option<Block> {
    let letter = symbol.chars().next().filter(|_| symbol.chars().count() == 1)?;
    let (wide, high) = CELL;
    match letter {
        '▁'..='█' => {
            let top = high - high * (letter as usize - '▁' as usize + 1) / 8;
            Some(Block { left: 0, top, wide, high: high - top })
        }
        '▌' => Some(Block { left: 0, top: 0, wide: wide / 2, high }),
        '■' => Some(Block { left: 0, top: (high - wide) / 2, wide: wide - 1, high: wide - 1 }),
        _ => None,
    }
}

/// A colour of a theme.
fn hex(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
