//! One file per command: what it takes, and what it does with it.

pub(super) mod add;
pub(super) mod backups;
pub(super) mod check;
pub(super) mod delete;
pub(super) mod done;
pub(super) mod drop;
pub(super) mod edit;
pub(super) mod link;
pub(super) mod list;
pub(super) mod log;
pub(super) mod merge;
pub(super) mod milestone;
pub(super) mod next;
pub(super) mod pause;
pub(super) mod promote;
pub(super) mod reopen;
pub(super) mod restore;
pub(super) mod resume;
pub(super) mod review;
pub(super) mod show;
pub(super) mod snooze;
pub(super) mod state;
pub(super) mod status;
pub(super) mod undo;
