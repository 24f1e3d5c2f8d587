//! What is made visible, and what is left as it is.

use super::*;
use proptest::prelude::*;

#[test]
fn what_steers_a_terminal_is_shown_as_marks() {
    let cases = [
        ("\u{1b}]0;owned\u{7}", "␛]0;owned␇"),
        ("a\nb\tc\0\u{7f}", "a␊b␉c␀␡"),
        ("\u{9b}2J", "<U+009B>2J"),
        ("a\u{202e}b\u{2066}\u{200f}", "a<U+202E>b<U+2066><U+200F>"),
        (
            "so\u{ad}ft\u{200b}\u{2060}\u{feff}",
            "so<U+00AD>ft<U+200B><U+2060><U+FEFF>",
        ),
        ("\u{2028}\u{2029}", "<U+2028><U+2029>"),
        ("x\u{e0041}\u{e007f}", "x<U+E0041><U+E007F>"),
        (
            "\u{fff9}\u{ffff}\u{1fffe}\u{fdd0}",
            "<U+FFF9><U+FFFF><U+1FFFE><U+FDD0>",
        ),
        ("\u{1343f}\u{1d173}", "<U+1343F><U+1D173>"),
    ];
    for (text, shown) in cases {
        assert_eq!(visible(text), shown);
    }
}

#[test]
fn honest_scripts_stay_as_they_are() {
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
        assert!(
            matches!(visible(text), Cow::Borrowed(_)),
            "{text:?} became {:?}",
            visible(text)
        );
    }
}

#[test]
fn joiners_and_selectors_that_shape_nothing_are_shown() {
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
fn a_note_is_split_into_its_lines_first() {
    let lines: Vec<_> = visible_lines("one\r\n\u{1b}two\n\nfour").collect();
    assert_eq!(lines, ["one", "␛two", "", "four"]);
}

proptest! {
    #[test]
    fn nothing_unseen_is_left_and_twice_is_once(
        text in any::<String>(),
        nasty in "[\0-\u{9f}\u{200b}-\u{206f}\u{fe00}-\u{feff}a👩क ]{0,12}",
    ) {
        for text in [text, nasty] {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(unseen::is_unseen));
            prop_assert_eq!(visible(&shown).into_owned(), shown.into_owned());
        }
    }
}
