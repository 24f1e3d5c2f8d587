//! A small career that has every case, and each rule of its reports.

use super::*;
use crate::domain::date::DateFormat;
use crate::domain::fixtures::{date, done, id, journey, large, small, today, toward};
use crate::domain::gap::GapExtent;
use crate::domain::goal::{Dropped, Goal, LogEntry, State};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::momentum::by_year;

fn milestone(name: &str, on: &str) -> Milestone {
    Milestone::new(id(name), name, date(on))
}

fn role(name: &str, at: &str, on: &str, until: &str) -> Milestone {
    let (kind, at) = (Some("role".to_owned()), Some(at.to_owned()));
    let until = crate::domain::date::Until::from_iso(until);
    Milestone { kind, at, until, ..milestone(name, on) }
}

fn certificate(name: &str, on: &str, expires: Option<&str>) -> Milestone {
    let (issuer, expires) = (Some("CNCF".to_owned()), expires.map(date));
    let credential = Some(Credential { issuer, expires, ..Credential::default() });
    Milestone { credential, ..milestone(name, on) }
}

fn note(on: &str, text: &str, amount: Option<&str>) -> LogEntry {
    let amount = amount.and_then(Amount::parse);
    LogEntry { on: date(on), text: text.into(), amount }
}

fn measure(text: &str) -> Option<Measure> {
    Some(Measure::parse(text).expect("a measure"))
}

fn kind(goal: Goal, kind: &str) -> Goal {
    Goal { kind: Some(kind.into()), ..goal }
}

fn dropped(name: &str, on: &str, why: &str) -> Goal {
    Goal { state: State::dropped(Dropped { on: date(on), why: why.into() }), ..small(name) }
}

fn career() -> Journey {
    let created = |on: &str| Some(date(on));
    let exam = Goal {
        due: Some(date("2027-03")),
        why: Some("By hand, once".into()),
        links: vec!["https://cncf.io/cka".into(), "javascript:x".into()],
        ..large("exam")
    };
    let chapter = Goal {
        measure: measure("12/12 exercises"),
        log: vec![note("2025-12-30", "The first", Some("3")), note("2026-01-04", "", Some("9"))],
        ..toward(done("chapter", "2026-01-04"), "exam")
    };
    let lab = Goal {
        log: vec![note("2026-02-01", "Two hours", None), note("2026-02-03", "One hour", None)],
        due: Some(date("2026-12")),
        ..toward(small("lab"), "exam")
    };
    let articles = Goal {
        measure: measure("6/12 articles"),
        log: vec![
            note("2025-05-01", "On paper", Some("1")),
            note("2026-05-24", "Rehearsing on paper first", Some("2")),
            note("2026-06-01", "A slip", Some("-1")),
        ],
        ..large("articles")
    };
    let cutover = Goal { state: State::done(date("2026-10-12")), ..large("cutover") };
    let runbook = Goal {
        note: Some("Twelve pages.\n\n  Nobody read them.\n".into()),
        ..toward(done("runbook", "2026-10-08"), "cutover")
    };
    let talk = Goal { created: created("2019"), ..kind(done("talk", "2026-03"), "talk") };
    let oncall = Milestone {
        recognised: Some(Recognised {
            on: date("2026-10-25"),
            why: "It changed my drawings".into(),
        }),
        at: Some("Nordbank".into()),
        ..milestone("oncall", "2019-03")
    };
    let led = Milestone {
        from: Some(id("cutover")),
        note: Some("One night".into()),
        links: vec!["https://a.b".into()],
        title: "Led the cutover at Nordbank".into(),
        ..milestone("led", "2026-10-12")
    };
    journey(vec![
        exam.into(),
        articles.into(),
        Goal { state: State::SOMEDAY, ..large("book") }.into(),
        lab.into(),
        Goal { due: Some(date("2026-12-04")), ..small("letter") }.into(),
        chapter.into(),
        cutover.into(),
        runbook.into(),
        toward(done("plan", "2025-02-01"), "cutover").into(),
        talk.into(),
        done("tidy", "2026-01-08").into(),
        done("early", "2025").into(),
        dropped("guitar", "2026-04-01", "No time").into(),
        role("engineer", "Nordbank", "2012-03", "2026-05").into(),
        role("architect", "nordbank", "2026-05-10", "now").into(),
        role("clerk", "Hansen", "1995", "2001").into(),
        oncall.into(),
        Milestone { at: Some("Nordbank".into()), ..led }.into(),
        certificate("cka", "2026-11-02", Some("2028-11-02")).into(),
        certificate("aws", "2021", Some("2027-02")).into(),
        certificate("rhce", "2005", Some("2008")).into(),
        Milestone { title: "Scrum".into(), ..certificate("scrum1", "2022", Some("2026-05")) }
            .into(),
        Milestone { title: "Scrum".into(), ..certificate("scrum2", "2025", Some("2029")) }.into(),
    ])
}

fn report_of(journey: &Journey, period: ReportPeriod) -> Report {
    let filter = Filter::default();
    let scope = ReportScope {
        period,
        filter: &filter,
        today: today(),
        with_dropped: true,
        dates: DateFormat::DOCUMENT,
    };
    Report::of(journey, &scope)
}

/// The report in lines: headings, bullets and what is below them.
fn told(report: &Report) -> String {
    fn add(text: &mut String, bullets: &[ReportBullet], indent: usize) {
        for bullet in bullets {
            let lead = bullet.lead.as_ref().map(|lead| format!("{}: ", lead.words));
            let (lead, words) = (lead.unwrap_or_default(), bullet.text.plain());
            text.push_str(&format!("{:indent$}{lead}{words}\n", ""));
            add(text, &bullet.bullets, indent + 2);
        }
    }
    let document = report.text();
    let mut text = format!("{}\n", document.heading);
    document.summary.iter().for_each(|line| text.push_str(&format!("  {}\n", line.plain())));
    for chapter in &document.chapters {
        text.push_str(&format!("{}\n", chapter.heading));
        if !chapter.about.is_empty() {
            text.push_str(&format!("  {}\n", chapter.about.plain()));
        }
        add(&mut text, &chapter.bullets, 2);
    }
    text
}

#[test]
fn report_on_a_year_tells_what_was_reached_and_done_in_it() {
    insta::assert_snapshot!(told(&report_of(&career(), ReportPeriod::of_year(2026))), @"
    2026
      4 milestones.
      cutover: reached on 12 Oct with 2 steps, 1 of them now; exam: 1 of 2 steps in 2026; articles: 6 of 12 articles, 1 of them now.
      11 moves.
    Milestones
      2 Nov: cka
      12 Oct: Led the cutover at Nordbank. One night. https://a.b
      Nordbank
        Since 10 May: architect
        Mar 2012 to May 2026: engineer
    cutover
      Reached on 12 Oct with 2 steps, 1 of them now.
      8 Oct: runbook
        Twelve pages.
        Nobody read them.
    exam
      1 of 2 steps in 2026; the target is Mar 2027. By hand, once. https://cncf.io/cka javascript:x
      4 Jan: chapter (the last 9 of 12 exercises)
      3 Feb: lab (in progress)
        Two hours
        One hour
    articles
      6 of 12 articles, 1 of them now.
      24 May: Rehearsing on paper first (2 of 12 articles)
    Talk
      Mar: talk
    Other small goals
      8 Jan: tidy
    Certificates
      2 Nov: cka, CNCF, valid until 2 Nov 2028
      Lapses Feb 2027: aws, CNCF
    Recognised
      25 Oct: oncall, Nordbank (Mar 2019). It changed my drawings.
    Under way
      exam, by Mar 2027: 1 of 2 steps
        lab, by Dec
      articles: 6 of 12 articles
      letter, by 4 Dec
    Dropped
      1 Apr: guitar. No time.
    ");
}

#[test]
fn report_on_an_earlier_year_looks_back_at_it() {
    insta::assert_snapshot!(told(&report_of(&career(), ReportPeriod::of_year(2025))), @"
    2025
      1 milestone: Scrum.
      cutover: 1 of 2 steps in 2025; exam: 0 of 2 steps; articles: 5 of 12 articles, 1 of them in 2025.
      5 moves.
    Milestones
      Scrum
    cutover
      1 of 2 steps in 2025.
      1 Feb: plan
    exam
      0 of 2 steps. By hand, once. https://cncf.io/cka javascript:x
      30 Dec: chapter (3 of 12 exercises). The first.
    articles
      5 of 12 articles, 1 of them in 2025.
      1 May: On paper
    Other small goals
      early
    Certificates
      Scrum, CNCF, valid until 2029
    Under way
      articles
    ");
}

#[test]
fn report_on_a_period_without_anything_says_so() {
    let report = report_of(&journey(vec![]), ReportPeriod::of_year(2009));
    assert_eq!(told(&report), "2009\n  Nothing was done in this period.\n");
}

fn gap(place: GapPlace) -> Gap {
    Gap { place, extent: GapExtent::All(None), why: "line 1".into() }
}

#[test]
fn report_on_what_could_not_be_read_says_so_instead_of_its_numbers() {
    let ended = |year| GapPlace::File(DataFile::Ended(year));
    let unread = |place, mut journey: Journey| {
        journey.set_gaps(vec![gap(place)]);
        told(&report_of(&journey, ReportPeriod::of_year(2024)))
    };
    let words = "2024\n  This is not all: done/2024.toml cannot be read: line 1.\n";
    assert_eq!(unread(ended(2024), journey(vec![])), words);
    for place in [ended(2026), GapPlace::Past, GapPlace::File(DataFile::Open)] {
        assert!(unread(place, journey(vec![])).contains("This is not all"), "{place:?}");
    }
    let whole = "2024\n  Nothing was done in this period.\n";
    assert_eq!(unread(ended(2019), journey(vec![])), whole);
    let step = toward(done("plan", "2024-02-01"), "exam");
    let steps = unread(ended(2019), journey(vec![large("exam").into(), step.into()]));
    assert!(steps.contains("This is not all: done/2019.toml"), "{steps}");
    assert!(!steps.contains("No milestones") && steps.contains("1 Feb: plan"), "{steps}");
    assert!(!steps.contains("of 1"), "how many steps there are is not known: {steps}");
}

#[test]
fn report_of_a_filter_that_matches_nothing_says_so() {
    let words = Filter::parse("2024", today(), &|_| Ok(id("none"))).expect("a filter");
    let of = |journey: &Journey, filter| {
        let period = ReportPeriod::of_year(2026);
        told(&Report::of(
            journey,
            &ReportScope {
                period,
                filter,
                today: today(),
                with_dropped: false,
                dates: DateFormat::DOCUMENT,
            },
        ))
    };
    let other = journey(vec![done("lab", "2026-01-08").into()]);
    assert_eq!(of(&other, &words), "2026\n  Nothing in this period matches.\n");
    let larger = Goal { title: "Before 2024".into(), ..large("book") };
    assert!(
        of(&journey(vec![larger.into()]), &words)
            .contains("Nothing that matches was done in this period.")
    );
}

#[test]
fn report_lists_certificates_in_the_order_in_which_they_lapse() {
    let journey = journey(vec![
        certificate("first", "2019", Some("2027-05")).into(),
        certificate("second", "2021", Some("2027-02-01")).into(),
        certificate("third", "2022", Some("2027-02")).into(),
        certificate("later", "2026-09", None).into(),
        certificate("sooner", "2026-03", Some("2029")).into(),
    ]);
    let report = report_of(&journey, ReportPeriod::of_year(2026));
    let section = report.sections.iter().find(|s| s.topic == SectionKind::Certificates);
    let entries = section.into_iter().flat_map(|section| &section.entries);
    let titles: Vec<&str> =
        entries.flat_map(SectionItem::entries).map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["sooner", "later", "second", "third", "first"]);
}

#[test]
fn report_is_the_same_on_every_day() {
    let (journey, filter) = (career(), Filter::default());
    let of = |today| {
        let period = ReportPeriod::of_year(2026);
        Report::of(
            &journey,
            &ReportScope {
                period,
                filter: &filter,
                today,
                with_dropped: false,
                dates: DateFormat::DOCUMENT,
            },
        )
    };
    assert_eq!(of(today()), of(date("2031-05").first_day()));
}

#[test]
fn report_leaves_out_what_is_too_vague_for_its_period() {
    let journey = journey(vec![
        done("a", "2026").into(),
        done("b", "2026-03").into(),
        milestone("c", "2026").into(),
        milestone("d", "2025").into(),
    ]);
    let period = ReportPeriod::between(Some(date("2026-03")), Some(date("2026-06")));
    let report = report_of(&journey, period.expect("a period"));
    assert_eq!((report.unplaced, report.ids().len()), (2, 1));
}

#[test]
fn report_compares_its_moves_with_the_periods_before() {
    let year = |year: i32, moves: usize| {
        (1..=moves).map(move |n| done(&format!("g{year}{n}"), &format!("{year}-03-{n:02}")).into())
    };
    let moves = |items: Vec<Item>| report_of(&journey(items), ReportPeriod::of_year(2026)).moves;
    // The year of the first move may have begun before it.
    let three = [(2023, 9), (2024, 4), (2025, 7), (2026, 5)];
    let usual = |years: &[(i32, usize)]| {
        let moves = moves(years.iter().flat_map(|(of, moves)| year(*of, *moves)).collect());
        (moves.moves, moves.usual)
    };
    assert_eq!(usual(&three), (5, None));
    assert_eq!(usual(&[&[(2022, 1)][..], &three].concat()), (5, Some(7.0)));
    assert_eq!(usual(&[(2021, 1), (2022, 1)]), (0, Some(0.0)), "years without any count");
    let remembered = Goal { created: Some(date("2026-05-01")), ..done("old", "2026-01-01") };
    assert_eq!(moves(vec![remembered.into()]).moves, 1, "written down from memory");
}

#[test]
fn report_counts_the_moves_of_a_year_as_momentum_and_the_timeline_do() {
    let promoted = Milestone { from: Some(id("exam")), ..milestone("m", "2026-03") };
    let journey = journey(vec![
        done("exam", "2026-03").into(),
        Goal { created: Some(date("2026-05-01")), ..done("old", "2026-01-01") }.into(),
        done("year", "2026").into(),
        milestone("job", "2026-02").into(),
        promoted.into(),
    ]);
    let years = by_year(&journey, today());
    assert_eq!(years.iter().map(|year| (year.year, year.moves)).collect::<Vec<_>>(), [(2026, 4)]);
    assert_eq!(report_of(&journey, ReportPeriod::of_year(2026)).moves.moves, 4);
}

#[test]
fn report_has_the_progress_at_the_end_of_its_period() {
    let amounts = [("2025-03-16", "2"), ("2025-09-28", "1"), ("2026-05-02", "3")];
    let log = amounts.map(|(on, amount)| note(on, "", Some(amount))).to_vec();
    let measured = Goal { measure: measure("6/12 articles"), log, ..large("twelve") };
    let steps = [("draft", "2026-06-01"), ("old", "2025-01-12")];
    let steps = steps.map(|(name, on)| toward(done(name, on), "twelve"));
    let plain = Goal { measure: None, log: Vec::new(), ..measured.clone() };
    let said = |goal: Goal, year: i32| {
        let items = steps.iter().cloned().chain([goal]).map(Item::from).collect();
        let text = report_of(&journey(items), ReportPeriod::of_year(year)).text();
        text.summary[1].plain()
    };
    assert_eq!(said(measured.clone(), 2025), "twelve: 3 of 12 articles, all of them in 2025.");
    assert_eq!(said(measured.clone(), 2026), "twelve: 6 of 12 articles, 3 of them now.");
    assert_eq!(said(plain.clone(), 2025), "twelve: 1 of 2 steps in 2025.");
    assert_eq!(said(plain, 2026), "twelve: 2 of 2 steps, 1 of them now.");
}

#[test]
fn report_divides_a_long_list_by_its_tags() {
    let tagged = |n: usize, tags: &[&str]| {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Item::from(Goal { tags, ..done(&format!("g{n}"), &format!("2026-01-{:02}", n + 1)) })
    };
    let tags: [&[&str]; 4] = [&["life"], &["study", "life"], &["rare"], &[]];
    let few: Vec<Item> = (0..12).map(|n| tagged(n, tags[n % 4])).collect();
    let groups = |items: Vec<Item>| {
        let report = report_of(&journey(items), ReportPeriod::of_year(2026));
        let listed = report.sections.iter().flat_map(|section| section.entries.clone());
        let label = |listed: SectionItem| match listed {
            SectionItem::Group(label, entries) => format!("{label} {}", entries.len()),
            SectionItem::One(entry) => entry.title,
        };
        listed.map(label).collect::<Vec<_>>()
    };
    assert_eq!(groups(few.clone()).len(), 12);
    let more = [few, vec![tagged(12, &["once"])]].concat();
    assert_eq!(groups(more), ["life 6", "rare 3", "g3", "g7", "g11", "g12"]);
}

#[test]
fn report_has_the_filtered_steps_under_their_larger_goal() {
    let journey = career();
    let none = |_: &str| Err(crate::domain::refusal::Refusal::EmptyTitle);
    let filter = Filter::parse("runbook", today(), &none).expect("a filter");
    let period = ReportPeriod::of_year(2026);
    let scope = ReportScope {
        period,
        filter: &filter,
        today: today(),
        with_dropped: true,
        dates: DateFormat::DOCUMENT,
    };
    insta::assert_snapshot!(told(&Report::of(&journey, &scope)), @"
    2026
      No milestones.
      cutover: reached on 12 Oct with 2 steps, 1 of them now.
      1 move.
    cutover
      Reached on 12 Oct with 2 steps, 1 of them now.
      8 Oct: runbook
        Twelve pages.
        Nobody read them.
    ");
}

#[test]
fn report_words_a_goal_that_was_reached_without_a_step_done() {
    let cutover = Goal { state: State::done(date("2026-10-12")), ..large("cutover") };
    let report = report_of(
        &journey(vec![cutover.into(), toward(small("lab"), "cutover").into()]),
        ReportPeriod::of_year(2026),
    );
    assert!(told(&report).contains("\n  Reached on 12 Oct.\n"), "{}", told(&report));
}

#[test]
fn report_tells_two_headings_of_one_name_apart() {
    let goals = ["one", "two"].map(|name| Goal {
        title: "Milestones".into(),
        state: State::done(date("2026-02-03")),
        ..large(name)
    });
    let mut items: Vec<Item> = goals.into_iter().map(Item::from).collect();
    items.push(milestone("m", "2026-01-01").into());
    let document = report_of(&journey(items), ReportPeriod::of_year(2026)).text();
    let headings: Vec<&str> = document.chapters.iter().map(|c| c.heading.as_str()).collect();
    assert_eq!(headings, ["Milestones", "Milestones (2)", "Milestones (3)"]);
}

#[test]
fn report_lists_the_lines_of_a_note_without_their_bullets() {
    let note = Some("- Halved the bill\n• Taught twelve\nand slept".to_owned());
    let lab = Goal { note, ..done("lab", "2026-01-08") };
    let journey = journey(vec![lab.into()]);
    let filter = &Filter::default();
    let period = ReportPeriod::of_year(2026);
    let scope = ReportScope {
        period,
        filter,
        today: today(),
        with_dropped: false,
        dates: DateFormat::DOCUMENT,
    };
    let report = Report::of(&journey, &scope);
    let entries = report.sections.iter().flat_map(|section| &section.entries);
    let lines: Vec<&String> =
        entries.flat_map(SectionItem::entries).flat_map(|entry| &entry.evidence).collect();
    assert_eq!(lines, ["Halved the bill", "Taught twelve", "and slept"]);
}

#[test]
fn report_names_the_issuer_of_a_certificate_before_the_organisation() {
    let earned = Milestone { at: Some("Nordbank".into()), ..certificate("cka", "2026-03", None) };
    let report = report_of(&journey(vec![earned.into()]), ReportPeriod::of_year(2026));
    assert!(told(&report).contains("cka, CNCF"), "{}", told(&report));
}
