//! The outline of a career, and that it comes back whole.

use super::escape::{escaped, escaped_heading};
use super::*;
use crate::domain::date::Moment;
use crate::domain::fixtures::{date, done, id, journey, large, small, toward};
use crate::domain::goal::{Dropped, Goal, LogEntry, OpenState, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::transfer::export::fixtures::{self, ATTACKS, written};
use crate::transfer::fixtures::read;
use crate::transfer::{named, text};
use proptest::prelude::*;

/// What the import makes of the export, by id.
fn read_back(journey: &Journey) -> Vec<Item> {
    let text = written(&EXPORT, journey);
    let import = read(named("org").expect("a format"), "export", &text);
    assert!(
        import.set_aside.is_empty() && import.items.iter().all(|incoming| incoming.is_dated),
        "{import:?}\n{text}"
    );
    by_id(import.items.into_iter().map(|incoming| incoming.item))
}

fn by_id(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut items: Vec<Item> = items.collect();
    crate::domain::sort::by_key(&mut items, |item| item.id().clone());
    items
}

/// With the joiners as `~`.
fn shown(text: &str) -> String {
    text.replace('\u{2060}', "~")
}

fn career() -> Journey {
    let note = |on, text: &str, amount| LogEntry { on: date(on), text: text.into(), amount };
    let cka = Goal { due: Some(date("2027-03")), tags: vec!["study".into()], ..large("cka") };
    let labs = Goal {
        due: Some(date("2026-11-27")),
        measure: Measure::parse("4 of 12 labs"),
        tags: vec!["study".into(), "on call".into()],
        kind: Some("training".into()),
        why: Some("The exam has [labs]\nand no books".into()),
        next: true,
        note: Some("* not a heading\n:END:\n  - see https://example.org and file:x".into()),
        links: vec!["https://example.org/labs".into(), "notes.md".into()],
        created: Some(date("2026-11-02")),
        log: vec![
            note("2026-10", "+1 is no amount", None),
            note("2026-11-14", "Services, on the train", Amount::parse("2")),
        ],
        modified: Moment::from_rfc3339("2026-11-20T19:41:08Z"),
        ..toward(small("labs"), "cka")
    };
    let dropped = Dropped { on: date("2025-06"), why: "Too dear".into() };
    let course = Milestone {
        at: Some("Hansen Freight".into()),
        until: Some(date("1998").into()),
        kind: Some("training".into()),
        recognised: Some(Recognised {
            on: date("2016-05-10"),
            why: "The turning point\nof all".into(),
        }),
        led_to: vec![id("mcse")],
        from: Some(id("course")),
        tags: vec!["windows".into()],
        note: Some("TODO what I wrote".into()),
        ..Milestone::new(id("nt4"), "TODO Windows NT4 course", date("1997"))
    };
    let credential = Credential {
        issuer: Some("Microsoft".into()),
        expires: Some(date("2001-12-31")),
        ..Credential::default()
    };
    let mcse = Milestone {
        credential: Some(credential),
        ..Milestone::new(id("mcse"), "MCSE", date("1998-11-20"))
    };
    journey(vec![
        labs.into(),
        Goal { state: State::Open(OpenState::Someday), ..small("rust") }.into(),
        cka.into(),
        toward(done("book", "2026-10-02"), "cka").into(),
        Goal { milestone: Some(id("nt4")), ..done("course", "1997") }.into(),
        Goal { state: State::dropped(dropped), ..small("mba") }.into(),
        course.into(),
        mcse.into(),
    ])
}

#[test]
fn org_outline_has_everything_in_its_place() {
    insta::assert_snapshot!(shown(&written(&EXPORT, &career())), @r#"
    #+TODO: TODO PAUSED SOMEDAY | DONE DROPPED

    * SOMEDAY rust
    :PROPERTIES:
    :ID:       rust
    :END:

    * TODO cka :study:
    :PROPERTIES:
    :ID:       cka
    :SIZE:     large
    :TARGET:   2027-03
    :END:
    ** TODO labs :study:
    DEADLINE: <2026-11-27 Fri>
    :PROPERTIES:
    :ID:       labs
    :TOWARD:   cka
    :KIND:     training
    :WHY:      The exam has [labs]
    :WHY+:     and no books
    :MEASURE:  4 of 12 labs
    :TAG:      on call
    :LINK:     https://example.org/labs
    :LINK+:    notes.md
    :NEXT:     t
    :CREATED:  [2026-11-02 Mon]
    :MODIFIED: 2026-11-20T19:41:08Z
    :END:
    :LOGBOOK:
    - Note taken on [2026-10] \\
      ~+1 is no amount
    - Note taken on [2026-11-14 Sat] \\
      +2 Services, on the train
    :END:
    ~* not a heading
    ~:END:
      - see https://example.org and file~:x
    ** DONE book
    CLOSED: [2026-10-02 Fri]
    :PROPERTIES:
    :ID:       book
    :TOWARD:   cka
    :END:

    * Done
    ** 1997
    *** DONE course
    :PROPERTIES:
    :ID:       course
    :ENDED:    1997
    :MILESTONE: nt4
    :END:
    ** 2025
    *** DROPPED mba
    :PROPERTIES:
    :ID:       mba
    :ENDED:    2025-06
    :END:
    :LOGBOOK:
    - State "DROPPED"    from "TODO"       [2025-06] \\
      Too dear
    :END:

    * Past milestones
    ** ~TODO Windows NT4 course :windows:
    :PROPERTIES:
    :ID:       nt4
    :ON:       1997
    :UNTIL:    1998
    :AT:       Hansen Freight
    :KIND:     training
    :RECOGNISED: 2016-05-10
    :WHY:      The turning point
    :WHY+:     of all
    :LED_TO:   mcse
    :FROM:     course
    :END:
    ~TODO what I wrote
    ** MCSE
    :PROPERTIES:
    :ID:       mcse
    :ON:       1998-11-20
    :ISSUER:   Microsoft
    :EXPIRES:  2001-12-31
    :END:
    "#);
    assert_eq!(read_back(&career()), by_id(career().items().cloned()));
}

#[test]
fn org_outline_of_goals_in_a_circle_or_a_long_chain_has_them_all() {
    let circle = vec![
        toward(large("a"), "b").into(),
        toward(large("b"), "a").into(),
        toward(large("c"), "c").into(),
        toward(small("d"), "gone").into(),
    ];
    let links = (0..3000).map(|n| toward(large(&format!("n{n}")), &format!("n{}", n + 1)).into());
    for items in [circle, links.collect()] {
        let journey = journey(items);
        assert_eq!(read_back(&journey).len(), journey.items().count());
        assert!(written(&EXPORT, &journey).lines().all(|line| line.len() < 60));
    }
}

#[test]
fn org_text_of_a_megabyte_is_escaped_in_one_pass() {
    for piece in ["a: ", "[1] ", "src_sh{x} ", "https://x.org/a:b "] {
        let text = piece.repeat(1_000_000 / piece.len());
        assert!(escaped(&text).len() >= text.len());
    }
}

#[test]
fn org_heading_has_no_link() {
    let heading = escaped_heading("read https://x.org:80/a and http://y.org");
    insta::assert_snapshot!(shown(&heading), @"read https~://x.org~:80/a and http~://y.org");
    let goal = Goal::new(id("a"), "read https://x.org:80/a and http://y.org");
    let journey = journey(vec![goal.into()]);
    assert_eq!(read_back(&journey), by_id(journey.items().cloned()));
}

#[test]
fn org_text_is_nothing_but_a_text() {
    insta::assert_snapshot!(
        [
            "* heading", "#+INCLUDE: \"x\"", ":END:", "a :tag:", "[[file:x][y]]", "see file:x", "(https://x.org:80/a:b) file:y",
            "{{{macro}}}", "src_sh{id}", "@@html:<b>@@", "[1/2] [#A] [fn:1]", "\\alpha \\(x\\) \\", "$x$ $",
            "Local Variables:", "10:30, a: b, a < b", "- item", "DONE x", "CLOCK: x",
        ]
        .map(|text| shown(&escaped(text)))
        .join("\n"),
        @r#"
    ~* heading
    ~#+INCLUDE: "x"
    ~:END:
    a ~:tag:
    [~[file~:x][y]]
    see file~:x
    (https://x.org:80/a:b) file~:y
    {~{~{macro}}}
    src~_sh{id}
    @~@html~:<b>@~@
    [~1/2] [~#A] [fn~:1]
    \~alpha \~(x\~) \
    $~x$~ $~
    Local Variables~:
    10:30, a: b, a < b
    - item
    ~DONE x
    ~CLOCK: x
    "#
    );
}

proptest! {
    #[test]
    fn org_outline_comes_back_with_every_field(journey in fixtures::journey()) {
        prop_assert_eq!(read_back(&journey), by_id(journey.visible().items().cloned()));
    }

    #[test]
    fn org_title_and_note_come_back_whatever_they_are(
        texts in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(ATTACKS).prop_map(str::to_owned),
                "(\\[|\\]|<|>|:|[*]|#|[+]|-| |\\\\|\\{|\\}|TODO|DONE|CLOSED|DEADLINE|2026-11-22|1|/|%|a|src_|Note taken on|\"|begin_|State){1,12}",
            ],
            1..4,
        ),
    ) {
        let Some(title) = text::some_line(&texts[0]) else { return Ok(()) };
        let mut goal = Goal::new(id("goal"), title.clone());
        goal.note = text::note(&texts.join("\n"));
        goal.why = Some(title.clone());
        goal.log = vec![LogEntry { on: date("2026-11-22"), text: title.clone(), amount: None }];
        let mut milestone = Milestone::new(id("milestone"), title, date("1997"));
        milestone.note = goal.note.clone();
        let journey = journey(vec![goal.into(), milestone.into()]).visible();
        prop_assert_eq!(read_back(&journey), by_id(journey.items().cloned()));
    }
}
