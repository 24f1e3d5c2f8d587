//! Lines for the screen before they have colours: pieces of text, each with a role.

use crate::domain::date::Day;
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::momentum::Level;
use crate::domain::text::{clip, width, wrap};

/// What a piece of text is, from which its look follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// The title of what matters most here.
    Strong,
    /// A word that is emphasised in a text.
    Emphasis,
    /// What supports it: dates, labels, arithmetic.
    Dim,
    /// What is there to be needed: rules, empty bars, counts.
    Faint,
    /// A heading between entries.
    Heading,
    /// The title of what is in use.
    Focus,
    /// Where the focus is, what was matched, a key to press.
    Accent,
    /// A milestone, or the goal that is to be the next one.
    Milestone,
    /// Something done.
    Done,
    /// Something that asks for a decision: a target gone by, a goal without a step, a file not understood.
    Open,
    /// A heading over what asks for a decision.
    Asking,
    /// How much a day is, on a map of days.
    Level(Level),
    /// What is selected in a picture that is drawn by cells.
    Cursor,
}

/// A piece of text in one role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text, safe to print.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// One line: pieces from the left, and pieces that end at the right edge.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// From the left.
    pub left: Vec<Piece>,
    /// Up to the right edge.
    pub(crate) right: Vec<Piece>,
}

impl Role {
    /// The look of a mark.
    pub(crate) fn of(mark: Mark) -> Role {
        match mark {
            Mark::Milestone | Mark::Recognised | Mark::Focus => Role::Milestone,
            Mark::Done => Role::Done,
            Mark::Open => Role::Plain,
            Mark::Paused | Mark::Someday | Mark::Dropped => Role::Dim,
        }
    }

    /// The look of the mark of a goal.
    pub(crate) fn of_goal(goal: &Goal, today: Day) -> Role {
        if goal.is_overdue(today) { Role::Open } else { Role::of(Mark::of_goal(goal)) }
    }
}

impl Piece {
    /// A piece of text in a role.
    pub(crate) fn new(text: impl Into<String>, role: Role) -> Piece {
        Piece { text: text.into(), role }
    }
}

impl Line {
    /// An empty line.
    pub(crate) fn blank() -> Line {
        Line::default()
    }

    /// Whether nothing is on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.left.iter().chain(&self.right).all(|piece| piece.text.trim().is_empty())
    }

    /// A line of one piece.
    pub(crate) fn of(text: impl Into<String>, role: Role) -> Line {
        Line::blank().and(text, role)
    }

    /// The line with one more piece at its left part.
    pub(crate) fn and(mut self, text: impl Into<String>, role: Role) -> Line {
        self.left.push(Piece { text: text.into(), role });
        self
    }

    /// The line with a piece that ends at the right edge.
    pub(crate) fn ending(mut self, text: impl Into<String>, role: Role) -> Line {
        self.right.push(Piece { text: text.into(), role });
        self
    }

    /// The line moved `columns` to the right.
    pub(crate) fn indented(mut self, columns: usize) -> Line {
        self.left.insert(0, Piece { text: " ".repeat(columns), role: Role::Plain });
        self
    }

    /// The line of what is selected: its title stands out, and its dates do not step back.
    pub(crate) fn lit(mut self) -> Line {
        for piece in self.left.iter_mut().chain(&mut self.right) {
            piece.role = match piece.role {
                Role::Plain => Role::Strong,
                Role::Dim => Role::Plain,
                role => role,
            };
        }
        self
    }

    /// All its text, the right part after one space.
    pub(crate) fn text(&self) -> String {
        let join = |pieces: &[Piece]| pieces.iter().map(|p| p.text.as_str()).collect::<String>();
        let (left, right) = (join(&self.left), join(&self.right));
        if right.is_empty() { left } else { format!("{left} {right}") }
    }
}

/// Most lines of one fact.
const LINES: usize = 3;

/// As [`flow`], but a fact that is longer than a line takes some lines of its own.
pub(crate) fn flow_whole(facts: &[Piece], columns: usize) -> Vec<Line> {
    let lines = |fact: &Piece| {
        let role = fact.role;
        wrap(&fact.text, columns, LINES).into_iter().map(move |text| Piece { text, role })
    };
    flow(&facts.iter().flat_map(lines).collect::<Vec<_>>(), columns)
}

/// Short facts in lines of at most `columns`, as many to a line as fit, with a dot between them; none is cut that
/// could stand on a line of its own.
pub(crate) fn flow(facts: &[Piece], columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for fact in facts {
        let text = clip(&fact.text, columns);
        match lines.pop() {
            Some(line) if width(&line.text()) + 3 + width(&text) <= columns => {
                lines.push(line.and(" · ", Role::Faint).and(text, fact.role));
            }
            last => {
                lines.extend(last);
                lines.push(Line::of(text, fact.role));
            }
        }
    }
    lines
}
