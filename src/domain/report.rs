//! The report on a period: what was reached and done in it, as data that several formats word and escape.
//!
//! It follows from the journey and the period alone: the report on an explicit period is the same on every day.

mod goals;
mod milestones;
mod moves;
mod period;
mod progress;
#[cfg(test)]
mod tests;
mod text;
mod under_way;
mod words;

pub use self::period::ReportPeriod;
pub(crate) use self::text::{Chapter, Inline, Lead, Paragraph, ReportBullet};

use self::goals::GoalEntries;
use self::milestones::MilestoneEntries;
use self::moves::PeriodMoves;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, DateFormat, Day, Extent};
use crate::domain::filter::Filter;
use crate::domain::gap::{Gap, GapPlace};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::note::list_entry;
use crate::domain::sorted::SortedSet;

/// What a report is about.
#[derive(Clone, Copy)]
pub(crate) struct ReportScope<'a> {
    pub(crate) period: ReportPeriod,
    /// Narrows the goals and milestones.
    pub(crate) filter: &'a Filter,
    /// For the filter, and for a period without an end.
    pub(crate) today: Day,
    pub(crate) with_dropped: bool,
    /// How its dates are written: as the settings say on the screen, and in one way in a document.
    pub(crate) dates: DateFormat,
}

impl ReportScope<'_> {
    fn holds(&self, item: &Item, journey: &Journey) -> bool {
        self.filter.matches(item, journey, self.today)
    }

    fn last_day(&self) -> Day {
        self.period.last().unwrap_or(self.today)
    }
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Report {
    pub(crate) period: ReportPeriod,
    pub(crate) tense: Tense,
    pub(crate) moves: PeriodMoves,
    /// None of them is empty.
    pub(crate) sections: Vec<ReportSection>,
    /// Items that may be of the period, but whose dates are too vague to say.
    pub(crate) unplaced: usize,
    /// The gaps that may hide something of the period: with any, no number is known.
    pub(crate) unread: Vec<Gap>,
    /// Whether a filter narrows it.
    pub(crate) is_filtered: bool,
    dates: DateFormat,
}

/// Whether the journey has moves later than the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tense {
    Now,
    Then,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportSection {
    pub(crate) topic: SectionKind,
    pub(crate) entries: Vec<SectionItem>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum SectionKind {
    Milestones,
    /// A larger goal that moved.
    Larger(Box<LargerGoal>),
    /// What served no larger goal, of that kind.
    Kind(String),
    /// The rest of what served no larger goal.
    Other,
    Certificates,
    Recognised,
    UnderWay,
    Dropped,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LargerGoal {
    pub(crate) id: Id,
    pub(crate) title: String,
    pub(crate) why: Option<String>,
    pub(crate) note: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) due: Option<Date>,
    /// If it was reached in the period.
    pub(crate) reached: Option<Date>,
    pub(crate) progress: GoalProgress,
}

/// How far a larger goal is, and how far it came in the period.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum GoalProgress {
    Steps {
        done: usize,
        total: usize,
        now: usize,
    },
    Measured {
        measure: Measure,
        now: Amount,
    },
    /// Progress notes only.
    Noted(usize),
}

/// An entry, or several under a label: the roles at an organisation, or what has the same tag.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum SectionItem {
    One(Box<ReportEntry>),
    Group(String, Vec<ReportEntry>),
}

impl SectionItem {
    fn one(entry: ReportEntry) -> SectionItem {
        SectionItem::One(Box::new(entry))
    }

    pub(crate) fn entries(&self) -> &[ReportEntry] {
        match self {
            SectionItem::One(entry) => std::slice::from_ref(&**entry),
            SectionItem::Group(_, entries) => entries,
        }
    }
}

/// A goal or a milestone as the report has it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportEntry {
    pub(crate) id: Id,
    pub(crate) title: String,
    pub(crate) dating: Dating,
    pub(crate) at: Option<String>,
    /// `paused` or `in progress`, among entries that are not.
    pub(crate) standing: Option<&'static str>,
    /// When a milestone happened that was recognised in the period.
    pub(crate) happened: Option<Extent>,
    pub(crate) due: Option<Date>,
    pub(crate) expires: Option<Date>,
    pub(crate) progress: Option<GoalProgress>,
    /// The amount done in the period, of the target.
    pub(crate) measure: Option<Measure>,
    /// Whether that amount was the last one.
    pub(crate) completes: bool,
    pub(crate) why: Option<String>,
    /// The lines of its note, and its progress notes in the period.
    pub(crate) evidence: Vec<String>,
    pub(crate) links: Vec<String>,
    /// The active steps of a larger goal that is under way.
    pub(crate) steps: Vec<ReportEntry>,
}

impl ReportEntry {
    fn new(id: &Id, title: &str, dating: Dating) -> ReportEntry {
        ReportEntry {
            id: id.clone(),
            title: title.to_owned(),
            dating,
            at: None,
            standing: None,
            happened: None,
            due: None,
            expires: None,
            progress: None,
            measure: None,
            completes: false,
            why: None,
            evidence: Vec::new(),
            links: Vec::new(),
            steps: Vec::new(),
        }
    }
}

/// The date of an entry, by its meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Dating {
    None,
    On(Date),
    Span(Extent),
    /// A certificate lapses.
    Lapses(Date),
}

impl Dating {
    pub(crate) fn date(self) -> Option<Date> {
        match self {
            Dating::None => None,
            Dating::On(date) | Dating::Lapses(date) => Some(date),
            Dating::Span(extent) => Some(extent.over().unwrap_or(extent.on)),
        }
    }
}

impl Report {
    /// The report from a journey in which all years from the period's first one on are loaded.
    pub(crate) fn of(journey: &Journey, scope: &ReportScope<'_>) -> Report {
        let events = MilestoneEntries::of(journey, scope);
        let work = GoalEntries::of(journey, scope, &events);
        let tense = moves::tense(journey, scope.period);
        let moves = PeriodMoves::of(journey, scope);
        let unplaced = events.unplaced + work.unplaced;
        let under_way = under_way::entries(journey, scope, tense);
        let mut sections =
            vec![ReportSection { topic: SectionKind::Milestones, entries: events.milestones }];
        sections.extend(work.sections);
        let rest = [
            (SectionKind::Certificates, events.certificates),
            (SectionKind::Recognised, events.recognised),
            (SectionKind::UnderWay, under_way),
            (SectionKind::Dropped, work.dropped),
        ];
        let listed =
            |entries: Vec<ReportEntry>| entries.into_iter().map(SectionItem::one).collect();
        let rest = rest.map(|(topic, entries)| ReportSection { topic, entries: listed(entries) });
        sections.extend(rest);
        sections.retain(|section| !section.entries.is_empty() || section.larger().is_some());
        let is_filtered = !scope.filter.is_empty();
        let (period, dates) = (scope.period, scope.dates);
        let unread = Vec::new();
        let report =
            Report { period, tense, moves, sections, unplaced, unread, is_filtered, dates };
        let gaps = journey.gaps().iter().filter(|gap| report.lacks(gap)).cloned();
        Report { unread: gaps.collect(), ..report }
    }

    /// Whether what is in a gap may be missing here. A year before the period matters only to the progress of larger
    /// goals.
    fn lacks(&self, gap: &Gap) -> bool {
        match gap.place {
            GapPlace::File(DataFile::Ended(year)) => {
                let is_earlier = self.period.first().is_some_and(|first| year < first.year());
                !is_earlier || self.has_progress()
            }
            GapPlace::File(DataFile::Open | DataFile::Milestones) | GapPlace::Past => true,
        }
    }

    fn has_progress(&self) -> bool {
        let listed = self.sections.iter().flat_map(|section| &section.entries);
        let mut entries = listed.flat_map(SectionItem::entries);
        self.larger().next().is_some() || entries.any(|entry| entry.progress.is_some())
    }

    /// The number of private items that the report on a whole journey would have.
    pub(crate) fn count_private(journey: &Journey, scope: &ReportScope<'_>) -> usize {
        let report = Report::of(journey, scope);
        let items = report.ids().into_iter().filter_map(|id| journey.item(id));
        items.filter(|item| item.private()).count()
    }

    /// `This is not all: done/2024.toml cannot be read: line 1.`, if anything is unread.
    pub(crate) fn warning(&self) -> Option<String> {
        let gaps: Vec<String> = self.unread.iter().map(Gap::sentence).collect();
        (!gaps.is_empty()).then(|| format!("This is not all: {}.", gaps.join("; ")))
    }

    /// The milestones of the period.
    pub(crate) fn milestones(&self) -> impl Iterator<Item = &ReportEntry> {
        let told = self.sections.iter().filter(|section| section.topic == SectionKind::Milestones);
        told.flat_map(|section| &section.entries).flat_map(SectionItem::entries)
    }

    /// The larger goals that moved.
    pub(crate) fn larger(&self) -> impl Iterator<Item = &LargerGoal> {
        self.sections.iter().filter_map(ReportSection::larger)
    }

    /// Whether nothing was reached, done or recognised.
    pub(crate) fn is_empty(&self) -> bool {
        self.sections.iter().all(|section| match section.topic {
            SectionKind::UnderWay | SectionKind::Certificates => true,
            SectionKind::Milestones
            | SectionKind::Larger(_)
            | SectionKind::Kind(_)
            | SectionKind::Other
            | SectionKind::Recognised
            | SectionKind::Dropped => false,
        })
    }

    /// The items in it, each once.
    pub(crate) fn ids(&self) -> SortedSet<&Id> {
        let larger = self.larger().map(|goal| &goal.id);
        let listed = self.sections.iter().flat_map(|section| &section.entries);
        let entries = listed.flat_map(SectionItem::entries);
        let entries =
            entries.flat_map(|entry| std::iter::once(entry).chain(&entry.steps)).map(|e| &e.id);
        larger.chain(entries).collect()
    }
}

impl ReportSection {
    pub(crate) fn larger(&self) -> Option<&LargerGoal> {
        match &self.topic {
            SectionKind::Larger(goal) => Some(goal),
            SectionKind::Milestones
            | SectionKind::Kind(_)
            | SectionKind::Other
            | SectionKind::Certificates
            | SectionKind::Recognised
            | SectionKind::UnderWay
            | SectionKind::Dropped => None,
        }
    }
}

/// The lines of a note that are not blank, without bullets: the report makes a list of them.
fn lines_of(text: Option<&str>) -> Vec<String> {
    let lines = text.unwrap_or_default().lines();
    let lines = lines.map(|line| list_entry(line).unwrap_or(line).trim());
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The text, unless it is blank.
fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
