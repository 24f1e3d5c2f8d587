//! Text about the open steps of a larger goal that ends or is deleted.

use super::goal::Goal;
use super::words::{few, plural};
use std::sync::Arc;

/// `2 steps are still open: Book the exam and Sit the exam`, each formatted by `named`; `None` without steps.
pub(crate) fn steps_left<'a>(
    steps: impl Iterator<Item = &'a Arc<Goal>>,
    named: impl Fn(&Goal) -> String,
) -> Option<String> {
    let open: Vec<_> = steps.collect();
    let are = plural(open.len(), "step is", "steps are");
    let names = few(open.iter().map(|step| named(step)));
    let text = format!("{} {are} still open: {names}", open.len());
    (!open.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn text(steps: &[&str]) -> Option<String> {
        let goal = |name: &&str| Arc::new(Goal::new(Id::parse(name).expect("an id"), *name));
        let steps: Vec<Arc<Goal>> = steps.iter().map(goal).collect();
        steps_left(steps.iter(), |step| step.title.clone())
    }

    #[test]
    fn steps_left_names_the_first_few() {
        assert_eq!(text(&[]), None);
        assert_eq!(text(&["a"]).as_deref(), Some("1 step is still open: a"));
        let five = "5 steps are still open: a, b, c and 2 more";
        assert_eq!(text(&["a", "b", "c", "d", "e"]).as_deref(), Some(five));
    }
}
