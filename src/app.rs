//! The state machine: what the program shows and knows, and what each event does to it. No terminal, no disk.
//!
//! `App::update` takes an event and returns effects; drawing reads the `App` and changes nothing.
//!
//! `Data` is what the program knows, `Screen` what it shows beneath its dialogs, `Settings` its keys and the like. A handler
//! that only moves about takes `&Data` and `&mut Screen`; a verb takes the whole `App`, as it also asks the disk, opens
//! dialogs and says how to undo. Views are `View`s, and dialogs act on the `App` by closures, so that neither depends on it.

pub mod action;
pub(crate) mod advice;
pub(crate) mod data;
pub(crate) mod detail;
pub mod dialog;
pub mod disk;
pub mod effect;
pub(crate) mod entries;
pub mod event;
pub(crate) mod history;
mod key;
pub mod keymap;
pub mod layout;
pub mod list;
pub(crate) mod marking;
pub mod pane;
pub(crate) mod pending;
pub(crate) mod problems;
pub mod scene;
pub(crate) mod screen;
pub mod settings;
pub mod theme;
mod update;
pub mod view;

pub use dialog::DialogKind;
pub(crate) use update::Choice;
pub use update::{App, Dialog, Form};
