//! An org file: the goals, each with its steps below it; what was done; the milestones.
//!
//! Written so that Emacs has what it knows in its own terms (keywords, planning, tags, the log), and the import of org
//! files the rest in properties. It says what it leaves out: answers, pauses and what the reviews remember.

mod entry;
mod escape;
mod lines;
mod outline;
#[cfg(test)]
mod tests;

use self::lines::OrgLines;
use self::outline::GoalTrees;
use super::{Export, LeftOut, Outgoing, Unwritable, unwritten};
use crate::domain::date::Date;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::schema::About;
use crate::transfer::flat;
use crate::transfer::org::OWN_KEYWORDS;

pub(super) const EXPORT: Export = Export { name: "org", exact: false, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let (goal_fields, milestone_fields) = (entry::fields::<Goal>(), entry::fields::<Milestone>());
    let mut lines = OrgLines::default();
    lines.add(&format!("#+TODO: {OWN_KEYWORDS}"));
    let outline = GoalTrees::of(outgoing.goals().map(|goal| &**goal).collect());
    let write_tree = |root, level, lines: &mut OrgLines| {
        let tree = outline.tree(root, level);
        tree.for_each(|(goal, level)| entry::goal(goal, level, &goal_fields, lines));
    };
    let (open, ended): (Vec<_>, Vec<_>) =
        outline.roots().partition(|(_, goal)| goal.state.is_open());
    for (root, _) in open {
        write_tree(root, 1, &mut lines);
    }
    let mut year = None;
    for (root, goal) in ended {
        let own = goal.state.ended_on().map(Date::year);
        if year.is_none() {
            lines.heading(1, "Done");
        }
        if let Some(own) = own.filter(|_| own != year) {
            lines.heading(2, &format!("{own:04}"));
            year = Some(own);
        }
        write_tree(root, 3, &mut lines);
    }
    for (at, milestone) in outgoing.milestones().enumerate() {
        if at == 0 {
            lines.heading(1, "Past milestones");
        }
        entry::milestone(milestone, &milestone_fields, &mut lines);
    }
    let is_written = |field: &About, _: Option<&str>| flat::is_flat(field) || field.key == "log";
    unwritten::count(outgoing, "an outline", &is_written, left_out);
    Ok(lines.0)
}
