//! Formats momentum as text.

use super::Momentum;
use crate::domain::breaks::BreakKind;
use crate::domain::calendar::Calendar;
use crate::domain::journey::Journey;
use crate::domain::words::{ago, count};

/// The momentum message by subject; the screen offers a different key for each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum MomentumLine {
    /// The whole journey is paused: `paused since 3 Nov: parental leave`.
    Paused(String),
    /// Moves have been missing for long.
    Drifting(String),
    /// The usual message.
    Moves(String),
    /// Momentum is unknown, since not every file could be read.
    Unknown(String),
}

impl MomentumLine {
    /// The message on that day; a snooze suppresses drift.
    pub(crate) fn of(journey: &Journey, momentum: &Momentum, calendar: Calendar) -> MomentumLine {
        let today = calendar.today;
        if let Some(pause) = journey.current_break(BreakKind::Paused, today) {
            return MomentumLine::Paused(pause.relative_to(calendar));
        }
        if momentum.unread.is_some() {
            return MomentumLine::Unknown(sentence(momentum));
        }
        let drifts = momentum.drifting == Some(true);
        match journey.current_break(BreakKind::Snoozed, today) {
            Some(_) if drifts => {
                MomentumLine::Moves(sentence(&Momentum { drifting: None, ..momentum.clone() }))
            }
            Some(_) | None if drifts => MomentumLine::Drifting(sentence(momentum)),
            Some(_) | None => MomentumLine::Moves(sentence(momentum)),
        }
    }

    pub(crate) fn text(&self) -> &str {
        match self {
            MomentumLine::Paused(text)
            | MomentumLine::Drifting(text)
            | MomentumLine::Moves(text)
            | MomentumLine::Unknown(text) => text,
        }
    }
}

/// One line: `9 moves in 30 days, usually 6 · last one 2 days ago`.
pub(crate) fn sentence(momentum: &Momentum) -> String {
    line(momentum, "your")
}

/// One line about a single goal: `38 days since its last move; usually 11`.
pub(crate) fn sentence_of_goal(momentum: &Momentum) -> String {
    line(momentum, "its")
}

fn line(momentum: &Momentum, whose: &str) -> String {
    if let Some(unread) = &momentum.unread {
        return format!("momentum is unknown, as {unread}");
    }
    let Some(days) = momentum.days_since_move else {
        return "no moves yet".into();
    };
    if let (Some(true), Some(gap)) = (momentum.drifting, momentum.usual_gap) {
        return drift(days, momentum.paused_since_move, whose, gap);
    }
    if momentum.last_30_days == 0 {
        return "no moves in the last 30 days".into();
    }
    let moves = moves(momentum.last_30_days);
    let usual = momentum.usual.filter(|usual| *usual > 0.0);
    let usual = usual.map(|usual| format!(", usually {usual}"));
    format!("{moves} in 30 days{} · last one {}", usual.unwrap_or_default(), ago(days))
}

/// `38 days since your last move; usually 11`; paused days are subtracted, and the text says so.
fn drift(days: i64, paused: i64, whose: &str, gap: f64) -> String {
    let days = count((days - paused).unsigned_abs() as usize, "day");
    let paused = match paused {
        0 => "",
        _ => ", not counting the pause",
    };
    format!("{days} since {whose} last move{paused}; usually {}", gap.round())
}

/// The arithmetic as sentences: each number, and the sample behind its median.
pub(crate) fn arithmetic(momentum: &Momentum) -> Vec<String> {
    if let Some(unread) = &momentum.unread {
        return vec![format!("Momentum is unknown, as {unread}.")];
    }
    let mut sentences = vec![in_window(momentum)];
    if let Some(days) = momentum.days_since_move {
        sentences[0] += &format!(" {}", last_move(days, momentum.paused_since_move));
    }
    sentences.extend(gaps(momentum));
    sentences
}

fn in_window(momentum: &Momentum) -> String {
    let moves = moves(momentum.last_30_days);
    let usual = match momentum.usual {
        Some(usual) => format!(
            ", usually {} (median of the previous {} 30-day periods)",
            or_none(usual),
            in_letters(momentum.windows)
        ),
        None => "; too little history yet to say what is usual".into(),
    };
    let moves = format!("{}{}", moves[..1].to_uppercase(), &moves[1..]);
    format!("{moves} in the last 30 days{usual}.")
}

fn last_move(days: i64, paused: i64) -> String {
    let paused = match paused {
        0 => String::new(),
        1 => ", with one day paused since".into(),
        paused => format!(", with {paused} days paused since"),
    };
    let was = if days == 0 { "is from" } else { "was" };
    format!("The last one {was} {}{paused}.", ago(days))
}

/// `no moves`, `1 move`, `9 moves`.
pub(crate) fn moves(moves: usize) -> String {
    match moves {
        0 => "no moves".into(),
        moves => count(moves, "move"),
    }
}

fn gaps(momentum: &Momentum) -> Option<String> {
    let (gap, longest) = momentum.usual_gap.zip(momentum.longest_gap)?;
    Some(format!(
        "Usually a move {} (median of {} gaps in the last 365 days). A gap of more than {} is long for you.",
        every(gap),
        momentum.gaps,
        count(longest.round() as usize, "day"),
    ))
}

/// `every day`, `every 6 days`, for a gap between moves.
pub(crate) fn every(gap: f64) -> String {
    match gap.round() as usize {
        0 | 1 => "every day".into(),
        days => format!("every {days} days"),
    }
}

fn or_none(usual: f64) -> String {
    if usual == 0.0 { "none".into() } else { usual.to_string() }
}

/// Spells out the number of windows, so that it stands apart from the digits beside it.
fn in_letters(periods: usize) -> String {
    const FROM_THREE: [&str; 10] =
        ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let letters = periods.checked_sub(3).and_then(|at| FROM_THREE.get(at));
    letters.map_or_else(|| periods.to_string(), |letters| (*letters).to_owned())
}
