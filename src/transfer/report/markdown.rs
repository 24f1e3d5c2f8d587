//! The report as Markdown (CommonMark, and GitHub's additions): no title becomes markup, and nothing is wrapped.

use super::ReportFormat;
use crate::domain::report::{Inline, Paragraph, Report, ReportBullet};
use crate::domain::visible::visible;
use crate::transfer::page;
use std::fmt::Write;

pub(super) const FORMAT: ReportFormat = ReportFormat { name: "markdown", extension: "md", write };

fn write(report: &Report) -> String {
    let document = report.text();
    let mut text = format!("# {}\n\n", heading(&document.heading));
    match &document.summary[..] {
        [only] => text.push_str(&format!("{}\n", paragraph("", only))),
        lines => lines.iter().for_each(|line| add_line(&mut text, 0, &paragraph("", line))),
    }
    for chapter in &document.chapters {
        let _ = write!(text, "\n## {}\n", heading(&chapter.heading));
        if !chapter.about.is_empty() {
            let _ = write!(text, "\n{}\n", paragraph("", &chapter.about));
        }
        if !chapter.bullets.is_empty() {
            text.push('\n');
        }
        chapter.bullets.iter().for_each(|bullet| add(&mut text, bullet, 0));
    }
    text
}

fn add(text: &mut String, bullet: &ReportBullet, level: usize) {
    let lead = bullet.lead.as_ref().map(|lead| format!("{}: ", lead.words));
    add_line(text, level, &paragraph(&lead.unwrap_or_default(), &bullet.text));
    bullet.bullets.iter().for_each(|below| add(text, below, level + 1));
}

fn add_line(text: &mut String, level: usize, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{:indent$}- {line}", "", indent = level * 2);
}

fn paragraph(lead: &str, paragraph: &Paragraph) -> String {
    let mut line = String::new();
    let mut begun = lead.to_owned();
    for piece in &paragraph.0 {
        match piece {
            Inline::Text(text) => begun.push_str(text),
            Inline::Link(link) => match autolink(link) {
                Some(address) => {
                    escape(&mut line, &std::mem::take(&mut begun));
                    let _ = write!(line, "<{address}>");
                }
                None => begun.push_str(&visible(link)),
            },
        }
    }
    escape(&mut line, &begun);
    line.trim_end().to_owned()
}

/// The address, if it is one that can be between angle brackets.
fn autolink(link: &str) -> Option<&str> {
    page::address(link)?;
    Some(link).filter(|link| !link.contains(['<', '>']) && visible(link) == **link)
}

/// A heading. A full stop or an exclamation mark at its end is an entity: linters take a bare one for a slip.
fn heading(text: &str) -> String {
    let mut line = String::new();
    escape(&mut line, text.trim());
    match line.chars().next_back().filter(|last| ".,;:!。，；：！".contains(*last)) {
        Some(last) => {
            line.truncate(line.len() - last.len_utf8());
            let _ = write!(line, "&#{};", u32::from(last));
            line
        }
        None => line,
    }
}

/// Signs that are markup anywhere in a line, or begin a link, an address or an entity.
const SIGNS: &str = "\\`*_[]<>#|~&@$";

/// Adds a text of one line, in which nothing is markup.
fn escape(line: &mut String, text: &str) {
    let begins = line.is_empty();
    let text = if begins { text.trim_start() } else { text };
    let marker = Some(text).filter(|_| begins).and_then(list_marker);
    for (at, sign) in text.char_indices() {
        let begins_link = text[at..].starts_with("://")
            || (sign == '.' && text.as_bytes()[..at].to_ascii_lowercase().ends_with(b"www"));
        if SIGNS.contains(sign) || begins_link || marker == Some(at) {
            line.push('\\');
        }
        line.push(sign);
    }
}

/// The position of the sign that would make a list or a rule of the line.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let signs: &[u8] = if digits == 0 { b"-+=" } else { b".)" };
    text.as_bytes().get(digits).filter(|sign| signs.contains(sign)).map(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        let mut line = String::new();
        escape(&mut line, text);
        line
    }

    /// What a reader of CommonMark shows: a backslash before a sign is gone.
    fn read(line: &str) -> String {
        let mut text = String::new();
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            let escapes = sign == '\\' && signs.peek().is_some_and(char::is_ascii_punctuation);
            text.extend(if escapes { signs.next() } else { Some(sign) });
        }
        text
    }

    #[test]
    fn report_makes_no_markup_of_a_title() {
        let cases = [
            ("# <b> [x](https://a.b) `c`", r"\# \<b\> \[x\](https\://a.b) \`c\`"),
            ("www.d.e *f* _g_ ~h~ |", r"www\.d.e \*f\* \_g\_ \~h\~ \|"),
            ("1. first", r"1\. first"),
            ("12) twelfth", r"12\) twelfth"),
            ("- a - b", r"\- a - b"),
            ("+1 for it", r"\+1 for it"),
            ("a&amp;b @me c\\", r"a\&amp;b \@me c\\"),
            ("    indented", "indented"),
        ];
        for (text, line) in cases {
            assert_eq!(escaped(text), line);
        }
        assert_eq!(heading("Become a lead!"), "Become a lead&#33;");
        assert_eq!(heading("資格試験。"), "資格試験&#12290;");
    }

    proptest! {
        #[test]
        fn report_in_markdown_reads_back_as_its_text(
            text in "([-+=0-9.)#*_`<>&|~@$!: a-z\\\\\\[\\]]|www\\.|://){0,24}",
        ) {
            let line = escaped(&text);
            prop_assert_eq!(read(&line), text.trim_start());
            let bare = line.replace("\\\\", "");
            for (at, sign) in bare.char_indices().filter(|(_, sign)| SIGNS.contains(*sign)) {
                let escapes = bare[..at].ends_with('\\') || sign == '\\';
                prop_assert!(escapes, "{:?} in {}", sign, line);
            }
        }
    }
}
