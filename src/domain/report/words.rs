//! Words a report: its summary, its headings and its bullets.

use super::text::{Chapter, Lead, Paragraph, ReportBullet, ReportText};
use super::{
    Dating, GoalProgress, LargerGoal, Report, ReportEntry, ReportSection, SectionItem, SectionKind,
    Tense,
};
use crate::domain::date::{Date, Extent};
use crate::domain::fold::fold;
use crate::domain::measure::{Amount, Measure};
use crate::domain::sorted::SortedSet;
use crate::domain::words::{capitalised, count, list_of};
use std::fmt::Display;

/// Most milestones that the summary names.
const NAMED: usize = 3;

impl Report {
    pub(crate) fn text(&self) -> ReportText {
        let mut seen = SortedSet::new();
        let chapters = self.sections.iter().map(|section| self.chapter(section, &mut seen));
        ReportText {
            heading: self.period.heading(self.dates),
            summary: self.summary(),
            chapters: chapters.collect(),
        }
    }

    /// Three lines: milestones, larger goals, moves. Where something is unread, only that.
    fn summary(&self) -> Vec<Paragraph> {
        if let Some(warning) = self.warning() {
            return vec![Paragraph::of(&warning)];
        }
        if self.is_empty() {
            return vec![Paragraph::of(self.nothing())];
        }
        [self.milestones_in_words(), self.larger_in_words(), self.moves_in_words()]
            .iter()
            .map(|line| Paragraph::of(line))
            .collect()
    }

    fn nothing(&self) -> &'static str {
        match (self.is_filtered, self.sections.is_empty()) {
            (false, _) => "Nothing was done in this period.",
            (true, true) => "Nothing in this period matches.",
            (true, false) => "Nothing that matches was done in this period.",
        }
    }

    fn milestones_in_words(&self) -> String {
        let titles: Vec<&str> = self.milestones().map(|entry| entry.title.as_str()).collect();
        match titles.len() {
            0 => "No milestones.".into(),
            n if n <= NAMED => format!("{}: {}.", count(n, "milestone"), list_of(&titles)),
            n => format!("{}.", count(n, "milestone")),
        }
    }

    fn larger_in_words(&self) -> String {
        let moved = self.larger().map(|goal| format!("{}: {}", goal.title, self.progress(goal)));
        let moved: Vec<String> = moved.collect();
        match moved.is_empty() {
            true => "No larger goal moved.".into(),
            false => format!("{}.", moved.join("; ")),
        }
    }

    fn moves_in_words(&self) -> String {
        let usual = self.moves.usual.filter(|usual| *usual >= 1.0);
        let usual = usual.zip(self.period.length());
        let usual = usual.map(|(usual, length)| format!(", usually {} {length}", usually(usual)));
        match self.moves.moves {
            0 => "No moves.".into(),
            moves => format!("{}{}.", count(moves, "move"), usual.unwrap_or_default()),
        }
    }

    /// `5 of 11 steps, 3 of them now`, `reached on 12 Oct with 27 steps, all of them in 2026`.
    fn progress(&self, goal: &LargerGoal) -> String {
        let reached = goal.reached.map(|on| format!("reached{}", self.preposition(on)));
        match (&goal.progress, reached) {
            (GoalProgress::Noted(_) | GoalProgress::Steps { done: 0, .. }, Some(reached)) => {
                reached
            }
            (GoalProgress::Noted(_), None) => total(&goal.progress),
            (GoalProgress::Steps { done, now, .. }, Some(reached)) => {
                format!("{reached} with {}{}", count(*done, "step"), self.share(*now, *done, 1))
            }
            (GoalProgress::Steps { done, now, .. }, None) => {
                total(&goal.progress) + &self.share(*now, *done, 1)
            }
            (GoalProgress::Measured { measure, now }, reached) => {
                let (none, one) = (Amount::default(), Amount::new(1.0).unwrap_or_default());
                let share = Some(self.share(*now, measure.done, one));
                let share = share.filter(|_| reached.is_some() || *now != none);
                let reached = reached.map(|reached| reached + ", ").unwrap_or_default();
                format!("{reached}{}{}", total(&goal.progress), share.unwrap_or_default())
            }
        }
    }

    /// What of the amount is of the period: `, 3 of them now`, `, none of them in 2025`, `, all of them in 2025`.
    fn share<T: PartialEq + Default + Display>(&self, now: T, done: T, one: T) -> String {
        let heading = self.period.heading(self.dates);
        let within = self.period.preposition().map(|word| format!("{word} {heading}"));
        let within = within.unwrap_or_else(|| "in this period".into());
        let when = match self.tense {
            Tense::Now => "now",
            Tense::Then => &within,
        };
        match now {
            _ if done == T::default() => String::new(),
            now if now == done && done == one => format!(" {within}"),
            now if now == done => format!(", all of them {within}"),
            now if now == T::default() => format!(", none of them {when}"),
            now => format!(", {now} of them {when}"),
        }
    }

    /// ` on 12 Oct`, ` in Oct`; nothing for the year of the heading.
    fn preposition(&self, on: Date) -> String {
        let before = if on.day().is_some() { "on" } else { "in" };
        self.period
            .words(on, self.dates)
            .map(|words| format!(" {before} {words}"))
            .unwrap_or_default()
    }

    fn chapter(&self, section: &ReportSection, seen: &mut SortedSet<String>) -> Chapter {
        let about = section.larger().map(|goal| self.about(goal)).unwrap_or_default();
        let heading = unlike(Paragraph::of(&self.heading(&section.topic)).plain(), seen);
        let bullets = section.entries.iter().map(|listed| self.listed(listed)).collect();
        Chapter { heading, about, bullets }
    }

    fn heading(&self, topic: &SectionKind) -> String {
        match topic {
            SectionKind::Milestones => "Milestones".into(),
            SectionKind::Larger(goal) => goal.title.clone(),
            SectionKind::Kind(kind) => capitalised(kind),
            SectionKind::Other if self.is_divided() => "Other small goals".into(),
            SectionKind::Other => "Small goals".into(),
            SectionKind::Certificates => "Certificates".into(),
            SectionKind::Recognised => "Recognised".into(),
            SectionKind::UnderWay => "Under way".into(),
            SectionKind::Dropped => "Dropped".into(),
        }
    }

    /// Whether something was done for a larger goal or has a kind.
    fn is_divided(&self) -> bool {
        let divides = |section: &ReportSection| {
            matches!(section.topic, SectionKind::Larger(_) | SectionKind::Kind(_))
        };
        self.sections.iter().any(divides)
    }

    fn about(&self, goal: &LargerGoal) -> Paragraph {
        let due = goal.due.filter(|_| self.tense == Tense::Now);
        let due =
            due.map(|due| format!("; the target is {}", self.dates.words(due))).unwrap_or_default();
        let progress = capitalised(&self.progress(goal));
        let mut about = Paragraph::of(&format!("{progress}{due}."));
        goal.why.iter().chain(&goal.note).for_each(|text| about.sentence(text));
        about.stop();
        goal.links.iter().for_each(|link| about.link(link));
        about
    }

    fn listed(&self, listed: &SectionItem) -> ReportBullet {
        match listed {
            SectionItem::One(entry) => self.bullet(entry),
            SectionItem::Group(label, entries) => ReportBullet {
                lead: None,
                text: Paragraph::of(&capitalised(label)),
                // The label of roles is their organisation.
                bullets: entries.iter().map(|entry| self.bullet_under(entry, label)).collect(),
            },
        }
    }

    fn bullet(&self, entry: &ReportEntry) -> ReportBullet {
        self.bullet_under(entry, "")
    }

    fn bullet_under(&self, entry: &ReportEntry, label: &str) -> ReportBullet {
        let mut text = Paragraph::of(&self.title(entry, label));
        let (only, several) = match &entry.evidence[..] {
            [only] => (Some(only), &[][..]),
            several => (None, several),
        };
        let mut sentences = only.into_iter().chain(&entry.why).peekable();
        if sentences.peek().is_some() {
            sentences.for_each(|sentence| text.sentence(sentence));
            text.stop();
        }
        entry.links.iter().for_each(|link| text.link(link));
        let evidence = several.iter().map(|line| ReportBullet {
            lead: None,
            text: Paragraph::of(line),
            bullets: Vec::new(),
        });
        let bullets = evidence.chain(entry.steps.iter().map(|step| self.bullet(step))).collect();
        ReportBullet { lead: self.lead(entry.dating), text, bullets }
    }

    /// The title with what is known of it: `Led the payments cutover, Nordbank`, `CKA, by Mar 2027: 5 of 11 steps`.
    /// An organisation that the title or the label names is left out.
    fn title(&self, entry: &ReportEntry, label: &str) -> String {
        let measure = entry.measure.as_ref();
        let one = Amount::new(1.0);
        let amount = measure
            .filter(|measure| Some(measure.done) != one)
            .map(|measure| amount(measure, entry.completes));
        let named = [fold(&entry.title), fold(label)];
        let is_named = |at: &&String| named.iter().any(|text| text.contains(&fold(at)));
        let at = entry.at.as_ref().filter(|at| !is_named(at)).map(|at| format!(", {at}"));
        let happened = entry.happened.map(|extent| format!(" ({})", self.extent(extent)));
        let amount = amount.map(|amount| format!(" ({amount})"));
        let standing = entry.standing.map(|standing| format!(" ({standing})"));
        let due = entry.due.and_then(|due| self.period.words(due, self.dates));
        let due = due.map(|due| format!(", by {due}"));
        let expires = entry.expires.map(|on| format!(", valid until {}", self.dates.words(on)));
        let progress = entry.progress.as_ref().map(|progress| format!(": {}", total(progress)));
        let parts = [at, happened, amount, standing, due, expires, progress];
        parts.into_iter().flatten().fold(entry.title.trim().to_owned(), |text, part| text + &part)
    }

    fn lead(&self, dating: Dating) -> Option<Lead> {
        let short = |date: Date| {
            self.period.words(date, self.dates).unwrap_or_else(|| self.dates.words(date))
        };
        match dating {
            Dating::None => None,
            Dating::On(on) => {
                self.period.words(on, self.dates).map(|words| Lead { words, date: Some(on) })
            }
            Dating::Span(extent) => {
                Some(Lead { words: capitalised(&self.extent(extent)), date: None })
            }
            Dating::Lapses(on) => Some(Lead { words: format!("Lapses {}", short(on)), date: None }),
        }
    }

    /// A span of which one end lies in another year has both years.
    fn extent(&self, extent: Extent) -> String {
        let short = |date: Date| {
            self.period.words(date, self.dates).unwrap_or_else(|| self.dates.words(date))
        };
        let ends = [Some(extent.on), extent.over()];
        let is_within = ends.into_iter().flatten().all(|date| self.period.contains(date));
        if is_within { extent.words_by(short) } else { self.dates.extent(extent) }
    }
}

/// The heading, with a number if there is such a heading already.
fn unlike(heading: String, seen: &mut SortedSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{heading} ({number})"));
    let free = std::iter::once(heading.clone()).chain(numbered).find(|text| !seen.contains(text));
    let free = free.unwrap_or(heading);
    seen.insert(free.clone());
    free
}

/// `5 of 11 steps`, `6 of 12 articles`, `3 progress notes`.
fn total(progress: &GoalProgress) -> String {
    match progress {
        GoalProgress::Steps { done, total, .. } => format!("{done} of {}", count(*total, "step")),
        GoalProgress::Measured { measure, .. } => measure.to_string(),
        GoalProgress::Noted(notes) => count(*notes, "progress note"),
    }
}

/// `36`, `6 or 7` for a median between two.
fn usually(median: f64) -> String {
    let below = median.floor();
    if median > below { format!("{below} or {}", below + 1.0) } else { below.to_string() }
}

/// `11 systems` where all of it was done, otherwise `4 of 12 exercises`, `the last 4 of 12 exercises`.
fn amount(measure: &Measure, completes: bool) -> String {
    match (measure.reached(), completes) {
        (true, _) if !measure.unit.is_empty() => format!("{} {}", measure.done, measure.unit),
        (false, true) => format!("the last {measure}"),
        (true | false, _) => measure.to_string(),
    }
}
