//! The views that take the place of the three panes, one above the other.

use super::chain::Chain;
use super::import::ImportPage;
use super::look_back::LookBack;
use super::momentum::MomentumPage;
use super::review::Review;
use super::timeline::Timeline;
use super::view::View;
use std::ops::{Deref, DerefMut};

/// A view over the whole screen; it can do what every [`View`] can.
#[derive(Debug)]
pub enum Scene {
    /// Past and future on one axis.
    Timeline(Timeline),
    /// How a milestone came about, and what it led to.
    Chain(Chain),
    /// The finished goals that come up today.
    LookBack(LookBack),
    /// A year of days, and where the moves went.
    Momentum(Box<MomentumPage>),
    /// The guided walk through what is due.
    Review(Box<Review>),
    /// The preview of an import.
    Import(Box<ImportPage>),
}

impl Deref for Scene {
    type Target = dyn View;

    fn deref(&self) -> &(dyn View + 'static) {
        match self {
            Scene::Timeline(timeline) => timeline,
            Scene::Chain(chain) => chain,
            Scene::LookBack(back) => back,
            Scene::Momentum(page) => &**page,
            Scene::Review(review) => &**review,
            Scene::Import(page) => &**page,
        }
    }
}

impl DerefMut for Scene {
    fn deref_mut(&mut self) -> &mut (dyn View + 'static) {
        match self {
            Scene::Timeline(timeline) => timeline,
            Scene::Chain(chain) => chain,
            Scene::LookBack(back) => back,
            Scene::Momentum(page) => &mut **page,
            Scene::Review(review) => &mut **review,
            Scene::Import(page) => &mut **page,
        }
    }
}
