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

fn told(journey: &Journey, name: &str) -> Vec<String> {
    let line = |link: ChainRow| {
        let rails: String = link.beside.iter().map(|on| if *on { '|' } else { ' ' }).collect();
        let mark = match (link.rejoins, link.part) {
            (true, _) => "^",
            (false, Relation::Here) => "=",
            (false, Relation::Before | Relation::After) => "",
        };
        format!("{rails}{mark}{}", link.milestone.title)
    };
    chain(journey, &id(name)).into_iter().map(line).collect()
}

#[test]
fn chain_without_branches_is_one_line() {
    let journey = journey("abcd", &["ab", "bc", "cd"]);
    assert_eq!(told(&journey, "b"), ["a", "=b", "c", "d"]);
    assert_eq!(told(&journey, "d"), ["a", "b", "c", "=d"]);
}

#[test]
fn chain_has_the_longest_path_as_its_line_and_branches_beside_it() {
    let journey = journey("abcde", &["ab", "ac", "cd", "ae"]);
    assert_eq!(told(&journey, "a"), ["=a", "|b", "|e", "c", "d"]);
}

#[test]
fn chain_puts_a_side_root_above_what_it_led_to() {
    let journey = journey("abcxy", &["ab", "bc", "xy", "yc"]);
    assert_eq!(told(&journey, "c"), ["a", "b", "|x", "|y", "=c"]);
}

#[test]
fn chain_marks_a_branch_that_comes_back() {
    let journey = journey("abcd", &["ab", "bc", "cd", "ad"]);
    assert_eq!(told(&journey, "a"), ["=a", "b", "c", "d"], "what is told need not be told again");
    let wide = self::journey("abcdx", &["ab", "bc", "cd", "ax", "xd"]);
    assert_eq!(told(&wide, "a"), ["=a", "|x", "|^d", "b", "c", "d"]);
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
    assert_eq!(told(&journey, "a").len(), 3);
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
            let of = chain(&journey, &here).into_iter().filter(move |l| l.part == wanted && !l.rejoins);
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
        let ahead = PathLengths::of(&journey).reach(&here);
        prop_assert!(ahead > 0 && ahead <= 1 + journey.onward(&here).len());
    }
}
