//! Tables as people and programs write them.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let file = InputFile { name: "a.csv".into(), bytes: Vec::new() };
    let table = Sheet::new(&file, text);
    let texts = |row: SheetRow| row.texts().map(str::to_owned).collect();
    (table.headers.clone(), table.rows().map(texts).collect())
}

fn rows(text: &str) -> Vec<Vec<String>> {
    read(text).1
}

#[test]
fn table_has_the_delimiter_of_its_headers() {
    for text in [
        "a,b\n1;2,3",
        "a;b\n1;2,3",
        "a\tb\n1;2\t3",
        "a|b\r\n1;2|3\r\n",
        "sep=;\r\na;b\r\n1;2,3",
        "\n\"a;b;c\",b\n1,2",
    ] {
        assert_eq!((read(text).0.len(), rows(text)[0].len()), (2, 2), "{text}");
    }
    assert_eq!(rows("a\n1\n2\n"), [["1"], ["2"]]);
    assert_eq!(rows("a,b\r1,2\r3,4"), [["1", "2"], ["3", "4"]]);
}

#[test]
fn table_field_in_quotes_may_have_delimiters_lines_and_quotes() {
    assert_eq!(rows("a,b\n\"1,\n2\",\"say \"\"yes\"\"\"\n"), [["1,\n2", "say \"yes\""]]);
    assert_eq!(rows("a,b\n\"\"\"x y\",2\n"), [["\"x y", "2"]]);
}

#[test]
fn table_that_was_edited_by_hand_is_read_as_it_is_meant() {
    assert_eq!(rows("a,b,c\n1, \"2, and\" ,3"), [["1", "2, and", "3"]], "blanks around quotes");
    assert_eq!(rows("a,b\n\"1\" or so,2"), [["1 or so", "2"]], "text after quotes");
    assert_eq!(rows("a,b\n5\" disk,2"), [["5\" disk", "2"]], "a quote within");
    assert_eq!(rows("a,b\n\"1,2\n3,4"), [["1", "2"], ["3", "4"]], "a quote that is not closed");
    let later = "a,b\n\"1,2\n3,\"4, and\"\n";
    assert_eq!(rows(later), [["1", "2"], ["3", "4, and"]], "nor by the quote of a later row");
    assert_eq!(rows("a,b\n1\n\n , \n1,2,3\n"), [vec!["1"], vec!["1", "2", "3"]]);
}

#[test]
fn table_knows_the_place_of_each_field() {
    let file = InputFile { name: "a.csv".into(), bytes: Vec::new() };
    let places = |text: &str, column: usize| -> Vec<String> {
        Sheet::new(&file, text).rows().map(|row| row.source_of(column).to_string()).collect()
    };
    let text = "a,b\r\n\r\n\"é\r\nx\", 2\r\n3,4\n";
    assert_eq!(places(text, 0), ["a.csv:3:1", "a.csv:5:1"]);
    assert_eq!(places(text, 1), ["a.csv:4:4", "a.csv:5:3"]);
    assert_eq!(places("sep=,\na,b\n1", 1), ["a.csv:3:1"], "a missing field is at its row");
}

#[test]
fn table_column_is_found_regardless_of_case_accents_and_parentheses() {
    let file = InputFile { name: "a.csv".into(), bytes: Vec::new() };
    let table = Sheet::new(&file, "Started On,Prüfung,Completed At (if completed),(a)\n");
    let found =
        ["started_on", "prufung", "completed at", "(a)", "b"].map(|name| table.column(name));
    assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), None]);
}

proptest! {
    #[test]
    fn table_fields_are_read_as_they_were_written(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z\",;\n é]{0,6}", 2..4), 1..6),
    ) {
        let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        let text = format!("a,b\n{}", rows.iter().map(line).collect::<Vec<_>>().join("\r\n"));
        let trimmed = |row: &Vec<String>| row.iter().map(|f| f.trim().to_owned()).collect::<Vec<_>>();
        let written: Vec<Vec<String>> = rows.iter().map(trimmed).filter(|row| row.iter().any(|f| !f.is_empty())).collect();
        prop_assert_eq!(self::rows(&text), written);
    }

    #[test]
    fn table_of_any_text_is_read(text in "[a,;\"\r\n\t é]{0,60}|.*") {
        rows(&text);
    }
}
