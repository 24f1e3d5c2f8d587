//! The journey and its rules. Pure: no file, clock, chance, environment, thread or screen.
//!
//! What day it is, what chance spells and what the disk holds come in as parameters.

pub mod backup;
pub mod baseline;
pub mod capture;
pub mod chain;
pub mod change;
pub mod conflict;
pub mod counts;
pub mod date;
pub mod difference;
pub mod filter;
pub mod find;
pub mod fold;
pub mod gap;
pub mod goal;
pub mod id;
pub mod item;
pub mod journey;
pub mod left;
pub mod look_back;
pub mod measure;
pub mod member;
pub mod merge;
pub mod milestone;
pub mod momentum;
pub mod needle;
pub mod pace;
pub mod pauses;
pub mod question;
pub mod reading;
pub mod refusal;
pub mod rest;
pub mod review;
pub mod search;
pub mod summary;
pub mod tags;
pub mod timeline;
pub mod verbs;
pub mod visible;
pub mod when;
pub mod words;
