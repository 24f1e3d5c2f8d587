//! The Markdown of a help topic as lines for a terminal: headings, paragraphs, lists, code and tables.

use crate::cli::styled;
use crate::domain::markdown::{MarkdownSpan, spans};
use crate::domain::text::{width, wrap};
use crate::view::lines::Role;

/// More lines than a paragraph has.
const MOST: usize = 1000;

/// The columns before code and tables.
const INDENT: usize = 2;

/// The lines of a text in so many columns. Comments, HTML and pictures are left out.
pub(super) fn lines(markdown: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut source = markdown.lines().peekable();
    while let Some(line) = source.next() {
        if let Some(heading) = line.strip_prefix('#') {
            let heading = heading.trim_start_matches('#').trim();
            lines.push(styled::text(&plain(heading), Role::Heading));
        } else if line.starts_with("```") {
            let code = std::iter::from_fn(|| source.next_if(|line| !line.starts_with("```")));
            lines.extend(code.map(|line| format!("{:INDENT$}{line}", "")));
            source.next();
        } else if line.starts_with('|') {
            let rest = std::iter::from_fn(|| source.next_if(|line| line.starts_with('|')));
            let rows: Vec<&str> = [line].into_iter().chain(rest).collect();
            lines.extend(table(&rows, columns));
        } else if !line.trim_start().starts_with('<') && !line.starts_with("![") {
            lines.extend(paragraph(line, columns));
        }
    }
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines
}

/// A paragraph or an item of a list, whose further lines begin below its text.
fn paragraph(line: &str, columns: usize) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    let text = &line[indent..];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match text {
        _ if text.starts_with("- ") => 2,
        _ if digits > 0 && text[digits..].starts_with(". ") => digits + 2,
        _ => 0,
    };
    let (mark, text) = text.split_at(mark);
    hanging(&format!("{:indent$}{mark}", ""), &plain(text), columns)
}

/// A text after `first`, below which its further lines begin.
fn hanging(first: &str, text: &str, columns: usize) -> Vec<String> {
    let indent = width(first);
    let texts = wrap(text, columns.saturating_sub(indent).max(1), MOST).into_iter();
    let line = |(at, text)| match at {
        0 => format!("{first}{text}").trim_end().to_owned(),
        _ => format!("{:indent$}{text}", ""),
    };
    texts.enumerate().map(line).collect()
}

/// A table without its rules: its columns side by side, or else in two, of which the second takes in all others.
fn table(rows: &[&str], columns: usize) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        rows.iter().filter(|row| !row.starts_with("|--")).map(|row| cells(row)).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell_width =
        |row: &Vec<String>, at: usize| row.get(at).map_or(0, |cell| width(cell.as_str()));
    let widths: Vec<usize> = (0..count)
        .map(|at| rows.iter().map(|row| cell_width(row, at)).max().unwrap_or(0))
        .collect();
    if widths.iter().map(|width| width + INDENT).sum::<usize>() <= columns {
        let side_by_side = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths);
            let cells = cells.map(|(cell, wide)| {
                format!("{:INDENT$}{cell}{}", "", " ".repeat(wide - width(cell)))
            });
            cells.collect::<String>().trim_end().to_owned()
        };
        return rows.iter().map(side_by_side).collect();
    }
    let first = widths.first().copied().unwrap_or(0).min(columns * 2 / 5);
    let in_two = |row: &Vec<String>| {
        let (name, others) = row.split_first().map_or(("", &[][..]), |(f, o)| (f, o));
        let air = " ".repeat(first.saturating_sub(width(name)));
        let name = format!("{:INDENT$}{name}{air}  ", "");
        let others: Vec<&str> =
            others.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        hanging(&name, &others.join(" · "), columns)
    };
    rows.iter().flat_map(in_two).collect()
}

fn cells(row: &str) -> Vec<String> {
    // A bar in a cell is written as `\|`.
    let row = row.trim().replace("\\|", "\u{0}");
    let row = row.strip_prefix('|').unwrap_or(&row);
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split('|').map(|cell| plain(cell.trim()).replace('\u{0}', "|")).collect()
}

/// A text without its emphasis, and with the address of each link only where it leads out of the repository.
fn plain(text: &str) -> String {
    let plain = spans(text).into_iter().map(|span| match span {
        MarkdownSpan::Text(text) | MarkdownSpan::Emphasis(text) => text.to_owned(),
        MarkdownSpan::Strong(text) => text.to_owned(),
        MarkdownSpan::Code(code) => format!("`{code}`"),
        MarkdownSpan::Link { text, address } if address.contains("://") => {
            format!("{text} ({address})")
        }
        MarkdownSpan::Link { text, .. } => text.to_owned(),
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str, columns: usize) -> String {
        anstream::adapter::strip_str(&lines(markdown, columns).join("\n")).to_string()
    }

    #[test]
    fn markdown_is_wrapped_below_the_beginning_of_its_text() {
        let markdown = "# Files\n\nA *journey* is one **folder**.\n\n- One, which is long enough\n10. Ten of them is more\n";
        insta::assert_snapshot!(text(markdown, 20), @"
        Files

        A journey is one
        folder.

        - One, which is long
          enough
        10. Ten of them is
            more
        ");
    }

    #[test]
    fn markdown_keeps_code_and_has_tables_in_two_columns() {
        let markdown = "```\n[cv]  # *as it is*\n```\n<!-- keys -->\n| keys | what | where |\n|---|---|---|\n| `a` | Add | |\n| `\\|` `b*` | A bar | on a [goal](files.md) |\n<!-- /keys -->\n![A picture](a.svg)\n[RenderCV](https://rendercv.com)\n";
        insta::assert_snapshot!(text(markdown, 30), @"
          [cv]  # *as it is*
          keys      what   where
          `a`       Add
          `|` `b*`  A bar  on a goal
        RenderCV
        (https://rendercv.com)
        ");
    }

    #[test]
    fn markdown_of_any_kind_is_no_panic() {
        for odd in ["", "```", "|", "| |", "[", "[a](", "- ", "1. ", "`*`*", "  - a", "#", "é. x"]
        {
            for columns in [0, 1, 80] {
                lines(odd, columns);
            }
        }
    }
}
