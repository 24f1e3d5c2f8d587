//! Dialogs as they read.

pub(crate) mod backups;
pub(crate) mod help;
