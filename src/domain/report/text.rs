//! A report in words: headings, sentences and bullets, which a writer only has to escape.

use crate::domain::date::Date;
use crate::domain::visible::visible;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportText {
    pub(crate) heading: String,
    pub(crate) summary: Vec<Paragraph>,
    pub(crate) chapters: Vec<Chapter>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Chapter {
    /// No two chapters have the same.
    pub(crate) heading: String,
    /// May be empty.
    pub(crate) about: Paragraph,
    pub(crate) bullets: Vec<ReportBullet>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportBullet {
    pub(crate) lead: Option<Lead>,
    pub(crate) text: Paragraph,
    pub(crate) bullets: Vec<ReportBullet>,
}

impl ReportBullet {
    /// Whether it is only a heading of what is below it.
    pub(crate) fn is_label(&self) -> bool {
        self.lead.is_none() && !self.bullets.is_empty()
    }
}

/// The date that a bullet begins with: `12 Oct`, `Lapses 4 Mar 2027`.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Lead {
    pub(crate) words: String,
    /// `None` for a span.
    pub(crate) date: Option<Date>,
}

/// Text in one line, in which nothing steers a terminal.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Paragraph(pub(crate) Vec<Inline>);

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Inline {
    Text(String),
    /// As it was written down: a writer makes a link of an address that is safe.
    Link(String),
}

impl Paragraph {
    pub(super) fn of(text: &str) -> Paragraph {
        let mut paragraph = Paragraph::default();
        paragraph.push(text);
        paragraph
    }

    pub(super) fn push(&mut self, text: &str) {
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // A single line keeps the blanks at its ends.
        let joined = if lines.len() > 1 { lines.join(" ") } else { text.replace(['\r', '\n'], "") };
        let text = visible(&joined);
        match self.0.last_mut() {
            Some(Inline::Text(before)) => before.push_str(&text),
            Some(Inline::Link(_)) | None => self.0.push(Inline::Text(text.into_owned())),
        }
    }

    /// Adds a sentence after what is there.
    pub(super) fn sentence(&mut self, text: &str) {
        self.stop();
        self.push(" ");
        self.push(text.trim());
    }

    /// Ends what is there with a full stop, where it has none.
    pub(super) fn stop(&mut self) {
        let is_ended = |text: &str| text.trim_end().ends_with(['.', '!', '?', '…', '。']);
        if matches!(self.0.last(), Some(Inline::Text(text)) if !is_ended(text)) {
            self.push(".");
        }
    }

    pub(super) fn link(&mut self, address: &str) {
        if !self.0.is_empty() {
            self.push(" ");
        }
        self.0.push(Inline::Link(address.trim().to_owned()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with its addresses, without markup.
    pub(crate) fn plain(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Inline::Text(text) => text.as_str().into(),
            Inline::Link(address) => visible(address),
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_sentences_follow_one_another() {
        let mut told = Paragraph::of("Ship it!");
        told.sentence("One page\n  no names");
        told.link("https://a.b");
        told.sentence("Then");
        assert_eq!(told.plain(), "Ship it! One page no names https://a.b Then");
        assert_eq!(told.0.len(), 3);
    }
}
