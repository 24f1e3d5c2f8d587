//! The verbs: each turns a request into the one `Change` that carries it out, or says why it cannot be.
//!
//! Screen and command line call the same functions, so there is one way to change a journey. None of them changes
//! anything itself.

pub mod add;
pub mod delete;
pub mod edit;
pub mod end;
pub mod hindsight;
pub mod links;
pub mod look_back;
pub mod merge;
pub mod next;
pub mod order;
pub mod progress;
pub mod question;
pub mod rest;
pub mod review;
mod rules;
pub mod standing;

pub use self::rules::has_not_gone_by;

#[cfg(test)]
mod tests;
