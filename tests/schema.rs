//! Every field of every record, through all that reads the schema: file, merge, JSON, table, outline, flag, form, facts,
//! search, filter and check.

use crate::cli::kit::Desk;
use crate::stage::Stage;
use milepost::domain::date::DateFormat;
use milepost::domain::record::Record;
use milepost::domain::schema::{About, all_fields};
use milepost::domain::search::Search;
use milepost::store::places::Places;
use milepost::store::{Store, Years};

/// A value for one field.
#[derive(Debug)]
struct Sample {
    of: &'static str,
    key: &'static str,
    /// As a file spells it: `key = …`, or tables of its own.
    text: &'static str,
    /// A word of it, as somebody types it.
    word: &'static str,
}

const fn sample(
    of: &'static str,
    key: &'static str,
    text: &'static str,
    word: &'static str,
) -> Sample {
    Sample { of, key, text, word }
}

const SAMPLES: &[Sample] = &[
    sample("goal", "id", "id = \"sample00\"", "sample00"),
    sample("goal", "title", "title = \"Climb the Matterhorn\"", "Matterhorn"),
    sample("goal", "size", "size = \"large\"", "large"),
    sample("goal", "state", "state = \"someday\"", "someday"),
    sample("goal", "done", "done = 2026-11-20", "2026-11-20"),
    sample("goal", "dropped", "dropped = { on = 2026-11-19, why = \"Overtaken\" }", "Overtaken"),
    sample("goal", "toward", "toward = \"larger00\"", "larger00"),
    sample("goal", "due", "due = 2027-03-01", "2027-03-01"),
    sample("goal", "measure", "measure = { done = 4, target = 12, unit = \"pages\" }", "pages"),
    sample("goal", "next", "next = true", "true"),
    sample("goal", "kind", "kind = \"errand\"", "errand"),
    sample("goal", "why", "why = \"Ann\"", "Ann"),
    sample("goal", "note", "note = \"Quietly\"", "Quietly"),
    sample("goal", "tags", "tags = [\"study\"]", "study"),
    sample("goal", "links", "links = [\"https://x.example\"]", "https://x.example"),
    sample("goal", "private", "private = true", "true"),
    sample("goal", "paused", "paused = [{ from = 2026-01-02, until = 2026-02-01 }]", "2026-01-02"),
    sample("goal", "milestone", "milestone = \"event000\"", "event000"),
    sample(
        "goal",
        "was",
        "was = { id = \"was00000\", title = \"Course\", on = 1997, led_from = [\"event000\"] }",
        "Course",
    ),
    sample("goal", "reviewed", "reviewed = 2026-11-02", "2026-11-02"),
    sample("goal", "looked_back", "looked_back = { on = 2026-11-01, again = false }", "2026-11-01"),
    sample("goal", "created", "created = 2025-11-02", "2025-11-02"),
    sample("goal", "modified", "modified = 2026-11-20T08:00:00Z", "2026"),
    sample(
        "goal",
        "log",
        "[[goal.log]]\non = 2026-11-20\ntext = \"Halfway\"\namount = 2",
        "Halfway",
    ),
    sample("goal", "answers", "[[goal.answers]]\non = 2026-11-14\ntext = \"Ask Bo\"", "Bo"),
    sample("milestone", "id", "id = \"sample00\"", "sample00"),
    sample("milestone", "title", "title = \"Climb the Matterhorn\"", "Matterhorn"),
    sample("milestone", "at", "at = \"Nordbank\"", "Nordbank"),
    sample("milestone", "on", "on = \"2009-04\"", "2009-04"),
    sample("milestone", "until", "until = 2013", "2013"),
    sample("milestone", "kind", "kind = \"errand\"", "errand"),
    sample(
        "milestone",
        "recognised",
        "recognised = { on = 2016-05-10, why = \"Overtaken\" }",
        "Overtaken",
    ),
    sample("milestone", "led_to", "led_to = [\"event000\"]", "event000"),
    sample("milestone", "from", "from = \"larger00\"", "larger00"),
    sample(
        "milestone",
        "credential",
        "credential = { issuer = \"CNCF\", id = \"LF-1\", expires = 2030 }",
        "CNCF",
    ),
    sample("milestone", "renewal", "renewal = { on = 2026-11-01, again = false }", "2026-11-01"),
    sample("milestone", "note", "note = \"Quietly\"", "Quietly"),
    sample("milestone", "tags", "tags = [\"study\"]", "study"),
    sample("milestone", "links", "links = [\"https://x.example\"]", "https://x.example"),
    sample("milestone", "private", "private = true", "true"),
    sample("milestone", "modified", "modified = 2026-11-20T08:00:00Z", "2026"),
    sample("paused", "id", "id = \"sample00\"", "sample00"),
    sample("paused", "from", "from = 2026-11-03", "2026-11-03"),
    sample("paused", "until", "until = 2026-11-09", "2026-11-09"),
    sample("paused", "why", "why = \"Leave\"", "Leave"),
    sample("paused", "modified", "modified = 2026-11-20T08:00:00Z", "2026"),
];

/// Each field with its sample.
fn each() -> Vec<(&'static About, &'static Sample)> {
    let pair = |(of, field): (&str, &'static About)| {
        let sample = SAMPLES.iter().find(|sample| (sample.of, sample.key) == (of, field.key));
        (field, sample.unwrap_or_else(|| panic!("no sample of {of}: {}", field.key)))
    };
    all_fields().map(pair).collect()
}

/// A record that has no more than it needs, or that and the field.
fn record(of: &str, sample: Option<&Sample>) -> String {
    let needed: &[(&str, &str)] = match of {
        "paused" => &[("id", "sample00"), ("from", "2026-11-02")],
        "milestone" => &[("id", "sample00"), ("title", "Climb"), ("on", "2009")],
        _ => &[("id", "sample00"), ("title", "Climb")],
    };
    let other = needed.iter().filter(|(key, _)| sample.is_none_or(|sample| sample.key != *key));
    let lines: String = other.map(|(key, value)| format!("{key} = \"{value}\"\n")).collect();
    let own = sample.map_or("", |sample| sample.text);
    format!("format = 1\n\n[[{of}]]\n{lines}{own}\n")
}

fn file(of: &str) -> &'static str {
    if of == "milestone" { "milestones" } else { "goals" }
}

/// A journey of a larger goal, an event, and that record.
fn desk(of: &str, record: &str) -> Desk {
    let others = [
        ("goals", "\n[[goal]]\nid = \"larger00\"\ntitle = \"Lead a team\"\nsize = \"large\"\n"),
        ("milestones", "\n[[milestone]]\nid = \"event000\"\ntitle = \"Event\"\non = 2020\n"),
    ];
    let text = |name: &str, other: &str| {
        let own = if file(of) == name { record } else { "format = 1\n" };
        format!("{own}{other}")
    };
    let texts = others.map(|(name, other)| (format!("{name}.toml"), text(name, other)));
    let desk = Desk::with(&texts.each_ref().map(|(name, text)| (&name[..], &text[..])));
    desk.write("done/2026.toml", b"format = 1\n");
    desk
}

/// All files of the journey.
fn journey(desk: &Desk) -> String {
    let files = ["goals.toml", "milestones.toml", "done/2026.toml"];
    let there = files.iter().filter(|name| desk.journey().join(name).exists());
    there.map(|name| desk.read(name)).collect()
}

fn copy(desk: &Desk, of: &str, text: &str) -> String {
    let name = format!("{}.sync-conflict-20261121-183000-K3V9Q2W.toml", file(of));
    desk.write(&name, text.as_bytes());
    name
}

#[test]
fn schema_has_a_sample_of_every_field_and_of_no_other() {
    let keys: Vec<_> = all_fields().map(|(of, field)| (of, field.key)).collect();
    let sampled: Vec<_> = SAMPLES.iter().map(|sample| (sample.of, sample.key)).collect();
    assert_eq!(keys, sampled);
}

#[test]
fn schema_field_is_read_and_written_as_it_is_spelled() {
    for (field, sample) in each() {
        let desk = desk(sample.of, "format = 1\n");
        let copy = copy(&desk, sample.of, &record(sample.of, Some(sample)));
        desk.does(&["merge", &copy, "--theirs"]);
        let text = journey(&desk);
        // When a record was last changed is the store's own to say.
        let own = if field.key == "modified" {
            "modified = ".into()
        } else {
            format!("{}\n", sample.text)
        };
        assert!(text.contains(&own), "{sample:?}:\n{text}");
    }
}

#[test]
fn schema_field_is_told_and_taken_by_a_merge() {
    let compared =
        each().into_iter().filter_map(|(field, sample)| Some((field.merged_as()?, sample)));
    for (merged, sample) in compared {
        let desk = desk(sample.of, &record(sample.of, None));
        let copy = copy(&desk, sample.of, &record(sample.of, Some(sample)));
        let told = desk.json(&["merge", &copy, "--theirs", "--dry-run", "--json"]).to_string();
        assert!(told.contains(&format!("\"field\":\"{merged}\"")), "{sample:?}: {told}");
        desk.does(&["merge", &copy, "--theirs"]);
        let (text, own) = (journey(&desk), sample.text.lines().last().unwrap_or_default());
        assert!(text.contains(own), "{sample:?}:\n{text}");
    }
}

/// All items; when one was last changed is the store's own to say.
fn listed(desk: &Desk) -> Vec<serde_json::Value> {
    let mut items = desk.json(&["list", "--all", "--json"]);
    let items = items.as_array_mut().expect("a list");
    for item in &mut *items {
        item["modified"].take();
    }
    items.sort_by_key(|item| item["id"].to_string());
    items.clone()
}

#[test]
fn schema_field_survives_json_and_the_way_back() {
    let fields =
        each().into_iter().filter(|(field, sample)| field.in_json && sample.of != "paused");
    for (_, sample) in fields {
        let here = desk(sample.of, &record(sample.of, Some(sample)));
        let there = Desk::new();
        let json = here.does(&["list", "--all", "--json"]);
        std::fs::write(there.root().join("items.json"), json).expect("written");
        there.does(&["import", "json", "items.json", "--yes"]);
        assert_eq!(listed(&here), listed(&there), "{sample:?}");
    }
}

#[test]
fn schema_field_survives_a_table_and_an_outline_or_is_said_to_be_left_out() {
    for (_, sample) in each().into_iter().filter(|(_, sample)| sample.of != "paused") {
        let here = desk(sample.of, &record(sample.of, Some(sample)));
        for format in ["csv", "org"] {
            let said = here.run(&["export", format, "-o", "items"]);
            let there = Desk::new();
            let text = std::fs::read(here.root().join("items")).expect("an export");
            std::fs::write(there.root().join("items"), text).expect("written");
            there.does(&["import", format, "items", "--yes"]);
            let is_said = said.contains("left out") || said.contains("without");
            assert!(is_said || listed(&here) == listed(&there), "{format}, {sample:?}:\n{said}");
        }
    }
}

#[test]
fn schema_field_is_in_json_under_its_key_or_is_none_of_it() {
    for (field, sample) in each().into_iter().filter(|(_, sample)| sample.of != "paused") {
        let desk = desk(sample.of, &record(sample.of, Some(sample)));
        let shown = desk.json(&["show", "sample00", "--json"]);
        assert_eq!(shown.get(field.key).is_some(), field.in_json, "{sample:?}: {shown}");
    }
}

#[test]
fn schema_field_with_a_flag_is_edited_and_cleared_by_it() {
    for (field, sample) in each() {
        let Some(flag) = field.plain_flag() else { continue };
        let desk = desk(sample.of, &record(sample.of, None));
        desk.does(&["edit", "sample00", &format!("--{flag}={}", sample.word)]);
        let text = desk.read(&format!("{}.toml", file(sample.of)));
        assert!(text.contains(&format!("{}\n", sample.text)), "{sample:?}:\n{text}");
        let nothing = if sample.word == "true" { "false" } else { "" };
        desk.does(&["edit", "sample00", &format!("--{flag}={nothing}")]);
        let text = desk.read(&format!("{}.toml", file(sample.of)));
        assert!(!text.contains(&format!("\n{} =", field.key)), "{sample:?}:\n{text}");
    }
}

#[test]
fn schema_field_with_a_flag_is_given_with_a_new_record() {
    for (field, sample) in each() {
        let Some(flag) = field.plain_flag() else { continue };
        let desk = desk(sample.of, "format = 1\n");
        // A new record has a mark or it has none: the flag takes no value there.
        let value = if sample.word == "true" { String::new() } else { format!("={}", sample.word) };
        let flag = format!("--{flag}{value}");
        match sample.of {
            "milestone" => desk.does(&["milestone", "Climb", "--on", "2009", &flag]),
            _ => desk.does(&["add", "Climb", &flag]),
        };
        assert!(journey(&desk).contains(&format!("{}\n", sample.text)), "{sample:?}");
    }
}

fn stage(sample: &Sample) -> Stage {
    Stage::open(&[(&format!("{}.toml", file(sample.of)), &record(sample.of, Some(sample)))])
}

#[test]
fn schema_field_with_a_line_is_in_the_form() {
    for (field, sample) in each().into_iter().filter(|(field, _)| !field.label.is_empty()) {
        let label = field.label;
        let mut stage = stage(sample);
        stage.press(if sample.of == "milestone" { "1e" } else { "2e" });
        let frame = stage.frame();
        let typed = match sample.word {
            "true" => "yes",
            "2027-03-01" => "1 Mar 2027",
            word => word,
        };
        let line = frame.lines().find(|line| line.contains(label) && line.contains(typed));
        assert!(line.is_some(), "{sample:?}:\n{frame}");
    }
}

#[test]
fn schema_fact_is_shown_in_the_detail_and_by_show() {
    for (field, sample) in each().into_iter().filter(|(field, _)| field.is_fact) {
        let label = field.label.to_lowercase();
        let is_it = |line: &str| line.contains(&label) && line.contains(sample.word);
        let shown = desk(sample.of, &record(sample.of, Some(sample))).does(&["show", "sample00"]);
        assert!(shown.lines().any(is_it), "{sample:?}:\n{shown}");
        let mut stage = stage(sample);
        stage.press(if sample.of == "milestone" { "1<enter>" } else { "2<enter>" });
        let frame = stage.frame();
        let detail = frame.lines().any(is_it);
        assert!(detail, "{sample:?}:\n{frame}");
    }
}

#[test]
fn schema_field_that_is_searched_is_found() {
    for (_, sample) in each().into_iter().filter(|(field, _)| field.searched.is_some()) {
        let desk = desk(sample.of, &record(sample.of, Some(sample)));
        let places = Places { journey: desk.journey(), state: None, cache: None };
        let reading = Store::new(places).read(Years::All).expect("a journey");
        let records = reading.files.into_iter().flat_map(|(_, records)| records);
        let items = records.filter_map(|record| match record {
            Record::Item(item) => Some(item),
            Record::Break(_) => None,
        });
        let mut search = Search::over(items.collect(), DateFormat::default());
        let found = format!("{:?}", search.find(sample.word));
        assert!(found.contains("count: 1"), "{sample:?}: {found}");
    }
}

#[test]
fn schema_field_that_is_filtered_is_asked_for_by_its_key() {
    for (field, sample) in each().into_iter().filter(|(field, _)| field.is_filtered()) {
        let desk = desk(sample.of, &record(sample.of, Some(sample)));
        let listed = desk.does(&["list", "--all", &format!("{}:{}", field.key, sample.word)]);
        assert!(
            listed.contains("sample00") && !listed.contains("event000"),
            "{sample:?}:\n{listed}"
        );
    }
}

#[test]
fn schema_key_is_known_to_check_and_a_slip_in_it_is_told() {
    for (field, sample) in each() {
        let desk = desk(sample.of, &record(sample.of, Some(sample)));
        let told = desk.run(&["check"]);
        assert!(!told.contains(&format!("`{}`", field.key)), "{sample:?}:\n{told}");
        if field.key.len() < 3 {
            continue;
        }
        let slip = format!("{}x = 1\n", field.key);
        let desk = self::desk(sample.of, &format!("{}{slip}", record(sample.of, None)));
        let told = desk.run(&["check"]);
        assert!(told.contains(&format!("did you mean `{}`?", field.key)), "{sample:?}:\n{told}");
    }
}
