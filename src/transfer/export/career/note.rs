//! The parts of a note in a CV: prose, and a list.

use crate::domain::note::list_entry;

/// A note, taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::transfer::export) struct CvNote {
    /// All but the lines of lists, with single blank lines between the paragraphs.
    pub(in crate::transfer::export) summary: Option<String>,
    /// The entries of its lists, one line each.
    pub(in crate::transfer::export) highlights: Vec<String>,
}

impl CvNote {
    pub(in crate::transfer::export) fn of(note: Option<&str>) -> CvNote {
        let (mut prose, mut highlights): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
        let mut is_in_entry = false;
        for line in note.unwrap_or_default().lines() {
            let is_blank = line.trim().is_empty();
            if let Some(entry) = list_entry(line) {
                highlights.extend((!entry.is_empty()).then(|| entry.to_owned()));
                is_in_entry = !entry.is_empty();
            } else if is_in_entry
                && !is_blank
                && line.starts_with([' ', '\t'])
                && let Some(last) = highlights.last_mut()
            {
                *last = format!("{last} {}", line.trim());
            } else {
                is_in_entry = false;
                let is_needless = is_blank && prose.last().is_none_or(|last| last.is_empty());
                prose.extend((!is_needless).then(|| line.trim_end()));
            }
        }
        let summary = Some(prose.join("\n").trim_end().to_owned());
        CvNote { summary: summary.filter(|summary| !summary.is_empty()), highlights }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cv_note_has_prose_as_summary_and_list_lines_as_highlights() {
        let cases = [
            ("Ran the mail.", "Ran the mail.", ""),
            ("- Halved the bill\n* Taught 12\n• Slept", "", "Halved the bill|Taught 12|Slept"),
            ("Led:\n- one\n  and a half\n- two\n\nKiel", "Led:\n\nKiel", "one and a half|two"),
            ("One\n\n\n- a\n\nTwo  \n", "One\n\nTwo", "a"),
            ("- a\n  - nested", "", "a|nested"),
            ("- - twice\n-", "", "twice"),
            ("-1 degrees\n--- \n", "-1 degrees\n---", ""),
            ("", "", ""),
        ];
        for (note, summary, highlights) in cases {
            let cv = CvNote::of(Some(note));
            assert_eq!(cv.summary.as_deref().unwrap_or_default(), summary, "{note}");
            assert_eq!(cv.highlights.join("|"), highlights, "{note}");
        }
    }
}
