//! Invisible characters by Unicode 16.0.

use std::cmp::Ordering;

/// Ranges (first, last) in order: format characters (category Cf of UnicodeData.txt without the joiners U+200C and
/// U+200D), line and paragraph separators (Zl, Zp), unassigned code points reserved for such characters and letters
/// and marks without a glyph (Default_Ignorable_Code_Point of DerivedCoreProperties.txt: the grapheme joiner, Hangul
/// fillers, two Khmer vowels), tags, and the noncharacters of the Arabic block.
const UNSEEN: [(u32, u32); 27] = [
    (0x00ad, 0x00ad),
    (0x034f, 0x034f),
    (0x0600, 0x0605),
    (0x061c, 0x061c),
    (0x06dd, 0x06dd),
    (0x070f, 0x070f),
    (0x0890, 0x0891),
    (0x08e2, 0x08e2),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180e, 0x180e),
    (0x200b, 0x200b),
    (0x200e, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfdd0, 0xfdef),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
    (0x110bd, 0x110bd),
    (0x110cd, 0x110cd),
    (0x13430, 0x1343f),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0000, 0xe00ff),
    (0xe01f0, 0xe0fff),
];

/// Whether it is a control, a format character, a line separator, or a noncharacter.
pub(super) fn is_unseen(c: char) -> bool {
    let code = u32::from(c);
    let nonchar = code & 0xfffe == 0xfffe;
    c.is_control() || nonchar || (code >= UNSEEN[0].0 && in_table(code))
}

/// Whether it selects a variant of the previous character.
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn in_table(code: u32) -> bool {
    let place = |&(first, last): &(u32, u32)| match () {
        () if last < code => Ordering::Less,
        () if first > code => Ordering::Greater,
        () => Ordering::Equal,
    };
    UNSEEN.binary_search_by(place).is_ok()
}
