//! An HTML page that is one file: its style is inside, it has no script, and it requests nothing.

mod address;

pub(crate) use self::address::address;

use crate::domain::date::{Date, DateFormat};
use std::borrow::Cow;

/// One style for all pages, so that a report and a life's milestones look like the same program.
const STYLE: &str = include_str!("../../assets/export.css");

/// No script, image, font or request; the only style is the one inside.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(crate) struct HtmlPage<'a> {
    /// BCP 47 tag of the page's own words: `en`.
    pub(crate) lang: &'a str,
    pub(crate) title: &'a str,
    /// HTML between `<body>` and `</body>`; its texts are escaped already.
    pub(crate) body: &'a str,
}

impl HtmlPage<'_> {
    /// The whole document.
    pub(crate) fn document(&self) -> String {
        let (lang, title, body) = (escape(self.lang), escape(self.title), self.body.trim_end());
        format!(
            "<!DOCTYPE html>\n\
             <html lang=\"{lang}\">\n\
             <head>\n\
             <meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n\
             <style>\n{STYLE}</style>\n\
             </head>\n\
             <body>\n{body}\n</body>\n\
             </html>\n"
        )
    }
}

/// A text as the content of an element or of a quoted attribute. Control characters, which HTML forbids, become U+FFFD.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| instead(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match instead(c) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

fn instead(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        _ if c.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

/// HTML in the making: markup is written in this program, and every other text is escaped.
#[derive(Default)]
pub(crate) struct Html(String);

impl Html {
    pub(crate) fn markup(&mut self, markup: &'static str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Html {
        self.0.push_str(&escape(text));
        self
    }

    /// A date in its own precision; HTML knows years, months and days.
    pub(crate) fn time(&mut self, date: Date) -> &mut Html {
        self.markup("<time datetime=\"").text(&date.to_string());
        self.markup("\">").text(&DateFormat::DOCUMENT.words(date)).markup("</time>")
    }

    /// A link, if the address is one that a browser may open; else the text alone.
    pub(crate) fn link(&mut self, to: &str, text: &str) -> &mut Html {
        match address(to) {
            Some(to) => self.markup("<a href=\"").text(&to).markup("\">").text(text).markup("</a>"),
            None => self.text(text),
        }
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::html::without_entities;
    use proptest::prelude::*;

    #[test]
    fn page_is_one_document_that_runs_and_requests_nothing() {
        let page =
            HtmlPage { lang: "en", title: "</title><script>", body: "<h1>Milestones</h1>\n" };
        let document = page.document();
        let head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
        assert!(document.starts_with(head), "{document}");
        assert!(document.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
        assert!(document.ends_with("<body>\n<h1>Milestones</h1>\n</body>\n</html>\n"));
        for word in ["<script", "src=", "url(", "@import", "expression(", "http:", "https:"] {
            assert!(!document.contains(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn page_text_is_escaped_and_reads_back(text in "[\\PC\n\t]{0,60}|[<>&\"'a-z#;]{0,30}") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(without_entities(&escaped), text);
        }
    }
}
