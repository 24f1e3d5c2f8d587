//! A stage for stories: the machine, the store and the picture, driven by keys, without threads or a terminal.

use milepost::app::App;
use milepost::app::effect::{EditTarget, Effect};
use milepost::app::event::{Clipboard, Event, Key, Start};
use milepost::app::glyphs::{Glyphs, UNICODE};
use milepost::app::keymap::Keymap;
use milepost::domain::date::{Date, Day};
use milepost::runtime::clock::Clock;
use milepost::runtime::keeper::StoreKeeper;
use milepost::runtime::worker::Keeper;
use milepost::store::places::Places;
use milepost::store::{Store, Years};
use milepost::ui::{self, theme::Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The day on which all stories play.
pub fn today() -> Day {
    Date::from_iso("2026-11-22").and_then(Date::day).expect("a day")
}

/// A journey in a folder of its own, and a screen on it.
pub struct Stage {
    /// Removed when the story is over.
    _home: TempDir,
    journey: PathBuf,
    /// The file that settings are kept in.
    pub settings: PathBuf,
    app: App,
    keeper: StoreKeeper,
    terminal: Terminal<TestBackend>,
    /// What was put on the clipboard.
    pub copied: Vec<String>,
    /// Files that the editor was to be opened on, with the line.
    pub opened: Vec<(String, usize)>,
    /// Whether the program has quit.
    pub quit: bool,
    /// What the editor does to the text of an item.
    pub editor: fn(&str) -> String,
    /// Whether the disk answers only when it is told to.
    pub is_slow: bool,
    /// What the disk has been asked and not answered yet.
    asked: VecDeque<Effect>,
    /// Years that are asked for and not read yet, while reading is slow.
    pub held: Option<VecDeque<Vec<i32>>>,
}

impl Stage {
    /// Opens a screen of 120 by 40 on a journey of these files: path and text.
    pub fn open(files: &[(&str, &str)]) -> Stage {
        let home = TempDir::new().expect("a folder for a test");
        for (path, text) in files {
            let path = home.path().join("journey").join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        Stage::on(home)
    }

    /// A journey of those goals whose steps came once a week, the last of them 41 days ago.
    pub fn drifting(goals: &str) -> Stage {
        let ended = (0..38).map(|week| {
            let day = today().plus_days(-41 - 7 * week);
            format!("\n[[goal]]\nid = \"d{week}\"\ntitle = \"Step {week}\"\ndone = {day}\n")
        });
        let ended = format!("format = 1\n{}", ended.collect::<String>());
        Stage::open(&[("goals.toml", goals), ("done/2026.toml", &ended)])
    }

    /// Opens a screen on a copy of the sample.
    pub fn sample() -> Stage {
        let home = TempDir::new().expect("a folder for a test");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        copy(&from, &home.path().join("journey"));
        Stage::on(home)
    }

    /// The same in other glyphs.
    pub fn sample_in(glyphs: &'static Glyphs) -> Stage {
        let Stage { _home, journey, .. } = Stage::sample();
        Stage::drawn_with(_home, journey, glyphs)
    }

    /// Opens a screen on what is in `home/journey`.
    fn on(home: TempDir) -> Stage {
        let journey = home.path().join("journey");
        Stage::at(home, journey)
    }

    /// Opens a screen on a journey that stands elsewhere.
    pub fn beside(journey: PathBuf) -> Stage {
        Stage::at(TempDir::new().expect("a folder for a test"), journey)
    }

    fn at(home: TempDir, journey: PathBuf) -> Stage {
        Stage::drawn_with(home, journey, &UNICODE)
    }

    fn drawn_with(home: TempDir, journey: PathBuf, glyphs: &'static Glyphs) -> Stage {
        let places = Places {
            journey: journey.clone(),
            state: Some(home.path().join("state")),
            cache: Some(home.path().join("cache")),
        };
        let mut store = Store::new(places);
        let reading = store.read(Years::Known).expect("the journey reads");
        let start = Start { today: today(), seed: 7, name: "career".into(), size: (120, 40) };
        let keymap = Keymap::new(&BTreeMap::new()).expect("the table of actions is sound");
        let mut app = App::new(start, keymap, glyphs);
        app.update(Event::Read(reading));
        let settings = home.path().join("config.toml");
        let mut stage = Stage {
            _home: home,
            journey,
            settings: settings.clone(),
            app,
            keeper: StoreKeeper::new(store, Clock::Fixed(today())).with_settings(Some(settings)),
            terminal: Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory"),
            copied: Vec::new(),
            opened: Vec::new(),
            quit: false,
            editor: str::to_owned,
            is_slow: false,
            asked: VecDeque::new(),
            held: None,
        };
        stage.send(Event::Shown);
        stage
    }

    /// Presses keys: names in angle brackets (`<enter>`, `<ctrl-d>`, `<lt>`) are keys, all else is typed.
    pub fn press(&mut self, keys: &str) -> &mut Stage {
        let mut rest = keys;
        while let Some(letter) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
            let (name, tail) = named.unwrap_or(rest.split_at(letter.len_utf8()));
            let name = match name {
                " " => "space",
                "lt" => "<",
                other => other,
            };
            let key = Key::named(name).unwrap_or_else(|| panic!("no key {name}"));
            self.send(Event::Key(key));
            rest = tail;
        }
        self
    }

    /// Sends an event and carries out all that it asks for.
    pub fn send(&mut self, event: Event) -> &mut Stage {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.app.update(event) {
                if self.is_slow && is_for_the_disk(&effect) {
                    self.asked.push_back(effect);
                } else {
                    events.extend(self.carry_out(effect));
                }
                let remark = self.keeper.remark();
                events.extend(remark.map(|message| Event::Trouble { message }));
            }
        }
        self
    }

    /// A slow disk answers what it was asked first; whether there was anything.
    pub fn answer(&mut self) -> bool {
        let Some(effect) = self.asked.pop_front() else {
            return false;
        };
        if let Some(event) = self.carry_out(effect) {
            self.send(event);
        }
        true
    }

    /// A slow disk answers all that it was asked.
    pub fn settle(&mut self) -> &mut Stage {
        while self.answer() {}
        self
    }

    /// What has been changed from outside is noticed.
    pub fn notice_outside(&mut self) -> &mut Stage {
        if let Some(event) = self.keeper.changed() {
            self.send(event);
        }
        self
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let area = self.terminal.backend().buffer().area;
        (area.width, area.height)
    }

    /// From now on years are read one request at a time, by `read_held`.
    pub fn read_slowly(&mut self) -> &mut Stage {
        self.held = Some(VecDeque::new());
        self
    }

    /// Reads what was asked for first of what is not read yet; whether there was anything.
    pub fn read_held(&mut self) -> bool {
        let years = self.held.as_mut().and_then(VecDeque::pop_front);
        if let Some(years) = &years {
            let event = self.keeper.load(years);
            self.send(event);
        }
        years.is_some()
    }

    /// The screen has another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Stage {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Event::Resize { columns, rows })
    }

    /// The program.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The text of a file of the journey; empty if it is not there.
    pub fn file(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_default()
    }

    /// Writes a file of the journey, as another program would.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file");
    }

    /// The path of a file of the journey.
    pub fn path(&self, path: &str) -> PathBuf {
        self.journey.join(path)
    }

    /// The screen as text, without space at the ends of lines.
    pub fn frame(&mut self) -> String {
        let buffer = self.draw(&Theme::dark());
        text(&buffer)
    }

    /// The screen in some colours, cell by cell.
    pub fn draw(&mut self, theme: &Theme) -> Buffer {
        let app = &self.app;
        self.terminal.draw(|frame| ui::draw(app, theme, frame)).expect("memory does not fail");
        self.terminal.backend().buffer().clone()
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Save { number, change } => {
                Some(Event::Saved { number, outcome: self.keeper.save(&change) })
            }
            Effect::Undo => Some(Event::Undid(self.keeper.undo())),
            Effect::Redo => Some(Event::Redid(self.keeper.redo())),
            Effect::Offer(name) => Some(Event::Offered(self.keeper.offer(&name).map(Box::new))),
            Effect::Merge { name, choices } => {
                Some(Event::Merged(self.keeper.merge(&name, &choices)))
            }
            Effect::ListBackups => Some(self.keeper.backups()),
            Effect::Restore(name) => Some(Event::Restored(self.keeper.restore(name))),
            Effect::LoadYears(years) => match &mut self.held {
                Some(held) => {
                    held.push_back(years);
                    None
                }
                None => Some(self.keeper.load(&years)),
            },
            Effect::Edit(EditTarget::Item(id)) => {
                let edited = self.keeper.source(&id).and_then(|old| {
                    let new = (self.editor)(&old);
                    self.keeper.replace(&id, &old, &new)
                });
                Some(Event::Edited(edited))
            }
            Effect::Edit(EditTarget::File { path, line }) => {
                self.opened.push((path, line));
                None
            }
            Effect::KeepFilter { name, text } => {
                Some(Event::KeptFilter(self.keeper.keep_filter(&name, &text)))
            }
            Effect::Copy(text) => {
                self.copied.push(text);
                Some(Event::Copied(Clipboard::Terminal))
            }
            Effect::Quit => {
                self.quit = true;
                None
            }
            Effect::Abandon | Effect::WakeIn(_) | Effect::Suspend => None,
        }
    }
}

fn is_for_the_disk(effect: &Effect) -> bool {
    match effect {
        Effect::Save { .. } | Effect::Undo | Effect::Redo | Effect::LoadYears(_) => true,
        Effect::Edit(_) | Effect::Offer(_) | Effect::Merge { .. } => true,
        Effect::ListBackups | Effect::Restore(_) | Effect::KeepFilter { .. } => true,
        Effect::Abandon | Effect::WakeIn(_) | Effect::Copy(_) | Effect::Suspend | Effect::Quit => {
            false
        }
    }
}

/// A picture as text.
pub fn text(buffer: &Buffer) -> String {
    let columns = usize::from(buffer.area.width).max(1);
    let rows = buffer.content.chunks(columns);
    let line = |row: &[Cell]| {
        let mut line = String::new();
        let mut skip = 0;
        for cell in row {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
        }
        line.trim_end().to_owned()
    };
    rows.map(line).collect::<Vec<_>>().join("\n")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
