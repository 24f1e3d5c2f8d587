//! Single goals picked out of the text of a past year. The others are let go of one by one, as a whole year in memory
//! would leave it in pieces that the system does not get back.

use crate::domain::date::Date;
use crate::domain::goal::Goal;
use crate::domain::record::Record;
use crate::domain::sorted::SortedSet;
use crate::store::codec::{self, RecordKind};
use crate::store::tree::parse_each;
use std::sync::Arc;

/// The goals that ended on those dates; `None` if the text is no TOML.
pub(in crate::store) fn ended_on(text: &str, dates: &SortedSet<Date>) -> Option<Vec<Arc<Goal>>> {
    let mut picked = Vec::new();
    let parsed = parse_each(text, text, &[RecordKind::Goal.key()], &mut |_, table| {
        let record = codec::read(RecordKind::Goal, &table).ok().map(|written| written.member);
        let goal = record.as_ref().and_then(Record::as_goal);
        let ended = |goal: &&Arc<Goal>| goal.state.ended_on().is_some_and(|on| dates.contains(&on));
        picked.extend(goal.filter(ended).cloned());
    });
    parsed.is_ok().then_some(picked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_picked_by_the_date_on_which_they_ended() {
        let text = "format = 1\n[[goal]]\nid = \"a\"\ntitle = \"A\"\ndone = 2016-11-22\n[[goal]]\ntitle = \"B\"\n\
                    done = 2016\n[[goal]]\ntitle = \"C\"\ndropped = { on = 2016-11-22, why = \"x\" }\n";
        let titles = |dates: &[&str]| {
            let dates = dates.iter().filter_map(|date| Date::from_iso(date)).collect();
            let goals = ended_on(text, &dates).expect("TOML");
            goals.iter().map(|goal| goal.title.clone()).collect::<Vec<String>>()
        };
        assert_eq!(titles(&["2016-11-22"]), ["A", "C"]);
        assert_eq!(titles(&["2016", "2017"]), ["B"]);
        assert_eq!(ended_on("[[goal]\n", &SortedSet::new()), None);
    }
}
