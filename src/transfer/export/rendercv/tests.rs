//! CVs in YAML: the mapping of a small career, the dates, and the texts.

use super::{EXPORT, dates};
use crate::domain::date::{Extent, Until};
use crate::domain::fixtures::date;
use crate::domain::journey::Journey;
use crate::transfer::export::career::fixtures::{career, profile};
use crate::transfer::export::fixtures::{self, export, written};
use insta::assert_snapshot;
use proptest::prelude::*;

#[test]
fn rendercv_has_every_milestone_in_its_section() {
    let (cv, left_out) = export(&EXPORT, &career(), &profile()).expect("a CV");
    assert_snapshot!(cv, @r#"
    cv:
      name: "Robin Vale"
      headline: "Infrastructure architect"
      email: "robin@vale.example"
      website:
        - "https://vale.example"
        - "https://github.com/vale"
      sections:
        Summary:
          - "Keeps things running."
        Experience:
          - company: "nordbank"
            position: "Architect"
            start_date: "2016-05-10"
            end_date: "present"
          - company: "Nordbank"
            position: "Administrator"
            start_date: "2012-03"
            end_date: "2016-05"
            summary: "Ran the mail:\nKiel"
            highlights:
              - "halved the bill"
              - "taught 12 people"
          - company: "Lantern Labs"
            position: "[Adviser](https://lantern.example/team#me)"
            start_date: 2013
            end_date: "2016-05-09"
          - company: ""
            position: "**Was hired without a degree**"
            date: "1995-09-04"
        Education:
          - institution: "Kiel"
            area: "Diploma, Mathematics"
            start_date: "1989-10"
            end_date: 1995
            summary: "With distinction"
            highlights:
              - "Proofs"
          - institution: ""
            area: "**Finished school**"
            date: 1989
        Training:
          - name: "Windows NT4 course"
            location: "Learning Ltd"
            date: 1997
        Certifications:
          - name: "[CKA](https://cncf.example/1)"
            location: "CNCF"
            date: "2024-05-14"
          - name: "RHCE"
            location: "Red Hat"
            date: "2005-10"
        Projects:
          - name: "[mailq](https://mailq.example)"
            start_date: "2016-01"
            end_date: "present"
            summary: "A queue."
        Talks:
          - name: "How we moved"
            location: "FOSDEM"
            date: "2017-02-05"
        Publications:
          - name: "[On mail](https://acm.example)"
            location: "ACM"
            date: "2011-01"
        Awards:
          - name: "Best talk"
            location: "PyCon"
            date: "2018-06-02"
            highlights:
              - "in Kiel"
        Volunteering:
          - company: "Code Club"
            position: "Teacher"
            date: 2015
        Milestones:
          - name: "Mentored Ada"
            start_date: 2020
            end_date: "2021-03"
          - name: "Moved to Kiel"
            date: "1988-08-01"
          - name: "Landed in Vinland"
            date: "999 – May 1003"
    "#);
    assert_snapshot!(left_out.join("\n"), @"
    1 address in [cv] is left out: it is not a web or mail address
    1 link is left out: an entry of a CV has one web address
    2 certificates are without their number and expiry, for which RenderCV has no place
    1 milestone is without its tags, for which RenderCV has no place
    1 goal is left out: a CV has no place for goals
    ");
}

#[test]
fn rendercv_of_nothing_has_no_section() {
    assert_snapshot!(written(&EXPORT, &Journey::default()), @r#"
    cv: {}
    design:
      theme: "classic"
      templates:
        footer: "*PAGE_NUMBER/TOTAL_PAGES*"
    "#);
}

#[test]
fn rendercv_dates_keep_their_precision() {
    let cases = [
        ("1997", "", "date: 1997"),
        ("1997-05", "", "date: \"1997-05\""),
        ("1997-05-14", "now", "start_date: \"1997-05-14\", end_date: \"present\""),
        ("1997", "2004-06", "start_date: 1997, end_date: \"2004-06\""),
        ("1997", "1997", "start_date: 1997, end_date: 1997"),
        ("1997-05", "1997", "date: \"May 1997 – 1997\""),
        ("1997-05-14", "1997-05", "date: \"14 May 1997 – May 1997\""),
        ("2004", "1997", "date: \"2004 – 1997\""),
        ("0999", "", "date: \"999\""),
        ("0999", "1003-05", "date: \"999 – May 1003\""),
        ("0001-01", "0999", "date: \"Jan 0001 – 999\""),
        ("0999", "now", "date: \"999 – present\""),
        ("0999-12-31", "", "date: \"0999-12-31\""),
        ("9999", "", "date: 9999"),
    ];
    for (on, until, fields) in cases {
        let extent = Extent { on: date(on), until: Until::from_iso(until) };
        let written = super::yaml::written(dates(extent));
        assert_eq!(written.trim_end().replace('\n', ", "), fields, "{on} to {until}");
    }
}

proptest! {
    #[test]
    fn rendercv_has_only_keys_json_texts_and_years(journey in fixtures::journey()) {
        let cv = written(&EXPORT, &journey);
        for line in cv.lines() {
            let after_dash = line.trim_start().trim_start_matches("- ");
            let value = match after_dash.split_once(':') {
                Some((key, value)) if key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_') => value.trim(),
                _ => after_dash,
            };
            let is_text = serde_json::from_str::<String>(value).is_ok();
            prop_assert!(value.is_empty() || value == "{}" || is_text || value.parse::<i32>().is_ok(), "{}", line);
        }
    }
}
