//! A frame as an SVG picture: what the README shows is what the program draws.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The size of a cell and of its letters, in pixels.
const CELL: (usize, usize) = (9, 19);
const LETTERS: usize = 15;

/// The ground of the picture, as a terminal with a dark theme has it.
const GROUND: &str = "#16181d";

/// Draws a frame.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = ((columns + 2) * CELL.0, (rows + 1) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"{LETTERS}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    );
    for (row, cells) in buffer.content.chunks(columns.max(1)).enumerate() {
        for run in runs(cells) {
            draw(&mut out, row, &run);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Cells side by side that look the same.
struct Run<'a> {
    column: usize,
    columns: usize,
    text: String,
    like: &'a Cell,
}

fn runs(cells: &[Cell]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.like.style() == cell.style() => {
                run.text.push_str(cell.symbol());
                run.columns += 1;
            }
            Some(_) | None => {
                runs.push(Run {
                    column,
                    columns: 1,
                    text: cell.symbol().to_owned(),
                    like: cell,
                });
            }
        }
    }
    runs
}

fn draw(out: &mut String, row: usize, run: &Run<'_>) {
    let (x, y) = ((run.column + 1) * CELL.0, row * CELL.1 + CELL.1 / 2);
    let width = run.columns * CELL.0;
    if let Some(ground) = hex(run.like.bg) {
        let height = CELL.1;
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"
        )
        .expect("memory");
    }
    if run.text.trim().is_empty() {
        return;
    }
    let ink = hex(run.like.fg).unwrap_or_else(|| "#d6d9df".into());
    let bold = if run.like.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let text = run
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let line = y + LETTERS;
    writeln!(
        out,
        "<text x=\"{x}\" y=\"{line}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{bold} xml:space=\"preserve\">{text}</text>"
    )
    .expect("memory");
}

/// The colour of an entry of the 256-colour palette.
fn hex(colour: Color) -> Option<String> {
    let Color::Indexed(index) = colour else {
        return None;
    };
    let (red, green, blue) = match index {
        0..16 => return None,
        16..232 => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let index = index - 16;
            (level(index / 36), level(index / 6 % 6), level(index % 6))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}
