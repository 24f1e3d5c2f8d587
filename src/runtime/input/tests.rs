//! What each sequence of bytes means, whole and cut anywhere.

mod split;

use super::*;
use crate::app::event::{Code, Key};
use proptest::prelude::*;

/// A decoder with a clock that moves only when it is told to.
struct Typist {
    decoder: Decoder,
    now: Instant,
    out: Vec<Input>,
}

impl Typist {
    fn new() -> Typist {
        Typist { decoder: Decoder::default(), now: Instant::now(), out: Vec::new() }
    }

    fn types(mut self, bytes: &[u8]) -> Typist {
        self.decoder.feed(bytes, self.now, &mut self.out);
        self
    }

    /// Lets time pass, and the deadlines in it.
    fn waits(mut self, time: Duration) -> Typist {
        let then = self.now + time;
        while let Some(deadline) = self.decoder.deadline().filter(|d| *d <= then) {
            self.decoder.pass(deadline, &mut self.out);
        }
        self.now = then;
        self
    }

    /// All that has come, once there is nothing more to wait for.
    fn input(self) -> Vec<Input> {
        self.waits(Duration::from_secs(10)).out
    }
}

fn ms(time: u64) -> Duration {
    Duration::from_millis(time)
}

fn read(bytes: &[u8]) -> Vec<Input> {
    Typist::new().types(bytes).input()
}

fn chord(code: Code) -> Input {
    Input::Chord(key(code))
}

fn press(key: Key) -> Input {
    Input::Event(Event::Key(key))
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
    Key { code, ctrl: false, alt: false }
}

fn ctrl(letter: char) -> Key {
    Key { ctrl: true, ..key(Code::Char(letter)) }
}

fn alt(code: Code) -> Key {
    Key { alt: true, ..key(code) }
}

#[test]
fn characters_are_as_typed() {
    let typed: Vec<Key> = "aAé?🇫".chars().map(|c| key(Code::Char(c))).collect();
    assert_eq!(keys("aAé?🇫".as_bytes()), typed);
}

#[test]
fn single_bytes_are_the_keys_that_terminals_mean() {
    let all = [Code::Enter, Code::Enter, Code::Tab, Code::Backspace, Code::Backspace, Code::Esc];
    assert_eq!(keys(b"\r\n\t\x7f\x08\x1b"), all.map(key));
    assert_eq!(keys(b"\x03\x1a\x00\x1f"), [ctrl('c'), ctrl('z'), ctrl(' '), ctrl('_')]);
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
    assert_eq!(keys(b"\x1b[1;5A"), [Key { ctrl: true, ..key(Code::Up) }]);
    assert_eq!(keys(b"\x1b[1;3D"), [alt(Code::Left)]);
    assert_eq!(keys(b"\x1b[27;5;114~"), [ctrl('r')]);
    assert_eq!(keys(b"\x1b[114;5u\x1b[97;2u"), [ctrl('r'), key(Code::Char('A'))]);
    assert_eq!(keys(b"\x1b[114;1:3u\x1b[1;1:3A"), []);
}

#[test]
fn escape_and_a_key_at_once_are_a_chord() {
    assert_eq!(
        read(b"\x1bx\x1b\x7f\x1b\xc3\xa9\x1b\r"),
        [
            chord(Code::Char('x')),
            chord(Code::Backspace),
            chord(Code::Char('é')),
            chord(Code::Enter)
        ]
    );
    // What begins like an answer, and is none.
    for (bytes, code) in
        [(&b"\x1bX"[..], 'X'), (b"\x1b^", '^'), (b"\x1bP", 'P'), (b"\x1b]", ']'), (b"\x1b_", '_')]
    {
        assert_eq!(read(bytes), [chord(Code::Char(code))]);
        let more = [bytes, b"y"].concat();
        assert_eq!(read(&more), [chord(Code::Char(code)), press(key(Code::Char('y')))]);
    }
}

#[test]
fn beginning_of_a_sequence_is_no_letter_when_nothing_follows() {
    for letter in ['[', 'O'] {
        assert_eq!(keys(format!("\x1b{letter}").as_bytes()), [alt(Code::Char(letter))]);
    }
    for bytes in [&b"\x1b[1;5"[..], b"\x1b[<0;1", b"\x1b[M ", b"\x1b]11;rgb:"] {
        assert_eq!(read(bytes), []);
    }
}

#[test]
fn two_escapes_are_two() {
    assert_eq!(keys(b"\x1b\x1b"), [key(Code::Esc), key(Code::Esc)]);
    assert_eq!(keys(b"\x1b\x1b[A"), [key(Code::Esc), key(Code::Up)]);
}

#[test]
fn lone_escape_is_the_key_when_nothing_follows_in_time() {
    let escape = press(key(Code::Esc));
    let typist = Typist::new().types(b"\x1b");
    assert_eq!(typist.out, []);
    let typist = typist.waits(ESCAPE_PATIENCE);
    assert_eq!(typist.out, std::slice::from_ref(&escape));
    let typist = typist.waits(ESCAPE_MEMORY);
    assert_eq!(typist.decoder.deadline(), None);
    let later = typist.types(b"[D").input();
    let letters = ['[', 'D'].map(|c| press(key(Code::Char(c))));
    assert_eq!(later, [&[escape][..], &letters].concat());
}

#[test]
fn rest_of_a_key_that_waited_for_a_late_program_is_no_letter() {
    let mut typist = Typist::new().types(b"\x1b").waits(ESCAPE_PATIENCE);
    // Drawing what the escape closed takes long, and nothing watches the terminal meanwhile.
    typist.now += ms(5_000);
    assert_eq!(typist.types(b"[D").input(), [press(key(Code::Esc))]);
}

#[test]
fn escape_is_followed_by_what_is_typed_after_it() {
    let both = [press(key(Code::Esc)), press(key(Code::Char('P')))];
    for (gap, more) in [(60, ""), (60, "y"), (120, ""), (400, "")] {
        let typist = Typist::new().types(b"\x1b").waits(ms(gap)).types(b"P");
        let all = typist.types(more.as_bytes()).input();
        assert_eq!(all[..2], both, "{gap}");
    }
    let escapes = Typist::new().types(b"\x1b").waits(ms(60)).types(b"\x1b[A");
    assert_eq!(escapes.input(), [press(key(Code::Esc)), press(key(Code::Up))]);
}

#[test]
fn input_shows_bytes_that_are_not_utf_8() {
    let mark = || press(key(Code::Char('\u{fffd}')));
    // As a terminal with another encoding sends é.
    assert_eq!(read(b"\xe9"), [mark()]);
    assert_eq!(read(b"\xe9t"), [mark(), press(key(Code::Char('t')))]);
    assert_eq!(read(b"\x1b\xe9"), [chord(Code::Char('\u{fffd}'))]);
}

#[test]
fn keys_that_type_nothing_become_no_letters() {
    // Shift alone, caps lock, a media key, super and a letter: of a keyboard mode that a program left on.
    assert_eq!(read(b"\x1b[57441;2u\x1b[57358u\x1b[57430u\x1b[97;9u"), []);
    assert_eq!(
        keys(b"\x1b[57400u\x1b[57414u\x1b[57419u"),
        [key(Code::Char('1')), key(Code::Enter), key(Code::Up)]
    );
    assert_eq!(
        keys(b"\x1b[49:33;2u\x1b[49;2;33u\x1b[97;;97u"),
        [key(Code::Char('!')), key(Code::Char('!')), key(Code::Char('a'))]
    );
}

#[test]
fn text_with_a_return_in_the_middle_is_lines() {
    for text in ["Milk\rDo it\rx\r", "a\nb", "\rMilk\rx", "é\tx\r\rq"] {
        let one_by_one = |typist: Typist, letter: char| typist.types(letter.to_string().as_bytes());
        let typed = text.chars().fold(Typist::new(), one_by_one).input();
        let [Input::Lines { text: whole, keys }] = &read(text.as_bytes())[..] else {
            panic!("{text:?}");
        };
        let keys: Vec<Input> = keys.iter().cloned().map(Input::Event).collect();
        assert_eq!((whole.as_str(), keys), (text, typed));
    }
    for text in ["Milk\r", "\rj", "Milk\r\r", "Milk", "a\x1b[A\rb", "a\x7f\rb"] {
        let found = read(text.as_bytes());
        let is_key = |input: &Input| matches!(input, Input::Event(Event::Key(_)));
        assert!(found.iter().all(is_key), "{text:?}");
    }
    // The first half of a letter is left for the next read.
    let typist = Typist::new().types(b"a\rb\xc3").types(b"\xa9");
    assert_eq!(typist.input().last(), Some(&press(key(Code::Char('é')))));
}

#[test]
fn late_answers_are_never_keys() {
    let dark = Input::Background(Background::Dark);
    assert_eq!(read(b"\x1b]11;rgb:1010/1010/1010\x1b\\"), [Input::Background(Background::Dark)]);
    assert_eq!(read(b"\x1b]11;rgb:1010/1010/1010\x07"), [dark]);
    assert_eq!(read(b"\x1b]10;rgb:e0e0/e0e0/e0e0\x1b\\\x1b]4;1;rgb:0/0/0\x07"), []);
    assert_eq!(read(b"\x1bP1+r544e=787465\x1b\\"), []);
    assert_eq!(read(b"\x1b[?62;22c"), [Input::Device]);
    assert_eq!(read(b"\x1b[12;40R\x1b[?2026;2$y\x1b[>1;4000;0c\x1b[I\x1b[O"), []);
}

#[test]
fn report_that_the_terminal_is_dark_or_light_now_is_no_key() {
    assert_eq!(read(b"\x1b[?997;1n"), [Input::Background(Background::Dark)]);
    assert_eq!(read(b"\x1b[?997;2n"), [Input::Background(Background::Light)]);
    assert_eq!(read(b"\x1b[?997;3n\x1b[?997n\x1b[?998;1n\x1b[0n"), []);
}

#[test]
fn answer_without_an_end_swallows_no_more_than_itself() {
    let mut bytes = b"\x1b]2;".to_vec();
    bytes.extend([b'x'; LONGEST_STRING + 1]);
    let typist = Typist::new().types(&bytes).types(b"q");
    assert_eq!(typist.out, read(b"q"));
    assert_eq!(keys(b"\x1b]11;rgb\x1b[A"), [key(Code::Up)]);
}

#[test]
fn paste_is_one_text_control_characters_and_all() {
    let paste = |text: &str| Input::Event(Event::Paste(text.into()));
    assert_eq!(read(b"\x1b[200~a\rb\x1b[A\x03~\x1b[201~"), [paste("a\rb\x1b[A\x03~")]);
    assert_eq!(read(b"\x1b[200~\x1b[201~"), [paste("")]);
    assert_eq!(read(b"\x1b[200~no end"), [paste("no end")]);
    assert_eq!(read(b"\x1b[200~\xff\x1b[201~j").len(), 2);
}

#[test]
fn end_of_a_paste_within_the_paste_makes_no_keys_of_the_rest() {
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
    let typist = Typist::new().types(b"\x1b[200~one").waits(PASTE_PATIENCE);
    let typist = typist.types(b"q\rD\x1b[201~j");
    assert_eq!(typist.out, [paste("one"), paste("q\rD"), j]);
}

#[test]
fn presses_and_the_wheel_are_told_and_nothing_else_of_the_mouse() {
    let click = || Input::Click { column: 9, row: 4 };
    let scroll = |down| Input::Event(Event::Scroll { column: 9, row: 4, down });
    assert_eq!(read(b"\x1b[<0;10;5M\x1b[<0;10;5m"), [click()]);
    assert_eq!(
        read(b"\x1b[<64;10;5M\x1b[<65;10;5M\x1b[<69;10;5M"),
        [scroll(false), scroll(true), scroll(true)]
    );
    assert_eq!(read(b"\x1b[<2;10;5M\x1b[<32;10;5M\x1b[<66;10;5M\x1b[<0;0M"), []);
    assert_eq!(read(b"\x1b[M \x2a\x25"), [click()]);
}

#[test]
fn broken_sequence_ends_where_it_breaks() {
    assert_eq!(keys(b"\x1b[1;\rj"), [key(Code::Enter), key(Code::Char('j'))]);
    let mark = key(Code::Char('\u{fffd}'));
    assert_eq!(keys(b"\xc3j\xff\xe2\x82"), [mark, key(Code::Char('j')), mark, mark]);
}

proptest! {
    #[test]
    fn any_bytes_cut_anywhere_are_taken_in(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10)) {
        let mut typist = Typist::new();
        for chunk in &chunks {
            typist = typist.types(chunk);
        }
        let mut typist = typist.waits(ms(10_000)).types(b"q");
        prop_assert_eq!(typist.decoder.deadline(), None);
        prop_assert_eq!(typist.out.pop(), read(b"q").pop());
    }
}
