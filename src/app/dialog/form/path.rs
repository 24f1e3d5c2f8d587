//! The names that fit a path as far as it is typed, and the way through them.

use crate::app::disk::PathCompletion;

/// The names that fit a path, one of which may stand in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathFits {
    completion: PathCompletion,
    /// The name in the line; without one the line goes as far as all names agree.
    chosen: Option<usize>,
}

/// A way through the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TabWay {
    Forward,
    Back,
}

impl PathFits {
    pub(crate) fn of(completion: PathCompletion) -> PathFits {
        PathFits { completion, chosen: None }
    }

    /// The names, and whether each is the one in the line; `None` if the line says something else by now.
    pub(crate) fn within(&self, line: &str) -> Option<impl Iterator<Item = (&str, bool)>> {
        let names = self.completion.fits.iter().enumerate();
        let names = names.map(|(at, name)| (name.as_str(), self.chosen == Some(at)));
        (self.line().trim() == line.trim()).then_some(names)
    }

    /// Puts the next name or the one before it in the line; `None` if there are not several for this line.
    pub(crate) fn go(&mut self, way: TabWay, line: &str) -> Option<String> {
        let count = self.within(line)?.count();
        if count < 2 {
            return None;
        }
        self.chosen = Some(match (way, self.chosen) {
            (TabWay::Forward, chosen) => chosen.map_or(0, |at| (at + 1) % count),
            (TabWay::Back, chosen) => chosen.unwrap_or(0).checked_sub(1).unwrap_or(count - 1),
        });
        Some(self.line())
    }

    /// What the line says.
    pub(crate) fn line(&self) -> String {
        let PathCompletion { before, common, fits } = &self.completion;
        let name = self.chosen.and_then(|at| fits.get(at)).unwrap_or(common);
        format!("{before}{name}")
    }
}
