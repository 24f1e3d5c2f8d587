//! The texts in a PNG image, in which badges are baked.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use std::borrow::Cow;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Most bytes that a text may have when it is inflated.
const MOST_BYTES: usize = 4 << 20;

pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The first text under one of those keywords; `None` if the image has none, ends before it, or has it damaged.
pub(super) fn text<'a>(bytes: &'a [u8], keywords: &[&str]) -> Option<Cow<'a, [u8]>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    while let Some((chunk, after)) = Chunk::split(rest) {
        if let Some((keyword, rest)) = until_zero(chunk.data)
            && keywords.iter().any(|known| known.as_bytes() == keyword)
        {
            return chunk.text(rest);
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

    /// The text after the keyword.
    fn text(&self, rest: &'a [u8]) -> Option<Cow<'a, [u8]>> {
        let (is_compressed, text) = match self.name {
            b"tEXt" => (false, rest),
            // The method of compression.
            b"zTXt" => (true, rest.strip_prefix(&[0])?),
            b"iTXt" => {
                // Whether it is compressed, the method, the language, and the keyword in that language.
                let ([flag, _], rest) = rest.split_first_chunk::<2>()?;
                let (_, rest) = until_zero(rest)?;
                (*flag != 0, until_zero(rest)?.1)
            }
            _ => return None,
        };
        if !is_compressed {
            return Some(text.into());
        }
        decompress_to_vec_zlib_with_limit(text, MOST_BYTES).ok().map(Cow::Owned)
    }
}

fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
