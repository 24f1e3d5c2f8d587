//! Which credentials lapse, how that is worded, and what silences it.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::fixtures::*;
use crate::domain::milestone::Credential;
use crate::domain::record::Record;

fn certificate(name: &str, title: &str, on: &str, expires: &str) -> Milestone {
    let credential = Credential {
        issuer: Some("CNCF".into()),
        expires: (!expires.is_empty()).then(|| date(expires)),
        ..Credential::default()
    };
    Milestone { credential: Some(credential), ..Milestone::new(id(name), title, date(on)) }
}

fn journey(milestones: Vec<Milestone>, goals: Vec<Goal>) -> Journey {
    let mut journey = Journey::default();
    let milestones = milestones.into_iter().map(Record::from).collect();
    journey.replace(DataFile::Milestones, milestones);
    journey.replace(DataFile::Open, goals.into_iter().map(Record::from).collect());
    journey
}

fn said(milestones: Vec<Milestone>, goals: Vec<Goal>) -> Vec<String> {
    let lapses = lapses(&journey(milestones, goals), today()).into_iter();
    lapses
        .map(|lapse| format!("{} {}", lapse.milestone.title, lapse.words(today().into())))
        .collect()
}

#[test]
fn lapse_is_said_from_90_days_before_until_90_days_after_in_its_precision() {
    let cases = [
        ("2027-02-21", "no"),
        ("2027-02-20", "lapses on 20 Feb"),
        ("2026-11-22", "lapses today"),
        ("2026-11-21", "lapsed on 21 Nov"),
        ("2026-08-24", "lapsed on 24 Aug"),
        ("2026-08-23", "no"),
        ("2027-01", "lapses in Jan 2027"),
        ("2027-02", "no"),
        ("2026-11", "lapses in Nov 2026"),
        ("2026-08", "lapsed in Aug 2026"),
        ("2026", "lapses in 2026"),
        ("2025", "no"),
        ("2027", "no"),
        ("", "no"),
    ];
    for (expires, words) in cases {
        let said = said(vec![certificate("cka", "CKA", "2024-02-20", expires)], Vec::new());
        let expected = if words == "no" { Vec::new() } else { vec![format!("CKA {words}")] };
        assert_eq!(said, expected, "{expires}");
    }
}

#[test]
fn lapses_come_soonest_first() {
    let milestones = vec![
        certificate("b", "CKS", "2024", "2027-01"),
        certificate("a", "CKA", "2024", "2026-12-20"),
        certificate("c", "RHCE", "2023", "2026-10-01"),
    ];
    let expected = ["RHCE lapsed on 1 Oct", "CKA lapses on 20 Dec", "CKS lapses in Jan 2027"];
    assert_eq!(said(milestones, Vec::new()), expected);
}

#[test]
fn lapse_is_over_once_the_certificate_was_renewed() {
    let is_said = |other: Milestone| {
        let cka = certificate("cka", "CKA", "2024-02", "2027-01-20");
        said(vec![cka, other], Vec::new()).iter().any(|said| said.starts_with("CKA lapses on 20"))
    };
    assert!(!is_said(certificate("new", "cka", "2026-11-02", "2028-11-02")));
    assert!(!is_said(certificate("new", "CKA (renewed 2026)", "2026-11-02", "2028")));
    assert!(!is_said(certificate("new", "CKA", "2026-11-02", "")), "it never lapses now");
    let renewed = |one: &str, other: &str| {
        let lapsing = certificate("one", one, "2022-03", "2027-01-20");
        let other = certificate("other", other, "2024-05", "2029-05");
        said(vec![lapsing, other], Vec::new()).is_empty()
    };
    assert!(renewed("CKA 2022", "CKA 2024"), "the year of the exam");
    assert!(!renewed("LPIC-1", "LPIC-2"), "a number is a part of the name");
    assert!(!renewed("Azure Administrator (AZ-104)", "Azure Administrator (AZ-305)"));
    assert!(is_said(certificate("new", "CKAD", "2026-11-02", "2028-11-02")), "another one");
    assert!(is_said(certificate("old", "CKA", "2022-02", "2025-02")), "an earlier one");
    assert!(is_said(certificate("old", "CKA", "2022-02", "")), "an earlier one without an end");
    let elsewhere = Milestone {
        credential: Some(Credential {
            issuer: Some("Red Hat".into()),
            expires: Some(date("2028")),
            ..Credential::default()
        }),
        ..certificate("new", "CKA renewed", "2026-11-02", "")
    };
    assert!(is_said(elsewhere), "another issuer's");
}

#[test]
fn lapse_is_not_said_while_its_renewal_is_an_open_goal() {
    let is_said = |goal: Goal| {
        !said(vec![certificate("cka", "CKA", "2024", "2027-01-20")], vec![goal]).is_empty()
    };
    let titled = |title: &str| Goal { title: title.into(), ..small("goal") };
    for title in ["Renew CKA", "renewal of the cka", "CKA: recertify"] {
        assert!(!is_said(titled(title)), "{title}");
    }
    for title in ["Read the CKA curriculum", "Renew CKAD", "Renew the passport"] {
        assert!(is_said(titled(title)), "{title}");
    }
}

#[test]
fn lapse_answer_is_about_this_expiry() {
    let answered = |on: &str, again| {
        let cka = Milestone {
            renewal: Some(Declined { on: date(on), again }),
            ..certificate("cka", "CKA", "2024", "2027-01-20")
        };
        let journey = journey(vec![cka], Vec::new());
        let lapse = lapses(&journey, today()).pop().expect("a lapse");
        (lapse.answer().is_some(), lapse.is_open(), unanswered(&journey, today()).is_some())
    };
    assert_eq!(answered("2026-11-20", AskAgain::NextTime), (true, true, false));
    assert_eq!(answered("2026-11-20", AskAgain::Never), (true, false, false));
    assert_eq!(answered("2023-11-20", AskAgain::Never), (false, true, true));
}

#[test]
fn lapse_renewal_is_due_when_it_lapses_and_as_private_as_the_milestone() {
    let renewal = |expires: &str| {
        let cka = Milestone {
            kind: Some("certification".into()),
            tags: vec!["linux".into()],
            private: true,
            ..certificate("cka", "CKA", "2024", expires)
        };
        let journey = journey(vec![cka], Vec::new());
        let lapse = lapses(&journey, today()).pop().expect("a lapse");
        lapse.renewal(id("new"), today())
    };
    let goal = renewal("2027-01");
    assert_eq!((goal.title.as_str(), goal.due), ("Renew CKA", Some(date("2027-01"))));
    assert_eq!(
        (goal.kind.as_deref(), &goal.tags[..]),
        (Some("certification"), &["linux".to_owned()][..])
    );
    assert!(goal.private);
    assert_eq!(renewal("2026-11-01").due, None, "a target in the past helps nobody");
}
