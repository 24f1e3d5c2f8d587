//! The conflict markers that an unfinished merge leaves in a file, and the texts between them.

use super::newline;

/// The texts of a marked file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::store) struct ConflictSides {
    pub(crate) ours: Text,
    pub(crate) theirs: Text,
    /// The common ancestor, which git writes only with `merge.conflictStyle = diff3`.
    pub(crate) base: Option<Text>,
}

/// A side of a marked file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::store) struct Text {
    pub(crate) plain: String,
    /// The text with an empty line for every one that belongs to another side, so that its places are those of the file.
    pub(crate) placed: String,
}

/// The side that a line of a marked file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum MarkedPart {
    All,
    Ours,
    Base,
    Theirs,
}

pub(in crate::store) fn is_marked(text: &str) -> bool {
    sides(text).is_some()
}

/// The texts of a marked file; `None` if it is not marked, or the marks do not match.
pub(in crate::store) fn sides(text: &str) -> Option<ConflictSides> {
    let newline = newline(text);
    let (mut ours, mut theirs, mut base) = (Text::default(), Text::default(), Text::default());
    let (mut conflicts, mut with_base) = (0, 0);
    let mut part = MarkedPart::All;
    for line in text.split_inclusive('\n') {
        let next = turned(line, part)?;
        let is_mark = next.is_some();
        if next == Some(MarkedPart::Ours) {
            conflicts += 1;
        }
        if next == Some(MarkedPart::Base) {
            with_base += 1;
        }
        part = next.unwrap_or(part);
        let in_part = |wanted: MarkedPart| !is_mark && (part == MarkedPart::All || part == wanted);
        ours.add(line, in_part(MarkedPart::Ours), newline);
        theirs.add(line, in_part(MarkedPart::Theirs), newline);
        base.add(line, in_part(MarkedPart::Base), newline);
    }
    (conflicts > 0 && part == MarkedPart::All).then(|| ConflictSides {
        ours,
        theirs,
        base: (with_base == conflicts).then_some(base),
    })
}

/// The part that begins behind a line, if the line is a mark; `None` in front of all if it is one that has no place
/// there.
fn turned(line: &str, part: MarkedPart) -> Option<Option<MarkedPart>> {
    let is = |sign: &str| {
        let rest = line.trim_end_matches(['\n', '\r']).strip_prefix(sign);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    match part {
        MarkedPart::All if is("<<<<<<<") => Some(Some(MarkedPart::Ours)),
        MarkedPart::Ours if is("|||||||") => Some(Some(MarkedPart::Base)),
        MarkedPart::Ours | MarkedPart::Base if is("=======") => Some(Some(MarkedPart::Theirs)),
        MarkedPart::Theirs if is(">>>>>>>") => Some(Some(MarkedPart::All)),
        MarkedPart::All | MarkedPart::Ours | MarkedPart::Base | MarkedPart::Theirs => {
            let stray = is("<<<<<<<") || is(">>>>>>>");
            (!stray).then_some(None)
        }
    }
}

impl Text {
    fn add(&mut self, line: &str, belongs: bool, newline: &str) {
        if belongs {
            self.plain.push_str(line);
            self.placed.push_str(line);
        } else {
            self.placed.push_str(newline);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_text_is_two_texts_or_three() {
        let two = sides("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n").expect("marked");
        assert_eq!(
            (two.ours.plain.as_str(), two.theirs.plain.as_str()),
            ("a\nb\nd\n", "a\nc\nd\n")
        );
        assert_eq!(two.theirs.placed, "a\n\n\n\nc\n\nd\n");
        assert_eq!(two.base, None);
        let three = sides("<<<<<<< HEAD\r\nb\r\n||||||| 1a2b\r\no\r\n=======\r\n>>>>>>> x\r\n")
            .expect("marked");
        assert_eq!(three.base.map(|t| t.plain).as_deref(), Some("o\r\n"));
        assert_eq!(three.theirs.plain, "");
    }

    #[test]
    fn marks_that_do_not_fit_together_are_left() {
        for text in [
            "a\n=======\nb\n",
            "<<<<<<< HEAD\na\n",
            "<<<<<<< HEAD\na\n=======\nb\n",
            "<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n>>>>>>> x\n",
            ">>>>>>> x\n",
            "<<<<<<<< HEAD\n=======\n>>>>>>> x\n",
        ] {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
