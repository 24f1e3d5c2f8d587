//! The reasons why a file cannot be read as a format.

use thiserror::Error;

/// Why a file cannot be read as a format. Nothing of it is taken then.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum Unreadable {
    /// It is of another format.
    #[error("{file} is not {what}: {reason}")]
    Unlike { file: String, what: &'static str, reason: String },
    /// What was asked of its columns does not fit them.
    #[error("{file}: {reason}")]
    Unmapped { file: String, reason: String },
    /// It is of the format, or says so, and broken.
    #[error("{file}{}: {reason}", place(*.line, *.column))]
    Broken { file: String, line: Option<usize>, column: Option<usize>, reason: String },
}

fn place(line: Option<usize>, column: Option<usize>) -> String {
    let number = |n: Option<usize>| n.map(|n| format!(":{n}")).unwrap_or_default();
    format!("{}{}", number(line), number(line.and(column)))
}
