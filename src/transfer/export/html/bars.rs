//! The bars of spans beside the stops that lie within them.

use crate::domain::date::{Day, Extent, Until};

/// Bars side by side; a span that finds no free lane has none.
pub(super) const LANES: usize = 3;

/// The piece of a bar beside one stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct BarPiece {
    pub(super) lane: usize,
    pub(super) begins: bool,
    pub(super) ends: bool,
}

/// The pieces beside each stop, and beside the place after the last one, to which open spans go.
pub(super) struct Bars {
    pub(super) beside: Vec<Vec<BarPiece>>,
    pub(super) open: Vec<BarPiece>,
}

impl Bars {
    /// The number of lanes in use.
    pub(super) fn lanes(&self) -> usize {
        let pieces = self.beside.iter().flatten();
        pieces.map(|piece| piece.lane + 1).max().unwrap_or_default()
    }

    /// Bars of those extents, in order of their beginnings: each to the last stop that begins within it.
    pub(super) fn of(extents: &[Extent]) -> Bars {
        let mut bars = Bars { beside: vec![Vec::new(); extents.len()], open: Vec::new() };
        let begins: Vec<Day> = extents.iter().map(|extent| extent.on.first_day()).collect();
        let mut free_from = [0; LANES];
        for (first, extent) in extents.iter().enumerate() {
            let last = match extent.until {
                None => continue,
                Some(Until::On(until)) if until == extent.on => continue,
                Some(Until::On(until)) => {
                    begins.partition_point(|day| *day <= until.last_day()).saturating_sub(1)
                }
                Some(Until::Now) => extents.len(),
            }
            .max(first);
            let Some(lane) = free_from.iter().position(|free| *free <= first) else { continue };
            free_from[lane] = last + 1;
            let stops = bars.beside.iter_mut().chain([&mut bars.open]);
            for (at, beside) in stops.enumerate().take(last + 1).skip(first) {
                beside.push(BarPiece { lane, begins: at == first, ends: at == last });
            }
        }
        bars
    }
}
