//! Keys, words, pastes, the mouse and sizes in random order, on the sample journey: nothing faults, nothing is lost.

mod chance;
mod deeds;

pub use chance::Chance;

use crate::stage::Stage;
use crate::trial;
use milepost::app::dialog::form::FormLayout;
use milepost::app::list::Listed;
use milepost::app::pane::Pane;
use milepost::app::scene::Scene;
use milepost::app::{Dialog, DialogKind};
use milepost::domain::item::Item;
use milepost::domain::problem::{Problem, Severity};
use milepost::domain::reading::Reading;
use milepost::store::places::Places;
use milepost::store::{Store, Years};
use milepost::ui::theme::Theme;
use std::collections::BTreeSet;
use std::path::Path;

/// How many deeds there are between two looks at the folder.
const LOOK: usize = 100;

/// Whether other programs change the journey meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Company {
    Alone,
    Among,
}

#[test]
fn a_monkey_of_seed_1_breaks_nothing() {
    plays(1, Company::Among);
}

#[test]
fn a_monkey_of_seed_2_breaks_nothing() {
    plays(2, Company::Alone);
}

#[test]
fn a_monkey_of_seed_3_breaks_nothing() {
    plays(3, Company::Among);
}

#[test]
fn a_monkey_of_seed_4_breaks_nothing() {
    plays(4, Company::Alone);
}

#[test]
fn a_monkey_of_seed_5_breaks_nothing() {
    plays(5, Company::Among);
}

fn plays(seed: u64, company: Company) {
    let count = trial::times(&format!("random deeds of seed {seed}"), 600, 20_000);
    let mut chance = Chance::seeded(seed);
    let mut stage = Stage::sample();
    stage.editor = deeds::edit;
    stage.is_slow = true;
    let (mut last, mut dialogs, mut scenes) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for number in 0..count {
        let deed = deeds::any(&mut chance, stage.size());
        last.push(format!("{deed:?}"));
        let recent = last[last.len().saturating_sub(12)..].join("\n");
        let context = format!("seed {seed}, deed {number}, the last ones:\n{recent}");
        let _named = Named(&context);
        if company == Company::Among || !deed.is_of_others() {
            deed.do_to(&mut stage);
        }
        // The disk answers sooner or later.
        for _ in 0..chance.below(3) {
            stage.answer();
        }
        dialogs.extend(stage.app().dialogs().last().map(kind));
        scenes.extend(stage.app().scene().map(view));
        holds(&mut stage, number % 10 == 0);
        if number % LOOK == 0 {
            is_sound(&mut stage);
        }
    }
    let _named = Named("at the end");
    let usual = ["line", "form", "question", "list", "help"];
    let missed = usual.iter().filter(|kind| !dialogs.contains(*kind)).count();
    // A short run may miss the rarest of them.
    let may_miss = usize::from(!trial::is_full());
    assert!(
        missed <= may_miss && scenes.len() + may_miss >= 2,
        "it came only into {dialogs:?} and {scenes:?}"
    );
    is_sound(&mut stage);
    undoes_all(&mut stage, company);
    still_answers(&mut stage);
}

fn kind(dialog: &Dialog) -> &'static str {
    match &dialog.kind {
        DialogKind::Form(form) => match form.layout() {
            FormLayout::Line => "line",
            FormLayout::Fields => "form",
            FormLayout::Question => "question",
            FormLayout::List => "list",
        },
        DialogKind::Search(_) => "search",
        DialogKind::Filter(_) => "filter",
        DialogKind::Help(_) => "help",
        DialogKind::Merge(_) => "merge",
        DialogKind::Backups(_) => "backups",
    }
}

fn view(scene: &Scene) -> &'static str {
    match scene {
        Scene::Timeline(_) => "timeline",
        Scene::Chain(_) => "chain",
        Scene::LookBack(_) => "look back",
        Scene::Momentum(_) => "momentum",
        Scene::Review(_) => "review",
        Scene::Import(_) => "import",
    }
}

/// Says what led to a fault, when there is one.
struct Named<'a>(&'a str);

impl Drop for Named<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.0);
        }
    }
}

/// What holds after every deed.
fn holds(stage: &mut Stage, twice: bool) {
    let picture = stage.draw(&Theme::dark());
    if twice {
        assert_eq!(picture, stage.draw(&Theme::dark()), "two draws differ");
    }
    for pane in Pane::ALL {
        let list = stage.app().list(pane);
        let some = list.entries().iter().any(|e| e.can_be_selected());
        let selected = list.entry().is_some_and(|e| e.can_be_selected());
        assert_eq!(some, selected, "{pane:?}: what is selected is lost");
    }
}

/// What is on disk can be read, names everything once, and is what is on the screen.
fn is_sound(stage: &mut Stage) {
    stage.settle();
    assert_eq!(stage.app().unsaved(), 0, "{:?}", stage.app().trouble());
    let (store, reading) = read(&stage.path(""));
    let errors: Vec<&Problem> =
        reading.problems.iter().filter(|p| p.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let ids: Vec<String> = store.journey().items().map(|i| i.id().to_string()).collect();
    let once: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "an id stands twice: {ids:?}");
    for item in stage.app().journey().items() {
        assert_eq!(store.journey().item(item.id()), Some(item), "the screen shows something else");
    }
    let shown = stage.app().journey().open().count();
    assert_eq!(store.journey().open().count(), shown, "the screen shows not all");
}

fn read(journey: &Path) -> (Store, Reading) {
    let places = Places { journey: journey.to_owned(), state: None, cache: None };
    let mut store = Store::new(places);
    let reading = store.read(Years::All).expect("the journey reads");
    (store, reading)
}

/// Everything that was done can be taken back and made again; where others were at the journey, up to what they changed.
fn undoes_all(stage: &mut Stage, company: Company) {
    stage.press("<esc><esc><esc><esc><esc>").settle();
    for keys in ["u", "<ctrl-r>"] {
        let mut steps = 0;
        loop {
            stage.press(keys).settle();
            let notice = stage.app().notice().unwrap_or_default().to_lowercase();
            if notice.starts_with("there is nothing to") {
                break;
            }
            let turned = notice.starts_with("undone") || notice.starts_with("redone");
            if !turned && company == Company::Among && notice.contains("has been changed since") {
                break;
            }
            assert!(turned, "after {steps} times {keys}: {notice}");
            steps += 1;
        }
        assert!(steps > 10 || company == Company::Among, "it changed nothing: {steps}");
        is_sound(stage);
    }
}

fn still_answers(stage: &mut Stage) {
    let has = |stage: &Stage| {
        let mut items = stage.app().journey().items();
        items.any(|item: &Item| item.title() == "Still here")
    };
    stage.resize(120, 40).press("<esc><esc><esc>aStill here<enter>");
    stage.settle();
    assert!(has(stage), "{}", stage.frame());
    is_sound(stage);
}
