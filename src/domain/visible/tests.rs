//! The sanitiser: characters that it marks and characters that it keeps.

use super::*;
use proptest::prelude::*;

#[test]
fn visible_shows_control_characters_as_marks() {
    let cases = [
        ("\u{1b}]0;owned\u{7}", "␛]0;owned␇"),
        ("a\nb\tc\0\u{7f}", "a␊b␉c␀␡"),
        ("\u{9b}2J", "<U+009B>2J"),
        ("a\u{202e}b\u{2066}\u{200f}", "a<U+202E>b<U+2066><U+200F>"),
        ("so\u{ad}ft\u{200b}\u{2060}\u{feff}", "so<U+00AD>ft<U+200B><U+2060><U+FEFF>"),
        ("\u{2028}\u{2029}", "<U+2028><U+2029>"),
        ("x\u{e0041}\u{e007f}", "x<U+E0041><U+E007F>"),
        ("\u{fff9}\u{ffff}\u{1fffe}\u{fdd0}", "<U+FFF9><U+FFFF><U+1FFFE><U+FDD0>"),
        ("\u{1343f}\u{1d173}", "<U+1343F><U+1D173>"),
    ];
    for (text, shown) in cases {
        assert_eq!(visible(text), shown);
    }
}

#[test]
fn visible_keeps_real_scripts() {
    let cases = [
        "Kubernetes",
        "認定試験 합격",
        "إتمام الشهادة",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
        "葛\u{e0100}",
        "e\u{301}tude",
    ];
    for text in cases {
        assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?} became {:?}", visible(text));
    }
}

#[test]
fn visible_shows_joiners_and_selectors_without_effect() {
    let cases = [
        ("\u{200d}a", "<U+200D>a"),
        ("क\u{200d}", "क<U+200D>"),
        ("क\u{200d}\u{200d}क", "क<U+200D><U+200D>क"),
        ("pay\u{200c}pal", "pay<U+200C>pal"),
        ("\u{fe0f}", "<U+FE0F>"),
        ("a\u{fe0f}\u{fe0f}", "a\u{fe0f}<U+FE0F>"),
        ("\u{202e}\u{200d}क", "<U+202E><U+200D>क"),
    ];
    for (text, shown) in cases {
        assert_eq!(visible(text), shown);
    }
}

#[test]
fn visible_lines_splits_before_it_marks() {
    let lines: Vec<_> = visible_lines("one\r\n\u{1b}two\n\nfour").collect();
    assert_eq!(lines, ["one", "␛two", "", "four"]);
}

#[test]
fn visible_keeps_typed_text_to_one_line() {
    let cases = [
        ("one\r\n\ttwo", "one two"),
        ("\u{feff}so\u{ad}ft \u{200b}\u{202e}web", "soft web"),
        ("a\u{1b}[31mb\u{9b}2J", "a [31mb 2J"),
        ("a\n\u{200b}\nb", "a b"),
        ("می\u{200c}خواهم 👩\u{200d}💻", "می\u{200c}خواهم 👩\u{200d}💻"),
        ("x\u{e0041}\u{e007f}\u{2028}y", "x y"),
    ];
    for (text, line) in cases {
        assert_eq!(typeable(text), line);
    }
}

/// All characters of the categories Cc, Cf, Zl and Zp of UnicodeData.txt, Unicode 16.0, by category.
const BY_CATEGORY: [(&str, &[(u32, u32)]); 4] = [
    ("Cc", &[(0x0, 0x1f), (0x7f, 0x9f)]),
    (
        "Cf",
        &[
            (0xad, 0xad),
            (0x600, 0x605),
            (0x61c, 0x61c),
            (0x6dd, 0x6dd),
            (0x70f, 0x70f),
            (0x890, 0x891),
            (0x8e2, 0x8e2),
            (0x180e, 0x180e),
            (0x200b, 0x200b),
            (0x200e, 0x200f),
            (0x202a, 0x202e),
            (0x2060, 0x2064),
            (0x2066, 0x206f),
            (0xfeff, 0xfeff),
            (0xfff9, 0xfffb),
            (0x110bd, 0x110bd),
            (0x110cd, 0x110cd),
            (0x13430, 0x1343f),
            (0x1bca0, 0x1bca3),
            (0x1d173, 0x1d17a),
            (0xe0001, 0xe0001),
            (0xe0020, 0xe007f),
        ],
    ),
    ("Zl", &[(0x2028, 0x2028)]),
    ("Zp", &[(0x2029, 0x2029)]),
];

/// Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 16.0, without the joiners (U+200C, U+200D), the
/// variation selectors, and the characters above.
const IGNORABLE: &[(u32, u32)] = &[
    (0x34f, 0x34f),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x2065, 0x2065),
    (0x3164, 0x3164),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfff8),
    (0xe0000, 0xe0000),
    (0xe0002, 0xe001f),
    (0xe0080, 0xe00ff),
    (0xe01f0, 0xe0fff),
];

/// Joiners and variation selectors, which show depending on their neighbours.
const SHAPING: &[(u32, u32)] =
    &[(0x180b, 0x180d), (0x180f, 0x180f), (0x200c, 0x200d), (0xfe00, 0xfe0f), (0xe0100, 0xe01ef)];

fn lies_in(c: char, ranges: &[(u32, u32)]) -> bool {
    let code = u32::from(c);
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

#[test]
fn visible_marks_or_keeps_every_character_of_unicode() {
    let mut marks = 0;
    for c in ('\0'..=char::MAX).filter(|c| !lies_in(*c, SHAPING)) {
        let code = u32::from(c);
        let nonchar = code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
        let steers = BY_CATEGORY.iter().any(|(_, ranges)| lies_in(c, ranges));
        let text = format!("a{c}b");
        let shown = visible(&text);
        if steers || nonchar || lies_in(c, IGNORABLE) {
            assert!(!shown.contains(c), "{c:?} is shown raw");
            marks += 1;
        } else {
            assert_eq!(shown, text, "{c:?} is not shown");
        }
    }
    // 65 of Cc, 168 of Cf, 2 separators, 66 noncharacters, 3,776 ignorable ones.
    assert_eq!(marks, 4_077);
}

proptest! {
    #[test]
    fn visible_is_idempotent_and_leaves_nothing_invisible(
        text in any::<String>(),
        nasty in "[\0-\u{9f}\u{200b}-\u{206f}\u{fe00}-\u{feff}a👩क ]{0,12}",
    ) {
        for text in [text, nasty] {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(unseen::is_unseen));
            prop_assert_eq!(visible(&shown).into_owned(), shown.into_owned());
            prop_assert!(!typeable(&text).chars().any(unseen::is_unseen));
        }
    }
}
