//! The views that take the place of the three panes, one above the other.

pub(crate) mod chain;
pub(crate) mod import;
pub(crate) mod look_back;
pub(crate) mod momentum;
pub(crate) mod review;
pub(crate) mod timeline;

use super::action::{Action, Action as A};
use super::view::{View, ViewContext};
use crate::domain::item::Item;
use chain::Chain;
use import::ImportPage;
use look_back::LookBack;
use momentum::MomentumPage;
use review::Review;
use std::ops::{Deref, DerefMut};
use timeline::Timeline;

/// Makes the views. A row is a variant and what it shows.
macro_rules! scenes {
    ($($(#[$doc:meta])* $name:ident($view:ident);)*) => {
        /// A view over the whole screen; it can do what every [`View`] can.
        #[derive(Debug)]
        pub enum Scene {
            $($(#[$doc])* $name(Box<$view>),)*
        }

        impl Deref for Scene {
            type Target = dyn View;

            fn deref(&self) -> &(dyn View + 'static) {
                match self {
                    $(Scene::$name(view) => &**view,)*
                }
            }
        }

        impl DerefMut for Scene {
            fn deref_mut(&mut self) -> &mut (dyn View + 'static) {
                match self {
                    $(Scene::$name(view) => &mut **view,)*
                }
            }
        }

        $(impl From<$view> for Scene {
            fn from(view: $view) -> Scene {
                Scene::$name(Box::new(view))
            }
        })*
    };
}

scenes! {
    /// Past and future on one axis.
    Timeline(Timeline);
    /// How a milestone came about, and what it led to.
    Chain(Chain);
    /// The finished goals that come up today.
    LookBack(LookBack);
    /// A year of days, and where the moves went.
    Momentum(MomentumPage);
    /// The guided walk through what is due.
    Review(Review);
    /// The preview of an import.
    Import(ImportPage);
}

/// Opens a view on the selected item; `None` where there is nothing to show.
pub(super) type OpenView = fn(Option<&Item>, &ViewContext<'_>) -> Option<Scene>;

/// The views that have an action of their own. The same action closes them.
const OPENED: &[(Action, OpenView)] = &[
    (A::Timeline, |selected, context| Some(Timeline::on(selected, context).into())),
    (A::Chain, |selected, context| Some(Chain::of(selected?.id().clone(), context).into())),
    (A::LookBack, |_, context| Some(LookBack::of(context).into())),
    (A::Momentum, |_, context| Some(MomentumPage::of(context).into())),
];

pub(super) fn opened_by(action: Action) -> Option<OpenView> {
    OPENED.iter().find(|(known, _)| *known == action).map(|(_, open)| *open)
}

impl Scene {
    pub(super) fn is_same_view(&self, other: &Scene) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
