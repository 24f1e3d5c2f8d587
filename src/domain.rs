//! The journey and its rules. Pure: no file, clock, chance, environment, thread or screen.
//!
//! What day it is, what chance spells and what the disk holds come in as parameters.

pub mod advice;
pub mod agenda;
pub mod backup;
pub(crate) mod baseline;
pub mod breaks;
pub(crate) mod capture;
pub(crate) mod chain;
pub mod change;
pub mod conflict;
pub(crate) mod counts;
pub mod data_file;
pub mod date;
pub(crate) mod describe;
pub(crate) mod difference;
pub(crate) mod filter;
pub(crate) mod find;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod fold;
pub(crate) mod gap;
pub mod goal;
pub(crate) mod hash;
pub mod id;
pub mod import;
pub mod item;
pub mod journey;
pub(crate) mod left;
pub mod look_back;
pub mod measure;
pub mod merge;
pub mod milestone;
pub mod momentum;
pub(crate) mod needle;
pub(crate) mod pace;
pub(crate) mod pause_line;
pub(crate) mod pauses;
pub mod problem;
pub(crate) mod question;
pub mod reading;
pub mod record;
pub mod refusal;
pub mod review;
pub(crate) mod road;
pub mod schema;
pub mod search;
pub(crate) mod sort;
pub(crate) mod summary;
pub(crate) mod tags;
pub(crate) mod text;
pub mod timeline;
pub mod verbs;
pub mod visible;
pub(crate) mod when;
pub(crate) mod words;
