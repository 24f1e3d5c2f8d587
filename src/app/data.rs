//! The data of the program: the journey, the faults in its files, and the requests to the disk that are pending.

use super::pane::Pane;
use crate::domain::calendar::{Calendar, DateStyle};
use crate::domain::change::Change;
use crate::domain::conflict::Conflict;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::find;
use crate::domain::gap::{Gap, GapPlace};
use crate::domain::id::{Id, Mint};
use crate::domain::journey::Journey;
use crate::domain::lapse::{self, Lapse};
use crate::domain::look_back::{self, Anniversary};
use crate::domain::momentum::{Momentum, MomentumLine, unread};
use crate::domain::pace;
use crate::domain::problem::{Problem, Severity};
use crate::domain::refusal::Refusal;
use crate::domain::road::Road;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::undated_item::UndatedItem;
use crate::domain::words::{self, sentence};

/// Another program has deleted it.
pub(super) const GONE: &str = "It is no longer there.";

#[derive(Debug)]
pub(crate) struct Data {
    /// The journey as it is shown: what is on disk, and the changes on their way there.
    pub(crate) journey: Journey,
    pub(crate) today: Day,
    /// How dates are read and written, by the settings.
    pub(crate) style: DateStyle,
    pub(crate) problems: Vec<Problem>,
    /// Second versions of files that nobody has merged.
    pub(crate) waiting: Vec<Conflict>,
    pub(crate) mentioned: Vec<String>,
    /// The imported items that still lack a date.
    pub(crate) undated: Vec<UndatedItem>,
    pub(crate) mint: Mint,
    pub(crate) momentum: Momentum,
    pub(crate) momentum_line: MomentumLine,
    pub(crate) road: Road,
    /// The month in which each larger goal would be reached at its usual pace.
    pub(crate) outlook: SortedMap<Id, Date>,
    /// The years that this takes and that are not loaded; the outlook is empty until they are.
    pub(crate) outlook_years: Vec<i32>,
    /// The old step that comes up today, unless one was answered today.
    pub(crate) look_back: Option<Anniversary>,
    /// The credential that lapses, until that is answered.
    pub(crate) lapse: Option<Lapse>,
    pub(crate) read: bool,
    /// Whether there has been a first picture.
    pub(crate) shown: bool,
    pub(crate) unsaved: Vec<Unsaved>,
    /// The number of the last save.
    pub(crate) saves: u64,
    /// Why saving fails, while it does.
    pub(crate) trouble: Option<String>,
    /// The years that were asked for and are not read yet.
    pub(crate) wanted_years: Vec<i32>,
    /// The dates that a look back has asked for and are not read yet.
    pub(crate) wanted_dates: SortedSet<Date>,
    /// Whether the disk was asked which years there are, and has not answered yet.
    pub(crate) years_unknown: bool,
}

impl Data {
    /// Nothing has been read yet.
    pub(super) fn new(today: Day, style: DateStyle, seed: u64) -> Data {
        let journey = Journey::default();
        let momentum = Momentum::of(&journey, today);
        let momentum_line = MomentumLine::of(&journey, &momentum, Calendar { today, style });
        let road = Road::of(&journey, today);
        Data {
            journey,
            today,
            style,
            problems: Vec::new(),
            waiting: Vec::new(),
            mentioned: Vec::new(),
            undated: Vec::new(),
            mint: Mint::seeded(seed),
            momentum,
            momentum_line,
            road,
            outlook: SortedMap::new(),
            outlook_years: Vec::new(),
            look_back: None,
            lapse: None,
            read: false,
            shown: false,
            unsaved: Vec::new(),
            saves: 0,
            trouble: None,
            wanted_years: Vec::new(),
            wanted_dates: SortedSet::new(),
            years_unknown: false,
        }
    }

    /// Why something is refused, as a sentence; of a date also what to write instead.
    pub(crate) fn refusal(&self, refusal: &Refusal) -> String {
        let why = sentence(&refusal.words(self.style.format));
        match refusal {
            Refusal::Dates(dates) => format!("{why} {}", sentence(dates.advice())),
            _ => why,
        }
    }

    /// Why a verb refuses. It is given ids, so that what it does not find was there before.
    pub(super) fn refusal_of_verb(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoMatch { .. } => GONE.to_owned(),
            refusal => self.refusal(refusal),
        }
    }

    pub(crate) fn calendar(&self) -> Calendar {
        Calendar { today: self.today, style: self.style }
    }

    /// Works out again what follows from the journey and the day.
    pub(super) fn follow_journey(&mut self) {
        self.momentum = Momentum::of(&self.journey, self.today);
        self.momentum_line = MomentumLine::of(&self.journey, &self.momentum, self.calendar());
        self.road = Road::of(&self.journey, self.today);
        self.outlook_years = match self.journey.larger().next() {
            Some(_) => unread(&self.journey, self.today),
            None => Vec::new(),
        };
        self.outlook = match self.outlook_years.as_slice() {
            [] => pace::outlook(&self.journey, self.today),
            _ => SortedMap::new(),
        };
        self.look_back = look_back::shown_on(&self.journey, self.today);
        self.lapse = lapse::unanswered(&self.journey, self.today);
    }

    /// Whether anything in the files is not understood.
    pub(super) fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// What keeps a file from being written to.
    pub(super) fn fault_in(&self, file: DataFile) -> Option<&Problem> {
        let is_in = |p: &&Problem| p.place().is_none_or(|place| place == GapPlace::File(file));
        self.problems.iter().filter(|p| p.blocks_saving).find(is_in)
    }

    /// Whether the journey is known to be empty, and the sample is offered.
    pub(crate) fn offers_sample(&self) -> bool {
        self.read && self.journey.is_empty() && self.problems.is_empty()
    }

    /// Whether all years are known by now, at least by their summary.
    pub(super) fn knows_all_years(&self) -> bool {
        self.shown && !self.years_unknown
    }

    pub(crate) fn years_being_read(&self) -> usize {
        self.wanted_years.iter().filter(|year| self.is_awaited(**year)).count()
    }

    /// Whether a year is still to be read. One whose file is not understood is not waited for.
    pub(super) fn is_awaited(&self, year: i32) -> bool {
        let home = DataFile::Ended(year).to_string();
        let broken = || self.problems.iter().any(|p| p.path.ends_with(&home));
        !self.journey.is_loaded(year) && !broken()
    }

    /// The years that are not loaded, the latest first.
    pub(super) fn unread_years(&self) -> Vec<i32> {
        let years = self.journey.years().map(|(year, _)| year).rev();
        years.filter(|year| !self.journey.is_loaded(*year)).collect()
    }

    pub(super) fn fresh_id(&mut self) -> Id {
        let journey = &self.journey;
        self.mint.unused(|id| journey.has(id))
    }

    pub(super) fn title_of(&self, id: &Id) -> String {
        self.journey.item(id).map_or(id.to_string(), |item| item.title().to_owned())
    }

    /// The open larger goal that a text means.
    pub(super) fn larger_named(&self, text: &str) -> Result<Id, String> {
        let found = find::resolve(self.journey.items(), text, find::OPEN_LARGE);
        found.map(|item| item.id().clone()).map_err(|refusal| self.refusal(&refusal))
    }

    /// That there is nothing; where a gap may hide something, what could not be read.
    pub(super) fn none_or_gap(&self, none: String, hides: impl Fn(&Gap) -> bool) -> String {
        let hidden = self.journey.gaps().iter().find(|gap| hides(gap));
        hidden.map_or(none, |gap| format!("{}.", gap.sentence()))
    }

    /// The changes that are not on disk, and why not.
    pub(crate) fn unwritten(&self) -> Option<String> {
        let names: Vec<&str> = self.unsaved.iter().map(|u| u.change.name.as_str()).collect();
        let trouble = self.trouble.as_deref().unwrap_or("There was no time.");
        (!names.is_empty()).then(|| {
            format!("{} not on disk: {}. {trouble}", self.unsaved_in_words(), names.join("; "))
        })
    }

    /// `2 changes are`.
    pub(super) fn unsaved_in_words(&self) -> String {
        let count = self.unsaved.len();
        format!("{} {}", words::count(count, "change"), if count == 1 { "is" } else { "are" })
    }
}

/// A change that is not on disk yet.
#[derive(Debug)]
pub(crate) struct Unsaved {
    pub(crate) number: u64,
    pub(crate) change: Change,
    /// The selection before the change and after it, once the event that made it is over.
    pub(crate) moved: Option<(Spot, Spot)>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Spot {
    /// The number of views over the panes.
    pub(crate) scenes: usize,
    pub(crate) focus: Pane,
    pub(crate) in_detail: bool,
    pub(crate) item: Option<Id>,
}
