//! Dialogs as they read.

pub(crate) mod backups;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod panel;
