//! The headings of a file with the lines below them, and its settings.

use super::keywords::Keywords;
use super::{OWN_KEYWORDS, ours};
use crate::transfer::intake;

/// A file.
pub(super) struct OrgOutline<'a> {
    pub(super) keywords: Keywords,
    /// The tags of all its headings.
    pub(super) tags: Vec<String>,
    pub(super) headings: Vec<OrgHeading<'a>>,
    /// Whether Milepost wrote it.
    pub(super) is_own: bool,
    /// The line that says that the file is not utf-8, and what it says.
    pub(super) foreign_coding: Option<(usize, &'a str)>,
}

pub(super) struct OrgHeading<'a> {
    /// From 1.
    pub(super) line: usize,
    /// The number of its stars.
    pub(super) level: usize,
    pub(super) text: &'a str,
    /// The lines below it, up to the next heading.
    pub(super) lines: Vec<&'a str>,
}

impl<'a> OrgOutline<'a> {
    pub(super) fn of(text: &'a str) -> OrgOutline<'a> {
        let mut headings: Vec<OrgHeading<'a>> = Vec::new();
        let (mut keywords, mut tags) = (Vec::new(), Vec::new());
        for (line, text) in (1..).zip(text.lines()) {
            if let Some((level, text)) = heading(text) {
                headings.push(OrgHeading { line, level, text, lines: Vec::new() });
                continue;
            }
            match setting(text) {
                Some((name, value)) if is_keywords(name) => keywords.push(value),
                Some((name, value)) if name.eq_ignore_ascii_case("FILETAGS") => {
                    tags.extend(value.split([':', ' ', '\t']));
                }
                Some(_) | None => {
                    headings.iter_mut().last().into_iter().for_each(|h| h.lines.push(text));
                }
            }
        }
        // A user adds keywords of their own, or takes the line out.
        let is_own = keywords.contains(&OWN_KEYWORDS)
            || headings.iter().any(|heading| ours::is(&heading.lines));
        keywords.extend(is_own.then_some(OWN_KEYWORDS));
        let mut first = (1..).zip(text.lines()).take(2);
        let foreign_coding = first.find_map(|(line, text)| Some((line, variable(text, "coding")?)));
        OrgOutline {
            is_own,
            keywords: Keywords::of(&keywords),
            tags: intake::tags(tags),
            headings,
            foreign_coding: foreign_coding.filter(|(_, coding)| !is_utf8(coding)),
        }
    }

    /// Whether a heading has a keyword.
    pub(super) fn has_tasks(&self) -> bool {
        let is_task =
            |heading: &OrgHeading<'_>| self.keywords.split(heading.text, None, false).0.is_some();
        self.headings.iter().any(is_task)
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('*');
    let level = line.len() - text.len();
    (level > 0 && text.starts_with([' ', '\t'])).then(|| (level, text.trim()))
}

/// `#+NAME: value`.
fn setting(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim_start().strip_prefix("#+")?.split_once(':')?;
    Some((name, value.trim()))
}

fn is_keywords(name: &str) -> bool {
    ["TODO", "SEQ_TODO", "TYP_TODO"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The value of a variable between the marks of Emacs: `-*- mode: org; coding: utf-8 -*-`.
pub(super) fn variable<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = line.split_once("-*-")?;
    let (variables, _) = after.split_once("-*-")?;
    let mut pairs = variables.split(';').filter_map(|pair| pair.split_once(':'));
    let value = pairs.find(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, v)| v.trim());
    // The mode may be there alone.
    value.or_else(|| Some(variables.trim()).filter(|v| name == "mode" && !v.contains(':')))
}

fn is_utf8(coding: &str) -> bool {
    let coding = coding.to_lowercase();
    let known = ["utf-8", "utf8", "mule-utf-8", "prefer-utf-8", "us-ascii", "ascii", "undecided"];
    known.iter().any(|known| coding == *known || coding.starts_with(&format!("{known}-")))
}
