//! The journey on disk, tested through the store's public face on real folders.

mod acts;
pub mod corpus;
mod crash;
mod invalid;
mod items;
mod lossless;
mod meanwhile;
mod merge;
mod places;
mod power;
mod property;
mod reading;
mod save;
mod scratch;
mod undo;
mod weight;
mod writers;
