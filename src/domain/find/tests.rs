//! References and the ranking of texts.

use super::*;
use crate::domain::advice::Advice;
use crate::domain::date::Date;
use crate::domain::fixtures::id;
use crate::domain::goal::{Dropped, Goal, Size, State};
use crate::domain::milestone::Milestone;

fn goal(id_text: &str, title: &str) -> Goal {
    Goal::new(id(id_text), title)
}

fn done(id_text: &str, title: &str) -> Goal {
    Goal { state: State::done(Date::Year(2026)), ..goal(id_text, title) }
}

fn journey() -> Vec<Item> {
    let dropped = State::dropped(Dropped { on: Date::Year(2020), why: String::new() });
    vec![
        goal("k3v9q2wd", "Finish chapter 4 exercises").into(),
        goal("k3zzzzzz", "Book the mock exam").into(),
        goal("b1b1b1b1", "Write the incident review").into(),
        goal("b2b2b2b2", "Write the résumé").into(),
        Goal { size: Size::Large, ..goal("cka0a1b2", "CKA certification") }.into(),
        done("d0d0d0d0", "Read the CKA curriculum").into(),
        done("d1d1d1d1", "Ask for feedback").into(),
        Goal { state: dropped, ..goal("e0e0e0e0", "Learn the lute") }.into(),
        Milestone::new(id("m1m1m1m1"), "Windows NT4 course", Date::Year(1997)).into(),
    ]
}

fn found(reference: &str, wanted: Requirement) -> Result<String, Refusal> {
    resolve(journey().iter(), reference, wanted).map(|item| item.id().to_string())
}

fn is(reference: &str, wanted: Requirement, id: &str) {
    assert_eq!(found(reference, wanted), Ok(id.into()), "{reference}");
}

fn candidates(reference: &str, wanted: Requirement) -> Vec<String> {
    match found(reference, wanted) {
        Err(Refusal::Ambiguous { candidates, .. }) => {
            candidates.iter().map(|c| c.id.to_string()).collect()
        }
        other => panic!("{reference} gave {other:?}"),
    }
}

fn refused(reference: &str, wanted: Requirement) -> (String, Advice) {
    let refusal = found(reference, wanted).expect_err("a refusal");
    (refusal.to_string(), refusal.advice())
}

#[test]
fn reference_by_id_or_its_prefix_finds_the_item() {
    is("k3v9q2wd", OPEN_GOAL, "k3v9q2wd");
    is(" k3v ", OPEN_GOAL, "k3v9q2wd");
    is("m1", MILESTONE, "m1m1m1m1");
    assert_eq!(candidates("k3", ANY), ["k3v9q2wd", "k3zzzzzz"]);
    assert!(matches!(found("K3V", OPEN_GOAL), Err(Refusal::NoMatch { .. })), "ids know case");
}

#[test]
fn reference_by_title_matches_in_tiers() {
    is("cka CERTIFICATION", ANY, "cka0a1b2");
    is("mock book", OPEN_GOAL, "k3zzzzzz");
    is("resume", OPEN_GOAL, "b2b2b2b2");
    is("chptr", OPEN_GOAL, "k3v9q2wd");
    is("mck exm", OPEN_GOAL, "k3zzzzzz");
    is("chptr 4", OPEN_GOAL, "k3v9q2wd");
    is("cert", OPEN_LARGE, "cka0a1b2");
    assert_eq!(candidates("write", OPEN_GOAL), ["b1b1b1b1", "b2b2b2b2"]);
}

#[test]
fn reference_prefers_an_equal_title_to_one_with_its_words() {
    let items: Vec<Item> =
        vec![goal("a1", "Read more books").into(), goal("a2", "read more").into()];
    let item = resolve(items.iter(), "Read more", ANY);
    assert_eq!(item.map(|i| i.id().as_str()), Ok("a2"));
}

#[test]
fn reference_prefers_the_prefix_of_one_id_to_any_title() {
    let items: Vec<Item> = vec![
        goal("exam1234", "Sit down").into(),
        goal("zzzz", "Book the exam").into(),
        done("yyyy", "exam").into(),
    ];
    for reference in ["exam", "exam1", "e"] {
        for wanted in [ANY, OPEN_GOAL] {
            let item = resolve(items.iter(), reference, wanted);
            assert_eq!(item.map(|i| i.id().as_str()), Ok("exam1234"), "{reference}");
        }
    }
    is("cka", OPEN_GOAL, "cka0a1b2");
}

#[test]
fn reference_of_a_few_letters_yields_to_a_title_with_that_word() {
    let items: Vec<Item> = vec![
        goal("5k3v9q2w", "Write the report").into(),
        goal("aaaaaaaa", "Run 5k").into(),
        done("x1bbbbbb", "Read chapter x1").into(),
        goal("x1cccccc", "Lift 15 kg").into(),
    ];
    let of = |reference: &str, wanted| match resolve(items.iter(), reference, wanted) {
        Ok(item) => item.id().to_string(),
        Err(Refusal::Ambiguous { candidates, .. }) => {
            let ids: Vec<&str> = candidates.iter().map(|c| c.id.as_str()).collect();
            ids.join(" or ")
        }
        Err(other) => other.to_string(),
    };
    assert_eq!(of("5k", OPEN_GOAL), "5k3v9q2w or aaaaaaaa");
    assert_eq!(of("5k3", OPEN_GOAL), "5k3v9q2w", "no title has that");
    assert_eq!(of("5", OPEN_GOAL), "5k3v9q2w", "a part of a word is none");
    assert_eq!(of("5k3v9q2w", OPEN_GOAL), "5k3v9q2w");
    assert_eq!(of("5K", OPEN_GOAL), "aaaaaaaa", "ids know case");
    assert_eq!(of("x1", ENDED_GOAL), "x1bbbbbb", "both mean the same");
    assert_eq!(
        of("x1", OPEN_GOAL),
        "x1cccccc or x1bbbbbb",
        "the one that is done may be meant, and no other is to be done for it"
    );
}

#[test]
fn reference_by_title_ignores_case_and_accents() {
    let items: Vec<Item> = vec![
        goal("a1", "Học tiếng Vie\u{323}\u{302}t").into(),
        goal("a2", "Move to Łódź").into(),
        goal("a3", "Große Straße").into(),
        goal("a4", "Учить ёжика").into(),
        goal("a5", "Αθήνα").into(),
        goal("a6", "ガイド").into(),
        goal("a7", "ﬁnd the ＡＢＣ").into(),
        goal("a8", "Resume").into(),
        goal("a9", "Résumé").into(),
    ];
    let cases = [
        ("viet", "a1"),
        ("hoc tieng việt", "a1"),
        ("lodz", "a2"),
        ("GROSSE STRASSE", "a3"),
        ("ежика", "a4"),
        ("ёжик", "a4"),
        ("ΑΘΗΝΑ", "a5"),
        ("αθηνα", "a5"),
        ("カ\u{3099}イト\u{3099}", "a6"),
        ("カイト", "a6"),
        ("ｶﾞｲﾄﾞ", "a6"),
        ("find abc", "a7"),
        ("Résumé", "a9"),
        ("Re\u{301}sume\u{301}", "a8 a9"),
        ("Resume", "a8"),
    ];
    for (reference, ids) in cases {
        let found = match resolve(items.iter(), reference, ANY) {
            Ok(item) => item.id().to_string(),
            Err(Refusal::Ambiguous { candidates, .. }) => {
                let ids: Vec<&str> = candidates.iter().map(|c| c.id.as_str()).collect();
                ids.join(" ")
            }
            Err(other) => other.to_string(),
        };
        assert_eq!(found, ids, "{reference}");
    }
    let mark_alone = resolve(items.iter(), "\u{301}", ANY);
    assert!(matches!(mark_alone, Err(Refusal::NoMatch { .. })));
}

#[test]
fn reference_is_a_title_if_several_ids_have_the_prefix() {
    let items: Vec<Item> = vec![
        goal("g3aaaaaa", "Sit down").into(),
        goal("g3bbbbbb", "Stand up").into(),
        goal("zzzz", "G3").into(),
    ];
    let item = resolve(items.iter(), "g3", ANY);
    assert_eq!(item.map(|i| i.id().as_str()), Ok("zzzz"));
}

#[test]
fn reference_of_scattered_letters_or_none_finds_nothing() {
    for reference in ["", "  ", "zzz", "oeo", "Write the lute review of everything"] {
        assert!(
            matches!(found(reference, ANY), Err(Refusal::NoMatch { .. })),
            "{reference}: {:?}",
            found(reference, ANY)
        );
    }
    let said = refused("zzz", OPEN_GOAL);
    assert_eq!(said.0, "no open goal matches \"zzz\"");
}

#[test]
fn reference_to_another_kind_is_named_with_the_way_out() {
    let cases = [
        (
            "feedback",
            OPEN_GOAL,
            "\"Ask for feedback\" is done, and this needs an open goal",
            Advice::Reopen(id("d1d1d1d1")),
        ),
        (
            "e0e0e0e0",
            OPEN_GOAL,
            "\"Learn the lute\" is dropped, and this needs an open goal",
            Advice::Reopen(id("e0e0e0e0")),
        ),
        (
            "mock exam",
            OPEN_LARGE,
            "\"Book the mock exam\" is an active small goal, and this needs an open larger goal",
            Advice::Enlarge(id("k3zzzzzz")),
        ),
        (
            "k3z",
            ENDED_GOAL,
            "\"Book the mock exam\" is an active small goal, and this needs a goal that is done or dropped",
            Advice::Finish(id("k3zzzzzz")),
        ),
        (
            "lute",
            MILESTONE,
            "\"Learn the lute\" is dropped, and this needs a milestone",
            Advice::Recognise(id("e0e0e0e0")),
        ),
        (
            "nt4",
            OPEN_GOAL,
            "\"Windows NT4 course\" is a milestone, and this needs an open goal",
            Advice::FindItem,
        ),
    ];
    for (reference, wanted, message, advice) in cases {
        assert_eq!(refused(reference, wanted), (message.into(), advice));
    }
}

#[test]
fn reference_to_a_title_of_another_kind_of_record_is_none_to_it() {
    let milestone = |title: &str| Milestone::new(id("m1"), title, Date::Year(2020));
    let items: Vec<Item> = vec![milestone("CKA").into(), goal("a1", "Pass the CKA exam").into()];
    let found =
        |items: &[Item], wanted| resolve(items.iter(), "CKA", wanted).map(Item::id).cloned();
    assert_eq!(found(&items, OPEN_GOAL), Ok(id("a1")));
    assert_eq!(found(&items, FINISHED), Ok(id("m1")));
    let items: Vec<Item> = vec![milestone("The CKA exam").into(), goal("a1", "CKA").into()];
    assert_eq!(found(&items, MILESTONE), Ok(id("m1")));
    let items: Vec<Item> = vec![done("a2", "CKA").into(), goal("a1", "Pass the CKA exam").into()];
    assert!(found(&items, OPEN_GOAL).is_err(), "the goal of that title is done");
}

#[test]
fn reference_lists_at_most_twenty_candidates() {
    let items: Vec<Item> = (0..50).map(|n| goal(&format!("id{n}"), "The same").into()).collect();
    let refusal = resolve(items.iter(), "same", ANY).expect_err("a refusal");
    assert!(matches!(refusal, Refusal::Ambiguous { candidates, .. } if candidates.len() == 20));
}

#[test]
fn rank_counts_chars_and_an_empty_query_matches_everything() {
    let mut fuzzy = Fuzzy::new("exam");
    assert_eq!(fuzzy.rank("e\u{301}té: exam").map(|r| r.1), Some(vec![6, 7, 8, 9]));
    assert_eq!(fuzzy.rank("nothing"), None);
    fuzzy.set("tras");
    assert_eq!(fuzzy.rank("ﬁ Straße").map(|r| r.1), Some(vec![3, 4, 5, 6]));
    fuzzy.set("ete");
    assert_eq!(
        fuzzy.rank("x e\u{301}te\u{301}").map(|r| r.1),
        Some(vec![2, 3, 4, 5, 6]),
        "marks go with their letters"
    );
    fuzzy.set("ete");
    assert!(fuzzy.score("Été").is_some());
    fuzzy.set("");
    assert_eq!(fuzzy.rank("anything"), Some((0, vec![])));
}

#[test]
fn rank_prefers_letters_that_are_together() {
    let mut fuzzy = Fuzzy::new("mock");
    assert!(fuzzy.score("Book the mock exam") > fuzzy.score("Make an old cake"));
}

#[test]
fn reference_prefers_the_exact_title() {
    let items: Vec<Item> = vec![goal("a1", "Learn Ada").into(), done("a2", "Lead a team").into()];
    let refusal = resolve(items.iter(), "lead", OPEN_GOAL).expect_err("a refusal");
    assert!(matches!(refusal, Refusal::WrongItem { title, .. } if title == "Lead a team"));
    assert_eq!(resolve(items[..1].iter(), "lrn", OPEN_GOAL).map(|i| i.id().as_str()), Ok("a1"));
}

#[test]
fn reference_to_a_milestone_that_was_a_goal_finds_the_milestone() {
    let mcse = |name: &str| Goal { milestone: Some(id("m2m2m2m2")), ..done(name, "Sat the MCSE") };
    let mut items = journey();
    items.push(mcse("d2d2d2d2").into());
    items.push(Milestone::new(id("m2m2m2m2"), "Sat the MCSE", Date::Year(1997)).into());
    let course = Milestone {
        from: Some(id("d3d3d3d3")),
        ..Milestone::new(id("m3m3m3m3"), "Solaris course", Date::Year(1999))
    };
    items.push(course.into());
    items.push(done("d3d3d3d3", "Solaris course for the team").into());
    let found = |reference: &str, wanted| {
        resolve(items.iter(), reference, wanted).map(|item| item.id().to_string())
    };
    for (reference, wanted, id) in [
        ("Sat the MCSE", ANY, "m2m2m2m2"),
        ("mcse", FINISHED, "m2m2m2m2"),
        ("solaris", ANY, "m3m3m3m3"),
        ("solaris team", ANY, "d3d3d3d3"),
        ("mcse", ENDED_GOAL, "d2d2d2d2"),
        ("d2d2", ANY, "d2d2d2d2"),
    ] {
        assert_eq!(found(reference, wanted), Ok(id.into()), "{reference}");
    }
}
