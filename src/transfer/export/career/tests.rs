//! Sections and order of a CV.

use super::fixtures::career;
use super::*;
use crate::domain::filter::Filter;
use crate::domain::fixtures::{date, id, today};
use crate::domain::item::Item;
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
fn cv_counts_goals_only_if_they_were_chosen() {
    let journey = career();
    let none = |_: &str| unreachable!("no larger goal is named");
    for (filter, sentences) in [("", 0), ("is:active", 1)] {
        let filter = Filter::parse(filter, today(), &none).expect("a filter");
        let outgoing = Outgoing {
            journey: &journey,
            items: journey.items().collect(),
            is_filtered: !filter.is_empty(),
            profile: &Profile::default(),
            midnight: &|_| 0,
        };
        let mut left_out = LeftOut::default();
        leave_out_goals(&outgoing, &mut left_out);
        assert_eq!(left_out.sentences().count(), sentences);
    }
}
