//! A question with a few answers, each with its key.

use crate::app::event::{Code, Key};
use crate::domain::goal::Again;
use crate::domain::id::Id;
use crate::domain::verbs::standing::Standing;

/// What an answer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Leave,
    /// The larger goal is reached, today.
    Reached(Id),
    /// Record the milestone that a goal was.
    Record(Id),
    /// Set how a goal stands.
    Stand(Id, Standing),
    /// Open an ended goal again.
    Reopen(Id),
    /// Promote an ended goal.
    Promote(Id),
    /// Leave an ended goal a step, and ask again at its next anniversary or never.
    LookedBack(Id, Again),
    /// Take a milestone back to the step that it was.
    TakeBack(Id),
    /// Add a goal for each of these lines.
    AddAll(Vec<String>),
    /// Quit although some changes are not on disk.
    QuitAnyway,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its key.
    pub key: char,
    /// Its words.
    pub words: String,
    /// What it does.
    pub answer: Answer,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question, as a sentence or two.
    pub question: String,
    /// What is known of what it is about; what there is no room for is left out, the last first.
    pub told: Vec<String>,
    /// The answers; enter gives the first.
    pub choices: Vec<Choice>,
    /// Why the answer was refused.
    pub error: Option<String>,
}

impl Ask {
    /// A question without answers yet.
    pub fn new(question: impl Into<String>) -> Ask {
        Ask {
            question: question.into(),
            told: Vec::new(),
            choices: Vec::new(),
            error: None,
        }
    }

    /// The question with what is known of what it is about.
    pub fn telling(self, told: Vec<String>) -> Ask {
        Ask { told, ..self }
    }

    /// The answer that a key gives.
    pub fn chosen(&self, key: Key) -> Option<&Answer> {
        let by_key = |letter: char| self.choices.iter().find(|c| c.key == letter);
        let chosen = match key.code {
            Code::Enter => self.choices.first(),
            Code::Char(letter) => by_key(letter).or_else(|| by_key(letter.to_ascii_lowercase())),
            _ => None,
        };
        chosen.map(|choice| &choice.answer)
    }

    /// The question with one more answer.
    pub fn or(mut self, key: char, words: impl Into<String>, answer: Answer) -> Ask {
        self.choices.push(Choice {
            key,
            words: words.into(),
            answer,
        });
        self
    }
}
