//! What views are filled from.

use crate::domain::date::Day;
use crate::domain::item::Item;
use crate::domain::journey::Journey;

/// What views are filled from.
pub(crate) struct ViewContext<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) today: Day,
    /// Whether an item passes the filter; `None` without one.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
}
