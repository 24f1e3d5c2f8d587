//! The figures of the page of momentum, worked out once for each state of the journey.

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::calendar::Calendar;
use crate::domain::date::Day;
use crate::domain::journey::Journey;
use crate::domain::momentum::{
    self, HeatMap, Momentum, Move, YearShare, by_kind, by_year, moves_in_words,
};
use crate::domain::pace::{self, Larger};
use crate::domain::text::shown;
use std::sync::Arc;

/// The columns of a reason that are shown at most.
const WHY: usize = 60;

#[derive(Debug)]
pub(crate) struct PageFigures {
    /// The numbers of the whole journey.
    pub(crate) momentum: Momentum,
    pub(crate) year: HeatMap,
    /// Its steps by name, the latest first, as far as they are read.
    pub(crate) steps: Vec<Move>,
    pub(crate) larger: Vec<Larger>,
    kinds: Vec<(Option<String>, usize)>,
    /// Every year since the beginning.
    pub(crate) years: Vec<YearShare>,
    /// When the whole journey stood still.
    pub(crate) pauses: Vec<Arc<Break>>,
    /// Whether years are still being read.
    pub(crate) is_partial: bool,
}

impl PageFigures {
    pub(super) fn of(journey: &Journey, calendar: Calendar) -> PageFigures {
        let today = calendar.today;
        let year = HeatMap::of(journey, calendar);
        let steps = momentum::moves(journey, year.first(), today);
        PageFigures {
            momentum: Momentum::of(journey, today),
            kinds: by_kind(journey, &steps),
            larger: pace::of_larger(journey, today),
            years: by_year(journey, today),
            pauses: journey
                .breaks()
                .filter(|rest| rest.kind == BreakKind::Paused)
                .cloned()
                .collect(),
            is_partial: !momentum::unread(journey, today).is_empty(),
            steps,
            year,
        }
    }

    /// The moves by kind; none where no goal has one.
    pub(crate) fn kinds(&self) -> &[(Option<String>, usize)] {
        if self.kinds.iter().any(|(kind, _)| kind.is_some()) { &self.kinds } else { &[] }
    }

    /// The number of moves on a day; for a day without any the reason, where it is known.
    pub(crate) fn of_day(&self, day: Day) -> String {
        let steps = self.year.moves_on(day);
        if steps == 0 && self.momentum.unread.is_some() {
            return "not everything could be read".into();
        }
        if steps > 0 || !self.year.is_paused(day) {
            return moves_in_words(steps);
        }
        let pause = self.pauses.iter().find(|rest| rest.span.covers(day));
        match pause.and_then(|rest| rest.why.as_deref()) {
            Some(why) => format!("paused: {}", shown(why, WHY)),
            None => "paused".into(),
        }
    }
}
