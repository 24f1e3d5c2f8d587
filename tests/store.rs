//! The journey on disk, tested through the store's public face on real folders.

mod acts;
mod backups;
pub mod corpus;
mod crash;
mod invalid;
mod items;
mod lossless;
mod meanwhile;
mod merge;
mod moved;
mod places;
mod power;
mod property;
mod reading;
mod restoring;
mod save;
mod scratch;
mod suite;
mod undo;
mod unlogged;
mod upgrade;
mod weight;
mod writers;
