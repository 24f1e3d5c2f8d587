//! Links within a text: `[[address][text]]`.

/// The text with the text of each link in its place; addresses are added to `links`.
pub(super) fn replaced(text: &str, links: &mut Vec<String>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((link, after)) = after.split_once("]]") else {
            break;
        };
        let (target, shown) = link.split_once("][").unwrap_or((link, link));
        kept += before;
        kept += shown;
        let target = target.trim();
        if is_address(target) && !links.iter().any(|known| known == target) {
            links.push(target.to_owned());
        }
        rest = after;
    }
    kept + rest
}

/// Tells targets outside the notes: they have a scheme, and not the `id` of an entry.
fn is_address(target: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    target.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(fits)
            && !scheme.eq_ignore_ascii_case("id")
            && !rest.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn org_links_leave_their_text() {
        let mut links = Vec::new();
        let text = "See [[https://x.org/a][the *guide*]], [[file:b.pdf]], [[*Heading][there]] and [[id:1][it]] [[";
        let shown = replaced(text, &mut links);
        assert_eq!(shown, "See the *guide*, file:b.pdf, there and it [[");
        assert_eq!(links, ["https://x.org/a", "file:b.pdf"]);
    }
}
