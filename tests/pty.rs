//! The real program in a real pseudo-terminal: what it does to the terminal, and what it leaves behind.
//!
//! Only on Linux: the tests watch processes through descriptors, and `setsid` gives a shell its terminal.

#![cfg(target_os = "linux")]

mod bytes;
mod closing;
mod demo;
mod desk;
mod ending;
mod importing;
mod killing;
mod lending;
mod light;
mod monkey;
mod outside;
mod paste;
mod screen;
mod split;
mod terminal;
