//! All tests that look at more than one file, in one binary: it is linked once.

mod cli;
mod fixtures;
mod floors;
mod frames;
mod generated;
mod hostile;
mod journeys;
mod keys;
mod licences;
mod monkey;
mod picture;
mod pty;
mod recipes;
mod sample;
mod schema;
mod stage;
mod store;
mod trial;
