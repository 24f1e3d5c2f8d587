//! `review`: what is asked for before there is a screen.

use super::kit::career;
use insta::assert_snapshot;

#[test]
fn a_period_that_cannot_be_looked_over_is_said() {
    assert_snapshot!(career().runs(&[
        &["review", "--year", "2025-03"],
        &["review", "--month", "2025"],
        &["review", "--month", "someday"],
        &["review", "--year", "2027"],
        &["review", "--month", "--year"],
        &["review", "--help"],
    ]));
}
