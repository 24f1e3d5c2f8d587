//! A note as paragraphs and lists.

use crate::domain::note::list_entry;
use crate::transfer::page::Html;

#[derive(PartialEq, Eq, Debug)]
enum Block<'a> {
    Paragraph(Vec<&'a str>),
    /// Items, each of one line or more.
    List(Vec<Vec<&'a str>>),
}

pub(super) fn write(html: &mut Html, note: &str) {
    for block in blocks(note) {
        match block {
            Block::Paragraph(paragraph) => {
                html.markup("<p dir=\"auto\">");
                lines(html, &paragraph);
                html.markup("</p>\n");
            }
            Block::List(items) => {
                html.markup("<ul dir=\"auto\">\n");
                for item in items {
                    html.markup("<li>");
                    lines(html, &item);
                    html.markup("</li>\n");
                }
                html.markup("</ul>\n");
            }
        }
    }
}

fn lines(html: &mut Html, lines: &[&str]) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            html.markup("<br>\n");
        }
        html.text(line.trim());
    }
}

/// Blank lines end a paragraph; lines that begin with a bullet are a list, and indented ones go on with an item.
fn blocks(note: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut is_after_blank = false;
    for line in note.lines() {
        if line.trim().is_empty() {
            is_after_blank = true;
            continue;
        }
        let goes_on = !std::mem::take(&mut is_after_blank);
        let is_indented = line.starts_with([' ', '\t']);
        match (list_entry(line), blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(vec![item]),
            (Some(item), _) => blocks.push(Block::List(vec![vec![item]])),
            (None, Some(Block::List(items))) if goes_on && is_indented => {
                items.iter_mut().last().into_iter().for_each(|item| item.push(line));
            }
            (None, Some(Block::Paragraph(lines))) if goes_on => lines.push(line),
            (None, _) => blocks.push(Block::Paragraph(vec![line])),
        }
    }
    blocks
}
