//! Milepost, a full-screen terminal goal tracker over plain TOML that its user owns.
//!
//! This page is the architecture: what the parts are, who may use whom, and what always holds.
//!
//! # Six nouns, used for nothing else
//!
//! | noun | where | meaning |
//! |---|---|---|
//! | [`Event`](app::event::Event) | `app` | something happened: a key, a paste, another size, a new day, news from the disk |
//! | [`Action`](app::action::Action) | `app` | what a user can mean: name, help, keys, where it applies. One table feeds dispatch, key line, `?`, palette and help |
//! | [`Change`](domain::change::Change) | `domain` | one edit of the journey, with each item as it was and as it shall be: what every verb gives and every save takes |
//! | `Field` | [`domain::schema`] | one row of a record's table: its key, its value, and how it merges, is given, shown and found. File, JSON, merge, flags, forms, facts, search, filter, `check`, and our own table and outline read the rows |
//! | [`Effect`](app::effect::Effect) | `app` | a request to the world (save, open the editor, copy), as data |
//! | `Failure` | [`cli`] | what went wrong, where, what to do, and the exit code |
//!
//! [`App::update`](app::App::update) takes an event and returns effects; [`ui::draw`] draws the [`App`](app::App).
//! Those are the two sentences of the program.
//!
//! # Floors
//!
//! ```text
//! main → cli → runtime → ui → view → app → domain
//!         ├─────┴─→ store ────────────────→ domain
//!         ├─────┴─→ transfer ─────────────→ domain
//!         └─────┴─→ config ───────────────→ domain
//! ```
//!
//! | floor | is |
//! |---|---|
//! | [`domain`] | the journey and its rules. Pure: no file, clock, chance, environment, thread or screen |
//! | [`store`] | the journey on disk: lossless, atomic, locked, watched, backed up |
//! | `transfer` | other formats: text or bytes in, items out, and a journey in, text out. Pure: the day and the zone are given to it |
//! | [`config`] | the settings, as text gave them |
//! | [`app`] | the state machine: what the program shows and knows, and what each event does to it |
//! | [`view`] | how everything reads: from the `App` to lines whose pieces have roles. Pure |
//! | [`ui`] | those lines on cells, with ratatui and a theme; drawing changes nothing |
//! | [`runtime`] | the terminal, threads, the clock, the event loop, and the executor of effects |
//! | [`cli`] | one file for each command, what it prints, and how it fails |
//!
//! Imports go down, never up or sideways: `app`, `view` and `ui` know no store. A test reads every file and holds them to it.
//!
//! # What always holds
//!
//! * The domain never asks what day it is: `today` is a parameter.
//! * `update` never does I/O. Two draws of one `App` are equal.
//! * Undo leaves everything as it was, to the byte: it is the inverse of what the log holds of each block.
//! * A file that was not understood is never written; only a restore, which its owner asks for, replaces it, and a merge
//!   of the marks in it.
//! * Two versions of a journey come to the same from either side, and nothing that either changed is lost unasked.
//! * What is on disk now wins over what we remember: re-read, re-apply, save.
//! * All writes of a screen pass one worker, in order, and are finished before the process ends.
//! * Nothing that came from a file or a keyboard is printed but through [`domain::visible`].
//! * Exports and reports are made of [`Journey::public`](domain::journey::Journey), so that no writer knows private items.
//!
//! # A new field
//!
//! The field in its struct and in `new`, and one row in `domain/schema/goal.rs`, `milestone.rs` or `tables.rs`. A text, a
//! list, a mark or a date needs no more. `tests/schema.rs` fails until it has a sample of it, and takes that through
//! all that reads the rows.
//!
//! # The road of a key
//!
//! Runtime input → event loop → `App::update` → the top dialog or the keymap → one verb's file →
//! `Journey::apply` → [`view::arrange`] → `ui::draw`. Beside it: `Effect::Disk` → worker → store → `Event::Answered`.
//!
//! The state machine scrolls and understands the mouse without knowing how anything reads: it is given [`ui::LOOKS`]
//! at its start, has the screen arranged after every event, and keeps the
//! [`ScreenLayout`](app::layout::ScreenLayout) that comes back. A click asks what its cell is for, and a
//! [`ClickTarget`](app::layout::ClickTarget) comes back, noted by whatever painted the cell.
//!
//! # The road of a save
//!
//! A change is an operation on text: take the lock, read the file as it is now, find the item's block, alter the keys
//! that differ, check that the result reads back, make a backup of how it was, record the change for undo, write a
//! temporary file beside the target, sync, rename, sync the folder, answer. Screen and commands call the same function;
//! neither ever writes out its own model.
//!
//! `Store` calls its parts in that order: `FileWriter` takes the lock, `Folder` looks at the files and indexes them, `Draft`
//! works the change out, `BackupFolder` and `Log` keep how it was, `FileWriter` writes, and `Folder` takes the new texts in.
//! `Conflicts` knows the copies that a file sync left, and the `Register` what this machine remembers of the journey.
//!
//! # Recipes
//!
//! What one change costs, and where. What is forgotten fails the build or a test.
//!
//! | to add | edit |
//! |---|---|
//! | a field of a goal in file, merge and JSON | `src/domain/goal.rs`: the field and its blank. `src/domain/schema/goal.rs`: its row |
//! | a field of a milestone | the same in `src/domain/milestone.rs` and `src/domain/schema/milestone.rs` |
//! | an action with a key | `src/app/action.rs`: the variant and its row, from which key line, `?`, palette and help follow. `src/app/update/NAME.rs`: its handler, and the handler's row in the table of that family |
//! | a view | `src/app/scene/NAME.rs`: what it shows, as a `View`. `src/app/scene.rs`: its module, its row, and how it opens. `src/app/action.rs`: the action that opens it. `src/view/scenes/NAME.rs`: its lines, as a `Drawn`. `src/view/scenes.rs`: its module and its arm |
//! | a command | `src/cli/commands/NAME.rs`: what it takes and does. `src/cli/commands.rs`: its module, variant and arm. `assets/help/shell.md`: its row |
//! | a request to the disk | `src/app/disk.rs`: the request, with the type of its response. `src/runtime/backend.rs`: its arm. `src/app/update/disk.rs`: what the answer does |
//! | a format to import | `src/transfer/NAME.rs`: how it is read. `src/transfer.rs`: its row |
//! | a format to export | `src/transfer/export/NAME.rs`: how it is written. `src/transfer/export.rs`: its row |
//! | a format of the report | `src/transfer/report/NAME.rs`: how its words are escaped. `src/transfer/report.rs`: its row |
//! | a setting | `src/config.rs`: the field. `src/config/table.rs`: its name, and its arm. `assets/config.toml`: its default, and what it does. `src/app/settings.rs` and `src/runtime/settings.rs`, if the screen needs it: how it gets there |
//! | a theme | `src/app/theme.rs`: its variant, and its row. `src/ui/theme/palette.rs`: its column of each table, and its arm |
//!
//! Then a test: "Working on it" in the README says where each kind lives.

#![warn(unreachable_pub)]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod runtime;
pub mod store;
mod transfer;
pub mod ui;
pub mod view;
