//! How long things take, from the inside: `cargo bench`.
//!
//! The journeys have 100 open goals, 300 milestones and as many goals done as the argument says.
//! `MILEPOST_BENCH_JOURNEY=FOLDER cargo bench` writes the one of 20,000 into a folder, to be
//! measured from the outside.

mod journey;

use divan::Bencher;
use divan::counter::BytesCount;
use milepost::app::App;
use milepost::app::event::{Event, Key, Start};
use milepost::app::keymap::Keymap;
use milepost::app::settings::Settings;
use milepost::domain::date::{Date, DateFormat, Day, Moment};
use milepost::domain::goal::Goal;
use milepost::domain::id::Mint;
use milepost::domain::item::Item;
use milepost::domain::search::Search;
use milepost::domain::verbs::add;
use milepost::store::places::Places;
use milepost::store::{Store, Write, Years};
use milepost::ui::{self, theme::Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

fn main() {
    if let Some(folder) = std::env::var_os("MILEPOST_BENCH_JOURNEY") {
        journey::write(Path::new(&folder), 100, 300, 20_000);
    }
    divan::main();
}

fn today() -> Day {
    Date::from_iso("2026-11-22").and_then(Date::day).expect("a day")
}

fn life(done: usize) -> TempDir {
    let home = TempDir::new().expect("a folder");
    journey::write(&home.path().join("journey"), 100, 300, done);
    store(&home).read(Years::Summaries).expect("summaries are made once");
    home
}

/// As `life`, but nothing is remembered of the past yet.
fn forgotten(done: usize) -> TempDir {
    let home = life(done);
    let cache = home.path().join("cache");
    if cache.exists() {
        fs::remove_dir_all(cache).expect("a folder of our own");
    }
    home
}

fn store(home: &TempDir) -> Store {
    let at = |name: &str| home.path().join(name);
    Store::new(Places {
        journey: at("journey"),
        state: Some(at("state")),
        cache: Some(at("cache")),
    })
}

fn screen(home: &TempDir, years: Years) -> (App, Terminal<TestBackend>) {
    let start = Start { today: today(), seed: 1, size: (120, 40) };
    let settings = Settings::new(Keymap::new(&Default::default()).expect("sound"));
    let mut app = App::new(start, settings, ui::LOOKS);
    app.update(Event::Read(store(home).read(years).expect("a journey")));
    (app, Terminal::new(TestBackend::new(120, 40)).expect("memory"))
}

fn press(app: &mut App, terminal: &mut Terminal<TestBackend>, key: &str) {
    app.update(Event::Key(Key::named(key).expect("a key")));
    terminal.draw(|frame| ui::draw(app, &Theme::dark(), frame)).expect("memory");
}

const PASTS: [usize; 4] = [100, 2_000, 20_000, 200_000];

/// What the home screen needs, from the disk: with 200,000 done it should cost what it does with 2,000.
#[divan::bench(args = PASTS)]
fn load(bencher: Bencher, done: usize) {
    let home = life(done);
    bencher.bench_local(|| store(&home).read(Years::Summaries).expect("a journey"));
}

/// From nothing to the first frame.
#[divan::bench(args = PASTS)]
fn first_frame(bencher: Bencher, done: usize) {
    let home = life(done);
    bencher.bench_local(|| {
        let (app, mut terminal) = screen(&home, Years::Summaries);
        terminal.draw(|frame| ui::draw(&app, &Theme::dark(), frame)).expect("memory");
    });
}

/// The same where no summary of the past is known yet: they are made behind the first frame.
#[divan::bench(args = [2_000, 20_000])]
fn first_frame_without_a_cache(bencher: Bencher, done: usize) {
    let home = forgotten(done);
    bencher.bench_local(|| {
        let (app, mut terminal) = screen(&home, Years::Known);
        terminal.draw(|frame| ui::draw(&app, &Theme::dark(), frame)).expect("memory");
    });
}

/// A key to its frame: moving down and up.
#[divan::bench(args = PASTS)]
fn move_to_frame(bencher: Bencher, done: usize) {
    let home = life(done);
    let (mut app, mut terminal) = screen(&home, Years::Summaries);
    bencher.bench_local(|| {
        press(&mut app, &mut terminal, "j");
        press(&mut app, &mut terminal, "k");
    });
}

/// The same in the whole past, all of it loaded.
#[divan::bench(args = [2_000, 20_000])]
fn move_in_the_whole_past(bencher: Bencher, done: usize) {
    let home = life(done);
    let (mut app, mut terminal) = screen(&home, Years::All);
    press(&mut app, &mut terminal, "v");
    bencher.bench_local(|| {
        press(&mut app, &mut terminal, "j");
        press(&mut app, &mut terminal, "k");
    });
}

/// Momentum opened, a day further gone through it, and closed again.
#[divan::bench(args = PASTS)]
fn momentum_to_frame(bencher: Bencher, done: usize) {
    let home = life(done);
    let (mut app, mut terminal) = screen(&home, Years::Summaries);
    bencher.bench_local(|| {
        for key in ["i", "h", "k", "i"] {
            press(&mut app, &mut terminal, key);
        }
    });
}

/// A goal marked done, to its frame; the disk is not in it.
#[divan::bench(args = PASTS)]
fn done_to_frame(bencher: Bencher, done: usize) {
    let home = life(done);
    bencher
        .with_inputs(|| screen(&home, Years::Summaries))
        .bench_local_refs(|(app, terminal)| press(app, terminal, "x"));
}

/// A letter of a search over everything.
#[divan::bench(args = [2_000, 20_000])]
fn search_letter(bencher: Bencher, done: usize) {
    let home = life(done);
    bencher
        .with_inputs(|| {
            let (mut app, mut terminal) = screen(&home, Years::All);
            for key in ["/", "r", "u"] {
                press(&mut app, &mut terminal, key);
            }
            (app, terminal)
        })
        .bench_local_refs(|(app, terminal)| press(app, terminal, "n"));
}

/// The search itself where every one of 20,000 goals has a note: letters that no title has, so that all notes are
/// looked into.
#[divan::bench(args = ["q", "night", "zebra of the night"])]
fn search_notes(bencher: Bencher, typed: &str) {
    let note =
        "Two of the hard ones took until the evening; the night shift asked for the list again.";
    let noted = |n: usize| Goal {
        note: Some(note.into()),
        ..Goal::new(Mint::seeded(n as u64).id(), format!("Run {n} kilometres"))
    };
    let items: Vec<Item> = (0..20_000).map(|n| noted(n).into()).collect();
    let search = Search::over(items, DateFormat::default());
    bencher.with_inputs(|| search.clone()).bench_local_refs(|search| search.find(typed));
}

/// The first letter of a search, which looks at all of 20,000 titles, in scripts that have to be folded and in one that
/// need not be.
#[divan::bench(args = ["Run a kilometre", "Học tiếng Việt", "Учить майский жанр"])]
fn search_script(bencher: Bencher, title: &str) {
    let titled = |n: usize| Goal::new(Mint::seeded(n as u64).id(), format!("{title} {n}"));
    let items: Vec<Item> = (0..20_000).map(|n| titled(n).into()).collect();
    let search = Search::over(items, DateFormat::default());
    let typed: String = title.chars().skip(4).take(1).collect();
    bencher.with_inputs(|| search.clone()).bench_local_refs(|search| search.find(&typed));
}

/// A copy that a file sync left, brought together with a journey: as many goals as the argument says, each of them done
/// there and renamed here.
#[divan::bench(args = [100, 2_000, 20_000], sample_count = 10, sample_size = 1)]
fn merge(bencher: Bencher, goals: usize) {
    let home = TempDir::new().expect("a folder");
    let folder = home.path().join("journey");
    fs::create_dir_all(&folder).expect("a folder");
    let text = |title: &str, more: &str| {
        let goal = |n| {
            format!(
                "\n[[goal]]\nid = \"{}\"\ntitle = \"{title} {n}\"\n{more}",
                Mint::seeded(n).id()
            )
        };
        let goals: String = (0..goals as u64).map(goal).collect();
        format!("format = 1\n{goals}")
    };
    let copy = "goals.sync-conflict-20261120-101500-ABCDEFG.toml";
    fs::write(folder.join("goals.toml"), text("Read chapter", "")).expect("written");
    fs::write(folder.join(copy), text("Read chapter", "due = 2027-01-01\n")).expect("written");
    bencher.bench_local(|| store(&home).offer(copy).expect("a merge").merge);
}

/// The import of 20,000 tasks, from the start of the program to its end: read, compared, checked and saved.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn import(bencher: Bencher) {
    let task = |n: u64| {
        let (day, status) = (1 + n % 28, if n.is_multiple_of(3) { "pending" } else { "completed" });
        format!(
            "{{\"description\":\"Read chapter {n}\",\"uuid\":\"{n}\",\"status\":\"{status}\",\
             \"entry\":\"201901{day:02}T090000Z\",\"end\":\"202101{day:02}T090000Z\",\"tags\":[\"study\"]}}"
        )
    };
    let tasks: Vec<String> = (0..20_000).map(task).collect();
    let file = TempDir::new().expect("a folder");
    let path = file.path().join("tasks.json");
    fs::write(&path, format!("[{}]", tasks.join(","))).expect("written");
    bencher.with_inputs(|| TempDir::new().expect("a folder")).bench_local_refs(|home| {
        let done = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .env_clear()
            .env("HOME", home.path())
            .args(["--quiet", "--dir"])
            .arg(home.path().join("journey"))
            .args(["import", "--yes", "taskwarrior"])
            .arg(&path)
            .stdout(Stdio::null())
            .status();
        assert!(done.is_ok_and(|status| status.success()));
    });
}

/// One save, with all that makes it safe.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn save(bencher: Bencher) {
    let home = life(2_000);
    let mut mint = Mint::seeded(1);
    let mut store = store(&home);
    bencher.bench_local(|| {
        let goal = Goal::new(mint.id(), "A goal of usual length");
        let plan = &mut |journey: &_| add::goal(journey, goal.clone());
        store.change(Moment(1), Write::Really, Years::Summaries, plan).expect("saved");
    });
}

/// The same without a state folder, and so without backups and without undo: what those two cost is the difference.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn save_without_backups(bencher: Bencher) {
    let home = life(2_000);
    let mut mint = Mint::seeded(1);
    let mut store = Store::new(Places {
        journey: home.path().join("journey"),
        state: None,
        cache: Some(home.path().join("cache")),
    });
    bencher.bench_local(|| {
        let goal = Goal::new(mint.id(), "A goal of usual length");
        let plan = &mut |journey: &_| add::goal(journey, goal.clone());
        store.change(Moment(1), Write::Really, Years::Summaries, plan).expect("saved");
    });
}

/// The least that a safe save can be: write, sync, rename, sync the folder.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn bare_save(bencher: Bencher) {
    let home = life(2_000);
    let path = home.path().join("journey/goals.toml");
    let bytes = fs::read(&path).expect("a file");
    let temporary = home.path().join("journey/.bare");
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| {
        let mut file = fs::File::create(&temporary).expect("a file");
        file.write_all(&bytes).expect("written");
        file.sync_all().expect("synced");
        fs::rename(&temporary, &path).expect("renamed");
        fs::File::open(home.path().join("journey")).expect("a folder").sync_all().expect("synced");
    });
}
