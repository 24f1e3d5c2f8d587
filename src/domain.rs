//! The journey and its rules. Pure: no file, clock, chance, environment, thread or screen.
//!
//! What day it is, what chance spells and what the disk holds come in as parameters.

pub mod change;
pub mod date;
pub mod goal;
pub mod id;
pub mod item;
pub mod journey;
pub mod measure;
pub mod milestone;
pub mod reading;
pub mod refusal;
pub mod summary;
pub mod verbs;
