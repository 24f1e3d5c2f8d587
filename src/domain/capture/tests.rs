//! What a capture line is understood to say.

use super::*;
use crate::domain::fixtures::today;
use proptest::prelude::*;

fn read(text: &str) -> Captured {
    parse(text, today(), Facing::Ahead)
}

/// Title, toward, tags and date on one line; `?` for a date that was not understood.
fn said(text: &str) -> String {
    let captured = read(text);
    let due = captured.due().map(|due| due.map_or("?".into(), |date| date.to_string()));
    let toward = captured.toward.map(|t| t.text).unwrap_or_default();
    format!("{}|{toward}|{}|{}", captured.title, captured.tags.join(" "), due.unwrap_or_default())
}

#[test]
fn each_sign_is_understood_wherever_it_stands() {
    let cases = [
        ("Book the mock exam", "Book the mock exam|||"),
        ("Finish chapter 4 ^CKA #study !friday", "Finish chapter 4|CKA|study|2026-11-27"),
        ("!mar 2027 Lead a #team", "Lead a||team|2027-03"),
        ("^\"CKA certification\" Read", "Read|CKA certification||"),
        ("Read !in 3 weeks slowly", "Read slowly|||2026-12-13"),
        ("Read !\"in 3 weeks\" slowly", "Read slowly|||2026-12-13"),
        ("Read !end of next month", "Read|||2026-12-31"),
        ("Read !friday, then write", "Read then write|||2026-11-27"),
        ("Read !+2w", "Read|||2026-12-06"),
        ("Pay !2026-12-01 12 bills", "Pay 12 bills|||2026-12-01"),
        ("Train #a-b_c #éa, #a-b_c", "Train||a-b_c éa|"),
        ("  two\twords\n\u{7}here ", "two words here|||"),
        ("  ", "|||"),
    ];
    for (text, parts) in cases {
        assert_eq!(said(text), parts, "{text:?}");
    }
}

#[test]
fn capture_of_a_milestone_takes_the_organisation_and_of_a_goal_does_not() {
    let cases = [
        ("Engineer @Nordbank !2009", "Engineer|Nordbank"),
        ("@Nordbank, Engineer", "Engineer|Nordbank"),
        ("Engineer @\"Bank of the North\" #work", "Engineer|Bank of the North"),
        ("Engineer @\"Bank of the North", "Engineer|Bank of the North"),
        ("Engineer @Nordbank @Polarhost", "Engineer @Polarhost|Nordbank"),
        ("Lunch @ Ann's, ann@nordbank.example", "Lunch @ Ann's, ann@nordbank.example|"),
        ("Built \\@mentions", "Built @mentions|"),
        ("Engineer !2009 @Nordbank", "Engineer|Nordbank"),
    ];
    for (text, said) in cases {
        let captured = parse(text, today(), Facing::Back);
        assert_eq!(
            format!("{}|{}", captured.title, captured.at.unwrap_or_default()),
            said,
            "{text}"
        );
    }
    assert_eq!(said("Write =3 talks @work \\@x"), "Write|||");
    assert_eq!(said("Meet Ann @Nordbank"), "Meet Ann @Nordbank|||");
}

#[test]
fn a_span_is_taken_whole_and_leaves_the_title_alone() {
    let cases = [
        ("X !apr 2009 to sep 2013", "X|2009-04 to 2013-09"),
        ("X !1997-1999 y", "X y|1997 to 1999"),
        ("X !2009..2013, at Nordbank", "X at Nordbank|2009 to 2013"),
        ("!2019-03 to now Engineer", "Engineer|2019-03 to now"),
        ("X !since 2019", "X|2019 to now"),
        ("X !\"2009 to 2013\" z", "X z|2009 to 2013"),
        ("X !2009 to be", "X to be|2009"),
        ("X !2013 to 2009", "X|?"),
        ("X =3/12 units !2009", "X =3/12 units|2009"),
        ("X ^CKA !2009", "X ^CKA|2009"),
    ];
    for (text, said) in cases {
        let captured = parse(text, today(), Facing::Back);
        let when = captured.when.map(|when| when.map_or("?".into(), |when| when.to_string()));
        assert_eq!(format!("{}|{}", captured.title, when.unwrap_or_default()), said, "{text}");
    }
}

/// What `m` makes of it: the title, and the date or what to write instead.
fn looking_back(text: &str) -> String {
    let captured = parse(text, today(), Facing::Back);
    let when = captured.when.map(|when| match when {
        Ok(extent) => extent.to_string(),
        Err(error) => format!("? {}", error.hint()),
    });
    format!("{}|{}", captured.title, when.unwrap_or_default())
}

#[test]
fn a_span_without_its_end_is_unclear_and_says_what_to_write() {
    let what_to_write = "? write 2019 to 2021, or 2019 to now";
    for span in [
        "2019 to",
        "2019 until",
        "2019 till",
        "2019 TO",
        "2019 -",
        "2019 –",
        "2019 —",
        "2019 ..",
        "2019-",
        "2019–",
        "2019..",
        "2019...",
        "\"2019 to\"",
        "from 2019",
        "from 2019 to",
    ] {
        for line in [format!("O !{span}"), format!("!{span} #tag O"), format!("O !{span} #tag")] {
            assert_eq!(looking_back(&line), format!("O|{what_to_write}"), "{line}");
        }
    }
    assert_eq!(looking_back("O !nov 2019 to"), "O|? write 2019-11 to 2021, or 2019-11 to now");
    assert_eq!(said("Fly !friday to"), "Fly|||?");
}

#[test]
fn a_joining_word_with_more_title_behind_it_is_title() {
    let cases = [
        ("Moved !2019 to Berlin", "Moved to Berlin|2019"),
        ("Moved !2019 to # Berlin", "Moved to # Berlin|2019"),
        ("Moved !2019 - at last", "Moved - at last|2019"),
        ("Moved !2019, to", "Moved|? write 2019 to 2021, or 2019 to now"),
        ("Moved !2019 to 2020", "Moved|2019 to 2020"),
        ("!2019 Moved to", "Moved to|2019"),
    ];
    for (text, said) in cases {
        assert_eq!(looking_back(text), said, "{text}");
    }
}

#[test]
fn a_measure_is_understood_and_its_unit_ends_at_the_next_sign() {
    let cases = [
        ("Read =3/12 units", "Read|3 of 12 units"),
        ("Read =0/12 exercises #study !friday", "Read|0 of 12 exercises"),
        ("Run =2.5/10 km ^CKA", "Run|2.5 of 10 km"),
        ("Publish =12 articles a year", "Publish|0 of 12 articles a year"),
        ("=12 articles, then rest", "then rest|0 of 12 articles"),
        ("Write =\"12 pages\" slowly", "Write slowly|0 of 12 pages"),
        ("Write =12 # pages", "Write|0 of 12 # pages"),
        ("Write =1 of 12 pages =3 lines", "Write =3 lines|1 of 12 pages"),
        ("Solve =x today", "Solve today|?x"),
        ("Do =0/0 things", "Do|?0/0 things"),
        (r"Solve \=x and \=3", "Solve =x and =3|"),
        ("a = b", "a = b|"),
        ("x=3 => y == z", "x=3 => y == z|"),
        ("=", "=|"),
    ];
    for (text, said) in cases {
        let captured = read(text);
        let measure = captured.measure.map(|m| match m {
            Ok(measure) => measure.to_string(),
            Err(NoMeasure(text)) => format!("?{text}"),
        });
        let title = captured.title;
        assert_eq!(format!("{title}|{}", measure.unwrap_or_default()), said, "{text}");
    }
}

#[test]
fn capture_keeps_in_the_title_what_only_looks_like_a_sign() {
    let titles = [
        "Write issue #1 in C#",
        "Learn c++ #c++",
        "x^2 and ^ and ^_^",
        "Done! Really !",
        "what?! !! != !?",
        "a#b c!d",
        "# ! ^",
    ];
    for title in titles {
        let bare = read(title).bare;
        assert_eq!(read(title), Captured { title: title.into(), bare, ..Captured::default() });
    }
    assert_eq!(said(r"Say \!hello \#x \^y"), "Say !hello #x ^y|||");
}

#[test]
fn sign_alone_is_title_and_told_where_no_title_follows() {
    let bare = |text: &str, facing| parse(text, today(), facing).bare;
    for (text, of_goal, of_milestone) in [
        ("#", Some('#'), Some('#')),
        ("Read ^", Some('^'), None),
        ("Read =  ", Some('='), None),
        ("Read ! #study", Some('!'), Some('!')),
        ("Engineer @", None, Some('@')),
        ("Read # now", None, None),
        ("a = b", None, None),
        ("Read \\#", None, None),
        ("Read!", None, None),
        ("Read !!", None, None),
    ] {
        assert_eq!(bare(text, Facing::Ahead), of_goal, "{text}");
        assert_eq!(bare(text, Facing::Back), of_milestone, "{text}");
    }
    assert_eq!(read("Read # #study").title, "Read #");
}

#[test]
fn a_date_that_is_not_understood_is_reported_and_not_lost() {
    let cases = [
        ("Read !soon or later", "Read or later|||?"),
        ("Read !next friday now", "Read now|||?"),
        ("Read !29 feb 2027", "Read|||?"),
        ("Read !22 nov 26", "Read|||?"),
        ("Read !\"soon\"", "Read|||?"),
        ("Read !in", "Read|||?"),
        ("Buy !important milk !friday", "Buy !important milk|||2026-11-27"),
    ];
    for (text, parts) in cases {
        assert_eq!(said(text), parts, "{text:?}");
    }
    let captured = read("Read !soon");
    assert_eq!(captured.due(), Some(Err(WhenError::Nonsense("soon".into()))));
    assert_eq!(captured.marks, [CaptureMark { span: 5..10, meaning: Meaning::Unclear }]);
}

#[test]
fn the_first_of_two_counts_and_the_second_is_seen_to_stay() {
    assert_eq!(said("a ^b ^c !friday !monday"), "a ^c !monday|b||2026-11-27");
}

#[test]
fn a_quote_still_open_runs_to_the_end() {
    assert_eq!(said("Read ^\"CKA cert"), "Read|CKA cert||");
}

#[test]
fn a_past_line_looks_back() {
    let captured = parse("First on-call week !friday", today(), Facing::Back);
    assert_eq!(
        captured.due().and_then(Result::ok).map(|d| d.to_string()).as_deref(),
        Some("2026-11-20")
    );
}

#[test]
fn marks_say_which_bytes_were_taken_for_what() {
    let text = "é ^\"a b\" #t !in 3 weeks z";
    let marks: Vec<_> =
        read(text).marks.into_iter().map(|m| (text[m.span].to_owned(), m.meaning)).collect();
    let expected =
        [("^\"a b\"", Meaning::Toward), ("#t", Meaning::Tag), ("!in 3 weeks", Meaning::Date)];
    assert_eq!(marks, expected.map(|(text, meaning)| (text.to_owned(), meaning)));
}

proptest! {
    #[test]
    fn a_line_made_of_parts_gives_them_back(
        title in "[a-z]{1,6}( [a-z]{1,6}){0,3}",
        toward in "[a-z0-9]{2,8}",
        tag in "[a-z][a-z0-9_-]{0,6}",
        days in 0i64..4000,
    ) {
        let day = today().plus_days(days);
        let captured = read(&format!("{title} !{day} ^{toward} #{tag}"));
        prop_assert_eq!(captured.due(), Some(Ok(Date::Day(day))));
        prop_assert_eq!(captured.title, title);
        prop_assert_eq!(captured.toward.map(|t| t.text), Some(toward));
        prop_assert_eq!(captured.tags, vec![tag]);
    }

    #[test]
    fn no_text_breaks_it_and_marks_lie_in_order_between_letters(
        any in any::<String>(),
        signs in "([!#^=\"\\\\]|12|[a-z]{1,3}|é| |friday|in 3 weeks|\n){0,12}",
    ) {
        for text in [any, signs] {
            let captured = read(&text);
            prop_assert!(!captured.title.chars().any(char::is_control));
            let mut end = 0;
            for mark in captured.marks {
                prop_assert!(mark.span.start >= end && text.get(mark.span.clone()).is_some());
                end = mark.span.end;
            }
        }
    }
}

#[test]
fn line_of_a_goal_keeps_signs_in_its_title_and_leaves_out_tags_that_it_cannot_hold() {
    let goal = Goal {
        due: Some(crate::domain::fixtures::date("2027-03")),
        tags: vec!["linux".into(), "two words".into()],
        ..Goal::new(crate::domain::id::Id::spelled(1), "Renew #1 !now  ^CKA =3 @home a#b")
    };
    let line = line_of(&goal);
    assert_eq!(line, "Renew \\#1 \\!now \\^CKA \\=3 @home a#b !2027-03 #linux");
    assert_eq!(said(&line), "Renew #1 !now ^CKA =3 @home a#b||linux|2027-03");
}

proptest! {
    #[test]
    fn line_of_a_goal_is_read_back(title in "[a-z#!^=@\"0-9 ,.:-]{1,24}", due: bool) {
        let due = due.then(|| crate::domain::fixtures::date("2027-03-04"));
        let goal = Goal { due, ..Goal::new(crate::domain::id::Id::spelled(1), title.clone()) };
        let captured = read(&line_of(&goal));
        let words: Vec<&str> = title.split_whitespace().collect();
        prop_assert_eq!(captured.due().map(|due| due.ok()), due.map(Some));
        prop_assert_eq!(captured.title, words.join(" "));
    }
}
