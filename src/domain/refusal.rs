//! The errors of the verbs, worded for the person who made the request.

use super::advice::Advice;
use super::date::{Date, DateFormat, Span};
use super::id::Id;
use super::words::count;
use thiserror::Error;

/// A candidate that a reference could mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// Its id.
    pub(crate) id: Id,
    /// Its title.
    pub(crate) title: String,
    /// Its state, or `milestone`.
    pub(crate) state: &'static str,
}

/// The titles of the earlier and the later milestone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkTitles {
    pub(crate) from: String,
    pub(crate) to: String,
}

/// A request that the journey does not allow. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    /// A title of nothing but white space.
    #[error("a title is needed")]
    EmptyTitle,
    /// A progress note of nothing at all.
    #[error("a progress note is empty")]
    EmptyNote,
    /// No item fits the reference.
    #[error("{wanted} matches \"{reference}\"")]
    NoMatch {
        /// The reference as given.
        reference: String,
        /// "no open goal", "nothing" …
        wanted: &'static str,
    },
    /// The item exists, but is not of the kind that the request needs.
    #[error("\"{title}\" is {is}, and {needs}")]
    WrongItem {
        /// The item's title.
        title: String,
        /// `done`, `a milestone` …
        is: &'static str,
        /// `this needs an open goal`, `--due is for a goal` …
        needs: String,
        /// The remedy.
        advice: Advice,
    },
    /// More than one item fits the reference.
    #[error("\"{reference}\" matches {} items", candidates.len())]
    Ambiguous {
        /// The reference as given.
        reference: String,
        /// The matches, best first.
        candidates: Vec<Candidate>,
    },
    /// A goal cannot serve itself, directly or not.
    #[error("\"{title}\" would serve itself{}", via.as_ref().map(|v| format!(", through \"{v}\"")).unwrap_or_default())]
    TowardItself {
        /// The goal's title.
        title: String,
        /// The goal in between, if any.
        via: Option<String>,
    },
    /// A link that would close a circle of milestones.
    #[error("\"{}\" cannot lead to \"{}\": that one already leads to it", .0.from, .0.to)]
    Circle(LinkTitles),
    /// A milestone cannot lead to itself.
    #[error("\"{0}\" cannot lead to itself")]
    LedToItself(String),
    /// A milestone cannot lead to what was over before it began.
    #[error("\"{}\" cannot lead to \"{}\", which was over before it began", .0.from, .0.to)]
    LedBack(LinkTitles),
    /// No such link to remove.
    #[error("\"{}\" has no link to \"{}\"", .0.from, .0.to)]
    NotLinked(LinkTitles),
    /// The link is there already.
    #[error("\"{}\" leads to \"{}\" already", .0.from, .0.to)]
    LinkedAlready(LinkTitles),
    /// A measure needs a target above zero.
    #[error("a target of {0} is not more than zero")]
    TargetNotPositive(String),
    /// No less than nothing can be done of a measure.
    #[error("{0} done is less than zero")]
    DoneNegative(String),
    /// A milestone or an ended goal cannot lose its date.
    #[error("\"{title}\" needs a date: it is {is}")]
    DateNeeded {
        /// The item's title.
        title: String,
        /// `done`, `a milestone` …
        is: &'static str,
    },
    /// A larger goal with steps cannot become a small one.
    #[error("\"{title}\" has {}, and a small goal cannot have any", count(*steps, "step"))]
    HasSteps {
        /// The goal's title.
        title: String,
        /// The number of its steps.
        steps: usize,
    },
    /// A measure cannot sink below zero.
    #[error("\"{title}\" is at {measure}, and {amount} would take it below zero")]
    BelowZero {
        /// The goal's title.
        title: String,
        /// How far it is.
        measure: String,
        /// The amount to add.
        amount: String,
    },
    /// A goal without a measure cannot take an amount.
    #[error("\"{0}\" has no measure to add an amount to")]
    NoMeasure(String),
    /// Dates that cannot be.
    #[error("{}", .0.words(DateFormat::Iso))]
    Dates(DateRefusal),
    /// The item was promoted already.
    #[error("\"{0}\" is a milestone already")]
    PromotedAlready(String),
    /// A merge with clashes for which no side is chosen.
    #[error("{} on both sides, and no side is chosen", if *.0 == 1 { "1 item was changed".to_owned() } else { format!("{} items were changed", .0) })]
    Undecided(usize),
    /// The milestone was never a goal.
    #[error("\"{0}\" was never a goal, so it cannot be turned back into one")]
    NoStep(String),
    /// The request would change nothing.
    #[error("{0}")]
    NothingToChange(String),
}

/// Dates that cannot be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateRefusal {
    /// A span that ends before it begins.
    EndsBeforeItBegins {
        /// The first date.
        on: Date,
        /// The last date.
        until: Date,
    },
    /// The end of something current has passed.
    GoneBy(Date),
    /// A forward move dated after today.
    StillToCome(Date),
    /// A recognition before the event.
    RecognisedBefore {
        /// The date of recognition.
        recognised: Date,
        /// The date of the event.
        on: Date,
    },
    /// A credential that lapses before it was earned.
    ExpiresBefore {
        /// The date of expiry.
        expires: Date,
        /// The date of the event.
        on: Date,
    },
    /// A pause of what is paused.
    PausedAlready {
        /// What is paused.
        what: String,
        /// Since when, and until when.
        span: Span,
    },
}

impl DateRefusal {
    fn words(&self, format: DateFormat) -> String {
        match self {
            DateRefusal::EndsBeforeItBegins { on, until } => {
                let [until, on] = [until, on].map(|date| format.within(*date));
                format!("it would end {until}, before it begins {on}")
            }
            DateRefusal::GoneBy(date) => format!("{} is in the past", format.words(*date)),
            DateRefusal::StillToCome(date) => format!("{} is in the future", format.words(*date)),
            DateRefusal::RecognisedBefore { recognised, on } => {
                let [recognised, on] = [recognised, on].map(|date| format.within(*date));
                format!("it cannot be recognised {recognised}, before it happened {on}")
            }
            DateRefusal::ExpiresBefore { expires, on } => {
                let [expires, on] = [expires, on].map(|date| format.within(*date));
                format!("it cannot lapse {expires}, before it happened {on}")
            }
            DateRefusal::PausedAlready { what, span } => {
                // It may be still to come: an open one is not "since".
                let days = match span.until {
                    Some(_) => format.span(*span),
                    None => format!("from {} on", format.words(span.from)),
                };
                format!("{what} has a pause already, {days}")
            }
        }
    }

    pub(crate) fn advice(&self) -> &'static str {
        match self {
            DateRefusal::EndsBeforeItBegins { .. } => "give the dates the other way round",
            DateRefusal::GoneBy(_) => "give today or a later day, or none at all",
            DateRefusal::StillToCome(_) => "give today or an earlier day; a later date is a target",
            DateRefusal::RecognisedBefore { .. } | DateRefusal::ExpiresBefore { .. } => {
                "correct one of the two dates"
            }
            DateRefusal::PausedAlready { .. } => "give days that are not in it, or end it first",
        }
    }
}

impl From<DateRefusal> for Refusal {
    fn from(dates: DateRefusal) -> Refusal {
        Refusal::Dates(dates)
    }
}

impl Refusal {
    /// The message, with dates in that format. `Display` has them in ISO 8601.
    pub(crate) fn words(&self, format: DateFormat) -> String {
        if let Refusal::Dates(dates) = self { dates.words(format) } else { self.to_string() }
    }

    /// The remedy.
    pub(crate) fn advice(&self) -> Advice {
        match self {
            Refusal::EmptyTitle => "give it a title of at least one letter".into(),
            Refusal::EmptyNote => "say in a few words what moved, or give an amount".into(),
            Refusal::NoMatch { .. } => Advice::FindItem,
            Refusal::WrongItem { advice, .. } => advice.clone(),
            Refusal::Ambiguous { .. } => "name one by its id, or by more of its title".into(),
            Refusal::TowardItself { .. } => {
                "let it serve a larger goal that does not serve it".into()
            }
            Refusal::Circle(_) => "remove the other link first, or link the other way round".into(),
            Refusal::LedToItself(_) => "name the milestone that came of it".into(),
            Refusal::LedBack(_) => "link the other way round, or correct one of the dates".into(),
            Refusal::NotLinked(_) => Advice::SeeLinks,
            Refusal::LinkedAlready(_) | Refusal::NothingToChange(_) => "nothing was changed".into(),
            Refusal::DateNeeded { .. } => "give a year where no more is known".into(),
            Refusal::HasSteps { .. } => {
                "delete its steps first, or let them serve another goal".into()
            }
            Refusal::BelowZero { .. } => "take back no more than there is".into(),
            Refusal::TargetNotPositive(_) => "give an amount above zero, such as 12".into(),
            Refusal::DoneNegative(_) => "give what is done so far, or 0".into(),
            Refusal::NoMeasure(_) => Advice::AddMeasure,
            Refusal::Dates(dates) => dates.advice().into(),
            Refusal::PromotedAlready(_) => Advice::Edit,
            Refusal::Undecided(_) => Advice::ChooseSides,
            Refusal::NoStep(_) => Advice::Delete,
        }
    }
}
