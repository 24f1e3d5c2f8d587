//! What lines are written with, whatever they are about.

use super::glyphs::Glyphs;
use crate::app::App;
use crate::app::keymap::KeysHere;
use crate::app::layout::Area;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::sorted::SortedMap;

/// What lines are written with: the journey and the day, the glyphs and keys, and the room that there is.
#[derive(Clone, Copy)]
pub(crate) struct Canvas<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) calendar: Calendar,
    pub(crate) glyphs: &'static Glyphs,
    pub(crate) keymap: KeysHere<'a>,
    /// The month in which each larger goal would be reached at the usual pace.
    pub(crate) outlook: &'a SortedMap<Id, Date>,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

impl<'a> Canvas<'a> {
    /// A canvas as large as that area.
    pub(crate) fn of(app: &'a App, area: Area) -> Canvas<'a> {
        Canvas {
            journey: &app.data.journey,
            calendar: app.data.calendar(),
            glyphs: Glyphs::of(app.settings.charset),
            keymap: app.keys(),
            outlook: &app.data.outlook,
            columns: usize::from(area.width),
            rows: usize::from(area.height),
        }
    }
}
