//! A question with a few answers, each with its key.

use crate::app::action::Action;
use crate::app::event::{Code, Key};
use crate::domain::goal::AskAgain;
use crate::domain::goal::OpenState;
use crate::domain::id::Id;

/// What an answer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Nothing.
    Leave,
    /// The larger goal is reached, today.
    Reached(Id),
    /// Record the milestone that a goal was.
    Record(Id),
    /// Set how a goal stands.
    Stand(Id, OpenState),
    /// Open an ended goal again.
    Reopen(Id),
    /// Promote an ended goal.
    Promote(Id),
    /// Leave an ended goal a step, and ask again at its next anniversary or never.
    LookedBack(Id, AskAgain),
    /// Take a milestone back to the step that it was.
    TakeBack(Id),
    /// Add a goal for each of these lines.
    AddAll(Vec<String>),
    /// Do what a key does where no question is asked.
    Act(Action),
    /// Quit although some changes are not on disk.
    QuitAnyway,
}

impl Answer {
    /// The action whose key gives the same answer where no question is asked.
    pub(crate) fn action(&self) -> Option<Action> {
        match self {
            Answer::Promote(_) => Some(Action::Promote),
            Answer::Act(action) => Some(*action),
            Answer::Leave
            | Answer::Reached(_)
            | Answer::Record(_)
            | Answer::Stand(..)
            | Answer::Reopen(_)
            | Answer::LookedBack(..)
            | Answer::TakeBack(_)
            | Answer::AddAll(_)
            | Answer::QuitAnyway => None,
        }
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its key.
    pub(crate) key: char,
    /// Its words.
    pub(crate) words: String,
    /// What it does.
    pub(crate) answer: Answer,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question, as a sentence or two.
    pub(crate) question: String,
    /// What is known of what it is about; what there is no room for is left out, the last first.
    pub(crate) told: Vec<String>,
    /// The answers; enter gives the first.
    pub(crate) choices: Vec<Choice>,
    /// Why the answer was refused.
    pub(crate) error: Option<String>,
}

impl Ask {
    /// A question without answers yet.
    pub(crate) fn new(question: impl Into<String>) -> Ask {
        Ask { question: question.into(), told: Vec::new(), choices: Vec::new(), error: None }
    }

    /// The question with what is known of what it is about.
    pub(crate) fn telling(self, told: Vec<String>) -> Ask {
        Ask { told, ..self }
    }

    /// The answer that a key gives, which means that action where no question is asked.
    pub(crate) fn chosen(&self, key: Key, meant: Option<Action>) -> Option<&Answer> {
        let by_key = |letter: char| self.choices.iter().find(|c| c.key == letter);
        let is_meant = |c: &&Choice| meant.is_some() && c.answer.action() == meant;
        let by_action = || self.choices.iter().find(is_meant);
        let chosen = match key.code {
            Code::Enter => self.choices.first(),
            Code::Char(letter) => {
                by_key(letter).or_else(by_action).or_else(|| by_key(letter.to_ascii_lowercase()))
            }
            _ => None,
        };
        chosen.map(|choice| &choice.answer)
    }

    /// The question with one more answer.
    pub(crate) fn or(mut self, key: char, words: impl Into<String>, answer: Answer) -> Ask {
        self.choices.push(Choice { key, words: words.into(), answer });
        self
    }
}
