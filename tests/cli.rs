//! The commands, from outside: what each prints, and its exit status.

mod adding;
mod asking;
mod backups;
mod changing;
mod checking;
mod clocks;
mod descriptors;
mod disk;
mod ending;
mod hopper;
mod hostile;
mod importing;
mod killing;
pub(crate) mod kit;
mod linking;
mod listing;
mod merging;
mod misuse;
mod places;
mod privacy;
mod resting;
mod review;
mod terminal;
mod trouble;
mod undoing;
mod unread;
mod writing;
