//! The texts of a file: its encoding, and titles and notes made fit to be stored.

use super::unreadable::Unreadable;
use crate::domain::visible::typeable;
use std::borrow::Cow;

/// A file of an import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct InputFile {
    /// As messages name it; in an archive or a folder with its path there.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// A text and what had to be decided to read it.
pub(super) struct DecodedText<'a> {
    pub(super) text: Cow<'a, str>,
    /// A sentence, if the encoding was guessed.
    pub(super) remark: Option<String>,
}

impl InputFile {
    /// The name without folders.
    pub(crate) fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// Whether the name ends so, in any case: `.csv`.
    pub(super) fn ends_with(&self, ending: &str) -> bool {
        let (name, ending) = (self.name.as_bytes(), ending.as_bytes());
        let end = name.len().checked_sub(ending.len()).map(|at| &name[at..]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
    }

    /// Its text: UTF-8, UTF-16 with a byte order mark, or Windows-1252 where that gives letters.
    ///
    /// # Errors
    /// If it is none of them.
    pub(super) fn text(&self) -> Result<DecodedText<'_>, Unreadable> {
        if let Some(units) = utf16(&self.bytes) {
            let text = char::decode_utf16(units).collect::<Result<String, _>>();
            let text = text.map_err(|_| self.broken("its UTF-16 is invalid"))?;
            return Ok(DecodedText { text: text.into(), remark: None });
        }
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(DecodedText { text: text.into(), remark: None });
        }
        let text = windows_1252(bytes).ok_or_else(|| self.broken("it is not text"))?;
        let remark = format!("{} is not UTF-8; it is read as Windows-1252", self.name);
        Ok(DecodedText { text: text.into(), remark: Some(remark) })
    }

    pub(super) fn broken(&self, reason: &str) -> Unreadable {
        let file = self.name.clone();
        Unreadable::Broken { file, line: None, column: None, reason: reason.to_owned() }
    }
}

/// The units of a text that begins with the byte order mark of UTF-16; a last odd byte is dropped.
fn utf16(bytes: &[u8]) -> Option<impl Iterator<Item = u16>> {
    let (unit, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return None,
    };
    let pairs = rest.chunks_exact(2).map(move |pair| unit([pair[0], pair[1]]));
    Some(pairs)
}

/// `None` if a byte is a control character or has no character.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let letter = |byte: &u8| match byte {
        b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xa0.. => Some(char::from(*byte)),
        0x80..=0x9f => Some(HIGH[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => None,
    };
    bytes.iter().map(letter).collect()
}

/// A title or another text of one line: without control characters, white space in single blanks.
pub(super) fn line(text: &str) -> String {
    typeable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that may have several lines, without control characters and blank ends.
pub(super) fn note(text: &str) -> Option<String> {
    note_of(text, typeable)
}

/// The same of our own export, which keeps its tabs.
pub(super) fn own_note(text: &str) -> Option<String> {
    note_of(text, |line| line.split('\t').map(typeable).collect::<Vec<_>>().join("\t"))
}

fn note_of(text: &str, typeable: fn(&str) -> String) -> Option<String> {
    let lines = text.lines().map(|line| typeable(line).trim_end().to_owned());
    let text = lines.collect::<Vec<_>>().join("\n");
    Some(text.trim_matches('\n').to_owned()).filter(|text| !text.trim().is_empty())
}

/// A text of one line, if there is any.
pub(super) fn some_line(text: &str) -> Option<String> {
    Some(line(text)).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Option<String> {
        let file = InputFile { name: "a.csv".into(), bytes: bytes.to_vec() };
        file.text().ok().map(|decoded| decoded.text.into_owned())
    }

    #[test]
    fn input_file_is_read_in_utf8_utf16_and_windows_1252() {
        assert_eq!(decoded("Prüfung".as_bytes()).as_deref(), Some("Prüfung"));
        assert_eq!(decoded(b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!(decoded(b"\xff\xfea\0\xfc\0").as_deref(), Some("aü"));
        assert_eq!(decoded(b"\xfe\xff\0a").as_deref(), Some("a"));
        assert_eq!(decoded(b"Pr\xfcfung \x80").as_deref(), Some("Prüfung €"));
        assert_eq!(decoded(b"\xff\0\x01"), None, "no text");
        assert_eq!(decoded(b"\xff\xfe\0\xd8"), None, "half a character");
    }

    #[test]
    fn imported_texts_have_no_control_characters() {
        assert_eq!(line("  Led\tthe\u{1b}[31m  team \u{200b}\n"), "Led the [31m team");
        assert_eq!(note("\n• one\u{7}\n\n• two  \n\n").as_deref(), Some("• one\n\n• two"));
        assert_eq!(note(" \n\t"), None);
        assert_eq!(note("a\tb").as_deref(), Some("a b"));
        assert_eq!(own_note("a\t\u{7}\tb\t\n\tc").as_deref(), Some("a\t \tb\n\tc"));
    }
}
