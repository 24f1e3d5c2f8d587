//! Rotation of backups: the last 20 are kept, and the last of each day for 30 days.

use crate::domain::backup::BackupName;
use crate::domain::sorted::SortedSet;

/// The number of newest backups that are kept.
pub(super) const LAST: usize = 20;

/// The number of days of which the last backup is kept.
pub(super) const DAYS: usize = 30;

/// The `names` that may go; the oldest comes first.
///
/// The days counted are those with backups, the latest first. A clock that is wrong for a while can then take a few of the
/// 30 places, where counting back from its date would throw all others away.
pub(super) fn spare(names: &[BackupName]) -> Vec<BackupName> {
    let mut days = SortedSet::new();
    let newest_first = names.iter().rev().enumerate();
    let spare = newest_first.filter(|(age, name)| {
        let last_of_its_day = days.len() < DAYS && days.insert(name.at.day());
        *age >= LAST && !last_of_its_day
    });
    spare.map(|(_, name)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Moment;
    use proptest::prelude::*;

    /// Backups made at those hours, in that order.
    fn made(hours: &[i64]) -> Vec<BackupName> {
        let name = |(n, hour): (usize, &i64)| BackupName::new(n as u64 + 1, Moment(hour * 3600));
        hours.iter().enumerate().map(name).collect()
    }

    #[test]
    fn a_year_of_two_saves_a_day_leaves_the_last_twenty_and_a_month() {
        let mut kept = Vec::new();
        for save in made(&(0..730).map(|n| n * 12 + 8).collect::<Vec<_>>()) {
            kept.push(save);
            let spare = spare(&kept);
            kept.retain(|name| !spare.contains(name));
        }
        // The last 20 are of ten days; the other 20 of the 30 days keep their last.
        assert_eq!(kept.len(), 20 + 20);
        let days: SortedSet<_> = kept.iter().map(|name| name.at.day()).collect();
        assert_eq!(days.len(), 30);
        assert_eq!(kept[20..].first().map(|n| n.number), Some(711));
        assert!(kept[..20].iter().all(|name| name.number % 2 == 0));
    }

    proptest! {
        #[test]
        fn whatever_the_clock_says_the_last_stay_and_so_does_the_last_of_each_of_the_last_days(
            hours in prop::collection::vec(0i64..24 * 60, 0..120),
        ) {
            let names = made(&hours);
            let spare = spare(&names);
            let kept: Vec<_> = names.iter().filter(|n| !spare.contains(n)).collect();
            let last = names.len().saturating_sub(LAST);
            prop_assert!(names[last..].iter().all(|n| kept.contains(&n)));
            prop_assert!(kept.len() <= LAST + DAYS);
            let mut days: Vec<_> = Vec::new();
            for name in names.iter().rev() {
                if !days.contains(&name.at.day()) {
                    days.push(name.at.day());
                    prop_assert_eq!(days.len() <= DAYS || name.number > last as u64, kept.contains(&name));
                }
            }
        }
    }
}
