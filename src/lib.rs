//! Milepost, a full-screen terminal goal tracker over plain TOML that its user owns.
//!
//! This page is the architecture: what the parts are, who may use whom, and what always holds.
//!
//! # Five nouns, used for nothing else
//!
//! | noun | where | meaning |
//! |---|---|---|
//! | [`Event`](app::event::Event) | `app` | something happened: a key, a paste, another size, a new day, news from the disk |
//! | [`Action`](app::action::Action) | `app` | what a user can mean: name, help, keys, where it applies. One table feeds dispatch, key line, help, palette and README |
//! | [`Change`](domain::change::Change) | `domain` | one invertible edit of the journey, holding old values: the only way to change anything |
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
//!         ├──→ store ─────────────────────→ domain
//!         └──→ config
//! ```
//!
//! | floor | is |
//! |---|---|
//! | [`domain`] | the journey and its rules. Pure: no file, clock, chance, environment, thread or screen |
//! | [`store`] | the journey on disk: lossless, atomic, locked, watched, backed up |
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
//! * A change and then its inverse leave everything as it was.
//! * A file that was not understood is never written; only a restore, which its owner asks for, replaces it, and a merge
//!   of the marks in it.
//! * Two versions of a journey come to the same from either side, and nothing that either changed is lost unasked.
//! * What is on disk now wins over what we remember: re-read, re-apply, save.
//! * All writes of a screen pass one worker, in order, and are finished before the process ends.
//! * Nothing that came from a file or a keyboard is printed but through [`domain::visible`].
//!
//! # The road of a key
//!
//! Runtime input → event loop → `App::update` → the top dialog or the keymap → one verb's file →
//! `Journey::apply` → [`view::arrange`] → `ui::draw`. Beside it: `Effect::Disk` → worker → store → `Event::Answered`.
//!
//! The state machine scrolls and understands the mouse without knowing how anything reads: it is given `view::arrange`
//! at its start, has the screen arranged after every event, and keeps the
//! [`ScreenLayout`](app::layout::ScreenLayout) that comes back.
//!
//! # The road of a save
//!
//! A change is an operation on text: take the lock, read the file as it is now, find the item's block, alter the keys
//! that differ, check that the result reads back, make a
//! backup of how it was, write a temporary file beside the target, sync, rename, sync the
//! folder, answer. Screen and commands call the same function; neither ever writes out its own model.

#![warn(unreachable_pub)]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod runtime;
pub mod store;
pub mod ui;
pub mod view;
