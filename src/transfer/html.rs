//! Entities and simple tags of HTML, which programs leave in their texts.

/// The tags that are read, with what they become at their beginning and at their end.
const TAGS: &[(&str, &str, &str)] = &[
    ("p", "\n\n", "\n\n"),
    ("br", "\n", "\n"),
    ("li", "\n- ", ""),
    ("ul", "\n", "\n\n"),
    ("ol", "\n", "\n\n"),
    ("div", "\n", "\n"),
    ("a", "", ""),
    ("b", "", ""),
    ("em", "", ""),
    ("i", "", ""),
    ("span", "", ""),
    ("strong", "", ""),
    ("u", "", ""),
];

/// A text of several lines: paragraphs, line breaks and bullets in place of tags, without entities.
pub(super) fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    let mut has_tags = false;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let (instead, length) = tag(&rest[at..]).unwrap_or(("<", 1));
        has_tags |= length > 1;
        plain.push_str(instead);
        rest = &rest[at + length..];
    }
    plain.push_str(rest);
    without_entities(&if has_tags { tidied(&plain) } else { plain })
}

/// What the tag at the beginning becomes, and its length.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    const LONGEST: usize = 300;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inner = text.get(1..end)?;
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, inner),
    };
    let name = inner.split(|c: char| c.is_whitespace() || c == '/').next()?;
    let known = TAGS.iter().find(|(known, ..)| name.eq_ignore_ascii_case(known))?;
    Some((if is_end { known.2 } else { known.1 }, end + 1))
}

/// With one blank line at most between paragraphs, and none between bullets.
fn tidied(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut is_after_blank = false;
    for line in text.lines().map(str::trim) {
        let is_in_list =
            line.starts_with("- ") && lines.last().is_some_and(|l| l.starts_with("- "));
        if line.is_empty() {
            is_after_blank = true;
        } else {
            if is_after_blank && !is_in_list && !lines.is_empty() {
                lines.push("");
            }
            lines.push(line);
            is_after_blank = false;
        }
    }
    lines.join("\n")
}

/// Decodes entities once: `&amp;`, `&#39;`, `&#x27;`.
pub(super) fn without_entities(text: &str) -> String {
    let (mut decoded, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let (c, length) = entity(&rest[at..]).unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[at + length..];
    }
    decoded + rest
}

/// The character of the entity at the beginning, and the length of the entity.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_tags_become_lines_and_bullets() {
        for (html, plain) in [
            ("<p>Ran the mail.</p><p>And <b>more</b>.</p>", "Ran the mail.\n\nAnd more."),
            ("One<br>two<BR/>three<br />four", "One\ntwo\nthree\nfour"),
            (
                "Did:<ul>\n<li>one</li>\n<li>two &lt;p&gt;</li></ul>End",
                "Did:\n\n- one\n- two <p>\n\nEnd",
            ),
            ("See <a href=\"https://a.example/?a=1&amp;b=2\">this</a>", "See this"),
            ("a < b > c, <T> and <pre>, p<", "a < b > c, <T> and <pre>, p<"),
            ("Plain\n\n\n  text", "Plain\n\n\n  text"),
        ] {
            assert_eq!(without_tags(html), plain, "{html}");
        }
    }

    #[test]
    fn html_entities_are_decoded_once() {
        assert_eq!(without_entities("R&amp;D &#39;n&#x27; &quot;x&quot;"), "R&D 'n' \"x\"");
        assert_eq!(without_entities("a &amp;lt; b & c &; &#xD800;"), "a &lt; b & c &; &#xD800;");
    }
}
