//! An HTML page that is one file: its style is inside, it has no script, and it requests nothing.

use std::borrow::Cow;

/// One style for all pages, so that a report and a life's milestones look like the same program.
const STYLE: &str = include_str!("../../assets/export.css");

/// No script, image, font or request; the only style is the one inside.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(crate) struct Page<'a> {
    /// BCP 47 tag of the page's own words: `en`.
    pub(crate) lang: &'a str,
    pub(crate) title: &'a str,
    /// HTML between `<body>` and `</body>`; its texts are escaped already.
    pub(crate) body: &'a str,
}

impl Page<'_> {
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

/// The address of a link, if a browser opens it and nothing else: an absolute `http`, `https` or `mailto` address.
///
/// Browsers ignore white space and control characters in a scheme, so a text that has any is no address.
pub(crate) fn address(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let begins = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => "//",
        "mailto" => "",
        _ => return None,
    };
    let rest = rest.strip_prefix(begins)?;
    let is_whole =
        !rest.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    is_whole.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::html::without_entities;
    use proptest::prelude::*;

    #[test]
    fn page_is_one_document_that_runs_and_requests_nothing() {
        let page = Page { lang: "en", title: "</title><script>", body: "<h1>Milestones</h1>\n" };
        let document = page.document();
        let head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
        assert!(document.starts_with(head), "{document}");
        assert!(document.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
        assert!(document.ends_with("<body>\n<h1>Milestones</h1>\n</body>\n</html>\n"));
        for word in ["<script", "src=", "url(", "@import", "expression(", "http:", "https:"] {
            assert!(!document.contains(word), "{word}");
        }
    }

    #[test]
    fn address_is_of_the_web_or_of_mail_and_of_nothing_else() {
        for good in ["https://a.example/?a=1&b", "HTTP://a.example", "mailto:ada@a.example"] {
            assert_eq!(address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "https:javascript:alert(1)",
            "https://a.example/ b",
            "https://",
            "https:",
            "//a.example",
            "a.example",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(address(bad), None, "{bad}");
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
