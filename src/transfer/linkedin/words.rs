//! The texts of a LinkedIn export: without entities, and with the line breaks that the export flattened.

use crate::transfer::html::without_entities;
use crate::transfer::text;

/// A title: a quote that is never closed is a slip of the one who pasted it.
pub(super) fn title(written: &str) -> Option<String> {
    let plain = text::line(&decoded(written));
    let lone = plain.strip_prefix('"').filter(|rest| !rest.contains('"'));
    text::some_line(lone.unwrap_or(&plain))
}

pub(super) fn line(written: &str) -> Option<String> {
    text::some_line(&decoded(written))
}

/// A text of several lines: bullets, and two blanks, begin a new one.
pub(super) fn note(written: &str) -> Option<String> {
    const BULLETS: &[char] = &['•', '\u{fffc}', '▪', '●', '◦', '‣', '■', '\u{f0b7}'];
    let mut lines = Vec::new();
    for line in decoded(written).lines() {
        for (at, part) in line.split(BULLETS).enumerate() {
            let mut part = part.replace('\t', "  ");
            if at > 0 {
                part = format!("- {}", part.trim());
            }
            lines.extend(part.split("  ").map(str::trim).map(str::to_owned));
        }
    }
    let lines = lines.into_iter().filter(|line| !matches!(line.as_str(), "" | "-"));
    text::note(&lines.collect::<Vec<_>>().join("\n"))
}

/// Without entities; the export writes `N/A` where there is nothing.
fn decoded(text: &str) -> String {
    if text.trim() == "N/A" { String::new() } else { without_entities(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linkedin_texts_have_no_entities() {
        assert_eq!(line("R&amp;D &#39;n&#x27; &quot;x&quot;").as_deref(), Some("R&D 'n' \"x\""));
        assert_eq!((line(" &nbsp; "), line(" N/A ")), (None, None));
    }

    #[test]
    fn linkedin_title_begins_without_a_lone_quote() {
        assert_eq!(title("\"Architecting, 2018").as_deref(), Some("Architecting, 2018"));
        assert_eq!(title("\"Best of\" award").as_deref(), Some("\"Best of\" award"));
        assert_eq!(title("  \" "), None);
    }

    #[test]
    fn linkedin_note_has_its_lines_and_bullets_again() {
        assert_eq!(note("One  Two  Three").as_deref(), Some("One\nTwo\nThree"));
        assert_eq!(note("\u{fffc}One \u{fffc}Two").as_deref(), Some("- One\n- Two"));
        assert_eq!(note("Led: • one • two").as_deref(), Some("Led:\n- one\n- two"));
        assert_eq!(
            note("Led  - one  - two\n\n•\tthree").as_deref(),
            Some("Led\n- one\n- two\n- three")
        );
        assert_eq!(note(" • "), None);
    }
}
