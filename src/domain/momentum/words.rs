//! Momentum in words.

use super::Momentum;
use crate::domain::words::{ago, count};

/// One line about it: `9 steps in 30 days, usually 6 · last one 2 days ago`.
pub fn sentence(momentum: &Momentum) -> String {
    told(momentum, "your")
}

/// The same of a single goal: `38 days since a step; its usual gap is 11`.
pub fn sentence_of_goal(momentum: &Momentum) -> String {
    told(momentum, "its")
}

fn told(momentum: &Momentum, whose: &str) -> String {
    let Some(days) = momentum.days_since_step else {
        return "no steps yet".into();
    };
    if let (Some(true), Some(gap)) = (momentum.drifting, momentum.usual_gap) {
        return drift(days, momentum.paused_since_step, whose, gap);
    }
    let steps = steps(momentum.last_30_days);
    let usual = momentum
        .usual
        .map(|usual| format!(", usually {}", or_none(usual)))
        .unwrap_or_default();
    format!("{steps} in 30 days{usual} · last one {}", ago(days))
}

/// `38 days since a step; your usual gap is 11`; paused days are said, since they do not count.
fn drift(days: i64, paused: i64, whose: &str, gap: f64) -> String {
    let days = count(days.unsigned_abs() as usize, "day");
    let paused = match paused {
        0 => String::new(),
        paused => format!(", {paused} of them paused"),
    };
    format!(
        "{days} since a step{paused}; {whose} usual gap is {}",
        gap.round()
    )
}

/// The same with its parts, as sentences: each number, and what it is the middle of.
pub fn arithmetic(momentum: &Momentum) -> Vec<String> {
    let mut said = vec![in_window(momentum)];
    if let Some(days) = momentum.days_since_step {
        said[0] += &format!(" {}", last_step(days, momentum.paused_since_step));
    }
    said.extend(gaps(momentum));
    said
}

fn in_window(momentum: &Momentum) -> String {
    let steps = steps(momentum.last_30_days);
    let usual = match momentum.usual {
        Some(usual) => format!(
            "usually {}, the middle of {} earlier windows of 30 days",
            or_none(usual),
            momentum.windows
        ),
        None => "too little history yet to say what is usual".into(),
    };
    let steps = format!("{}{}", steps[..1].to_uppercase(), &steps[1..]);
    format!("{steps} in the last 30 days; {usual}.")
}

fn last_step(days: i64, paused: i64) -> String {
    let paused = match paused {
        0 => String::new(),
        1 => ", with one day paused since".into(),
        paused => format!(", with {paused} days paused since"),
    };
    let was = if days == 0 { "is from" } else { "was" };
    format!("The last one {was} {}{paused}.", ago(days))
}

/// `no step`, `1 step`, `9 steps`.
pub fn steps(steps: usize) -> String {
    match steps {
        0 => "no step".into(),
        steps => count(steps, "step"),
    }
}

fn gaps(momentum: &Momentum) -> Option<String> {
    let (gap, longest) = momentum.usual_gap.zip(momentum.longest_gap)?;
    Some(format!(
        "Usually a step {}: the middle of {} gaps in the last 365 days. More than {} without one is long.",
        every(gap),
        momentum.gaps,
        count(longest.round() as usize, "day"),
    ))
}

/// `every day`, `every 6 days`, for a gap between steps.
pub fn every(gap: f64) -> String {
    match gap.round() as usize {
        0 | 1 => "every day".into(),
        days => format!("every {days} days"),
    }
}

fn or_none(usual: f64) -> String {
    if usual == 0.0 {
        "none".into()
    } else {
        usual.to_string()
    }
}
