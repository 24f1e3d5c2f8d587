//! The addresses that become links: `http`, `https` and `mailto`, and nothing that a browser may read as anything else.

use std::borrow::Cow;
use std::fmt::Write;

/// The value of `href`, if the text is an absolute address of the web or of mail. What an address must not contain is
/// encoded, except in the name of the host.
///
/// Browsers ignore white space and control characters in a scheme, so a text with any is no address.
pub(crate) fn address(text: &str) -> Option<Cow<'_, str>> {
    let is_whole = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let (scheme, rest) = text.split_once(':').filter(|_| is_whole)?;
    let opens = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            is_host(rest.split(['/', '?', '#']).next()?)
        }
        "mailto" => rest.contains('@'),
        _ => false,
    };
    opens.then(|| encoded(text))
}

/// A name of letters and digits, with a port or without. One with a user or in brackets is not made a link.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_label = |label: &str| {
        let inner = label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    port.bytes().all(|b| b.is_ascii_digit())
        && port.parse::<u16>().is_ok()
        && name.split('.').all(is_label)
}

/// With each character in percent signs that no address may have there.
fn encoded(text: &str) -> Cow<'_, str> {
    let fragment = text.find('#').unwrap_or(text.len());
    let is_bad = |(at, c): (usize, char)| match c {
        '%' => !is_encoded(&text.as_bytes()[at + 1..]),
        '#' => at != fragment,
        _ => c.is_ascii() && !c.is_ascii_alphanumeric() && !"!$&'()*+,-./:;=?@_~".contains(c),
    };
    if !text.char_indices().any(is_bad) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match is_bad((at, c)) {
            true => write!(encoded, "%{:02X}", u32::from(c)).unwrap_or_default(),
            false => encoded.push(c),
        }
    }
    Cow::Owned(encoded)
}

fn is_encoded(after_percent: &[u8]) -> bool {
    matches!(after_percent, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn address_is_of_the_web_or_of_mail_and_of_nothing_else() {
        for good in [
            "https://a.example/?a=1&b",
            "HTTP://a.example:8080#x",
            "mailto:ada@a.example",
            "https://例子.example/路?a=%20",
        ] {
            assert_eq!(address(good).as_deref(), Some(good));
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
            "https://a.example:99999/",
            "https://user@a.example",
            "https://a\\b",
            "https://a..example",
            "https://",
            "https:",
            "mailto:",
            "//a.example",
            "a.example",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn address_is_encoded_where_it_must_be() {
        for (text, encoded) in [
            ("https://a.example/?q[]=\"<1>\"", "https://a.example/?q%5B%5D=%22%3C1%3E%22"),
            ("https://a.example/100%#a#b", "https://a.example/100%25#a%23b"),
        ] {
            assert_eq!(address(text).as_deref(), Some(encoded));
        }
    }

    proptest! {
        #[test]
        fn address_never_leaves_its_attribute(text in "(https?://|mailto:|javascript:)?[a-z.]{1,4}[/@?\\PC]{0,20}") {
            if let Some(address) = address(&text) {
                let scheme = address.split(':').next().unwrap_or_default().to_owned();
                prop_assert!(["http", "https", "mailto"].contains(&scheme.as_str()));
                prop_assert!(!address.contains(['"', '<', '>', '\\', ' ', '`']));
            }
        }
    }
}
