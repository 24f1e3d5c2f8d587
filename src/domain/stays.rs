//! Stays: roles that follow each other at one organisation.

use super::fold::fold;
use super::milestone::Milestone;
use super::sort;
use crate::domain::sorted::SortedMap;

/// Days between two roles that follow each other, where no more than the months are known.
const APART: i64 = 31;

/// The roles by stay, each stay in order of time, at the place of its first role. A role without an organisation is
/// alone, and so is one after a known absence.
pub(crate) fn stays<'a>(roles: &[&'a Milestone]) -> Vec<Vec<&'a Milestone>> {
    let mut roles = roles.to_vec();
    sort::by_key(&mut roles, |role| role.on);
    let mut stays: Vec<Vec<&Milestone>> = Vec::new();
    let mut latest: SortedMap<String, usize> = SortedMap::new();
    for role in roles {
        let organisation = role.at.as_deref().map(fold);
        let stay = organisation.as_ref().and_then(|at| latest.get(at)).copied();
        match stay.and_then(|at| stays.get_mut(at)).filter(|stay| goes_on_with(stay, role)) {
            Some(stay) => stay.push(role),
            None => {
                latest.extend(organisation.map(|at| (at, stays.len())));
                stays.push(vec![role]);
            }
        }
    }
    stays
}

/// Whether the role begins before the stay is known to be over for long. A role without an end may have gone on.
fn goes_on_with(stay: &[&Milestone], role: &Milestone) -> bool {
    let is_over = |earlier: &&Milestone| {
        let over = earlier.until.and_then(|until| until.date());
        over.is_some_and(|over| role.on.first_day().days_since(over.last_day()) > APART)
    };
    !stay.iter().all(is_over)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Until;
    use crate::domain::fixtures::{date, id};

    fn of(roles: &[(&str, &str, &str)]) -> String {
        let roles = roles.iter().map(|(at, on, until)| Milestone {
            at: Some((*at).to_owned()).filter(|at| !at.is_empty()),
            until: Until::from_iso(until),
            ..Milestone::new(id("a"), *on, date(on))
        });
        let roles: Vec<Milestone> = roles.collect();
        let roles: Vec<&Milestone> = roles.iter().collect();
        let named = |stay: Vec<&Milestone>| {
            stay.iter().map(|role| role.title.as_str()).collect::<Vec<_>>().join("+")
        };
        stays(&roles).into_iter().map(named).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn stay_has_the_roles_that_follow_each_other_at_one_organisation() {
        let promoted = [("Bank", "2004-06", "2010"), ("BANK", "2001-03", "2004-05")];
        assert_eq!(of(&promoted), "2001-03+2004-06");
        let beside =
            [("Bank", "2001", "2004"), ("Lab", "2003", "2009"), ("Bank", "2004-06", "now")];
        assert_eq!(of(&beside), "2001+2004-06 2003");
        let back = [("Bank", "2001", "2004-05"), ("Bank", "2015", "now")];
        assert_eq!(of(&back), "2001 2015");
        let longer = [("Bank", "2001", "now"), ("Bank", "2002", "2003"), ("Bank", "2015", "")];
        assert_eq!(of(&longer), "2001+2002+2015");
        assert_eq!(of(&[("Bank", "2001", ""), ("Bank", "2009", "")]), "2001+2009");
        assert_eq!(of(&[("", "2001", ""), ("", "2001-02", "")]), "2001 2001-02");
    }
}
