//! The tree against the reference parser.

use super::*;

fn misread(text: &str) -> Misread {
    parse(text).expect_err("it is no TOML")
}

#[test]
fn a_text_is_taken_apart_into_sections_with_their_ends() {
    let text = "format = 1 # x\n\n[[goal]]\ntitle = \"a\" # y\nmeasure.done = 1\n# z\n[goal.b]\n\n[other]\n";
    let tree = parse(text).expect("it is TOML");
    let parts: Vec<_> = tree.sections.iter().map(|s| &text[s.at..s.end]).collect();
    assert_eq!(
        parts,
        [
            "[[goal]]\ntitle = \"a\" # y\nmeasure.done = 1".to_owned(),
            "[goal.b]".into(),
            "[other]".into()
        ]
    );
    let Some(Value::Tables(goals)) = tree.root.get("goal").map(|n| &n.value) else {
        panic!("no goals")
    };
    assert_eq!(goals[0].entries.len(), 3);
}

#[test]
fn tree_refuses_what_the_reference_parser_refuses() {
    for text in [
        "a = 1\na = 2",
        "a.b = 1\na = 2",
        "a = 1\na.b = 2",
        "[a]\n[a]",
        "[[a]]\n[a]",
        "[a]\n[[a]]",
        "a = {b=1}\n[a.c]",
        "a = {b=1}\na.c = 1",
        "[a]\nb.c = 1\n[a.b]",
        "a = []\n[[a]]",
        "[a.b]\n[a]\nb = 1",
        "a = 1 b = 2",
        "a = ",
        "= 1",
        "a = \"x",
        "a = 2026-1-1",
        "[a",
        "[[a]",
        "a = [1, 2",
        "a = {b = 1",
        "a = tru",
        "\"a\" = 1\na = 2",
        "a = 1\rb = 2",
        "a = \"\u{7}\"",
        "a = '''x",
        "a = \"\\q\"",
        "a = 01",
        "a = 1__0",
        "[]",
        "[a.]",
        "a. = 1",
        "x",
        "a = 1 # \u{0}",
    ] {
        assert!(toml::de::DeTable::parse(text).is_err(), "the reference takes {text:?}");
        assert!(parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn tree_reads_what_toml_allows() {
    for text in [
        "",
        "\u{feff}a = 1",
        "a.b = 1\na.c = 2",
        "[a.b]\n[a]\nc = 1",
        "[[a]]\n[a.b]\n[[a]]\n[a.b]",
        "a = [[1], {b.c = 2, b.d = 3}]",
        "[a]\nb.c = 1\n[a.d]",
        "a = '''\nx'''",
        "a = 0x1F\nb = 1_000\nc = -0.5e3\nd = inf",
        "a = 2026-11-22T08:00:00+01:00",
        "a = 07:32:00",
        "[[a]]\n[[a.b]]\n[[a.b]]\n[a.b.c]",
        "a = 1\r\nb = 2\r\n",
        "a = [\n1, # one\n2,\n]",
        "\"\" = 1",
        "1.2 = 3",
    ] {
        toml::de::DeTable::parse(text).expect(text);
        parse(text).expect(text);
    }
}

#[test]
fn depth_beyond_reason_is_said_and_does_not_break_the_stack() {
    for text in [
        format!("a = {}", "[".repeat(200_000)),
        "a.".repeat(200_000) + "b = 1",
        format!("a = {}", "{b=".repeat(200_000)),
    ] {
        assert!(misread(&text).message.contains("deep"));
    }
    parse(&format!("a = \"{}\"", "[".repeat(200_000))).expect("brackets in a text are no nesting");
}

#[test]
fn lines_of_a_text_end_the_same_however_they_are_written() {
    let tree = parse("a = \"\"\"x\r\ny\\r\\n\"\"\"\r\n").expect("it is TOML");
    assert!(matches!(&tree.root.get("a").expect("a").value, Value::Text(t) if t == "x\ny\r\n"));
}

#[test]
fn an_error_names_its_place() {
    let error = misread("a = 1\nb = = 2\n");
    assert_eq!(error.at, 10, "{error:?}");
    assert_eq!(misread("[[a]]\nx = 1\nx = 2\n").at, 12);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn it_agrees_with_the_reference_parser(text in r#"([\[\]{}=.,"'#a-c0-9 \n-]|\[\[a\]\]\n|b = 1\n|a\.b = "x"\n){0,24}"#) {
        let reference = toml::de::DeTable::parse(&text);
        let own = parse(&text);
        proptest::prop_assert_eq!(reference.is_ok(), own.is_ok(), "{:?} {:?} {:?}", text, reference.err().map(|e| e.to_string()), own.err());
    }
}
