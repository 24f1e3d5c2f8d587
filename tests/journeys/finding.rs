//! Stories of finding: the search and the filter.

use crate::frames::crop::topmost;
use crate::stage::Stage;
use insta::assert_snapshot;

#[test]
fn search_shows_a_goal_and_its_milestone_once_and_goes_to_the_milestone() {
    let mut stage = Stage::sample();
    stage.press("/payments");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › payments                                                       65 of 357 │
    │                                                                            │
    │ ▌ ◆✓ Led the payments cutover                                  12 Oct 2026 │
    │   ✓  Rehearse the failover of the payments database            21 Mar 2025 │
    │   ✓  Run one day's payments through both                       17 May 2024 │
    │   ✓  Draft a plan to replace the payments core                  3 Nov 2023 │
    │   ✓  Run a game day with the payments team                     21 Oct 2022 │
    │   ✓  Draw the payment's way on one sheet                       11 Feb 2022 │
    │   ✓  Find the three places where a payment can stand still      4 Mar 2022 │
    │   ✓  Follow one payment through every system                   21 Jan 2022 │
    │   ✓  Show the night shift the timelines of its cutover         19 Nov 2026 │
    │      tag: payments                                                         │
    │   ✓  Collect the timelines of the cutover night                 3 Nov 2026 │
    │      tag: payments                                                         │
    │   ✓  Switch off the old core                                   15 Oct 2026 │
    │      tag: payments                                                         │
    │   ✓  Print the runbook, all twelve pages                        8 Oct 2026 │
    │      tag: payments                                                         │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
    stage.press("<enter>c");
    assert!(stage.app().scene().is_some(), "its chain: {}", stage.frame());
}

#[test]
fn filter_that_was_changed_in_the_settings_shows_what_it_says_now() {
    let mut stage = Stage::sample();
    let save = |stage: &mut Stage, text: &str| {
        std::fs::write(&stage.settings, format!("[filters]\nmine = {text:?}\n")).expect("written");
        stage.notice_outside();
    };
    save(&mut stage, "tag:writing");
    stage.press("ffilter:mine<enter>");
    let writing = stage.frame();
    save(&mut stage, "tag:kubernetes");
    assert_ne!(stage.frame(), writing);
    assert_eq!(stage.app().notice(), Some("Settings reloaded."));
    std::fs::write(&stage.settings, "[filters]\nmine = 3\n").expect("written");
    let before = stage.frame().lines().next().map(str::to_owned);
    stage.notice_outside();
    assert_eq!(stage.frame().lines().next().map(str::to_owned), before);
    let frame = stage.frame();
    let words: Vec<&str> = frame.split_whitespace().collect();
    let said = "The old settings are kept: config.toml, line 2, column 8: `mine` is 3, not a text in quotes. esc hides this.";
    assert!(words.join(" ").contains(said), "{frame}");
}

#[test]
fn settings_with_faults_say_so_until_they_are_mended_or_that_is_put_away() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut stage = Stage::sample();
        let faults = "name = 3\nglyphs = \"none\"\n[keys]\nquti = \"Q\"\n";
        std::fs::write(&stage.settings, faults).expect("written");
        stage.resize(columns, rows).notice_outside();
        let says = |stage: &mut Stage| {
            let frame = stage.frame();
            let words: Vec<&str> = frame.split_whitespace().collect();
            let said = words.join(" ");
            said.contains("line 1, column 8")
                && said.contains("2 more: milepost config lists them.")
        };
        assert!(says(&mut stage), "{}", stage.frame());
        assert!(says(stage.press("j")), "a key that moves leaves it: {}", stage.frame());
        stage.press("oo");
        assert!(!says(&mut stage), "{}", stage.frame());
        assert!(says(stage.press("j")), "it is there again behind a message: {}", stage.frame());
        assert!(!says(stage.press("<esc>")), "{}", stage.frame());
        std::fs::write(&stage.settings, format!("{faults}drop = 1\n")).expect("written");
        stage.notice_outside();
        std::fs::write(&stage.settings, "").expect("written");
        stage.notice_outside();
        assert_eq!(stage.app().notice(), Some("Settings reloaded."));
        stage.press("j");
        assert!(!stage.frame().contains("old settings"), "{}", stage.frame());
    }
}

#[test]
fn filter_that_the_settings_could_not_hold_is_not_saved() {
    let mut stage = Stage::sample();
    stage.press("fmine: tag:writing<enter>fother: filter:mine<enter>");
    let saved = std::fs::read_to_string(&stage.settings).expect("settings");
    assert!(saved.contains("mine") && !saved.contains("other"), "{saved}");
    assert!(stage.frame().contains("cannot name another"), "{}", stage.frame());
}

#[test]
fn months_are_written_in_digits_where_dates_are() {
    let mut stage = Stage::sample();
    std::fs::write(&stage.settings, "date_format = \"iso\"\n").expect("written");
    stage.notice_outside();
    let named = |frame: &str| {
        let months = ["Jan", "Mar", "Jun", "Aug", "Sep", "Oct", "Nov"];
        frame.lines().any(|line| months.iter().any(|name| line.contains(name)))
    };
    // The timeline by month, momentum, the review of a month and its page, and the month below a date.
    for keys in ["t+", "<esc>i", "<esc>rM", "<tab><tab><tab><tab><tab><tab><tab>", "<esc>.friday"] {
        stage.press(keys);
        assert!(!named(&stage.frame()), "{keys}: {}", stage.frame());
    }
    assert!(stage.frame().contains(" 2026-11  "), "{}", stage.frame());
}

#[test]
fn dates_of_the_screen_are_written_as_the_settings_say() {
    let mut stage = Stage::sample();
    let mut told = String::new();
    for format in ["month-day", "iso"] {
        let text = format!("date_format = {format:?}\nweek_start = \"sunday\"\n");
        std::fs::write(&stage.settings, text).expect("written");
        stage.notice_outside();
        let frame = stage.frame();
        told += &frame.lines().take(16).map(|line| format!("{line}\n")).collect::<String>();
    }
    assert_snapshot!(told, @"
    milepost                                                                                     Sunday, November 22, 2026

    ◆◇━━◆━◆━━━◆◆━━━━━━━◆━◆◆◆━━◆◆━━━━◇━━◆╌╌━━━━━○━━✓✓✓━━●────○─────────────────────○╌╌╌╌╌╌╌★╌╌╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌○
    1995    2004     2012   2018    2026    Nov 13   today                      Dec   Mar 2027       2027             2028

    Past milestones                   16  Small goals                      6 active  Larger goals                        4
    ────────────────────────────────────  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  ─────────────────────────────────────
    ◆ Led the payments cutover  Oct 2026  overdue                                    ★ CKA certification          Mar 2027
    ◇ The first person I ment…  Oct 2023 ▌○ Ask for feedback on the cutove…  Nov 13    ▰▰▰▱▱▱▱▱ 5 of 11 · about Feb 2027
    ◆ Moved the data centre to…  2019-21
    ◇ First on-call week        Mar 2019  today                                        Lead a team                    2028
    ◆ AWS Solutions Architect   Nov 2018  ○ Write the incident review         today    no steps yet · n to plan one
    ◆ Infrastructure architect  May 2016
    ◆ Stood in as team lead      2015-16  this week                                    Publish twelve articles on…    2027
    ◆ First talk at a meetup    Sep 2014  ○ Finish chapter 4 exercises    4/12  Fri    ▰▰▰▰▱▱▱▱ 6 of 12 · about Jul 2028
    ◆ Systems engineer at a…     2012-16
    milepost                                                                                             Sunday 2026-11-22

    ◆◇━━◆━◆━━━◆◆━━━━━━━◆━◆◆◆━━◆◆━━━━◇━━◆╌╌━━━━━○━━✓✓✓━━●────○─────────────────────○╌╌╌╌╌╌╌★╌╌╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌○
    1995    2004     2012   2018    2026             today                  2026-12    2027-03       2027             2028

    Past milestones                   16  Small goals                      6 active  Larger goals                        4
    ────────────────────────────────────  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  ─────────────────────────────────────
    ◆ Led the payments cutover   2026-10  overdue                                    ★ CKA certification           2027-03
    ◇ The first person I mento…  2023-10 ▌○ Ask for feedback on the…     2026-11-13    ▰▰▰▱▱▱▱▱ 5 of 11 · about 2027-02
    ◆ Moved the data centre to…  2019-21
    ◇ First on-call week         2019-03  today                                        Lead a team                    2028
    ◆ AWS Solutions Architect    2018-11  ○ Write the incident review         today    no steps yet · n to plan one
    ◆ Infrastructure architect   2016-05
    ◆ Stood in as team lead      2015-16  this week                                    Publish twelve articles on…    2027
    ◆ First talk at a meetup     2014-09  ○ Finish chapter 4 exercises    4/12  Fri    ▰▰▰▰▱▱▱▱ 6 of 12 · about 2028-07
    ◆ Systems engineer at a…     2012-16
    ");
}
