//! A stage for stories: the machine, the store and the picture, driven by keys, without threads or a terminal.

use crate::fixtures::{Scratch, today};
use milepost::app::App;
use milepost::app::disk::{Request, Response};
use milepost::app::effect::Effect;
use milepost::app::event::{Clipboard, Event, Key, Start};
use milepost::app::keymap::Keymap;
use milepost::app::settings::{Charset, Settings};
use milepost::runtime::backend::StoreBackend;
use milepost::runtime::clock::Clock;
use milepost::runtime::settings::SettingsFile;
use milepost::runtime::worker::Backend;
use milepost::store::places::Places;
use milepost::store::{Store, Years};
use milepost::ui::{self, theme::Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use similar::{ChangeTag, TextDiff};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;

/// A journey in a folder of its own, and a screen on it.
pub struct Stage {
    scratch: Scratch,
    /// The file that settings are kept in.
    pub settings: PathBuf,
    app: App,
    backend: StoreBackend,
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
    asked: VecDeque<Request>,
    /// Years that are asked for and not read yet, while reading is slow.
    pub held: Option<VecDeque<Vec<i32>>>,
}

impl Stage {
    /// Opens a screen of 120 by 40 on a journey of these files: path and text.
    pub fn open(files: &[(&str, &str)]) -> Stage {
        Stage::on(Scratch::with(files), Charset::Unicode)
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
        Stage::sample_in(Charset::Unicode)
    }

    /// The same in other glyphs.
    pub fn sample_in(charset: Charset) -> Stage {
        Stage::on(Scratch::sample(), charset)
    }

    /// Opens a screen on a journey that is elsewhere.
    pub fn beside(journey: PathBuf) -> Stage {
        Stage::on(Scratch::beside(journey), Charset::Unicode)
    }

    /// Opens a screen on an empty journey of that name.
    pub fn named(name: &str) -> Stage {
        let mut stage = Stage::unseen(Scratch::with(&[]), name, Charset::Unicode, &BTreeMap::new());
        stage.send(Event::Shown);
        stage
    }

    /// The program, started again.
    pub fn again(self) -> Stage {
        Stage::on(self.scratch, Charset::Unicode)
    }

    fn on(scratch: Scratch, charset: Charset) -> Stage {
        Stage::with_keys(scratch, charset, &BTreeMap::new())
    }

    /// Opens a screen with other keys.
    pub fn with_keys(
        scratch: Scratch,
        charset: Charset,
        bound: &BTreeMap<String, Vec<String>>,
    ) -> Stage {
        let mut stage = Stage::unseen(scratch, "career", charset, bound);
        stage.send(Event::Shown);
        stage
    }

    /// Opens a screen on a copy of the sample, whose years are read one request at a time from the first picture on.
    pub fn slow_sample() -> Stage {
        let (charset, keys) = (Charset::Unicode, BTreeMap::new());
        let mut stage = Stage::unseen(Scratch::sample(), "career", charset, &keys);
        stage.read_slowly().send(Event::Shown);
        stage
    }

    /// A screen before its first picture.
    fn unseen(
        scratch: Scratch,
        name: &str,
        charset: Charset,
        bound: &BTreeMap<String, Vec<String>>,
    ) -> Stage {
        let at = |name: &str| Some(scratch.root().join(name));
        let journey = scratch.journey().to_owned();
        let places = Places { journey, state: at("state"), cache: at("cache") };
        let mut store = Store::new(places);
        let reading = store.read(Years::Known).expect("the journey reads");
        let start = Start { today: today(), seed: 7, size: (120, 40) };
        let mut settings = Settings::new(
            Keymap::new(&bound.clone().into_iter().collect())
                .expect("the table of actions is sound"),
        );
        (settings.name, settings.charset) = (name.to_owned(), charset);
        let mut app = App::new(start, settings, ui::LOOKS);
        app.update(Event::Read(reading));
        let settings = scratch.root().join("config.toml");
        Stage {
            scratch,
            settings: settings.clone(),
            app,
            backend: StoreBackend::new(store, Clock::Fixed(today()), SettingsFile::at(settings)),
            terminal: Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory"),
            copied: Vec::new(),
            opened: Vec::new(),
            quit: false,
            editor: str::to_owned,
            is_slow: false,
            asked: VecDeque::new(),
            held: None,
        }
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
                match effect {
                    Effect::Disk(request) if self.is_slow => self.asked.push_back(request),
                    effect => events.extend(self.carry_out(effect)),
                }
            }
        }
        self
    }

    /// A slow disk answers what it was asked first; whether there was anything.
    pub fn answer(&mut self) -> bool {
        let Some(request) = self.asked.pop_front() else {
            return false;
        };
        if let Some(event) = self.ask(request) {
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
        for request in [Request::Look, Request::LookAtSettings(Response::NONE)] {
            if let Some(event) = self.ask(request) {
                self.send(event);
            }
        }
        self
    }

    /// Up to thirty columns of the frame from the cursor on.
    pub fn at_cursor(&mut self) -> String {
        let frame = self.frame();
        let (column, row) = self.terminal.get_cursor_position().expect("in memory").into();
        let row = frame.lines().nth(usize::from(row)).unwrap_or_default();
        let row: String = row.chars().skip(usize::from(column)).take(30).collect();
        row.trim_end().to_owned()
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
        let read = years.is_some();
        if let Some(event) = years.and_then(|years| self.answered(Request::Load(years))) {
            self.send(event);
        }
        read
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
        self.scratch.read(path)
    }

    /// The texts of the journey's files, by path.
    pub fn files(&self) -> BTreeMap<String, String> {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        self.scratch.files().iter().map(|(path, bytes)| (path.clone(), text(bytes))).collect()
    }

    /// What has become of the files: each that changed by its path, its lines that went and that came.
    pub fn changed_since(&self, before: &BTreeMap<String, String>) -> String {
        let (now, mut changed) = (self.files(), String::new());
        let paths: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        for path in paths {
            let text =
                |files: &BTreeMap<String, String>| files.get(path).cloned().unwrap_or_default();
            let (old, new) = (text(before), text(&now));
            if old != new {
                changed += &format!("{path}\n{}", difference(&old, &new));
            }
        }
        changed
    }

    /// Writes a file of the journey, as another program would.
    pub fn write(&self, path: &str, text: &str) {
        self.scratch.write(path, text);
    }

    /// The path of a file of the journey.
    pub fn path(&self, path: &str) -> PathBuf {
        self.scratch.journey().join(path)
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
            Effect::Disk(request) => self.ask(request),
            Effect::EditFile { path, line } => {
                self.opened.push((path.clone(), line));
                let old = std::fs::read_to_string(&path).ok()?;
                let new = (self.editor)(&old);
                if new == old {
                    return None;
                }
                std::fs::write(&path, new).expect("written");
                self.answered(Request::Reread(path))
            }
            Effect::EditText(text) => Some(Event::Edited((self.editor)(&text))),
            Effect::Copy(titles) => {
                self.copied.push(titles.join("\n"));
                Some(Event::Copied(titles, Clipboard::Terminal))
            }
            Effect::Quit | Effect::OpenSample => {
                self.quit = true;
                None
            }
            Effect::WakeIn(_) | Effect::Suspend => None,
        }
    }

    /// What the disk answers, with the editor in between where it is asked for an item's text.
    fn ask(&mut self, request: Request) -> Option<Event> {
        match (request, &mut self.held) {
            (Request::Load(years), Some(held)) => {
                held.push_back(years);
                None
            }
            (Request::Source(id, text), _) => {
                let mut request = Request::Source(id.clone(), text);
                let answer = self.backend.answer(&mut request)?;
                let Request::Source(_, Response(Some(old))) = &request else {
                    return Some(Event::answered(request, answer));
                };
                let new = (self.editor)(old);
                if new == *old {
                    return Some(Event::Notice("Nothing changed.".into()));
                }
                let old = old.clone();
                self.answered(Request::Replace { id, old, new })
            }
            (Request::Abandon, _) => None,
            (request, _) => self.answered(request),
        }
    }

    fn answered(&mut self, mut request: Request) -> Option<Event> {
        let answer = self.backend.answer(&mut request)?;
        Some(Event::answered(request, answer))
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

/// The lines that went and that came, without those that stayed.
fn difference(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let changed = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    changed.map(|change| format!("{} {}\n", change.tag(), change.value().trim_end())).collect()
}
