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
    ]), @r#"
    $ milepost review --year 2025-03
    --- stderr
    error: "2025-03" is not a year
    hint: such as 2025 or last year
    --- exit 1
    $ milepost review --month 2025
    --- stderr
    error: "2025" is not a month
    hint: such as 2026-10, oct 2026 or last month
    --- exit 1
    $ milepost review --month someday
    --- stderr
    error: "someday" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost review --year 2027
    --- stderr
    error: 2027 has not begun
    hint: such as 2025 or last year
    --- exit 1
    $ milepost review --month --year
    --- stderr
    error: the argument '--month [<WHEN>]' cannot be used with '--year [<WHEN>]'
    hint: milepost review --help shows how
    --- exit 2
    $ milepost review --help
    --- stdout
    Open the screen on the review of what is due, or of a month or a year

    Usage: milepost review [OPTIONS]

    Options:
          --month [<WHEN>]  Look over a month, and end with it in one page
          --year [<WHEN>]   Look over a year, and end with it in one page
      -h, --help            Print help
      -V, --version         Print version

    Everywhere:
          --dir <DIR>      The journey's folder [default: $MILEPOST_DIR, the config's dir,
                           ~/.local/share/milepost]
          --config <FILE>  The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
          --color <WHEN>   Colour: auto, always or never [default: auto]
      -q, --quiet          Print only data and errors

    Without WHEN it is the month or year that ends or ended nearest: in January the year before.

    Examples:
      milepost review
      milepost review --month
      milepost review --year 2025
    --- exit 0
    "#);
}
