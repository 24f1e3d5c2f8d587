//! The commands, from outside: what each prints, and its exit status.

mod adding;
mod asking;
mod changing;
mod disk;
mod clocks;
mod descriptors;
mod ending;
mod hopper;
mod killing;
mod hostile;
mod kit;
mod linking;
mod listing;
mod misuse;
mod places;
mod privacy;
mod terminal;
mod trouble;
mod undoing;
mod writing;
