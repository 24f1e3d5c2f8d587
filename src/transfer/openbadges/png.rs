//! The texts in a PNG image, in which badges are baked.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The text under the first keyword of those; `None` if the image has none, or ends before it.
pub(super) fn text<'a>(bytes: &'a [u8], keywords: &[&str]) -> Option<&'a [u8]> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    while let Some((chunk, after)) = Chunk::split(rest) {
        if let Some((keyword, text)) = chunk.text()
            && keywords.iter().any(|known| known.as_bytes() == keyword)
        {
            return Some(text);
        }
        rest = after;
    }
    None
}

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
}

impl<'a> Chunk<'a> {
    /// The first chunk, and what follows it: length, name, data and check sum.
    fn split(bytes: &'a [u8]) -> Option<(Chunk<'a>, &'a [u8])> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (name, rest) = rest.split_at_checked(4)?;
        let (data, rest) = rest.split_at_checked(length)?;
        let (_, after) = rest.split_at_checked(4)?;
        Some((Chunk { name, data }, after))
    }

    /// The keyword and the text of a chunk that has them.
    fn text(&self) -> Option<(&'a [u8], &'a [u8])> {
        let (keyword, rest) = until_zero(self.data)?;
        let text = match self.name {
            b"tEXt" => rest,
            b"iTXt" => {
                // Compression flag and method, language, translated keyword.
                let ([0, _], rest) = rest.split_first_chunk::<2>()? else {
                    return None;
                };
                let (_, rest) = until_zero(rest)?;
                until_zero(rest)?.1
            }
            _ => return None,
        };
        Some((keyword, text))
    }
}

fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
