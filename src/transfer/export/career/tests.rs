//! Sections and order of a CV.

use super::*;
use crate::domain::fixtures::{date, id, small};
use crate::domain::item::Item;
use crate::domain::milestone::Recognised;
use crate::domain::profile::Profile;

/// The titles of occupations, in the order of the CV.
fn order(roles: &[(&str, &str, &str, &str)]) -> Vec<String> {
    let roles = roles.iter().enumerate().map(|(at, (title, organisation, on, until))| {
        let at_organisation = Some((*organisation).to_owned()).filter(|at| !at.is_empty());
        let role = Milestone::new(id(&format!("role{at}")), *title, date(on));
        let until = Until::from_iso(until);
        Item::from(Milestone { kind: Some("role".into()), at: at_organisation, until, ..role })
    });
    let journey = crate::domain::fixtures::journey(roles.collect());
    let items = journey.items().collect();
    let profile = Profile::default();
    let outgoing = Outgoing {
        journey: &journey,
        items,
        is_filtered: false,
        profile: &profile,
        midnight: &|_| 0,
    };
    let ordered = Career::of(&outgoing).occupations(KnownKind::Work);
    ordered.iter().map(|role| role.title.clone()).collect()
}

#[test]
fn cv_has_the_newest_first_and_roles_that_follow_each_other_together() {
    let ordered = order(&[
        ("Clerk", "Bank", "2001-03", "2004-05"),
        ("Lead", "BANK", "2004-06-01", "2010"),
        ("Adviser", "Lab", "2003", "2009"),
        ("Returned", "Bank", "2015", "now"),
        ("Baker", "", "2012", "2014"),
        ("Party", "", "2011-05-01", ""),
    ]);
    assert_eq!(ordered, ["Returned", "Baker", "Party", "Lead", "Clerk", "Adviser"]);
    assert_eq!(order(&[("A", "X", "2010", "2012"), ("B", "X", "2010", "2013")]), ["B", "A"]);
    let promoted = order(&[("Clerk", "X", "2010", "2016-05"), ("Lead", "X", "2016-05-10", "")]);
    assert_eq!(promoted, ["Lead", "Clerk"]);
    let running = order(&[("Old", "X", "2001", "now"), ("New", "Y", "2015", "2019")]);
    assert_eq!(running, ["Old", "New"]);
}

#[test]
fn cv_tells_what_no_entry_has_a_place_for() {
    let on = date("2026");
    let recognised = Some(Recognised { on, why: String::new() });
    let items = vec![
        Milestone { recognised, led_to: vec![id("b")], ..Milestone::new(id("a"), "A", on) }.into(),
        Milestone { tags: vec!["work".into()], ..Milestone::new(id("b"), "B", on) }.into(),
        Milestone::new(id("c"), "C", on).into(),
        small("goal").into(),
    ];
    let journey = crate::domain::fixtures::journey(items);
    let outgoing = Outgoing {
        journey: &journey,
        items: journey.items().collect(),
        is_filtered: false,
        profile: &Profile::default(),
        midnight: &|_| 0,
    };
    let told = |has_tags: fn(&Milestone) -> bool| -> Vec<String> {
        let mut left_out = LeftOut::default();
        leave_out_others(&outgoing, "RenderCV", has_tags, &mut left_out);
        left_out.sentences().collect()
    };
    let goal = "1 goal is left out: a CV has no place for goals";
    let milestones = "2 milestones are without their recognition, links to later milestones and \
        tags, for which RenderCV has no place";
    assert_eq!(told(|_| false), [milestones, goal]);
    let milestone = "1 milestone is without its recognition and links to later milestones, for \
        which RenderCV has no place";
    assert_eq!(told(|_| true), [milestone, goal]);
}
