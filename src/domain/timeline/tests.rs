//! The timeline: every item is placed, and none is moved.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, DateFormat, Until};
use crate::domain::fixtures::{date, day, done, id};
use crate::domain::goal::Goal;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use proptest::prelude::*;

fn words(date: Date) -> String {
    DateFormat::default().words(date)
}

fn milestone(name: &str, on: &str, until: Option<&str>) -> Milestone {
    Milestone { until: until.and_then(Until::from_iso), ..Milestone::new(id(name), name, date(on)) }
}

fn target(name: &str, due: &str) -> Goal {
    Goal { due: Some(date(due)), ..Goal::new(id(name), name) }
}

fn journey(goals: Vec<Goal>, milestones: Vec<Milestone>) -> Journey {
    let mut files: SortedMap<DataFile, Vec<Record>> = SortedMap::new();
    let items = goals.into_iter().map(Item::from);
    for item in items.chain(milestones.into_iter().map(Item::from)) {
        files.get_or_default(item.file()).push(item.into());
    }
    let mut journey = Journey::default();
    journey.absorb(Reading { files: files.into_iter().collect(), ..Reading::default() });
    journey
}

fn at(journey: &Journey, zoom: Zoom, order: Order) -> Vec<TimelineRow> {
    rows(&TimelineInput {
        journey,
        today: day("2026-11-22"),
        zoom,
        order,
        passes: None,
        keep: None,
    })
}

/// Rows as text: the period where one begins, and the content.
fn told(journey: &Journey, zoom: Zoom) -> Vec<String> {
    let told = |row: TimelineRow| {
        let lanes: String = row.lanes.iter().map(letter).collect();
        let opens = row.opens.map(|_| row.period.words(DateFormat::default())).unwrap_or_default();
        let stop = match row.stop {
            RowContent::Blank => "-".to_owned(),
            RowContent::Item(item, _) => item.title().to_owned(),
            RowContent::More(more) => format!("{} more", more.hidden),
            RowContent::Gap(gap) => {
                format!("{:?} {} to {}", gap.silence, words(gap.from()), words(gap.until()))
            }
            RowContent::Unread(year, n) => format!("{n} of {year}"),
            RowContent::End(date) => format!("until {}", words(date)),
            RowContent::Today => "today".to_owned(),
        };
        format!("{opens}|{}|{stop}", lanes.trim_end())
    };
    at(journey, zoom, Order::Happened).into_iter().map(told).collect()
}

fn letter(lane: &Lane) -> char {
    match lane {
        Lane::Empty => ' ',
        Lane::Begins => 'b',
        Lane::Runs => 'r',
        Lane::Ends => 'e',
    }
}

#[test]
fn timeline_puts_a_year_on_its_year_and_never_in_january() {
    let course = milestone("course", "1997", None);
    let job = milestone("job", "1997-03-01", None);
    let journey = journey(vec![], vec![job, course]);
    let years = told(&journey, Zoom::Year);
    assert_eq!(&years[..2], ["1997||course", "||job"]);
    let months = told(&journey, Zoom::Month);
    assert_eq!(&months[..2], ["1997||course", "Mar 1997||job"]);
}

#[test]
fn timeline_puts_the_target_of_a_year_at_its_end() {
    let journey = journey(vec![target("team", "2027"), target("exam", "2027-03")], vec![]);
    assert_eq!(told(&journey, Zoom::Year), ["2026||today", "2027||exam", "||team"]);
    let months = told(&journey, Zoom::Month);
    assert_eq!(months.last().map(String::as_str), Some("2027||team"));
}

#[test]
fn timeline_puts_today_between_past_and_future() {
    let journey = journey(
        vec![target("soon", "2026-11-27"), target("gone", "2026-11-02")],
        vec![milestone("led", "2026-10-12", None)],
    );
    assert_eq!(told(&journey, Zoom::Year), ["2026||led", "||gone", "||today", "||soon"]);
}

#[test]
fn span_runs_beside_the_items_within_it() {
    let journey = journey(
        vec![],
        vec![
            milestone("desk", "1995-09", Some("1998-12")),
            milestone("course", "1997", None),
            milestone("after", "1999-02", None),
        ],
    );
    assert_eq!(
        &told(&journey, Zoom::Year)[..5],
        ["1995|b|desk", "1996|r|-", "1997|r|course", "1998|e|until Dec 1998", "1999||after"]
    );
}

#[test]
fn span_folds_its_empty_years_and_its_end_has_a_row() {
    let journey = journey(
        vec![],
        vec![
            milestone("role", "1960", Some("1977")),
            milestone("project", "1961", Some("1965")),
            milestone("captain", "1973", None),
        ],
    );
    assert_eq!(
        &told(&journey, Zoom::Year)[..8],
        [
            "1960|b|role",
            "1961|rb|project",
            "|rr|Unclaimed 1962 to 1964",
            "1965|re|until 1965",
            "|r|Unclaimed 1966 to 1972",
            "1973|r|captain",
            "|r|Unclaimed 1974 to 1976",
            "1977|e|until 1977"
        ]
    );
}

#[test]
fn span_bar_closes_at_its_end_in_every_zoom() {
    let journey = journey(
        vec![],
        vec![
            milestone("role", "2010-03", Some("2014-06")),
            milestone("in", "2011-02", None),
            milestone("after", "2016-02", None),
            milestone("desk", "2018-05", Some("2021")),
            milestone("then", "2021-03", None),
            milestone("late", "2021-11", Some("2022-03")),
            milestone("move", "2022-08", None),
        ],
    );
    let bars = |zoom| -> Vec<String> {
        let drawn = |line: &String| !line.contains("||");
        told(&journey, zoom).into_iter().filter(drawn).collect()
    };
    assert_eq!(
        bars(Zoom::Decade),
        [
            "2010s|b|role",
            "|r|in",
            "|e|until Jun 2014",
            "|b|desk",
            "2020s|r|then",
            "|eb|late",
            "| e|move"
        ]
    );
    assert_eq!(
        bars(Zoom::Year),
        [
            "2010|b|role",
            "2011|r|in",
            "2012|r|-",
            "2013|r|-",
            "2014|e|until Jun 2014",
            "2018|b|desk",
            "2019|r|-",
            "2020|r|-",
            "2021|r|then",
            "|eb|late",
            "2022| e|move"
        ]
    );
    assert_eq!(
        bars(Zoom::Month),
        [
            "Mar 2010|b|role",
            "Feb 2011|r|in",
            "Jun 2014|e|until Jun 2014",
            "May 2018|b|desk",
            "Mar 2021|r|then",
            "Nov 2021|eb|late",
            "Mar 2022| e|until Mar 2022"
        ]
    );
}

#[test]
fn span_without_an_end_runs_to_today_in_every_zoom_and_leaves_no_silence() {
    let journey = journey(
        vec![target("exam", "2027-03")],
        vec![
            milestone("desk", "1995", Some("now")),
            milestone("course", "2010-02", None),
            milestone("job", "2019-03", Some("now")),
        ],
    );
    assert_eq!(
        told(&journey, Zoom::Decade),
        ["1990s|b|desk", "2000s|r|-", "2010s|r|course", "|rb|job", "2020s|ee|today", "||exam"]
    );
    assert_eq!(
        told(&journey, Zoom::Year),
        [
            "1995|b|desk",
            "|r|Unclaimed 1996 to 2009",
            "2010|r|course",
            "|r|Unclaimed 2011 to 2018",
            "2019|rb|job",
            "|rr|Unclaimed 2020 to 2025",
            "2026|ee|today",
            "2027||exam"
        ]
    );
    assert_eq!(
        told(&journey, Zoom::Month),
        [
            "1995|b|desk",
            "Feb 2010|r|course",
            "Mar 2019|rb|job",
            "Nov 2026|ee|today",
            "||Ahead Dec 2026 to Feb 2027",
            "Mar 2027||exam"
        ]
    );
}

#[test]
fn spans_beyond_the_lanes_are_left_out() {
    let spans = ["a", "b", "c", "d"].map(|n| milestone(n, "1995", Some("1999")));
    let told = told(&journey(vec![], spans.into()), Zoom::Year);
    assert_eq!(told[3], "|rrb|d".replace('b', "r").as_str());
}

#[test]
fn silence_is_one_row_and_so_is_the_empty_future() {
    let journey = journey(
        vec![target("book", "2035")],
        vec![
            milestone("a", "2001", None),
            milestone("b", "2003", None),
            milestone("c", "2010", None),
        ],
    );
    assert_eq!(
        told(&journey, Zoom::Year),
        [
            "2001||a",
            "2002||-",
            "2003||b",
            "||Long 2004 to 2009",
            "2010||c",
            "||Long Jan 2011 to Oct 2026",
            "2026||today",
            "||Ahead 2027 to 2034",
            "2035||book",
        ]
    );
}

#[test]
fn silence_is_the_same_stretch_in_every_zoom() {
    let goals = vec![done("note", "2003-06-11"), done("back", "2006-02")];
    let milestones = ["2001-02", "2015-01", "2016-03-04", "2016-05"];
    let milestones = milestones.map(|on| milestone(on, on, None));
    let journey = journey(goals, milestones.into());
    for zoom in [Zoom::Decade, Zoom::Year, Zoom::Month] {
        let told = told(&journey, zoom);
        let long: Vec<&str> = told.iter().filter_map(|l| l.strip_prefix("||Long ")).collect();
        let wanted = [
            "Mar 2001 to May 2003",
            "Jul 2003 to Jan 2006",
            "Mar 2006 to Dec 2014",
            "Jun 2016 to Oct 2026",
        ];
        assert_eq!(long, wanted, "{zoom:?}: {told:#?}");
    }
    assert_eq!(
        told(&journey, Zoom::Year)[..6],
        [
            "2001||2001-02",
            "||Long Mar 2001 to May 2003",
            "2003||-",
            "||Long Jul 2003 to Jan 2006",
            "2006||-",
            "||Long Mar 2006 to Dec 2014"
        ]
    );
}

#[test]
fn silence_is_long_by_the_measure_of_the_milestones() {
    let rare: Vec<Milestone> =
        (0..8).map(|i| milestone(&format!("m{i}"), &format!("{}", 1950 + 10 * i), None)).collect();
    let told = told(&journey(vec![], rare), Zoom::Year);
    assert!(told.contains(&"||Short 1951 to 1959".to_owned()), "{told:?}");
}

#[test]
fn silence_by_month_excludes_the_year_of_a_vague_date() {
    let journey = journey(
        vec![],
        vec![
            milestone("a", "2001", None),
            milestone("b", "2005-06", None),
            milestone("c", "2026-11-01", None),
        ],
    );
    assert_eq!(
        told(&journey, Zoom::Month)[..3],
        ["2001||a", "||Long Jan 2002 to May 2005", "Jun 2005||b"]
    );
}

#[test]
fn silence_excludes_years_with_goals_done() {
    let journey = journey(
        vec![done("g", "2005")],
        vec![milestone("a", "2001", None), milestone("b", "2009", None)],
    );
    let told = told(&journey, Zoom::Year);
    assert!(told.contains(&"2005||-".to_owned()), "{told:?}");
}

/// The counts of the rows that begin a period.
fn counted(journey: &Journey, zoom: Zoom) -> Vec<(String, usize)> {
    let rows = at(journey, zoom, Order::Happened).into_iter();
    let told = |row: TimelineRow| {
        let opens = row.opens.filter(|o| o.moves > 0)?;
        Some((row.period.words(DateFormat::default()), opens.moves))
    };
    rows.filter_map(told).collect()
}

#[test]
fn move_counts_on_every_row_that_contains_its_date() {
    let steps = ["1997-05-14", "1997-05", "1997"];
    let goals = steps.iter().map(|on| done(&format!("g{on}"), on));
    let journey = journey(goals.collect(), vec![]);
    let row = |name: &str, moves| (name.to_owned(), moves);
    assert_eq!(counted(&journey, Zoom::Decade), [row("1990s", 3)]);
    assert_eq!(counted(&journey, Zoom::Year), [row("1997", 3)]);
    let months = [row("1997", 1), row("May 1997", 2)];
    assert_eq!(counted(&journey, Zoom::Month), months);
}

#[test]
fn timeline_by_month_begins_each_year_once() {
    let steps = ["1997-05-14", "1997-06", "1998-01-02", "1998"];
    let goals = steps.iter().map(|on| done(&format!("g{on}"), on));
    let rows = at(&journey(goals.collect(), vec![]), Zoom::Month, Order::Happened);
    let opened = rows.iter().filter(|row| row.opens.is_some_and(|o| o.begins_year));
    let named: Vec<_> = opened.map(|row| row.period.words(DateFormat::default())).collect();
    assert_eq!(named, ["May 1997", "1998", "Nov 2026"]);
}

#[test]
fn timeline_by_month_has_a_row_for_a_year_with_only_a_note() {
    let mut goal = target("book", "2027");
    goal.log.push(crate::domain::goal::LogEntry {
        on: date("2019"),
        text: String::new(),
        amount: None,
    });
    let journey = journey(vec![goal], vec![]);
    let months = counted(&journey, Zoom::Month);
    assert_eq!(months, [("2019".to_owned(), 1)]);
}

#[test]
fn decade_shows_the_roots_of_the_longest_chains() {
    let mut all: Vec<Milestone> =
        (0..9).map(|i| milestone(&format!("m{i}"), &format!("199{i}"), None)).collect();
    all[7].led_to = vec![id("m8")];
    all[2].led_to = vec![id("m7")];
    let told = told(&journey(vec![], all), Zoom::Decade);
    assert_eq!(&told[..7], ["1990s||m0", "||m1", "||m2", "||m3", "||m4", "||m7", "||3 more"]);
}

#[test]
fn decade_shows_the_targets_of_larger_goals_and_counts_the_others() {
    let due = |month: u32| format!("2028-{month:02}");
    let mut goals: Vec<Goal> = (1..10).map(|m| target(&format!("g{m}"), &due(m))).collect();
    goals[8].size = crate::domain::goal::Size::Large;
    goals[7].next = true;
    let told = told(&journey(goals, vec![milestone("a", "2025", None)]), Zoom::Decade);
    assert_eq!(
        told,
        ["2020s||a", "||today", "||g1", "||g2", "||g3", "||g4", "||g8", "||g9", "||3 more"]
    );
}

#[test]
fn timeline_keeps_the_selected_row_in_a_crowded_decade() {
    let all = (0..9).map(|i| milestone(&format!("m{i}"), &format!("199{i}"), None));
    let journey = journey(vec![], all.collect());
    let keep = id("m8");
    let rows = rows(&TimelineInput {
        journey: &journey,
        today: day("2026-11-22"),
        zoom: Zoom::Decade,
        order: Order::Happened,
        passes: None,
        keep: Some(&keep),
    });
    assert!(rows.iter().any(|row| row.item().is_some_and(|i| *i.id() == keep)));
}

#[test]
fn timeline_shows_an_item_rather_than_count_one() {
    let more = |count: usize| {
        let all = (0..count).map(|i| milestone(&format!("m{i}"), &format!("199{i}"), None));
        let rows = at(&journey(vec![], all.collect()), Zoom::Decade, Order::Happened);
        rows.iter().filter(|row| matches!(row.stop, RowContent::More(_))).count()
    };
    assert_eq!([6, 7, 8].map(more), [0, 0, 1]);
}

#[test]
fn timeline_by_recognition_puts_a_milestone_at_its_recognition() {
    let mut course = milestone("course", "1997", Some("1998"));
    course.recognised = Some(Recognised { on: date("2016-05-10"), why: String::new() });
    let rows = at(&journey(vec![], vec![course]), Zoom::Year, Order::Recognised);
    assert_eq!(rows[0].period.words(DateFormat::default()), "2016");
    assert_eq!(rows[0].lanes, Lanes::default());
    let RowContent::Gap(gap) = &rows[1].stop else {
        panic!("nothing was recognised until today: {:?}", rows[1]);
    };
    assert_eq!(gap.silence, Silence::Unclaimed);
}

#[test]
fn silence_is_not_claimed_under_a_filter() {
    let only = |item: &Item| item.title() != "b";
    let rows = rows(&TimelineInput {
        journey: &journey(
            vec![],
            ["a", "b", "c"]
                .iter()
                .zip(["2001", "2006", "2012"])
                .map(|(n, on)| milestone(n, on, None))
                .collect(),
        ),
        today: day("2012-12-31"),
        zoom: Zoom::Year,
        order: Order::Happened,
        passes: Some(&only),
        keep: None,
    });
    let gap = rows.iter().find_map(|row| match &row.stop {
        RowContent::Gap(gap) => Some((gap.silence, gap.from(), gap.until())),
        _ => None,
    });
    let wanted = (Silence::Unclaimed, Date::Year(2002), Date::Year(2011));
    assert_eq!(gap, Some(wanted));
}

#[test]
fn timeline_ends_on_cycles_written_by_hand() {
    let mut a = milestone("a", "1990", None);
    let mut b = milestone("b", "1991", None);
    a.led_to = vec![id("b"), id("nobody")];
    b.led_to = vec![id("a"), id("b")];
    assert!(!told(&journey(vec![], vec![a, b]), Zoom::Decade).is_empty());
}

#[test]
fn timeline_of_an_empty_journey_has_no_rows() {
    assert!(told(&Journey::default(), Zoom::Year).is_empty());
}

fn any_date() -> impl Strategy<Value = String> {
    (1960i32..2040, 1u32..=12, 1u32..=28, 0u8..3).prop_map(|(y, m, d, exact)| match exact {
        0 => format!("{y}"),
        1 => format!("{y}-{m:02}"),
        _ => format!("{y}-{m:02}-{d:02}"),
    })
}

fn any_journey() -> impl Strategy<Value = Journey> {
    let dates = || proptest::collection::vec(any_date(), 0..30);
    (dates(), dates(), dates(), proptest::collection::vec(0i32..9, 30)).prop_map(
        |(happened, ended, due, lengths)| {
            let spans = happened.iter().zip(lengths).enumerate();
            let milestones = spans.map(|(i, (on, years))| Milestone {
                until: match years {
                    ..4 => None,
                    4 => Some(Until::Now),
                    _ => Some(Date::Year(date(on).year() + years).into()),
                },
                ..milestone(&format!("m{i}"), on, None)
            });
            let ended = ended.iter().enumerate().map(|(i, on)| done(&format!("d{i}"), on));
            let due = due.iter().enumerate().map(|(i, on)| target(&format!("t{i}"), on));
            journey(ended.chain(due).collect(), milestones.collect())
        },
    )
}

proptest! {
    #[test]
    fn timeline_has_every_item_once_in_order_and_within_its_date(journey in any_journey()) {
        for zoom in [Zoom::Decade, Zoom::Year, Zoom::Month] {
            let rows = at(&journey, zoom, Order::Happened);
            prop_assert!(rows.windows(2).all(|pair| pair[0].day <= pair[1].day));
            let mut seen = SortedSet::new();
            for row in &rows {
                let RowContent::Item(item, date) = &row.stop else { continue };
                prop_assert!(seen.insert(item.id().to_string()), "{} twice", item.title());
                let within = row.period.first_day() <= date.first_day() && date.last_day() <= row.period.last_day();
                prop_assert!(within, "{} at {}", date, row.period.words(DateFormat::default()));
            }
            let wanted = journey.items().filter(|i| zoom == Zoom::Month || !i.is_ended_goal()).count();
            let hidden: usize = rows.iter().map(|r| if let RowContent::More(more) = r.stop { more.hidden } else { 0 }).sum();
            prop_assert_eq!(seen.len() + hidden, wanted);
            prop_assert_eq!(rows.iter().filter(|r| r.stop == RowContent::Today).count(), usize::from(!rows.is_empty()));
        }
    }

    #[test]
    fn timeline_counts_every_move_once_in_any_precision(journey in any_journey()) {
        let all = journey.ended().count() + journey.milestones().count();
        for zoom in [Zoom::Decade, Zoom::Year, Zoom::Month] {
            let rows = at(&journey, zoom, Order::Happened);
            let opened = rows.iter().filter_map(|r| r.opens);
            prop_assert_eq!(opened.map(|o| o.moves).sum::<usize>(), all);
        }
    }

    #[test]
    fn lanes_begin_run_and_end_in_one_piece(journey in any_journey()) {
        let rows = at(&journey, Zoom::Year, Order::Happened);
        for lane in 0..LANES {
            let mut open = false;
            for row in &rows {
                let here = row.lanes[lane];
                let fits = match here {
                    Lane::Empty | Lane::Begins => !open,
                    Lane::Runs | Lane::Ends => open,
                };
                prop_assert!(fits, "lane {lane}");
                open = matches!(here, Lane::Begins | Lane::Runs);
            }
            prop_assert!(!open);
        }
    }
}

#[test]
fn period_after_the_last_has_days_of_the_calendar() {
    let last = Day::new(9999, 12, 28).expect("a day");
    for zoom in [Zoom::Decade, Zoom::Year, Zoom::Month] {
        let next = Period::of(last, zoom).next();
        assert!(last <= next.last_day() && next.first_day() <= next.last_day(), "{zoom:?}");
    }
}
