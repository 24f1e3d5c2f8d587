//! Addresses that every reader of a CV takes.

use std::fmt::Write;

/// The absolute web address that a link is, in ASCII; `None` if it is none, or one that a program may refuse.
pub(in crate::transfer::export) fn web_address(link: &str) -> Option<String> {
    let (scheme, rest) = link.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let authority = rest.find(['/', '?', '#']).map_or(rest, |end| &rest[..end]);
    let is_sound = is_web && is_authority(authority) && !link.contains(char::is_whitespace);
    is_sound.then(|| format!("{scheme}://{authority}{}", encoded(&rest[authority.len()..])))
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    is_host(host) && port.parse::<u16>().is_ok()
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !label.is_empty() && label.bytes().all(is_letter)
    };
    // The rules of a host in another script are beyond this.
    let is_encoded = |label: &str| label.get(..4).is_some_and(|l| l.eq_ignore_ascii_case("xn--"));
    let labels: Vec<&str> = host.split('.').collect();
    let ends_in_number =
        labels.last().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    labels.iter().all(|label| is_label(label) && !is_encoded(label))
        && (!ends_in_number || is_ip_address(&labels))
}

/// Four numbers from 0 to 255, without leading zeros.
fn is_ip_address(labels: &[&str]) -> bool {
    let is_part =
        |label: &&str| label.parse::<u8>().is_ok_and(|number| number.to_string() == **label);
    labels.len() == 4 && labels.iter().all(is_part)
}

/// A path, query and fragment with an escape in place of what may not be in an address.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    let mut has_fragment = false;
    for (at, c) in path.char_indices() {
        let is_allowed = match c {
            '%' => is_escape(&path[at..]),
            '#' => !std::mem::replace(&mut has_fragment, true),
            _ => c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
        };
        if is_allowed {
            encoded.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn is_escape(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Whether a text is a mail address that can be delivered, as far as its spelling tells.
pub(in crate::transfer::export) fn is_mail_address(text: &str) -> bool {
    const NOT_DELIVERED: [&str; 6] = ["arpa", "invalid", "local", "localhost", "onion", "test"];
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_{|}~".contains(c);
        !atom.is_empty() && atom.chars().all(is_letter)
    };
    let is_label = |label: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let ends_well = !label.starts_with('-') && !label.ends_with('-') && label.len() < 64;
        !label.is_empty() && ends_well && label.bytes().all(is_letter)
    };
    let last = domain.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    local.len() <= 64
        && local.split('.').all(is_atom)
        && domain.len() < 190
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !NOT_DELIVERED.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_address_is_absolute_and_in_ascii() {
        for same in [
            "https://a.example",
            "HTTP://A.example:8080/x?y=1&z=%20#part",
            "http://localhost/~me/(a)*_$'!",
            "http://192.168.0.1/",
        ] {
            assert_eq!(web_address(same).as_deref(), Some(same));
        }
        let cases = [
            ("https://a.example/é", "https://a.example/%C3%A9"),
            (
                "https://a.example/\"<b>\\`{|}^[x]",
                "https://a.example/%22%3Cb%3E%5C%60%7B%7C%7D%5E%5Bx%5D",
            ),
            ("https://a.example/100%#a#b", "https://a.example/100%25#a%23b"),
        ];
        for (link, address) in cases {
            assert_eq!(web_address(link).as_deref(), Some(address));
        }
        for none in [
            "",
            "a.example",
            "//a.example",
            "ftp://a.example",
            "javascript://a.example/%0aalert(1)",
            "https://",
            "https:///x",
            "https://a b.example",
            "https://a.example/a b",
            "https://me:pw@a.example",
            "https://ä.example",
            "https://a..example",
            "https://1.2.3.999",
            "https://1.2.3",
            "https://01.2.3.4",
            "https://a.example:99999",
            "https://xn--a.example",
            "https://a.example:",
            "mailto:a@b.example",
        ] {
            assert_eq!(web_address(none), None, "{none}");
        }
    }

    #[test]
    fn mail_address_is_one_that_can_be_delivered() {
        for address in ["ada@example.org", "a.b+c@mail.a-b.example", "o'neill@x.co"] {
            assert!(is_mail_address(address), "{address}");
        }
        for none in [
            "",
            "ada",
            "@a.example",
            "ada@",
            "ada@localhost",
            "ada@a..b",
            ".a@b.example",
            "a@b.test",
            "a@b@c.example",
            "a b@c.example",
            "ä@b.example",
            "a@ä.example",
            "a@1.2.3.4",
            "Ada <a@b.example>",
            "a@-b.example",
            "a@b.c",
            "a@b.x3",
        ] {
            assert!(!is_mail_address(none), "{none}");
        }
    }
}
