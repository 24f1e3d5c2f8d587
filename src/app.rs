//! The state machine: what the program shows and knows, and what each event does to it. No terminal, no disk.

pub mod effect;
pub mod event;
