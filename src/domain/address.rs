//! Which addresses may become links: those that a browser or a mail program opens, and in which nothing hides.

/// The schemes of addresses that are opened.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// More bytes than an address has that anybody wants to open.
const LONGEST: usize = 2000;

/// Whether a terminal may be given the address as a link.
pub(crate) fn is_linkable(address: &str) -> bool {
    let named = |scheme: &&str| {
        address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    let rest = SCHEMES.iter().find(|scheme| named(scheme)).map(|scheme| &address[scheme.len()..]);
    // Letters of other scripts can pass for others, and a space ends an address.
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    rest.is_some_and(|rest| !rest.is_empty()) && is_plain && address.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_a_link_if_a_browser_or_mail_program_opens_it_and_nothing_hides_in_it() {
        for address in ["https://a.example/b?c=%20d#e", "HTTP://a.example", "mailto:a@b.example"] {
            assert!(is_linkable(address), "{address}");
        }
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        for address in [
            "",
            "https://",
            "a.example",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ssh://a.example",
            "https://a.example/ b",
            "https://a.example/\u{1b}]8;;x",
            "https://a.example/\u{7}",
            "https://\u{430}.example",
            "é",
            &long,
        ] {
            assert!(!is_linkable(address), "{address}");
        }
    }
}
