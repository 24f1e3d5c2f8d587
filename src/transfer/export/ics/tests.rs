//! What is in a calendar, and that no text gets out of its line.

use super::*;
use crate::domain::fixtures::{date, id, journey, large, small, toward};
use crate::domain::goal::State;
use crate::domain::milestone::Credential;
use crate::domain::profile::Profile;
use crate::transfer::export::fixtures::{export, written};
use proptest::prelude::*;

fn due(goal: Goal, on: &str) -> Goal {
    Goal { due: Some(date(on)), ..goal }
}

fn expiring(name: &str, on: &str) -> Milestone {
    let credential = Credential { expires: Some(date(on)), ..Credential::default() };
    let milestone = Milestone::new(id(name), name, date("2024"));
    Milestone { credential: Some(credential), ..milestone }
}

/// The values of a property, unfolded but escaped.
fn values(calendar: &str, name: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let values = unfolded.split("\r\n").filter_map(|line| line.strip_prefix(name));
    values.map(str::to_owned).collect()
}

/// A text from its value, as a reader of calendars takes it.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match (sign, sign == '\\') {
            (_, true) => {
                text.extend(signs.next().map(|next| if next == 'n' { '\n' } else { next }))
            }
            (sign, false) => text.push(sign),
        }
    }
    text
}

#[test]
fn calendar_has_an_entry_for_each_target_and_each_expiry_with_a_day() {
    let book = Goal {
        why: Some("It is due; soon, or never".into()),
        note: Some("Rooms 3\\4\nand 5".into()),
        tags: vec!["study".into(), "one, two".into()],
        links: vec!["https://example.org/mock?a=1;b=2".into(), "notes.md".into()],
        modified: Moment::from_rfc3339("2026-11-20T19:41:08Z"),
        ..due(toward(small("book"), "cka"), "2026-12-31")
    };
    let paused = Goal { state: State::PAUSED, ..due(small("paused"), "2026-11-30") };
    let done = Goal { state: State::done(date("2026-11-01")), ..due(small("done"), "2026-11-30") };
    let mut certificate = expiring("cka-2024", "2027-02-28");
    certificate.credential.as_mut().expect("one").issuer = Some("CNCF".into());
    certificate.at = Some("The Nordbank, where it was taken".into());
    certificate.credential.as_mut().expect("one").url = Some("javascript:alert(1)".into());
    let items = vec![
        due(large("cka"), "2027-03").into(),
        book.into(),
        paused.into(),
        done.into(),
        certificate.into(),
        expiring("rhce", "2008-10").into(),
    ];
    let (calendar, left_out) =
        export(&EXPORT, &journey(items), &Profile::default()).expect("a calendar");
    insta::assert_snapshot!(calendar.replace('\r', ""), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Milepost//Milepost//EN
    BEGIN:VEVENT
    UID:book@milepost
    DTSTAMP:20261120T194108Z
    LAST-MODIFIED:20261120T194108Z
    DTSTART;VALUE=DATE:20261231
    DTEND;VALUE=DATE:20270101
    TRANSP:TRANSPARENT
    SUMMARY:book
    DESCRIPTION:It is due\; soon\, or never\nRooms 3\\4\nand 5\nToward: cka\nno
     tes.md
    CATEGORIES:study,one\, two
    URL:https://example.org/mock?a=1;b=2
    END:VEVENT
    BEGIN:VEVENT
    UID:paused@milepost
    DTSTAMP:19700101T000000Z
    DTSTART;VALUE=DATE:20261130
    DTEND;VALUE=DATE:20261201
    TRANSP:TRANSPARENT
    SUMMARY:paused
    END:VEVENT
    BEGIN:VEVENT
    UID:cka-2024@milepost
    DTSTAMP:19700101T000000Z
    DTSTART;VALUE=DATE:20270228
    DTEND;VALUE=DATE:20270301
    TRANSP:TRANSPARENT
    SUMMARY:cka-2024 lapses
    DESCRIPTION:Issuer: CNCF\njavascript:alert(1)
    END:VEVENT
    END:VCALENDAR
    ");
    let expected = [
        "1 target without a day is not in the calendar",
        "1 credential that lapses without a day is not in the calendar",
    ];
    assert_eq!(left_out, expected);
}

#[test]
fn calendar_without_an_entry_is_refused() {
    let items = vec![due(small("a"), "2027").into(), expiring("b", "2028-10").into()];
    let refused = export(&EXPORT, &journey(items), &Profile::default()).expect_err("a refusal");
    let said = format!("{}\n{}", refused.message, refused.hint);
    insta::assert_snapshot!(said, @"
    the calendar would be empty: no open goal has a target day, and no credential expires on a day; 1 target without a day is not in the calendar; 1 credential that lapses without a day is not in the calendar
    give a goal a target day: milepost edit REF --due 2027-03-01
    ");
}

#[test]
fn calendar_whose_only_target_is_private_says_so() {
    let secret = Goal { private: true, ..due(small("a"), "2027-01-01") };
    let refused = export(&EXPORT, &journey(vec![secret.into()]), &Profile::default());
    let refused = refused.expect_err("a refusal");
    assert!(refused.message.ends_with("; 1 private item is left out"), "{}", refused.message);
}

#[test]
fn calendar_has_no_entry_that_could_not_end() {
    let items = vec![due(small("a"), "9999-12-30").into(), expiring("b", "9999-12-31").into()];
    let (calendar, left_out) =
        export(&EXPORT, &journey(items), &Profile::default()).expect("a calendar");
    assert_eq!(values(&calendar, "DTEND;VALUE=DATE:"), ["99991231"]);
    let expected = ["1 entry on 31 December 9999 is not in the calendar, as it could not end"];
    assert_eq!(left_out, expected);
}

#[test]
fn calendar_has_a_url_only_where_the_first_link_is_one() {
    let url = |link: &str| {
        let goal = Goal { links: vec![link.into()], ..due(small("a"), "2027-01-01") };
        values(&written(&EXPORT, &journey(vec![goal.into()])), "URL:").pop()
    };
    assert_eq!(url("https://example.org/a?b=c,d").as_deref(), Some("https://example.org/a?b=c,d"));
    for link in [
        "notes.md",
        "file:/etc/passwd",
        "javascript:alert(1)",
        "https://",
        "http://a b",
        "http://ü.de",
    ] {
        assert_eq!(url(link), None, "{link}");
    }
}

proptest! {
    #[test]
    fn calendar_text_comes_back_and_never_leaves_its_line(
        title in "([\\PC\\n\\r\\t,;:\\\\]|BEGIN:VEVENT|日本|🏁|\u{202e}){1,60}",
        note in "(?s).{0,200}",
    ) {
        let goal = Goal {
            title: title.clone(),
            note: Some(note.clone()),
            tags: vec![title.clone()],
            ..due(small("a"), "2027-01-01")
        };
        let shown = journey(vec![goal.clone().into()]).visible();
        let shown = shown.goal(&id("a")).expect("the goal");
        let calendar = written(&EXPORT, &journey(vec![goal.into()]));
        prop_assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        prop_assert_eq!(values(&calendar, "BEGIN:"), ["VCALENDAR", "VEVENT"]);
        let told = |name: &str| values(&calendar, name).iter().map(|v| unescaped(v)).collect::<Vec<_>>();
        prop_assert_eq!(told("SUMMARY:"), [shown.title.clone()]);
        prop_assert_eq!(told("CATEGORIES:"), [shown.tags[0].clone()]);
        prop_assert_eq!(told("DESCRIPTION:").concat(), shown.note.clone().unwrap_or_default());
    }
}
