//! What each sequence of bytes means, whole and cut anywhere.

use super::*;
use crate::app::event::{Code, Key};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, false, &mut out);
    decoder.give_up(&mut out);
    out
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    read(bytes)
        .into_iter()
        .filter_map(|input| match input {
            Input::Event(Event::Key(key)) => Some(key),
            _ => None,
        })
        .collect()
}

fn key(code: Code) -> Key {
    Key {
        code,
        ctrl: false,
        alt: false,
    }
}

fn ctrl(letter: char) -> Key {
    Key {
        ctrl: true,
        ..key(Code::Char(letter))
    }
}

fn alt(code: Code) -> Key {
    Key {
        alt: true,
        ..key(code)
    }
}

#[test]
fn characters_are_as_typed() {
    let typed: Vec<Key> = "aAé?🇫".chars().map(|c| key(Code::Char(c))).collect();
    assert_eq!(keys("aAé?🇫".as_bytes()), typed);
}

#[test]
fn single_bytes_are_the_keys_that_terminals_mean() {
    let all = [
        Code::Enter,
        Code::Enter,
        Code::Tab,
        Code::Backspace,
        Code::Backspace,
        Code::Esc,
    ];
    assert_eq!(keys(b"\r\n\t\x7f\x08\x1b"), all.map(key));
    assert_eq!(
        keys(b"\x03\x1a\x00\x1f"),
        [ctrl('c'), ctrl('z'), ctrl(' '), ctrl('_')]
    );
}

#[test]
fn named_keys_in_every_dialect() {
    for (bytes, code) in [
        (&b"\x1b[A"[..], Code::Up),
        (b"\x1bOB", Code::Down),
        (b"\x1b[1~", Code::Home),
        (b"\x1b[8~", Code::End),
        (b"\x1b[3~", Code::Delete),
        (b"\x1b[5~", Code::PageUp),
        (b"\x1b[Z", Code::BackTab),
        (b"\x1b[9;2u", Code::BackTab),
        (b"\x1bOP", Code::F(1)),
        (b"\x1b[[E", Code::F(5)),
        (b"\x1b[15~", Code::F(5)),
        (b"\x1b[17~", Code::F(6)),
        (b"\x1b[24~", Code::F(12)),
    ] {
        assert_eq!(keys(bytes), [key(code)], "{bytes:?}");
    }
}

#[test]
fn modifiers_are_read_and_releases_are_none() {
    assert_eq!(
        keys(b"\x1b[1;5A"),
        [Key {
            ctrl: true,
            ..key(Code::Up)
        }]
    );
    assert_eq!(keys(b"\x1b[1;3D"), [alt(Code::Left)]);
    assert_eq!(keys(b"\x1b[27;5;114~"), [ctrl('r')]);
    assert_eq!(
        keys(b"\x1b[114;5u\x1b[97;2u"),
        [ctrl('r'), key(Code::Char('A'))]
    );
    assert_eq!(keys(b"\x1b[114;1:3u\x1b[1;1:3A"), []);
    assert_eq!(
        keys(b"\x1bx\x1b\x7f\x1b\xc3\xa9"),
        [
            alt(Code::Char('x')),
            alt(Code::Backspace),
            alt(Code::Char('é'))
        ]
    );
}

#[test]
fn alt_with_the_beginning_of_a_sequence_is_a_key_when_nothing_follows() {
    for letter in ['[', 'O', ']', 'P'] {
        assert_eq!(
            keys(format!("\x1b{letter}").as_bytes()),
            [alt(Code::Char(letter))]
        );
    }
}

#[test]
fn two_escapes_are_two() {
    assert_eq!(keys(b"\x1b\x1b"), [key(Code::Esc), key(Code::Esc)]);
    assert_eq!(keys(b"\x1b\x1b[A"), [key(Code::Esc), key(Code::Up)]);
}

#[test]
fn an_escape_at_the_end_waits_only_if_more_is_at_hand() {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b", true, &mut out);
    assert_eq!((out.len(), decoder.patience()), (0, Some(PATIENCE)));
    decoder.feed(b"[B", false, &mut out);
    assert_eq!(out, read(b"\x1b[B"));
    assert_eq!(decoder.patience(), None);
}

#[test]
fn late_answers_are_never_keys() {
    let dark = Input::Background(Background::Dark);
    assert_eq!(
        read(b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
        [Input::Background(Background::Dark)]
    );
    assert_eq!(read(b"\x1b]11;rgb:1010/1010/1010\x07"), [dark]);
    assert_eq!(
        read(b"\x1b]10;rgb:e0e0/e0e0/e0e0\x1b\\\x1b]4;1;rgb:0/0/0\x07"),
        []
    );
    assert_eq!(read(b"\x1bP1+r544e=787465\x1b\\"), []);
    assert_eq!(read(b"\x1b[?62;22c"), [Input::Device]);
    assert_eq!(
        read(b"\x1b[12;40R\x1b[?2026;2$y\x1b[>1;4000;0c\x1b[I\x1b[O"),
        []
    );
}

#[test]
fn an_answer_without_an_end_swallows_no_more_than_itself() {
    let mut bytes = b"\x1b]".to_vec();
    bytes.extend([b'x'; LONGEST_STRING + 1]);
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(&bytes, false, &mut out);
    decoder.feed(b"q", false, &mut out);
    assert_eq!(out, read(b"q"));
    assert_eq!(keys(b"\x1b]11;rgb\x1b[A"), [key(Code::Up)]);
}

#[test]
fn a_paste_is_one_text_control_characters_and_all() {
    let paste = |text: &str| Input::Event(Event::Paste(text.into()));
    assert_eq!(
        read(b"\x1b[200~a\rb\x1b[A\x03~\x1b[201~"),
        [paste("a\rb\x1b[A\x03~")]
    );
    assert_eq!(read(b"\x1b[200~\x1b[201~"), [paste("")]);
    assert_eq!(read(b"\x1b[200~no end"), [paste("no end")]);
    assert_eq!(read(b"\x1b[200~\xff\x1b[201~j").len(), 2);
}

#[test]
fn an_end_of_a_paste_within_the_paste_makes_no_keys_of_the_rest() {
    let paste = |text: &str| Input::Event(Event::Paste(text.into()));
    let j = Input::Event(Event::Key(key(Code::Char('j'))));
    assert_eq!(
        read(b"\x1b[200~one\x1b[201~q\rD\x1b[201~j"),
        [paste("one"), paste("q\rD"), j.clone()]
    );
    assert_eq!(
        read(b"\x1b[200~one\x1b[201~j\x1b[200~two\x1b[201~j"),
        [paste("one"), j.clone(), paste("two"), j.clone()]
    );
    // After a pause that was taken for the end.
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b[200~one", false, &mut out);
    decoder.give_up(&mut out);
    decoder.feed(b"q\rD\x1b[201~j", false, &mut out);
    assert_eq!(out, [paste("one"), paste("q\rD"), j]);
}

#[test]
fn presses_and_the_wheel_are_told_and_nothing_else_of_the_mouse() {
    let click = Input::Event(Event::Click { column: 9, row: 4 });
    let scroll = |down| {
        Input::Event(Event::Scroll {
            column: 9,
            row: 4,
            down,
        })
    };
    assert_eq!(
        read(b"\x1b[<0;10;5M\x1b[<0;10;5m"),
        [Input::Event(Event::Click { column: 9, row: 4 })]
    );
    assert_eq!(
        read(b"\x1b[<64;10;5M\x1b[<65;10;5M\x1b[<69;10;5M"),
        [scroll(false), scroll(true), scroll(true)]
    );
    assert_eq!(
        read(b"\x1b[<2;10;5M\x1b[<32;10;5M\x1b[<66;10;5M\x1b[<0;0M"),
        []
    );
    assert_eq!(read(b"\x1b[M \x2a\x25"), [click]);
}

#[test]
fn a_broken_sequence_ends_where_it_breaks() {
    assert_eq!(
        keys(b"\x1b[1;\rj"),
        [key(Code::Enter), key(Code::Char('j'))]
    );
    assert_eq!(keys(b"\xc3j\xff\xe2\x82"), [key(Code::Char('j'))]);
}

proptest! {
    #[test]
    fn any_bytes_cut_anywhere_are_taken_in(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10)) {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        for chunk in &chunks {
            decoder.feed(chunk, false, &mut out);
        }
        decoder.give_up(&mut out);
        prop_assert_eq!(decoder.patience(), None);
        decoder.feed(b"q", false, &mut out);
        prop_assert_eq!(out.last(), Some(&read(b"q")[0]));
    }

    #[test]
    fn a_sequence_means_the_same_however_it_is_cut(at in 1usize..24) {
        let bytes = b"\x1b[200~pa\x1bste\x1b[201~\xc3\xa9\x1b[1;5A\x1b]11;rgb:ff/ff/ff\x07j";
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        let (first, second) = bytes.split_at(at);
        decoder.feed(first, true, &mut out);
        decoder.feed(second, false, &mut out);
        prop_assert_eq!(out, read(bytes));
    }
}
