//! Why keys in the configuration cannot be bound.

use thiserror::Error;

/// Why a binding in the configuration cannot be.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum KeymapError {
    /// No action of that name.
    #[error("there is no action `{name}`; {}", meant.map_or("milepost keys lists them".to_owned(), |name| format!("did you mean `{name}`?")))]
    NoAction {
        /// The name as written.
        name: String,
        /// The closest name that there is.
        meant: Option<&'static str>,
    },
    /// No key of that name.
    #[error("`{action}` has \"{key}\", which is not a key{}", meant.as_ref().map(|keys| format!("; did you mean \"{keys}\"?")).unwrap_or_default())]
    NoKey {
        /// The action it was to be for.
        action: &'static str,
        /// The key as written.
        key: String,
        /// The keys that it may have been meant for.
        meant: Option<String>,
    },
    /// A key that never arrives.
    #[error("`{action}` has \"{key}\", which a terminal sends as {sent}")]
    SentAsAnother {
        /// The action it was to be for.
        action: &'static str,
        /// The key as written.
        key: String,
        /// The key that it arrives as.
        sent: String,
    },
    /// A letter for an action of typing.
    #[error("`{action}` has \"{key}\", which could not be typed any more")]
    Letter {
        /// The action it was to be for.
        action: &'static str,
        /// The key as written.
        key: String,
    },
    /// The same keys for two actions.
    #[error("\"{keys}\" is bound to both `{first}` and `{second}`")]
    Twice {
        /// The keys.
        keys: String,
        /// One action.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// Keys that begin with those of another binding, which never lets them go on.
    #[error("\"{long}\" of `{second}` can never be typed: \"{short}\" is bound to `{first}`")]
    Shadowed {
        /// All the keys.
        long: String,
        /// Those that they begin with.
        short: String,
        /// The action of the few keys.
        first: &'static str,
        /// The action of the many keys.
        second: &'static str,
    },
}

impl KeymapError {
    /// What to write in the place of what cannot be, where that can be told.
    pub(crate) fn meant(&self) -> Option<String> {
        match self {
            KeymapError::NoAction { meant, .. } => meant.map(str::to_owned),
            KeymapError::NoKey { meant, .. } => Some(format!("\"{}\"", meant.as_ref()?)),
            KeymapError::SentAsAnother { .. }
            | KeymapError::Letter { .. }
            | KeymapError::Twice { .. }
            | KeymapError::Shadowed { .. } => None,
        }
    }

    /// The actions that it is about, as written, the one that it is reported at first.
    pub(crate) fn actions(&self) -> Vec<&str> {
        match self {
            KeymapError::NoAction { name, .. } => vec![name],
            KeymapError::NoKey { action, .. }
            | KeymapError::SentAsAnother { action, .. }
            | KeymapError::Letter { action, .. } => vec![action],
            KeymapError::Twice { first, second, .. } => vec![second, first],
            KeymapError::Shadowed { first, second, .. } => vec![second, first],
        }
    }
}
