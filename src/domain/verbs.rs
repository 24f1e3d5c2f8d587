//! The verbs: each turns a request into one `Change`, or refuses it.
//!
//! Screen and command line call the same functions, so there is one way to change a journey. A verb never changes the
//! journey itself.

pub mod add;
pub(crate) mod breaks;
pub(crate) mod delete;
pub(crate) mod each;
pub(crate) mod edit;
pub(crate) mod end;
pub(crate) mod hindsight;
pub(crate) mod links;
pub(crate) mod look_back;
pub(crate) mod merge;
pub(crate) mod next;
pub(crate) mod open_state;
pub(crate) mod order;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod renewal;
pub(crate) mod review;
mod rules;
pub(crate) mod tag;

pub(crate) use self::rules::{extent_not_in_future, not_in_future, not_passed};

#[cfg(test)]
mod tests;
