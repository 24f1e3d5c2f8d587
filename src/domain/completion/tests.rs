//! What completes a word, grammar by grammar.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::filter::Filter;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::find;
use crate::domain::goal::Goal;
use crate::domain::goal::Size;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use proptest::prelude::*;

fn today() -> Day {
    Date::from_iso("2026-11-22").and_then(Date::day).expect("a day")
}

/// Those larger goals and organisations, and a few tags.
fn journey(larger: &[&str], at: &[&str]) -> Journey {
    let large =
        |(n, title): (u64, &&str)| Goal { size: Size::Large, ..Goal::new(Id::spelled(n), *title) };
    let mut goals: Vec<Goal> = (10..).zip(larger).map(large).collect();
    let tags = ["study", "staff", "state"].map(str::to_owned).to_vec();
    goals.push(Goal { tags, ..Goal::new(Id::spelled(2), "Read") });
    let (tags, kind) = (vec!["study".to_owned()], Some("training".to_owned()));
    goals.push(Goal { tags, kind, ..Goal::new(Id::spelled(3), "Read on") });
    let role = |(n, at): (u64, &&str)| Milestone {
        at: Some((*at).to_owned()),
        ..Milestone::new(Id::spelled(n), "Role", Date::Year(2012))
    };
    let mut journey = Journey::default();
    journey.replace(DataFile::Open, goals.into_iter().map(|g| Item::from(g).into()).collect());
    let roles = (50..).zip(at).map(role).map(|milestone| Item::from(milestone).into());
    journey.replace(DataFile::Milestones, roles.collect());
    journey
}

/// The text with each candidate in it, from one in which `|` is the cursor.
fn completed(grammar: &TextGrammar, line: &str, journey: &Journey) -> Vec<String> {
    let cursor = line.find('|').expect("a cursor");
    let text = line.replace('|', "");
    let words = Vocabulary::of(journey, filter::properties(), ["work", "work-now"].into_iter());
    let found = candidates(grammar, (&text, cursor), &words, today().into());
    let put =
        |c: WordCompletion| format!("{}{}|{}", &text[..c.place.start], c.text, &text[cursor..]);
    found.into_iter().map(put).collect()
}

const LINE: TextGrammar = TextGrammar::Line(Facing::Ahead);
const PAST: TextGrammar = TextGrammar::Line(Facing::Back);

#[test]
fn completion_is_of_the_word_before_the_cursor() {
    let journey = journey(&["CKA certification"], &["Nordbank"]);
    let kind = TextGrammar::Whole(WordKind::Kind);
    for (grammar, line, whole) in [
        (&LINE, "Read #st| now", Some("Read #study| now")),
        (&LINE, "#st|, then ^ck", Some("#study|, then ^ck")),
        (&LINE, "Read ^ck| now #study", Some("Read ^\"CKA certification\"| now #study")),
        (&LINE, "Read ^\"cka c| now", Some("Read ^\"CKA certification\"| now")),
        (&LINE, "Read #s|t", None),
        (&LINE, "Read ^\"cka c\"|", None),
        (&LINE, "Read st|", None),
        (&PAST, "On call @no| !2012", Some("On call @Nordbank| !2012")),
        (&TextGrammar::Search, "read #st| x", Some("read #study| x")),
        (&TextGrammar::Search, "read st|", None),
        (&kind, "tr|", Some("training|")),
        (&kind, "tr| x", None),
        (&TextGrammar::Filter, "tag:st| is:open", Some("tag:study| is:open")),
        (&TextGrammar::Filter, "work: -TAG:st|", Some("work: -TAG:study|")),
        (&TextGrammar::Filter, "kind:tr|", Some("kind:training|")),
        (&TextGrammar::Filter, "at:no| x", Some("at:Nordbank| x")),
        (&TextGrammar::Filter, "toward:ck| x", Some("toward:\"CKA certification\"| x")),
        (&TextGrammar::Filter, "x toward:\"cka |", Some("x toward:\"CKA certification\"|")),
        (&TextGrammar::Filter, "is:ov|", Some("is:overdue|")),
        (&TextGrammar::Filter, "-filter:wo| x", Some("-filter:work| x")),
        (&TextGrammar::Filter, "#st|", Some("#study|")),
        (&TextGrammar::Filter, "tag:| is:open", Some("tag:study| is:open")),
        (&TextGrammar::Filter, "toward:\"|", Some("toward:\"CKA certification\"|")),
        (&TextGrammar::Filter, "-#|", Some("-#study|")),
        (&TextGrammar::Filter, "tag: |", None),
        (&TextGrammar::Filter, "|", None),
        (&LINE, "Read # |", None),
        (&LINE, "Read ^cka ^|", None),
        (&LINE, "Read ^| now", Some("Read ^\"CKA certification\"| now")),
        (&PAST, "On call @|", Some("On call @Nordbank|")),
        (&kind, "|", None),
        (&TextGrammar::Tags(Vec::new()), "study |", None),
        (&TextGrammar::Filter, "in:20|", None),
        (&TextGrammar::Filter, "st|", None),
    ] {
        let first = completed(grammar, line, &journey).into_iter().next();
        assert_eq!(first.as_deref(), whole, "{line}");
    }
}

#[test]
fn completion_offers_all_that_fits_but_for_tags_that_are_there() {
    let journey = journey(&[], &[]);
    let all = |grammar: &TextGrammar, line| completed(grammar, line, &journey);
    let has = TextGrammar::Tags(vec!["Staff".into()]);
    assert_eq!(all(&LINE, "#st|"), ["#study|", "#staff|", "#state|"]);
    assert_eq!(all(&LINE, "#st| #study"), ["#staff| #study", "#state| #study"]);
    assert_eq!(all(&has, "study st|"), ["study state|"]);
    assert_eq!(all(&has, "#study -#st|"), ["#study -#staff|"]);
    assert_eq!(all(&has, "-|"), ["-staff|"]);
    assert_eq!(all(&TextGrammar::Tags(Vec::new()), "-st|").len(), 3);
    assert_eq!(all(&TextGrammar::Filter, "tag:study tag:stu|"), ["tag:study tag:study|"]);
}

proptest! {
    /// What is put into a line is read back as the name that it is.
    #[test]
    fn completion_is_read_back(name in "[A-Z][a-z\"\\\\,;:.\u{a0} ]{0,9}[a-z\"]") {
        let (journey, initial) = (journey(&[&name], &[&name]), &name[..1]);
        let single = name.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in completed(&LINE, &format!("Read ^{initial}| now"), &journey) {
            let read = capture::parse(&line.replace('|', ""), today(), Facing::Ahead);
            prop_assert_eq!(read.toward.map(|token| token.text), Some(single.clone()), "{}", line);
        }
        for line in completed(&PAST, &format!("@{initial}| Role"), &journey) {
            let read = capture::parse(&line.replace('|', ""), today(), Facing::Back);
            prop_assert_eq!(read.at, Some(single.clone()), "{}", line);
        }
        for line in completed(&TextGrammar::Filter, &format!("toward:{initial}| x"), &journey) {
            let resolve = |named: &str| {
                assert_eq!(named, name, "{line}");
                find::served(&journey, named)
            };
            let text = line.replace('|', "");
            prop_assert!(Filter::parse_with(&text, today(), &resolve, &SavedFilters::new()).is_ok());
        }
    }
}
