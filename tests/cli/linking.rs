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
    ]), @r#"
    $ milepost link 'on-call week' --led-to payments
    --- stdout
    linked oncall00  First on-call week
    --- exit 0
    $ milepost link oncall00 --led-to payments
    --- stderr
    error: "First on-call week" leads to "Led the payments cutover" already
    hint: nothing was changed
    --- exit 1
    $ milepost link payments --led-to NT4
    --- stderr
    error: "Led the payments cutover" cannot lead to "Windows NT4 course": that one already leads to it
    hint: remove the other link first, or link the other way round
    --- exit 1
    $ milepost link payments --led-to payments
    --- stderr
    error: "Led the payments cutover" cannot lead to itself
    hint: name the milestone that came of it
    --- exit 1
    $ milepost link incident --led-to payments
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs a milestone
    hint: milepost done incident --milestone records it as a milestone
    --- exit 1
    $ milepost show oncall00
    --- stdout
    ◆ First on-call week  milestone

    came from
    1997 ◇ nt4course  Windows NT4 course

    led to
    2026 ◆ payments  Led the payments cutover

    happened   Mar 2019

    id         oncall00
    file       [DIR]/career/milestones.toml
    --- exit 0
    $ milepost unlink oncall00 --led-to payments --dry-run
    --- stdout
    would remove a link of oncall00  First on-call week
    --- exit 0
    $ milepost unlink oncall00 --led-to payments
    --- stdout
    unlinked oncall00  First on-call week
    --- exit 0
    $ milepost unlink oncall00 --led-to payments
    --- stderr
    error: "First on-call week" has no link to "Led the payments cutover"
    hint: milepost show REF --chain draws the links of a milestone
    --- exit 1
    $ milepost link oncall00
    --- stderr
    error: the following required arguments were not provided: --led-to <REF>
    hint: milepost link --help shows how
    --- exit 2
    "#);
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
    ]), @r#"
    $ milepost show --chain payments
    --- stdout
    1997         ◇ Windows NT4 course  recognised 19 years later
                 │ It turned my career
    Mar 2019     ◆ First on-call week
    12 Oct 2026  ◆ Led the payments cutover  this one
    --- exit 0
    $ milepost show --chain NT4
    --- stdout
    1997         ◇ Windows NT4 course  recognised 19 years later · this one
                 │ It turned my career
    Mar 2019     ◆ First on-call week
    12 Oct 2026  ◆ Led the payments cutover
    --- exit 0
    $ milepost show --chain oncall00 --json
    --- stdout
    {
      "type": "milestone",
      "id": "oncall00",
      "title": "First on-call week",
      "on": "2019-03",
      "led_to": [
        "payments"
      ],
      "led_from": [
        "nt4course"
      ],
      "modified": "2026-11-22T12:00:00Z",
      "chain": [
        {
          "part": "before",
          "indent": 0,
          "milestone": {
            "type": "milestone",
            "id": "nt4course",
            "title": "Windows NT4 course",
            "on": "1997",
            "kind": "training",
            "recognised": {
              "on": "2016-05-10",
              "why": "It turned my career"
            },
            "hindsight": true,
            "led_to": [
              "oncall00"
            ]
          }
        },
        {
          "part": "here",
          "indent": 0,
          "milestone": {
            "type": "milestone",
            "id": "oncall00",
            "title": "First on-call week",
            "on": "2019-03",
            "led_to": [
              "payments"
            ],
            "led_from": [
              "nt4course"
            ],
            "modified": "2026-11-22T12:00:00Z"
          }
        },
        {
          "part": "after",
          "indent": 0,
          "milestone": {
            "type": "milestone",
            "id": "payments",
            "title": "Led the payments cutover",
            "on": "2026-10-12",
            "led_from": [
              "oncall00"
            ],
            "tags": [
              "work"
            ]
          }
        }
      ]
    }
    --- exit 0
    $ milepost show --chain incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs a milestone
    hint: milepost done incident --milestone records it as a milestone
    --- exit 1
    "#);
}
