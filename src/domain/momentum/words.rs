//! Momentum in words.

use super::Momentum;
use crate::domain::words::{ago, count};

/// One line about it: `9 steps in 30 days, usually 6 · last one 2 days ago`.
pub fn sentence(momentum: &Momentum) -> String {
    let Some(days) = momentum.days_since_step else {
        return "no steps yet".into();
    };
    if let (Some(true), Some(gap)) = (momentum.drifting, momentum.usual_gap) {
        return drift(days, momentum.paused_since_step, gap);
    }
    let steps = match momentum.last_30_days {
        0 => "no step".into(),
        steps => count(steps, "step"),
    };
    let usual = momentum
        .usual
        .map(|usual| format!(", usually {usual}"))
        .unwrap_or_default();
    format!("{steps} in 30 days{usual} · last one {}", ago(days))
}

/// `38 days since a step; your usual gap is 11`; paused days are said, since they do not count.
fn drift(days: i64, paused: i64, gap: f64) -> String {
    let days = count(days.unsigned_abs() as usize, "day");
    let paused = match paused {
        0 => String::new(),
        paused => format!(", {paused} of them paused"),
    };
    format!(
        "{days} since a step{paused}; your usual gap is {}",
        gap.round()
    )
}
