//! Milepost.
pub mod app;
pub mod domain;
