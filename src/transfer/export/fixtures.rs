//! What the tests of the writers share: texts that attack a target, random journeys, and an export of one.

use super::{Export, ExportOptions, Profile, Unwritable};
use crate::domain::date::{Date, Day, Until};
use crate::domain::filter::Filter;
use crate::domain::fixtures::{id, today};
use crate::domain::goal::{Dropped, Goal, LogEntry, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::sort;
use crate::transfer::text;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Titles that would be more than a text somewhere: a formula, markup, a calendar line, a key, a link, code.
pub(crate) const ATTACKS: &[&str] = &[
    "=1+1",
    "@SUM(A1:A9)",
    "-2+3",
    "+1",
    "'=1",
    "a;=1+1",
    "say \"hi\", twice",
    "<script>alert(1)</script>",
    "</style></title><b onclick=x>",
    "&amp; &lt;b&gt; &#60;",
    "<!-- x -->",
    "](javascript:alert(1))",
    "[a](https://example.org) ![b](x.png) <https://example.org>",
    "https://example.org/a?b=c&d=e",
    "END:VEVENT\\nBEGIN:VALARM",
    "a\\, b\\; c\\\\n",
    "* heading",
    "** TODO heading :tag:",
    "#+INCLUDE: \"/etc/passwd\"",
    ":END:",
    ":PROPERTIES:",
    "[[file:/etc/passwd][x]]",
    "{{{macro(x)}}}",
    "<2027-01-01 Fri> [2027-01-01 Fri]",
    "CLOSED: [2027-01-01 Fri] DEADLINE: <2027-01-01 Fri>",
    "src_sh{rm -rf x} call_x() @@html:<b>@@",
    "- item",
    "+ item",
    "1. item",
    "# title",
    "#tag",
    "#eval(1+1)",
    "#import \"x.typ\": *",
    "$x^2$ @cite <label>",
    "`code` _under_ *bold* ~x~ =y= /z/ +s+",
    "a | b | c",
    "---",
    "===",
    "> quote",
    "x done",
    "X done",
    "(A) title",
    "2026-01-01 title",
    "x 2026-01-01 2026-01-01 title",
    "due:2027-01-01 id:abc rec:1w t:2027-01-01",
    "+project @context",
    "key: value",
    "!!python/object:os.system",
    "&anchor *alias %TAG {a: b} [c]",
    "{{ x }} {% raw %}",
    "%s %d \\x \\u0041 C:\\new",
    "no\u{a0}break \u{2028} line",
    "日本語のタイトル 👩🏽‍🚀 Ünïcödé עברית",
    "a very long title that goes on and on so that a line has to be folded somewhere, 折り返し, and on it goes, 続く",
];

/// A text of one line, as an import would take it.
pub(crate) fn line() -> impl Strategy<Value = String> {
    let texts = prop_oneof![
        3 => "[A-Za-z]{2,8}( [a-z]{1,7}){0,3}",
        2 => select(ATTACKS).prop_map(str::to_owned),
        1 => "\\PC{1,20}",
    ];
    texts.prop_filter_map("blank", |text| text::some_line(&text))
}

pub(crate) fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{1,7}"
}

/// A text of several lines, as an import would take it.
pub(crate) fn note() -> impl Strategy<Value = String> {
    let lines = proptest::collection::vec(prop_oneof![4 => line(), 1 => Just(String::new())], 1..5);
    lines.prop_filter_map("blank", |lines| text::note(&lines.join("\n")))
}

/// A date of any precision, in years that every format can have.
pub(crate) fn date() -> impl Strategy<Value = Date> {
    prop_oneof![
        (1990..2026).prop_map(Date::Year),
        (1990..2026, 1_u32..=12).prop_map(|(year, month)| Date::Month(year, month)),
        day().prop_map(Date::Day),
    ]
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (0_i64..13_000).prop_map(|days| Day::new(1990, 1, 1).expect("a day").plus_days(days))
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(word(), 0..3).prop_map(|tags| tags.into_iter().collect())
}

fn links() -> impl Strategy<Value = Vec<String>> {
    let link = "https://example\\.org/[a-z]{1,6}(\\?[a-z]=[a-z])?";
    proptest::collection::vec(link, 0..3)
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        select(&OpenState::ALL[..]).prop_map(State::Open),
        date().prop_map(State::done),
        (date(), option::of(line()))
            .prop_map(|(on, why)| { State::dropped(Dropped { on, why: why.unwrap_or_default() }) }),
    ]
}

fn log() -> impl Strategy<Value = Vec<LogEntry>> {
    let entry = (day(), line(), option::of(1_u32..9)).prop_map(|(on, text, amount)| LogEntry {
        on: Date::Day(on),
        text,
        amount: amount.and_then(|amount| Amount::new(f64::from(amount))),
    });
    proptest::collection::vec(entry, 0..3).prop_map(|mut log| {
        sort::by_key(&mut log, |entry| entry.on.first_day());
        log
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    let amount = |number: u32| Amount::new(f64::from(number)).expect("finite");
    (0_u32..20, 1_u32..40, word()).prop_map(move |(done, target, unit)| Measure {
        done: amount(done),
        target: amount(target),
        unit,
    })
}

fn goal(number: usize) -> impl Strategy<Value = Goal> {
    let texts = (line(), option::of(word()), option::of(line()), option::of(note()));
    let dates = (option::of(date()), option::of(day()), state());
    let lists = (tags(), links(), log(), option::of(measure()));
    (texts, dates, lists, option::of(0_usize..3)).prop_map(
        move |((title, kind, why, note), (due, created, state), lists, serves)| {
            let (tags, links, log, measure) = lists;
            let size = if number < 3 { Size::Large } else { Size::Small };
            let serves = serves.filter(|_| size == Size::Small);
            Goal {
                size,
                state,
                toward: serves.map(|larger| id(&format!("goal{larger}"))),
                due,
                measure,
                tags,
                kind,
                why,
                note,
                links,
                created: created.map(Date::Day),
                log,
                ..Goal::new(id(&format!("goal{number}")), title)
            }
        },
    )
}

fn credential() -> impl Strategy<Value = Credential> {
    let parts = (line(), option::of(word()), option::of(date()));
    parts.prop_map(|(issuer, id, expires)| Credential {
        issuer: Some(issuer),
        id,
        url: None,
        expires,
    })
}

fn milestone(number: usize) -> impl Strategy<Value = Milestone> {
    const KINDS: [&str; 10] = [
        "role",
        "volunteering",
        "education",
        "training",
        "certification",
        "award",
        "writing",
        "talk",
        "project",
        "mentoring",
    ];
    let texts = (line(), option::of(line()), option::of(select(&KINDS[..])), option::of(note()));
    let until = option::of(prop_oneof![Just(None), (0_i64..4_000).prop_map(Some)]);
    let recognised = option::of((day(), line()));
    let lists = (tags(), links(), option::of(0_usize..3));
    (texts, date(), until, recognised, option::of(credential()), lists).prop_map(
        move |((title, at, kind, note), on, until, recognised, credential, lists)| {
            let (tags, links, led_to) = lists;
            let until = until.map(|days| match days {
                None => Until::Now,
                Some(days) => Until::On(Date::Day(on.last_day().plus_days(days + 1).min(today()))),
            });
            let recognised = recognised.map(|(on, why)| Recognised { on: Date::Day(on), why });
            Milestone {
                at,
                until,
                kind: kind.map(str::to_owned),
                recognised,
                led_to: led_to.map(|to| id(&format!("milestone{to}"))).into_iter().collect(),
                credential,
                tags,
                note,
                links,
                ..Milestone::new(id(&format!("milestone{number}")), title, on)
            }
        },
    )
}

/// A journey of up to eight goals, the first three larger ones, and up to six milestones; some serve, some led on.
pub(crate) fn journey() -> impl Strategy<Value = Journey> {
    let goals = (0..8).map(|n| option::of(goal(n))).collect::<Vec<_>>();
    let milestones = (0..6).map(|n| option::of(milestone(n))).collect::<Vec<_>>();
    (goals, milestones).prop_map(|(goals, milestones)| {
        let goals = goals.into_iter().flatten().map(Item::from);
        let milestones = milestones.into_iter().flatten().map(Item::from);
        crate::domain::fixtures::journey(goals.chain(milestones).collect())
    })
}

/// The export of a whole journey, one hour east of Greenwich, and what is said of what it leaves out.
pub(crate) fn export(
    export: &Export,
    journey: &Journey,
    profile: &Profile,
) -> Result<(String, Vec<String>), Unwritable> {
    let epoch = Day::new(1970, 1, 1).expect("a day");
    let midnight = |day: Day| day.days_since(epoch) * 86_400 - 3_600;
    let filter = Filter::default();
    let options = ExportOptions { filter: &filter, today: today(), midnight: &midnight, profile };
    let (text, left_out) = export.write(journey, &options)?;
    Ok((text, left_out.sentences().collect()))
}

/// The text alone, of what can be written.
pub(crate) fn written(format: &Export, journey: &Journey) -> String {
    let written = export(format, journey, &Profile::default());
    written.unwrap_or_else(|wrong| panic!("{}", wrong.message)).0
}
