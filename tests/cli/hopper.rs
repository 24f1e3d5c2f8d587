//! A whole career written down through the command line alone: Grace Hopper's, from the public record.

use super::kit::Desk;
use crate::stage::Stage;
use insta::assert_snapshot;
use serde_json::Value;
use std::fmt::Write;

const CAREER: &str = include_str!("hopper.csv");
const COMMENT: &str = "# From her own account, 1980.\n";

/// One row of the record.
struct Row {
    on: &'static str,
    until: &'static str,
    kind: &'static str,
    title: &'static str,
    recognised: &'static str,
    why: &'static str,
    led_to: Option<usize>,
}

fn rows() -> Vec<Row> {
    CAREER.lines().skip(1).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let fields: Vec<&str> = line.split(',').collect();
    let [on, until, kind, title, recognised, why, led_to] = fields[..] else {
        panic!("seven fields: {line}");
    };
    let led_to = led_to.parse().ok();
    Row { on, until, kind, title, recognised, why, led_to }
}

/// Writes the rows down in order, then links them; gives the ids. The comment is put in by hand half-way.
fn written(desk: &Desk, rows: &[Row]) -> Vec<String> {
    let mut ids = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if number == 10 {
            let text = desk.read("milestones.toml");
            let text = text.replacen("[[milestone]]", &format!("{COMMENT}[[milestone]]"), 1);
            desk.write("milestones.toml", format!("{text}\n# The second half.\n").as_bytes());
        }
        let mut args = vec!["milestone", row.title, "--on", row.on];
        let flags = [
            ("--until", row.until),
            ("--kind", row.kind),
            ("--recognised", row.recognised),
            ("--why", row.why),
        ];
        for (flag, value) in flags.into_iter().filter(|(_, value)| !value.is_empty()) {
            args.extend([flag, value]);
        }
        let said = desk.does(&args);
        ids.push(said.split_whitespace().nth(1).expect("an id").to_owned());
    }
    for (row, id) in rows.iter().zip(&ids) {
        if let Some(later) = row.led_to {
            desk.does(&["link", id, "--led-to", &ids[later - 1]]);
        }
    }
    ids
}

#[test]
fn a_career_of_every_precision_with_spans_hindsight_and_links() {
    let desk = Desk::new();
    let rows = rows();
    let ids = written(&desk, &rows);
    let list = desk.json(&["list", "--all", "--json"]);
    let list = list.as_array().expect("an array");
    assert_eq!(list.len(), rows.len());
    for (row, id) in rows.iter().zip(&ids) {
        let item = desk.json(&["show", id, "--json"]);
        assert!(list.contains(&item), "list and show say the same");
        assert_eq!((said(&item, "title"), said(&item, "on")), (row.title, row.on));
        assert_eq!((said(&item, "until"), said(&item, "kind")), (row.until, row.kind));
        assert_eq!(said(&item["recognised"], "on"), row.recognised);
        assert_eq!(said(&item["recognised"], "why"), row.why);
        assert_eq!(item["hindsight"].as_bool().unwrap_or(false), !row.recognised.is_empty());
        let later = row.led_to.map(|later| ids[later - 1].as_str());
        assert_eq!(texts(&item["led_to"]), Vec::from_iter(later));
        let earlier =
            rows.iter().zip(&ids).filter(|(r, _)| r.led_to.is_some_and(|l| ids[l - 1] == *id));
        assert_eq!(
            texts(&item["led_from"]),
            earlier.map(|(_, id)| id.as_str()).collect::<Vec<_>>()
        );
    }
    assert_snapshot!(desk.run(&["list", "--all"]), @"
    --- stdout
    ◆ 7e9gyvpj  National Medal of Technology                                    1991          milestone  award
    ◆ cc0d141j  Senior consultant at Digital Equipment Corporation              1986 to 1991  milestone  role
    ◆ 4j66mqby  Retired from the Navy                                           14 Aug 1986   milestone  role · led to 1 milestone
    ◆ j1wbn40t  Rear admiral                                                    1985          milestone  role
    ◆ 3vw6eq0y  Promoted to commodore                                           1983          milestone  role · led to 1 milestone
    ◆ 7g4f7xjv  Promoted to captain                                             1973          milestone  role · led to 2 milestones
    ◆ 50mazny0  Director of the Navy Programming Languages Group                1967 to 1977  milestone  role · led to 3 milestones
    ◆ yhsqxtg2  Recalled to active duty                                         1 Aug 1967    milestone  role · led to 4 milestones
    ◆ zq2vawzp  Retired from the Naval Reserve as commander                     31 Dec 1966   milestone  role · led to 5 milestones
    ◆ 3r3xxcjz  Technical adviser to the committee that defined COBOL           1959          milestone  project · led to 5 milestones
    ◆ x4c0rhmf  FLOW-MATIC                                                      1955 to 1959  milestone  project · led to 6 milestones
    ◇ aybg55tq  The A-0 compiler ran                                            1952          milestone  project · recognised 1959 · led to 7 milestones
    ◆ 43r07ztz  Joined the Eckert-Mauchly Computer Corporation                  1949          milestone  role · led to 8 milestones
    ◇ phdasq3p  A moth was taped into the Mark II log book                      9 Sep 1947    milestone  recognised 1981
    ◆ qe34kchw  Programmed the Harvard Mark I                                   1944 to 1949  milestone  project · led to 9 milestones
    ◆ 00rzyp6v  Assigned to the Bureau of Ships Computation Project at Harvard  Jun 1944      milestone  role · led to 10 milestones
    ◇ ttgkrhj1  Sworn into the United States Navy Reserve                       Dec 1943      milestone  role · recognised 1967 · led to 11 milestones
    ◆ ap273hbe  PhD in mathematics at Yale University                           1934          milestone  education
    ◆ dz33gdkw  Taught mathematics at Vassar College                            1931 to 1943  milestone  role
    ◆ epne9erv  MA in mathematics at Yale University                            1930          milestone  education · led to 1 milestone
    ◆ 16q4g4jx  BA in mathematics and physics at Vassar College                 1928          milestone  education · led to 2 milestones
    --- exit 0
    ");
    assert_snapshot!(desk.run(&["show", "A-0 compiler"]), @"
    --- stdout
    ◇ The A-0 compiler ran  milestone

    why
    Nobody believed that a program could write programs

    came from
    1943 ◇ ttgkrhj1  Sworn into the United States Navy Reserve
    1944 ◆ 00rzyp6v  Assigned to the Bureau of Ships Computation Project at Harvard
    1944 ◆ qe34kchw  Programmed the Harvard Mark I
    1949 ◆ 43r07ztz  Joined the Eckert-Mauchly Computer Corporation

    led to
    1955 ◆ x4c0rhmf  FLOW-MATIC
    1959 ◆ 3r3xxcjz  Technical adviser to the committee that defined COBOL
    1967 ◆ yhsqxtg2  Recalled to active duty
    1967 ◆ 50mazny0  Director of the Navy Programming Languages Group
    1973 ◆ 7g4f7xjv  Promoted to captain
    1983 ◆ 3vw6eq0y  Promoted to commodore
    1985 ◆ j1wbn40t  Rear admiral

    happened   1952
    recognised 1959, 7 years later
    kind       project

    id         aybg55tq
    file       [DIR]/career/milestones.toml
    --- exit 0
    ");
    assert_snapshot!(desk.read("milestones.toml"), @r#"
    format = 1

    # From her own account, 1980.
    [[milestone]]
    id = "16q4g4jx"
    title = "BA in mathematics and physics at Vassar College"
    on = 1928
    kind = "education"
    led_to = ["epne9erv"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "epne9erv"
    title = "MA in mathematics at Yale University"
    on = 1930
    kind = "education"
    led_to = ["dz33gdkw"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "dz33gdkw"
    title = "Taught mathematics at Vassar College"
    on = 1931
    until = 1943
    kind = "role"
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "ap273hbe"
    title = "PhD in mathematics at Yale University"
    on = 1934
    kind = "education"
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "ttgkrhj1"
    title = "Sworn into the United States Navy Reserve"
    on = "1943-12"
    kind = "role"
    recognised = { on = 1967, why = "Leaving a professorship for the reserve put her in front of a computer" }
    led_to = ["00rzyp6v"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "00rzyp6v"
    title = "Assigned to the Bureau of Ships Computation Project at Harvard"
    on = "1944-06"
    kind = "role"
    led_to = ["qe34kchw"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "qe34kchw"
    title = "Programmed the Harvard Mark I"
    on = 1944
    until = 1949
    kind = "project"
    led_to = ["43r07ztz"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "phdasq3p"
    title = "A moth was taped into the Mark II log book"
    on = 1947-09-09
    recognised = { on = 1981, why = "A log entry became the story that the word bug is told with" }
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "43r07ztz"
    title = "Joined the Eckert-Mauchly Computer Corporation"
    on = 1949
    kind = "role"
    led_to = ["aybg55tq"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "aybg55tq"
    title = "The A-0 compiler ran"
    on = 1952
    kind = "project"
    recognised = { on = 1959, why = "Nobody believed that a program could write programs" }
    led_to = ["x4c0rhmf"]
    modified = 2026-11-22T12:00:01Z

    # The second half.

    [[milestone]]
    id = "x4c0rhmf"
    title = "FLOW-MATIC"
    on = 1955
    until = 1959
    kind = "project"
    led_to = ["3r3xxcjz"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "3r3xxcjz"
    title = "Technical adviser to the committee that defined COBOL"
    on = 1959
    kind = "project"
    led_to = ["yhsqxtg2"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "zq2vawzp"
    title = "Retired from the Naval Reserve as commander"
    on = 1966-12-31
    kind = "role"
    led_to = ["yhsqxtg2"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "yhsqxtg2"
    title = "Recalled to active duty"
    on = 1967-08-01
    kind = "role"
    led_to = ["50mazny0"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "50mazny0"
    title = "Director of the Navy Programming Languages Group"
    on = 1967
    until = 1977
    kind = "role"
    led_to = ["7g4f7xjv"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "7g4f7xjv"
    title = "Promoted to captain"
    on = 1973
    kind = "role"
    led_to = ["3vw6eq0y"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "3vw6eq0y"
    title = "Promoted to commodore"
    on = 1983
    kind = "role"
    led_to = ["j1wbn40t"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "j1wbn40t"
    title = "Rear admiral"
    on = 1985
    kind = "role"
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "4j66mqby"
    title = "Retired from the Navy"
    on = 1986-08-14
    kind = "role"
    led_to = ["cc0d141j"]
    modified = 2026-11-22T12:00:01Z

    [[milestone]]
    id = "cc0d141j"
    title = "Senior consultant at Digital Equipment Corporation"
    on = 1986
    until = 1991
    kind = "role"
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "7e9gyvpj"
    title = "National Medal of Technology"
    on = 1991
    kind = "award"
    modified = 2026-11-22T12:00:00Z
    "#);
}

#[test]
fn comments_put_in_by_hand_stay_through_later_changes() {
    let desk = Desk::new();
    let ids = written(&desk, &rows());
    desk.does(&["edit", &ids[0], "--note", "Vassar, New York"]);
    desk.does(&["unlink", &ids[0], "--led-to", &ids[1]]);
    desk.does(&["promote", "COBOL", "--why", "It outlived everything"]);
    desk.does(&["delete", &ids[20]]);
    let text = desk.read("milestones.toml");
    assert!(text.contains(&format!("{COMMENT}[[milestone]]\nid = \"{}\"", ids[0])), "{text}");
    assert!(text.contains("\n# The second half.\n"), "{text}");
    assert_eq!(desk.does(&["check"]), "no problems in 1 file\n");
}

#[test]
fn goals_of_every_state_go_through_a_year() {
    let desk = Desk::new();
    let add = |args: &[&str]| {
        let said = desk.does(&[&["add"], args].concat());
        said.split_whitespace().nth(1).expect("an id").to_owned()
    };
    let degree = add(&["Doctorate", "--large", "--due", "2030"]);
    let steps: Vec<String> =
        ["Read", "Write", "Defend"].iter().map(|s| add(&[s, "--toward", &degree])).collect();
    desk.does(&["done", &steps[0], "--on", "2025-05"]);
    desk.does(&["done", &steps[1], "--on", "2026"]);
    desk.does(&["drop", &steps[2], "--on", "2026-02-01", "--why", "Not asked for"]);
    let steps = &desk.json(&["show", &degree, "--json"])["steps"];
    assert_eq!((&steps["done"], &steps["total"]), (&Value::from(2), &Value::from(2)));
    desk.does(&["done", &degree, "--on", "2026-11", "--milestone"]);
    let mut files = String::new();
    for name in ["goals.toml", "done/2025.toml", "done/2026.toml", "milestones.toml"] {
        let _ = writeln!(files, "== {name}\n{}", desk.read(name));
    }
    assert_snapshot!(files, @r#"
    == goals.toml
    format = 1

    == done/2025.toml
    format = 1

    [[goal]]
    id = "epne9erv"
    title = "Read"
    toward = "16q4g4jx"
    created = 2026-11-22
    done = "2025-05"
    modified = 2026-11-22T12:00:01Z

    == done/2026.toml
    format = 1

    [[goal]]
    id = "dz33gdkw"
    title = "Write"
    toward = "16q4g4jx"
    created = 2026-11-22
    done = 2026
    modified = 2026-11-22T12:00:01Z

    [[goal]]
    id = "ap273hbe"
    title = "Defend"
    toward = "16q4g4jx"
    created = 2026-11-22
    dropped = { on = 2026-02-01, why = "Not asked for" }
    modified = 2026-11-22T12:00:01Z

    [[goal]]
    id = "16q4g4jx"
    title = "Doctorate"
    size = "large"
    due = 2030
    created = 2026-11-22
    done = "2026-11"
    milestone = "43r07ztz"
    modified = 2026-11-22T12:00:01Z

    == milestones.toml
    format = 1

    [[milestone]]
    id = "43r07ztz"
    title = "Doctorate"
    on = "2026-11"
    from = "16q4g4jx"
    modified = 2026-11-22T12:00:00Z
    "#);
}

fn said<'a>(item: &'a Value, key: &str) -> &'a str {
    item.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn texts(list: &Value) -> Vec<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

/// What is selected on the screen.
fn selected(stage: &Stage) -> &str {
    stage.app().selected().map_or("", |item| item.title())
}

/// What `enter` would go to from the detail.
fn led_to(stage: &Stage) -> &str {
    let link = stage.app().detail().and_then(|detail| detail.links.get(detail.selected)?.id());
    let item = link.and_then(|id| stage.app().journey().item(id));
    item.map_or("", |item| item.title())
}

/// Goes from what is selected along "led to" and back to the list, as long as the chain leads on.
fn walk(stage: &mut Stage, titles: &[&str]) {
    for title in titles {
        stage.press("<enter>");
        while led_to(stage) != *title {
            let before = stage.app().detail().map(|detail| detail.selected);
            stage.press("j");
            let after = stage.app().detail().map(|detail| detail.selected);
            assert_ne!(before, after, "{title} is not in\n{}", stage.frame());
        }
        stage.press("<enter><esc>");
        assert_eq!(selected(stage), *title);
    }
}

#[test]
fn a_career_is_walked_and_carried_on_from_the_screen() {
    let desk = Desk::new();
    let rows = rows();
    written(&desk, &rows);
    desk.does(&["add", "Write the history of the compiler", "--large"]);
    let goals = desk.read("goals.toml") + "\n# Mine.\n[other]\nkept = true\n";
    desk.write("goals.toml", goals.as_bytes());
    let before = desk.read("milestones.toml");
    let mut stage = Stage::beside(desk.journey());

    // The record has the links of each career; that teaching led to the Navy, and rank to leaving, is seen in hindsight.
    stage.press("/Taught mathematics<enter>LSworn into<enter>");
    stage.press("/Rear admiral<enter>LRetired from the Navy<enter>");
    stage.press("1G");
    assert_eq!(selected(&stage), "BA in mathematics and physics at Vassar College");
    walk(
        &mut stage,
        &[
            "MA in mathematics at Yale University",
            "Taught mathematics at Vassar College",
            "Sworn into the United States Navy Reserve",
            "Programmed the Harvard Mark I",
            "The A-0 compiler ran",
            "Recalled to active duty",
            "Rear admiral",
            "Retired from the Navy",
        ],
    );
    assert!(
        stage.frame().contains("▌◆ Retired from the Navy"),
        "1986 is reached:\n{}",
        stage.frame()
    );

    stage.press("3aFind the first listing #archive !30 nov<enter>2");
    let goals = desk.read("goals.toml");
    assert!(
        goals.contains("title = \"Find the first listing\"") && goals.contains("due = 2026-11-30"),
        "{goals}"
    );
    assert!(goals.contains("# Mine.\n[other]\nkept = true\n"), "{goals}");
    stage.press("xn1v");
    assert_eq!(selected(&stage), "Find the first listing");
    assert!(desk.read("done/2026.toml").contains("done = 2026-11-22"));
    stage.press("pit showed who wrote it<enter>");
    let after = desk.read("milestones.toml");
    assert!(
        after.contains("why = \"it showed who wrote it\"") && after.contains("from = "),
        "{after}"
    );
    let mut rest: Vec<&str> = after.lines().collect();
    for line in before.lines().filter(|line| !line.starts_with("modified")) {
        let at = rest.iter().position(|l| *l == line);
        let at = at.unwrap_or_else(|| panic!("{line:?} is gone, or stands elsewhere, in\n{after}"));
        rest.drain(..=at);
    }
    assert!(after.contains(COMMENT) && after.contains("# The second half."));
}
