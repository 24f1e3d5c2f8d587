//! Certificates that lapse: the credentials within 90 days of their expiry that nobody has renewed.

#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::date::{Date, Day};
use super::declined::{AskAgain, Declined};
use super::fold::fold;
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use super::milestone::Milestone;
use super::needle::Needle;
use super::sort;
use std::sync::Arc;

/// Days before and after the expiry in which it is mentioned.
const WINDOW: i64 = 90;

/// Beginnings of the words that make a goal the renewal of what it names.
const RENEWING: [&str; 2] = ["renew", "recert"];

/// A credential that lapses soon, or has lapsed lately. A month or a year lapses with its last day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Lapse {
    pub(crate) milestone: Arc<Milestone>,
    pub(crate) on: Date,
}

/// The lapses around that day, soonest first.
pub(crate) fn lapses(journey: &Journey, today: Day) -> Vec<Lapse> {
    let lapse = |milestone| Lapse::of(journey, milestone, today);
    let mut lapses: Vec<Lapse> = journey.milestones().filter_map(lapse).collect();
    sort::by_key(&mut lapses, |lapse| (lapse.on.last_day(), lapse.milestone.id.clone()));
    lapses
}

/// The lapse that the home screen mentions: the first one that was never answered.
pub(crate) fn unanswered(journey: &Journey, today: Day) -> Option<Lapse> {
    lapses(journey, today).into_iter().find(|lapse| lapse.answer().is_none())
}

impl Lapse {
    /// The lapse of a milestone's credential, however far away it is.
    pub(crate) fn in_itself(milestone: &Arc<Milestone>) -> Option<Lapse> {
        Some(Lapse { milestone: Arc::clone(milestone), on: milestone.expires()? })
    }

    /// The lapse of a milestone's credential; `None` if it is not near, was renewed, or its renewal is an open goal.
    pub(crate) fn of(journey: &Journey, milestone: &Arc<Milestone>, today: Day) -> Option<Lapse> {
        let lapse = Lapse::in_itself(milestone)?;
        let is_near = lapse.on.last_day().days_since(today).abs() <= WINDOW;
        let asks = is_near && !lapse.is_renewed(journey) && !lapse.is_planned(journey);
        asks.then_some(lapse)
    }

    /// The lapse of the milestone of that id.
    pub(crate) fn of_id(journey: &Journey, id: &Id, today: Day) -> Option<Lapse> {
        Lapse::of(journey, journey.item(id)?.as_milestone()?, today)
    }

    /// The answer about this expiry. An answer from before the window was about an earlier expiry.
    pub(crate) fn answer(&self) -> Option<Declined> {
        let opens = self.on.last_day().plus_days(-WINDOW);
        self.milestone.renewal.filter(|answer| answer.on.last_day() >= opens)
    }

    /// Whether it may be asked about at all.
    pub(crate) fn is_open(&self) -> bool {
        self.answer().is_none_or(|answer| answer.again == AskAgain::NextTime)
    }

    pub(crate) fn is_over(&self, today: Day) -> bool {
        self.on.has_passed(today)
    }

    pub(crate) fn words(&self, calendar: Calendar) -> String {
        words_of(self.on, calendar)
    }

    /// The goal that renews it, by the day on which it lapses; after that day without a target.
    pub(crate) fn renewal(&self, fresh: Id, today: Day) -> Goal {
        let milestone = &self.milestone;
        Goal {
            due: (!self.is_over(today)).then_some(self.on),
            kind: milestone.kind.clone(),
            tags: milestone.tags.clone(),
            private: milestone.private,
            created: Some(today.into()),
            ..Goal::new(fresh, format!("Renew {}", milestone.title))
        }
    }

    /// Whether a goal of that title is its renewal.
    pub(crate) fn is_renewed_by(&self, title: &str) -> bool {
        self.is_in_any([title].into_iter())
    }

    /// Whether an open goal is its renewal.
    pub(crate) fn is_planned(&self, journey: &Journey) -> bool {
        self.is_in_any(journey.open().map(|goal| goal.title.as_str()))
    }

    fn is_in_any<'t>(&self, mut titles: impl Iterator<Item = &'t str>) -> bool {
        let (renewing, own) = (RENEWING.map(Needle::new), Needle::new(&self.milestone.title));
        let renews = |title: &str| renewing.iter().any(|word| word.is_in(title));
        titles.any(|title| renews(title) && own.is_word_in(title))
    }

    /// Whether the same certificate lapses later, or was earned again and never lapses.
    pub(crate) fn is_renewed(&self, journey: &Journey) -> bool {
        let lasts_longer = |other: &Milestone| match other.expires() {
            Some(expires) => expires.last_day() > self.on.last_day(),
            None => other.on.first_day() > self.milestone.on.last_day(),
        };
        let mut credentials = journey.milestones().filter(|other| other.credential.is_some());
        credentials.any(|other| lasts_longer(other) && is_same(&self.milestone, other))
    }
}

/// `lapses on 4 Mar`, `lapses today`, `lapsed in Oct 2026`, `lapsed on 4 Mar 2019`.
pub(crate) fn words_of(expires: Date, calendar: Calendar) -> String {
    let today = calendar.today;
    let verb = if expires.has_passed(today) { "lapsed" } else { "lapses" };
    match expires {
        Date::Day(day) if day == today => format!("{verb} today"),
        Date::Day(day) if day.days_since(today).abs() <= WINDOW => {
            format!("{verb} on {}", calendar.style.format.short(day))
        }
        Date::Day(day) => format!("{verb} on {}", calendar.words(day)),
        Date::Month(..) | Date::Year(_) => format!("{verb} in {}", calendar.words(expires)),
    }
}

/// Whether two credentials certify the same: by their titles, or for the same issuer by titles of which one contains
/// the other.
fn is_same(one: &Milestone, other: &Milestone) -> bool {
    let [one_title, other_title] = [one, other].map(|milestone| words(&milestone.title));
    let [one_issuer, other_issuer] = [one, other].map(issuer);
    let contains = || {
        let [one, other] = [&one_title, &other_title].map(|title| format!(" {} ", undated(title)));
        one.contains(&other) || other.contains(&one)
    };
    one_title == other_title || (one_issuer.is_some() && one_issuer == other_issuer && contains())
}

fn issuer(milestone: &Milestone) -> Option<String> {
    let issuer = milestone.credential.as_ref()?.issuer.as_deref()?;
    Some(words(issuer)).filter(|words| !words.is_empty())
}

/// The words of a text without case, accents and punctuation; a text without any as it is.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}

/// The words without years, such as that of an exam; if there are only years, all. Other numbers tell certificates apart:
/// `AZ-104` and `AZ-305`.
fn undated(words: &str) -> String {
    let is_year = |word: &&str| {
        word.len() == 4 && word.parse().is_ok_and(|year| (1900..2100).contains(&year))
    };
    let kept: Vec<&str> = words.split(' ').filter(|word| !is_year(word)).collect();
    if kept.is_empty() { words.to_owned() } else { kept.join(" ") }
}
