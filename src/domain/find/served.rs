//! Resolves the larger goal that `toward:` in a filter names.

use super::{GOAL, LARGE, resolve};
use crate::domain::advice::Advice;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::sorted::SortedSet;

/// The goal that `reference` names: by id, otherwise among open larger goals and goals that have or had steps. Other
/// goals are excluded, since a step often contains the title of its goal.
///
/// # Errors
/// As for `resolve`.
pub(crate) fn served(journey: &Journey, reference: &str) -> Result<Id, Refusal> {
    let exact = Id::parse(reference.trim()).filter(|id| journey.goal(id).is_some());
    if let Some(id) = exact {
        return Ok(id);
    }
    let served: SortedSet<&Id> = journey.all_served().collect();
    let candidates =
        journey.items().filter(|item| item.is_open_large() || served.contains(item.id()));
    let found = match resolve(candidates, reference, GOAL) {
        // A search among all items can name the kind of the match in the error.
        Err(Refusal::NoMatch { .. }) => resolve(journey.items(), reference, LARGE),
        found => found,
    };
    found.map(Item::id).cloned().map_err(|refusal| match refusal {
        // Who only looks for something does not change it.
        Refusal::WrongItem { title, is, needs, .. } => {
            Refusal::WrongItem { title, is, needs, advice: Advice::FindItem }
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::date::Date;
    use crate::domain::goal::{Goal, Size, State};

    fn id(text: &str) -> Id {
        Id::parse(text).expect("an id")
    }

    fn large(name: &str, title: &str) -> Goal {
        Goal { size: Size::Large, ..Goal::new(id(name), title) }
    }

    fn done(goal: Goal, toward: Option<&str>) -> Item {
        Item::from(Goal { state: State::done(Date::Year(2026)), toward: toward.map(id), ..goal })
    }

    fn journey() -> Journey {
        let step = |name: &str, title: &str| Goal::new(id(name), title);
        let open = vec![
            Item::from(large("cka0a1b2", "CKA certification")).into(),
            Item::from(step("mock0001", "Book the CKA mock exam")).into(),
        ];
        let ended = vec![
            done(step("read0001", "Read the CKA curriculum"), Some("cka0a1b2")).into(),
            done(large("mcse0001", "MCSE"), None).into(),
            done(step("mcse0002", "Sit the MCSE exams"), Some("mcse0001")).into(),
            done(large("mcse0003", "MCSE abandoned"), None).into(),
        ];
        let mut journey = Journey::default();
        journey.replace(DataFile::Open, open);
        journey.replace(DataFile::Ended(2026), ended);
        journey
    }

    #[test]
    fn reference_to_a_larger_goal_ignores_steps_with_its_name() {
        let cases = [
            ("CKA", "cka0a1b2"),
            ("cka0a1b2", "cka0a1b2"),
            ("MCSE", "mcse0001"),
            ("mcse0003", "mcse0003"),
        ];
        for (reference, found) in cases {
            assert_eq!(served(&journey(), reference), Ok(id(found)), "{reference}");
        }
    }

    #[test]
    fn reference_to_a_goal_that_cannot_have_steps_says_why() {
        let refused = |reference: &str| served(&journey(), reference).expect_err("refused");
        let mock = refused("mock exam").to_string();
        assert!(mock.contains("is an active small goal"), "{mock}");
        let nobody = refused("nobody").to_string();
        assert_eq!(nobody, "no larger goal matches \"nobody\"");
    }
}
