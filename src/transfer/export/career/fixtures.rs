//! A small career with an entry of every section, and the head of a CV.

use crate::domain::fixtures;
use crate::domain::journey::Journey;
use crate::domain::profile::Profile;
use crate::transfer::fixtures::read;
use crate::transfer::named;

const CAREER: &str = r##"[
  {"type": "milestone", "id": "bank0001", "title": "Administrator", "at": "Nordbank", "on": "2012-03", "until": "2016-05",
   "kind": "role", "note": "Ran the mail:\n\n- halved the bill\n* taught 12 people\n\nKiel"},
  {"type": "milestone", "id": "startup1", "title": "Adviser", "at": "Lantern Labs", "on": "2013", "until": "2016-05-09",
   "kind": "Job", "links": ["https://lantern.example/team#me", "notes.txt"]},
  {"type": "milestone", "id": "bank0002", "title": "Architect", "at": "nordbank", "on": "2016-05-10", "until": "now", "kind": "roles"},
  {"type": "milestone", "id": "freight1", "title": "Was hired without a degree", "on": "1995-09-04", "kind": "role"},
  {"type": "milestone", "id": "club0001", "title": "Teacher", "at": "Code Club", "on": "2015", "until": "2015", "kind": "volunteering"},
  {"type": "milestone", "id": "kiel0001", "title": "Diploma, Mathematics", "at": "Kiel", "on": "1989-10", "until": "1995",
   "kind": "education", "note": "With distinction\n- Proofs"},
  {"type": "milestone", "id": "school01", "title": "Finished school", "on": "1989", "kind": "degree"},
  {"type": "milestone", "id": "nt400001", "title": "Windows NT4 course", "at": "Learning Ltd", "on": "1997", "kind": "training"},
  {"type": "milestone", "id": "cka00001", "title": "CKA", "on": "2024-05-14", "kind": "certification",
   "credential": {"issuer": "CNCF", "id": "LF-1", "url": "https://cncf.example/1", "expires": "2027-05-14"}},
  {"type": "milestone", "id": "rhce0001", "title": "RHCE", "at": "Red Hat", "on": "2005-10", "credential": {"expires": "2008-10"}},
  {"type": "milestone", "id": "award001", "title": "Best talk", "at": "PyCon", "on": "2018-06-02", "kind": "award", "note": "- in Kiel"},
  {"type": "milestone", "id": "paper001", "title": "On mail", "at": "ACM", "on": "2011-01", "kind": "article", "links": ["https://acm.example"]},
  {"type": "milestone", "id": "talk0001", "title": "How we moved", "at": "FOSDEM", "on": "2017-02-05", "kind": "talk"},
  {"type": "milestone", "id": "mailq001", "title": "mailq", "on": "2016-01", "until": "now", "kind": "project", "tags": ["rust"],
   "note": "A queue.", "links": ["https://mailq.example"]},
  {"type": "milestone", "id": "mentor01", "title": "Mentored Ada", "on": "2020", "until": "2021-03", "kind": "mentoring"},
  {"type": "milestone", "id": "moved001", "title": "Moved to Kiel", "on": "1988-08-01"},
  {"type": "milestone", "id": "viking01", "title": "Landed in Vinland", "on": "0999", "until": "1003-05"},
  {"type": "goal", "id": "goal0001", "title": "Learn Norwegian", "state": "active"}
]"##;

pub(in crate::transfer::export) fn career() -> Journey {
    let import = read(named("json").expect("a format"), "career.json", CAREER);
    assert_eq!(import.set_aside, []);
    fixtures::journey(import.items.into_iter().map(|incoming| incoming.item).collect())
}

pub(in crate::transfer::export) fn profile() -> Profile {
    let text = |text: &str| Some(text.to_owned());
    Profile {
        name: text("Robin Vale"),
        headline: text("Infrastructure architect"),
        email: text("robin@vale.example"),
        url: text("https://vale.example"),
        links: vec!["https://github.com/vale".into(), "in the phone book".into()],
        summary: text("Keeps things running."),
    }
}
