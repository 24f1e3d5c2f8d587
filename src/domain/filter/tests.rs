//! Filters: the items that each term matches.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::fixtures::{date, id, today};
use crate::domain::goal::{Dropped, Goal, Size, State};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use proptest::prelude::*;

fn goal(name: &str, title: &str) -> Goal {
    Goal::new(id(name), title)
}

fn journey() -> Journey {
    let mut journey = Journey::default();
    let tagged = |mut goal: Goal, tag: &str| {
        goal.tags.push(tag.into());
        goal
    };
    let open = vec![
        Goal { toward: Some(id("cka")), ..tagged(goal("chapter", "Finish chapter 4"), "Study") }
            .into(),
        Goal {
            due: Some(date("2026-11-20")),
            kind: Some("role".into()),
            ..goal("late", "Ask for feedback")
        }
        .into(),
        Goal {
            due: Some(date("2026-11-20")),
            state: State::PAUSED,
            private: true,
            ..goal("set", "Résumé")
        }
        .into(),
        Goal { size: Size::Large, ..goal("cka", "CKA certification") }.into(),
        Goal {
            size: Size::Large,
            note: Some("Not before\nthe move".into()),
            ..goal("lead", "Lead a team")
        }
        .into(),
        Goal {
            size: Size::Large,
            state: State::SOMEDAY,
            ..tagged(goal("book", "Write a book"), "a b")
        }
        .into(),
    ];
    let dropped = State::dropped(Dropped { on: date("2019-03"), why: String::new() });
    let ended = vec![
        Goal { state: State::done(date("2019")), ..goal("read", "Read the curriculum") }.into(),
        Goal { state: dropped, ..goal("lute", "Learn the lute") }.into(),
    ];
    let mut course = Milestone::new(id("nt4"), "Windows NT4 course", date("1997"));
    course.recognised = Some(Recognised { on: date("2016-05-10"), why: String::new() });
    let mut oncall = Milestone::new(id("oncall"), "On call", date("2018"));
    oncall.until = Some(date("2020").into());
    journey.replace(DataFile::Open, open);
    journey.replace(DataFile::Ended(2019), ended);
    journey.replace(DataFile::Milestones, vec![course.into(), oncall.into()]);
    journey
}

fn read(text: &str) -> Result<Filter, FilterError> {
    Filter::parse(text, today(), &|reference| {
        let known = reference.to_lowercase() == "cka certification" || reference == "cka";
        let wanted = Refusal::NoMatch { reference: reference.into(), wanted: "no goal" };
        if known { Ok(id("cka")) } else { Err(wanted) }
    })
}

fn picked(text: &str) -> String {
    let (filter, journey) = (read(text).expect("a filter"), journey());
    let items = journey.items().filter(|item| filter.matches(item, &journey, today()));
    items.map(|item| item.id().as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn filter_terms_match_their_items() {
    let cases = [
        ("is:goal is:small", "chapter late set read lute"),
        ("is:large", "cka lead book"),
        ("is:milestone", "nt4 oncall"),
        ("is:open", "chapter late set cka lead book"),
        ("is:active", "chapter late cka lead"),
        ("is:paused", "set"),
        ("is:someday", "book"),
        ("is:done", "read"),
        ("IS:Dropped", "lute"),
        ("is:stuck", "lead"),
        ("is:overdue", "late"),
        ("is:private", "set"),
        ("is:hindsight", "nt4"),
        ("tag:study", "chapter"),
        ("tag:\"A B\"", "book"),
        ("kind:Role", "late"),
        ("toward:cka", "chapter"),
        ("toward:\"CKA certification\"", "chapter"),
    ];
    for (text, ids) in cases {
        assert_eq!(picked(text), ids, "{text}");
    }
}

#[test]
fn filter_words_match_every_text_and_abbreviate_titles_and_tags() {
    let cases = [
        ("study", "chapter"),
        ("role", "late"),
        ("the move", "lead"),
        ("\"the move\"", "lead"),
        ("\"move the\"", ""),
        ("resume", "set"),
        ("chptr", "chapter"),
        ("\"chptr\"", ""),
        ("stdy", "chapter"),
        ("team lead", "lead"),
        ("le te", "lead lute"),
        ("zq", ""),
    ];
    for (text, ids) in cases {
        assert_eq!(picked(text), ids, "{text}");
    }
}

#[test]
fn filter_equates_words_tags_and_kinds_that_look_alike() {
    let mut one = goal("one", "Move to Łódź");
    (one.tags, one.kind) = (vec!["Straße".into()], Some("Ёлка".into()));
    one.note = Some("カ\u{3099}イド".into());
    let (item, journey) = (Item::from(one), Journey::default());
    for text in [
        "lodz",
        "\"to lodz\"",
        "tag:strasse",
        "tag:STRASSE",
        "kind:елка",
        "ガイト",
        "ｶﾞｲﾄﾞ",
        "strsse",
    ] {
        let filter = read(text).expect("a filter");
        assert!(filter.matches(&item, &journey, today()), "{text}");
    }
}

#[test]
fn filter_dates_compare_whole_periods() {
    let cases = [
        ("before:2000", "nt4"),
        ("after:1997 before:2019", "oncall"),
        ("after:2019 before:2026", "oncall"),
        ("after:2019-06 before:2020", "read oncall"),
        ("after:2019-03 is:dropped", ""),
        ("before:2019-04 is:dropped", "lute"),
        ("after:\"2 days ago\"", ""),
        ("after:\"a week ago\"", "late set"),
        ("after:a week ago", "late set"),
        ("after:a week ago -is:paused", "late"),
        ("before:1 january 2000", "nt4"),
        ("after:1997 before:1 jan 2019 call", "oncall"),
        ("before:today is:open", "late set"),
    ];
    let sorted = |text: &str| {
        let mut ids: Vec<_> = text.split(' ').map(str::to_owned).collect();
        ids.sort();
        ids
    };
    for (text, ids) in cases {
        assert_eq!(sorted(&picked(text)), sorted(ids), "{text}");
    }
}

#[test]
fn filter_dash_negates_and_an_empty_filter_matches_everything() {
    assert_eq!(picked("is:large -is:stuck -tag:\"a b\""), "cka");
    assert_eq!(picked("is:paused -chapter"), "set");
    assert_eq!(picked("is:large -\"a team\""), "cka book");
    assert_eq!(picked("  ").split(' ').count(), journey().items().count());
    assert!(read("").expect("a filter").is_empty());
    assert_eq!(picked("-"), "");
}

#[test]
fn filter_since_and_until_are_inclusive_after_and_before_exclusive() {
    let dated = |on: &str| {
        let mut milestone = Milestone::new(id("m"), "Course", date(on));
        milestone.credential =
            Some(Credential { expires: Some(date("2027-03")), ..Credential::default() });
        Item::from(milestone)
    };
    let (journey, december) = (Journey::default(), dated("2026-12-05"));
    let holds = |text: &str, item: &Item| {
        let filter = read(text).expect("a filter");
        filter.matches(item, &journey, today())
    };
    for text in [
        "in:2026-12",
        "in:2026",
        "in:2026-12-05",
        "since:2026-12",
        "since:2026-12-05",
        "until:2026-12",
        "until:2026",
        "until:2026-12-05",
        "after:2026-11",
        "before:2027",
        "IN:2026-12",
        "-in:2026-11",
        "expires:2027",
        "expires:2027-03-01",
        "expires:2027-03",
        "expires:in 120 days",
        "expires:in 120 days course",
    ] {
        assert!(holds(text, &december), "{text}");
    }
    for text in [
        "in:2026-11",
        "in:2027",
        "in:2026-12-06",
        "since:2026-12-06",
        "since:2027",
        "until:2026-11",
        "after:2026-12",
        "after:2026",
        "before:2026-12",
        "before:2026-12-05",
        "after:2026-12-05",
        "expires:2027-02",
        "expires:2026",
        "expires:in 90 days",
    ] {
        assert!(!holds(text, &december), "{text}");
    }
    let year = dated("2026");
    assert!(holds("since:2026-12", &year), "it may be so");
    assert_eq!(picked("in:2019"), "oncall read lute");
    assert_eq!(picked("expires:2999"), "", "nothing else lapses");
}

#[test]
fn filter_in_takes_dates_that_lie_within_and_spans_that_overlap() {
    let in_which = |item: &Item| {
        let all = ["in:2011", "in:2011-06", "in:2011-06-15", "in:2013"];
        let holds = |text: &&str| {
            let filter = read(text).expect("a filter");
            filter.matches(item, &Journey::default(), today())
        };
        all.into_iter().filter(holds).collect::<Vec<_>>().join(" ")
    };
    let milestone = |on: &str, until: Option<&str>| {
        let until = until.map(|until| date(until).into());
        Item::from(Milestone { until, ..Milestone::new(id("m"), "Role", date(on)) })
    };
    assert_eq!(in_which(&milestone("2011", None)), "in:2011");
    assert_eq!(in_which(&milestone("2011-06", None)), "in:2011 in:2011-06");
    assert_eq!(in_which(&milestone("2011-06-15", None)), "in:2011 in:2011-06 in:2011-06-15");
    let span = milestone("2009", Some("2012"));
    assert_eq!(in_which(&span), "in:2011 in:2011-06 in:2011-06-15");
    let mut undated = Goal { created: Some(date("2011-06-15")), ..goal("one", "Read") };
    assert_eq!(in_which(&undated.clone().into()), "", "it has no date");
    undated.due = Some(date("2013-02"));
    assert_eq!(in_which(&undated.into()), "in:2013");
}

#[test]
fn filter_word_before_a_colon_that_is_no_key_is_text() {
    let titles = [
        ("Re: the offer", "Re:"),
        ("Re: the offer", "re: offer"),
        ("See https://example.org/is:open", "https://example.org/is:open"),
        ("See tag://x", "tag://x"),
        ("Follow colour:red", "colour:red"),
        ("Train at 10:30", "10:30"),
        ("Sum a:b:c", "a:b:c"),
        ("Buy milk", "-Re:"),
        ("Study #maths", "#maths"),
    ];
    for (title, text) in titles {
        let (item, filter) = (Item::from(goal("one", title)), read(text).expect("a filter"));
        assert!(filter.matches(&item, &Journey::default(), today()), "{text} in {title}");
        assert!(
            !filter.matches(&Item::from(goal("one", "Re other")), &Journey::default(), today())
                || text == "-Re:"
        );
    }
    let slip = |text: &str| read(text).expect("a filter").unknown_key().map(UnknownKey::words);
    let said = "\"tga:\" is looked for as text. Did you mean tag:?";
    assert_eq!(slip("-tga:x").as_deref(), Some(said));
    for text in ["Re:", "Re: to", "http://x", "old2:is:large", "\"tga:x\"", "tga: x"] {
        assert_eq!(slip(text), None, "{text}");
    }
}

#[test]
fn filter_takes_a_tag_with_its_sign() {
    for text in ["tag:#study", "tag:study", "#study", "#stud", "tag:\"#study\""] {
        assert_eq!(picked(text), "chapter", "{text}");
    }
    assert_eq!(picked("tag:#"), "");
    assert_eq!(picked("#"), "");
}

#[test]
fn filter_looks_back_for_dates_and_properties_of_the_past() {
    for text in [
        "is:done",
        "write is:milestone",
        "in:2019",
        "since:2019 x",
        "after:2019",
        "expires:2027",
        "at:Nordbank",
    ] {
        assert!(read(text).expect("a filter").looks_back(), "{text}");
    }
    for text in [
        "",
        "-is:done",
        "is:open",
        "\"is:done\"",
        "is://done",
        "-in:2019",
        "tag:x",
        "kind:role",
        "-at:x",
    ] {
        assert!(!read(text).expect("a filter").looks_back(), "{text}");
    }
}

#[test]
fn filter_names_an_unknown_term_with_the_known_ones() {
    let said = |text: &str| {
        let error = read(text).expect_err("an error");
        (error.to_string(), error.advice())
    };
    let (message, advice) = said("book is:opne");
    assert!(
        message.starts_with("\"is:opne\" is not a filter; is: accepts goal, small,"),
        "{message}"
    );
    assert_eq!(advice, "write is:open".into());
    assert_eq!(said("tag:"), ("\"tag:\" has nothing after it".into(), "write tag:study".into()));
    assert_eq!(said("after:soon").0, "in \"after:soon\": \"soon\" is not a date");
    assert_eq!(said("toward:x").0, "in \"toward:x\": no goal matches \"x\"");
}

#[test]
fn saved_filter_is_a_term_like_any_other() {
    let pairs =
        [("large", "is:large -is:someday"), ("twice", "filter:large"), ("wrong", "is:lrge")];
    let saved = SavedFilters::from(pairs.map(|(name, text)| (name.into(), text.into())));
    let (journey, nothing) = (journey(), |_: &str| Ok(id("cka")));
    let read = |text: &str| Filter::parse_with(text, today(), &nothing, &saved);
    let picked = |text: &str| {
        let filter = read(text).expect("a filter");
        let items = journey.items().filter(|i| filter.matches(i, &journey, today()));
        items.map(|i| i.id().as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(picked("filter:large"), "cka lead");
    assert_eq!(picked("is:large -filter:large"), "book");
    assert_eq!(picked("filter:large team"), "lead");
    let error = |text: &str| read(text).expect_err("an error");
    let unknown = error("filter:small");
    assert_eq!(unknown.to_string(), "no filter is saved as \"small\"");
    assert_eq!(unknown.advice(), "saved are large, twice and wrong".into());
    assert!(error("filter:twice").to_string().contains("cannot name another"));
    let wrong = error("filter:wrong").to_string();
    assert!(wrong.starts_with("in the saved filter wrong: \"is:lrge\""), "{wrong}");
}

proptest! {
    #[test]
    fn filter_takes_any_text_and_a_dash_matches_the_rest(text in "\\PC*", word in "[a-z0-9é]{1,5}") {
        let _ = read(&text);
        let (journey, with, without) = (journey(), read(&word), read(&format!("-{word}")));
        let (with, without) = (with.expect("a word"), without.expect("a word"));
        for item in journey.items() {
            prop_assert_ne!(with.matches(item, &journey, today()), without.matches(item, &journey, today()));
        }
    }
}
