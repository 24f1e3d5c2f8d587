//! The parts of a heading after its keyword: `[#A] Call Anna [1/3] :phone:`.

/// The title of a heading, with its cookies, and its tags.
#[derive(PartialEq, Debug)]
pub(super) struct Parts<'a> {
    pub(super) title: &'a str,
    pub(super) tags: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(text: &'a str) -> Parts<'a> {
        let text = without_priority(text.trim());
        let (title, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
        match tags(last) {
            Some(tags) => Parts { title: title.trim_end(), tags },
            None => Parts { title: text, tags: Vec::new() },
        }
    }
}

fn without_priority(text: &str) -> &str {
    let priority = text.strip_prefix("[#").and_then(|rest| rest.split_once(']'));
    let is_priority =
        |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    match priority {
        Some((priority, rest)) if is_priority(priority) => rest.trim_start(),
        Some(_) | None => text,
    }
}

fn tags(word: &str) -> Option<Vec<&str>> {
    let inner = word.strip_prefix(':')?.strip_suffix(':')?;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '%');
    let tags: Vec<&str> = inner.split(':').collect();
    tags.iter().all(|tag| !tag.is_empty() && tag.chars().all(fits)).then_some(tags)
}

/// A title without the counts of what is done below it: `[1/3]`, `[33%]`.
pub(super) fn without_cookies(title: &str) -> String {
    let mut kept = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((before, after)) = rest.split_once('[') {
        kept += before;
        let end = after.find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '%'));
        match end.map(|end| after.split_at(end)) {
            Some((count, after)) if is_count(count) && after.starts_with(']') => rest = &after[1..],
            Some(_) | None => {
                kept.push('[');
                rest = after;
            }
        }
    }
    kept + rest
}

fn is_count(text: &str) -> bool {
    text.matches('/').count() + text.matches('%').count() == 1
        && (text.contains('/') || text.ends_with('%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn org_heading_has_a_title_and_tags() {
        let parts = |text| {
            let Parts { title, tags } = Parts::of(text);
            format!("{} | {}", without_cookies(title), tags.join(" "))
        };
        assert_eq!(parts("[#A] Call Anna   :phone:@home:"), "Call Anna | phone @home");
        assert_eq!(parts("Build [1/3] it [33%] [/] [%] [1] [a/b]"), "Build  it    [1] [a/b] | ");
        assert_eq!(parts("See :not-a-tag: ::"), "See :not-a-tag: :: | ");
        assert_eq!(parts(":tag:"), " | tag");
        assert_eq!(parts("Ratio 3:2 [#no] [ [[x][y]]"), "Ratio 3:2 [#no] [ [[x][y]] | ");
        assert_eq!(parts(""), " | ");
    }
}
