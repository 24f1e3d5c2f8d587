//! Résumés: the mapping of a small career, and the way back through the import.

use super::{EXPORT, plain};
use crate::domain::date::Until;
use crate::domain::fixtures::{date, id, journey};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::profile::Profile;
use crate::transfer::export::career::CvNote;
use crate::transfer::export::career::fixtures::{career, profile};
use crate::transfer::export::fixtures::{self, export, written};
use crate::transfer::fixtures::{file, read_asked};
use crate::transfer::{Asked, named, text};
use insta::assert_snapshot;
use proptest::prelude::*;

#[test]
fn jsonresume_has_every_milestone_in_its_section() {
    let (resume, left_out) = export(&EXPORT, &career(), &profile()).expect("a résumé");
    assert_snapshot!(resume, @r#"
    {
      "basics": {
        "name": "Robin Vale",
        "label": "Infrastructure architect",
        "email": "robin@vale.example",
        "url": "https://vale.example",
        "summary": "Keeps things running.",
        "profiles": [
          {
            "network": "GitHub",
            "url": "https://github.com/vale"
          }
        ]
      },
      "work": [
        {
          "name": "nordbank",
          "position": "Architect",
          "startDate": "2016-05-10"
        },
        {
          "name": "Nordbank",
          "position": "Administrator",
          "startDate": "2012-03",
          "endDate": "2016-05",
          "summary": "Ran the mail:\n\nKiel",
          "highlights": [
            "halved the bill",
            "taught 12 people"
          ]
        },
        {
          "name": "Lantern Labs",
          "position": "Adviser",
          "url": "https://lantern.example/team#me",
          "startDate": "2013",
          "endDate": "2016-05-09"
        },
        {
          "position": "Was hired without a degree",
          "startDate": "1995-09-04",
          "endDate": "1995-09-04"
        }
      ],
      "volunteer": [
        {
          "organization": "Code Club",
          "position": "Teacher",
          "startDate": "2015",
          "endDate": "2015"
        }
      ],
      "education": [
        {
          "institution": "Learning Ltd",
          "area": "Windows NT4 course",
          "studyType": "Course",
          "startDate": "1997",
          "endDate": "1997"
        },
        {
          "institution": "Kiel",
          "area": "Mathematics",
          "studyType": "Diploma",
          "startDate": "1989-10",
          "endDate": "1995",
          "courses": [
            "Proofs"
          ]
        },
        {
          "institution": "Finished school",
          "startDate": "1989",
          "endDate": "1989"
        }
      ],
      "awards": [
        {
          "title": "Best talk",
          "date": "2018-06-02",
          "awarder": "PyCon",
          "summary": "- in Kiel"
        }
      ],
      "certificates": [
        {
          "name": "CKA",
          "date": "2024-05-14",
          "url": "https://cncf.example/1",
          "issuer": "CNCF"
        },
        {
          "name": "RHCE",
          "date": "2005-10",
          "issuer": "Red Hat"
        }
      ],
      "publications": [
        {
          "name": "On mail",
          "publisher": "ACM",
          "releaseDate": "2011-01",
          "url": "https://acm.example"
        }
      ],
      "projects": [
        {
          "name": "mailq",
          "description": "A queue.",
          "keywords": [
            "rust"
          ],
          "startDate": "2016-01",
          "url": "https://mailq.example"
        },
        {
          "name": "Mentored Ada",
          "startDate": "2020",
          "endDate": "2021-03",
          "type": "mentoring"
        },
        {
          "name": "How we moved",
          "startDate": "2017-02-05",
          "endDate": "2017-02-05",
          "entity": "FOSDEM",
          "type": "talk"
        },
        {
          "name": "Moved to Kiel",
          "startDate": "1988-08-01",
          "endDate": "1988-08-01"
        }
      ],
      "meta": {
        "version": "v1.0.0"
      }
    }
    "#);
    assert_snapshot!(left_out.join("\n"), @"
    1 address in [cv] is left out: it is not a web or mail address
    1 milestone is left out: JSON Resume has the years 1000 to 2999 only
    1 note on a study or a certificate is left out: JSON Resume has no place for it
    1 link is left out: JSON Resume has one web address for an entry, and none for an award
    2 certificates are without their number and expiry, for which JSON Resume has no place
    1 goal is left out: a CV has no place for goals
    ");
}

#[test]
fn jsonresume_of_nothing_is_a_resume_without_anybody() {
    assert_snapshot!(written(&EXPORT, &Journey::default()), @r#"
    {
      "meta": {
        "version": "v1.0.0"
      }
    }
    "#);
}

/// The milestones of a résumé as the import has them, without their ids.
fn read_back(resume: &str) -> Vec<Milestone> {
    let asked = Asked { days: true, ..Asked::default() };
    let format = named("jsonresume").expect("a format");
    let import = read_asked(format, &[file("resume.json", resume)], &asked).expect("a résumé");
    assert!(
        import.set_aside.is_empty() && import.items.iter().all(|incoming| incoming.is_dated),
        "{resume}"
    );
    let items = import.items.into_iter().filter_map(|incoming| {
        let milestone = incoming.item.as_milestone()?;
        Some(Milestone { id: id("any"), ..Milestone::clone(milestone) })
    });
    items.collect()
}

/// What a résumé can hold of a milestone.
fn kept(milestone: &Milestone) -> Milestone {
    let section = KnownKind::of(milestone);
    let credential = milestone.credential.clone().unwrap_or_default();
    let note = CvNote::of(milestone.note.as_deref());
    let list = note.highlights.iter().map(|entry| format!("- {}", text::line(entry)));
    let list = Some(list.collect::<Vec<_>>().join("\n")).filter(|list| !list.is_empty());
    let (kind, note) = match section {
        KnownKind::Work => ("role", [note.summary, list]),
        KnownKind::Volunteering => ("volunteering", [note.summary, list]),
        KnownKind::Education => ("education", [None, list]),
        KnownKind::Training => ("training", [None, list]),
        KnownKind::Certificates => ("certification", [None, None]),
        KnownKind::Awards => ("award", [milestone.note.clone(), None]),
        KnownKind::Publications => ("writing", [milestone.note.clone(), None]),
        KnownKind::Talks | KnownKind::Projects | KnownKind::Other => {
            (milestone.kind.as_deref().unwrap_or("project"), [note.summary, list])
        }
    };
    let note = note.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let organisation = milestone.organisation().map(str::to_owned);
    let link = credential.url.iter().chain(&milestone.links).next().cloned();
    let kept = Milestone {
        kind: Some(kind.into()),
        note: Some(note).filter(|note| !note.is_empty()),
        ..Milestone::new(id("any"), milestone.title.clone(), milestone.on)
    };
    match section {
        KnownKind::Certificates => {
            let issuer = credential.issuer.or(milestone.at.clone());
            let credential = Credential { issuer, url: link, ..Credential::default() };
            let credential = Some(credential).filter(|it| *it != Credential::default());
            Milestone { credential, ..kept }
        }
        KnownKind::Awards => Milestone { at: other_than(&kept.title, organisation), ..kept },
        KnownKind::Publications => Milestone {
            at: other_than(&kept.title, organisation),
            links: link.into_iter().collect(),
            ..kept
        },
        KnownKind::Work
        | KnownKind::Volunteering
        | KnownKind::Education
        | KnownKind::Training
        | KnownKind::Talks
        | KnownKind::Projects
        | KnownKind::Other => {
            let has_keywords =
                matches!(section, KnownKind::Talks | KnownKind::Projects | KnownKind::Other);
            Milestone {
                at: other_than(&kept.title, organisation),
                until: milestone.until.filter(|until| match until {
                    // A study or a project without an end is an event to the import.
                    Until::Now => {
                        matches!(section, KnownKind::Work | KnownKind::Volunteering)
                    }
                    Until::On(end) => *end != milestone.on,
                }),
                links: link.into_iter().collect(),
                tags: if has_keywords { milestone.tags.clone() } else { Vec::new() },
                ..kept
            }
        }
    }
}

fn other_than(title: &str, organisation: Option<String>) -> Option<String> {
    organisation.filter(|organisation| organisation != title)
}

fn sorted(mut milestones: Vec<Milestone>) -> Vec<Milestone> {
    milestones.sort_by_key(|milestone| format!("{milestone:?}"));
    milestones
}

proptest! {
    #[test]
    fn jsonresume_comes_back_with_all_that_it_can_hold(journey in fixtures::journey()) {
        prop_assume!(journey.items().any(|item| item.as_milestone().is_some()));
        let visible = journey.visible();
        let expected = visible.items().filter_map(|item| Some(kept(item.as_milestone()?)));
        prop_assert_eq!(sorted(read_back(&written(&EXPORT, &journey))), sorted(expected.collect()));
    }

    #[test]
    fn jsonresume_is_the_same_after_an_import(journey in fixtures::journey()) {
        prop_assume!(journey.items().any(|item| item.as_milestone().is_some()));
        let first = written(&EXPORT, &journey);
        let numbered = read_back(&first).into_iter().enumerate();
        let items = numbered.map(|(at, it)| Item::from(Milestone { id: id(&format!("m{at}")), ..it }));
        let again = written(&EXPORT, &crate::domain::fixtures::journey(items.collect()));
        prop_assert_eq!(sorted(read_back(&again)), sorted(read_back(&first)));
    }

    #[test]
    fn jsonresume_texts_are_the_same_without_the_joiners(text in "[a&<#;/!x\u{e9}]{0,12}") {
        let parted = plain(&text);
        prop_assert_eq!(parted.replace('\u{2060}', ""), text);
        let is_tag = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
        prop_assert!(!parted.split('<').skip(1).any(|rest| rest.starts_with(is_tag)));
        prop_assert_eq!(crate::transfer::html::without_entities(&parted), parted);
    }
}

#[test]
fn jsonresume_lists_years_that_it_has_no_date_for() {
    let dated = |name: &str, on: &str| Item::from(Milestone::new(id(name), name, date(on)));
    let items = ["0001", "0999-12", "1000", "2999-12-31", "3000", "9999"];
    let items = items.iter().enumerate().map(|(at, on)| dated(&format!("m{at}"), on));
    let (resume, left_out) =
        export(&EXPORT, &journey(items.collect()), &Profile::default()).expect("a résumé");
    let names = resume.lines().filter(|line| line.contains("\"name\"")).map(str::trim);
    assert_eq!(names.collect::<Vec<_>>(), ["\"name\": \"m3\",", "\"name\": \"m2\","]);
    let sentence = "4 milestones are left out: JSON Resume has the years 1000 to 2999 only";
    assert_eq!(left_out, [sentence]);
}

#[test]
fn jsonresume_has_no_tag_in_any_text() {
    const KINDS: [&str; 8] =
        ["role", "education", "training", "award", "certification", "writing", "talk", "other"];
    let attacks = fixtures::ATTACKS.iter().flat_map(|attack| KINDS.map(|kind| (*attack, kind)));
    let items = attacks.enumerate().map(|(at, (attack, kind))| {
        let text = Some(attack.to_owned());
        let plain = Milestone::new(id(&format!("m{at}")), attack, date("2019"));
        let note = Some(format!("{attack}\n- {attack}"));
        let (kind, tags) = (Some(kind.to_owned()), vec![attack.to_owned()]);
        Item::from(Milestone { at: text, kind, tags, note, ..plain })
    });
    let resume = written(&EXPORT, &journey(items.collect()));
    for begin in ["<script", "<b", "</", "<!", "&amp;", "&#60;"] {
        assert!(!resume.contains(begin), "{begin}");
    }
    assert!(resume.contains("<\\u2060script>alert(1)<\\u2060/script>"));
}
