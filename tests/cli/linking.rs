//! `link` and `unlink`, and what they refuse.

use super::kit::career;
use insta::assert_snapshot;

#[test]
fn milestones_lead_to_each_other_but_never_in_a_circle() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["link", "on-call week", "--led-to", "payments"],
        &["link", "oncall00", "--led-to", "payments"],
        &["link", "payments", "--led-to", "NT4"],
        &["link", "payments", "--led-to", "payments"],
        &["link", "incident", "--led-to", "payments"],
        &["show", "oncall00"],
        &["unlink", "oncall00", "--led-to", "payments", "--dry-run"],
        &["unlink", "oncall00", "--led-to", "payments"],
        &["unlink", "oncall00", "--led-to", "payments"],
        &["link", "oncall00"],
    ]));
}

#[test]
fn a_chain_is_shown_from_its_roots_to_what_it_led_to() {
    let desk = career();
    desk.run(&["link", "oncall00", "--led-to", "payments"]);
    assert_snapshot!(desk.runs(&[
        &["show", "--chain", "payments"],
        &["show", "--chain", "NT4"],
        &["show", "--chain", "oncall00", "--json"],
        &["show", "--chain", "incident"],
    ]));
}
