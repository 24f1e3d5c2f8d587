//! The steps that a larger goal leaves open when it ends or goes, in words.

use super::goal::Goal;
use super::words::{list_of, plural};
use std::sync::Arc;

/// How many steps are named.
const NAMED: usize = 3;

/// `2 steps are still open: Book the exam and Sit the exam`, with each as `named` writes it; `None` without any.
pub(crate) fn steps_left<'a>(
    steps: impl Iterator<Item = &'a Arc<Goal>>,
    named: impl Fn(&Goal) -> String,
) -> Option<String> {
    let open: Vec<_> = steps.collect();
    let mut names: Vec<String> = open.iter().take(NAMED).map(|step| named(step)).collect();
    if open.len() > NAMED {
        names.push(format!("{} more", open.len() - NAMED));
    }
    let are = plural(open.len(), "step is", "steps are");
    let told = format!("{} {are} still open: {}", open.len(), list_of(&names));
    (!open.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn told(steps: &[&str]) -> Option<String> {
        let goal = |name: &&str| Arc::new(Goal::new(Id::parse(name).expect("an id"), *name));
        let steps: Vec<Arc<Goal>> = steps.iter().map(goal).collect();
        steps_left(steps.iter(), |step| step.title.clone())
    }

    #[test]
    fn steps_left_are_named_as_far_as_they_are_few() {
        assert_eq!(told(&[]), None);
        assert_eq!(told(&["a"]).as_deref(), Some("1 step is still open: a"));
        let five = "5 steps are still open: a, b, c and 2 more";
        assert_eq!(told(&["a", "b", "c", "d", "e"]).as_deref(), Some(five));
    }
}
