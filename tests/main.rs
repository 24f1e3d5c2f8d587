//! The one test binary: each module tests one promise of the program from outside.

mod floors;
mod sample;
