//! The lines of a chain.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::fixtures::id;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use proptest::prelude::*;

/// Milestones of consecutive years, named by letters, with links written `ab` for "a led to b".
fn journey(names: &str, links: &[&str]) -> Journey {
    let item = |(i, name): (usize, char)| {
        let on = Date::Year(1990 + i as i32);
        let mut milestone = Milestone::new(id(&name.to_string()), name.to_string(), on);
        let own = links.iter().filter(|link| link.starts_with(name));
        milestone.led_to = own.map(|link| id(&link[1..])).collect();
        Record::from(milestone)
    };
    let items = names.chars().enumerate().map(item).collect();
    let mut journey = Journey::default();
    journey.absorb(Reading { files: vec![(DataFile::Milestones, items)], ..Reading::default() });
    journey
}

/// Each milestone in its lane, `=` before the one that the chain is about, and the lines where branches leave and join.
fn told(journey: &Journey, name: &str) -> Vec<String> {
    let line = |link: ChainRow| {
        let mut lanes = link.rails.run().map(|runs| if runs { "|" } else { " " });
        let before: String = lanes.by_ref().take(link.lane).collect();
        let here = if link.part == Relation::Here { "=" } else { "" };
        let mark = format!("{here}{}", link.milestone.title);
        let after: String = lanes.skip(1).collect();
        let title = format!("{before}{mark}{after}");
        let bends = [link.rails.leaving, link.rails.joining].into_iter();
        let bends = bends.filter(|line| line.iter().any(|joint| joint.left || joint.right));
        let bends = bends.map(|line| line.iter().map(letter).collect::<String>());
        std::iter::once(title)
            .chain(bends)
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    chain(journey, &id(name)).into_iter().flat_map(line).collect()
}

fn letter(joint: &Joint) -> char {
    match (joint.up || joint.down, joint.left || joint.right) {
        (false, false) => ' ',
        (true, false) => '|',
        (false, true) => '-',
        (true, true) => '+',
    }
}

#[test]
fn chain_without_branches_is_one_line() {
    let journey = journey("abcd", &["ab", "bc", "cd"]);
    assert_eq!(told(&journey, "b"), ["a", "=b", "c", "d"]);
    assert_eq!(told(&journey, "d"), ["a", "b", "c", "=d"]);
}

#[test]
fn chain_has_each_branch_in_a_lane_of_its_own_in_order_of_date() {
    let journey = journey("abcde", &["ab", "ac", "cd", "ae"]);
    assert_eq!(told(&journey, "a"), ["=a", "+-+-+", "|b|", "c |", "d |", "  e"]);
}

#[test]
fn chain_joins_a_branch_to_what_it_led_to() {
    let journey = journey("abcxy", &["ax", "bc", "cx", "xy"]);
    assert_eq!(told(&journey, "x"), [" a", "b|", "c|", "+-+", "=x", "y"]);
}

#[test]
fn chain_leaves_out_a_link_that_a_longer_way_tells() {
    let journey = journey("abcd", &["ab", "bc", "cd", "ad"]);
    assert_eq!(told(&journey, "a"), ["=a", "b", "c", "d"]);
    let wide = self::journey("abxcd", &["ab", "bc", "cd", "ax", "xd"]);
    assert_eq!(told(&wide, "a"), ["=a", "+-+", "b|", "|x", "c|", "+-+", "d"]);
}

#[test]
fn chain_of_a_milestone_without_links_is_itself() {
    let journey = journey("ab", &["a?"].map(|_| "az"));
    assert_eq!(told(&journey, "a"), ["=a"]);
    assert!(chain(&journey, &id("nobody")).is_empty());
}

#[test]
fn chain_ends_on_cycles_written_by_hand() {
    let journey = journey("abc", &["ab", "bc", "ca", "aa"]);
    assert_eq!(told(&journey, "a"), ["=a", "b", "c"]);
}

proptest! {
    #[test]
    fn chain_has_every_linked_milestone_once(links in proptest::collection::vec((0usize..12, 0usize..12), 0..30), at in 0usize..12) {
        let names = "abcdefghijkl";
        let letter = |i: usize| &names[i..=i];
        let links: Vec<String> = links
            .into_iter()
            .filter(|(a, b)| a < b)
            .map(|(a, b)| format!("{}{}", letter(a), letter(b)))
            .collect();
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        let journey = journey(names, &links);
        let here = id(letter(at));
        let part = |wanted: Relation| {
            let of = chain(&journey, &here).into_iter().filter(move |l| l.part == wanted);
            let mut titles: Vec<String> = of.map(|l| l.milestone.title.clone()).collect();
            titles.sort();
            titles
        };
        let sorted = |of: Vec<&Arc<Milestone>>| {
            let mut titles: Vec<String> = of.into_iter().map(|m| m.title.clone()).collect();
            titles.sort();
            titles
        };
        prop_assert_eq!(part(Relation::Here), vec![letter(at).to_owned()]);
        prop_assert_eq!(part(Relation::Before), sorted(journey.backward(&here)));
        prop_assert_eq!(part(Relation::After), sorted(journey.onward(&here)));
        let rows = chain(&journey, &here);
        for pair in rows.windows(2) {
            let late = pair[0].milestone.on > pair[1].milestone.on;
            prop_assert!(!late, "{} before {}", pair[0].milestone.title, pair[1].milestone.title);
            // Every line that leaves a row below it arrives at the next one, in the same lane.
            let (leaving, joining) = (&pair[0].rails.leaving, &pair[0].rails.joining);
            for lane in (0..leaving.len()).step_by(2) {
                prop_assert_eq!(leaving[lane].down, joining[lane].up);
                let arrives = lane == 2 * pair[1].lane || pair[1].rails.leaving[lane].up;
                prop_assert!(!joining[lane].down || arrives);
            }
        }
        let ends = rows.last().is_none_or(|last| !last.rails.run().any(|runs| runs));
        prop_assert!(ends, "nothing goes on below the last milestone");
        let ahead = PathLengths::of(&journey).reach(&here);
        prop_assert!(ahead > 0 && ahead <= 1 + journey.onward(&here).len());
    }
}
