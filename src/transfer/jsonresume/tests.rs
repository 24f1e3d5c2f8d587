//! Résumés of both versions, and what looks like one.

use super::FORMAT;
use crate::domain::import::OtherId;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;

const SAMPLE: &str = r#"{
  "basics": {"name": "Robin Vale", "label": "Engineer"},
  "work": [
    {"name": "Nordbank & Co", "position": "Administrator", "url": "https://nordbank.example",
     "startDate": "2019-03-04", "endDate": "2024-09-31", "summary": "Ran the mail.\n\nAnd more.",
     "highlights": ["Halved the bill", "- Taught 12 people", " "], "location": "Kiel"},
    {"company": "Lantern Labs", "position": "Founder", "website": "", "startDate": "2004-02"},
    {"company": "Marlow", "startDate": "2003", "endDate": "Present"},
    {"company": "Span", "startDate": "10/2001 - 03/2002", "endDate": ""}
  ],
  "volunteer": [{"organization": "Code Club", "position": "Teacher", "startDate": "2015", "endDate": null}],
  "education": [
    {"institution": "Kiel", "area": "Mathematics", "studyType": "Diploma", "startDate": "1999-10", "endDate": "2004-07",
     "courses": ["Proofs"]},
    {"institution": "Marlow College", "endDate": 1999},
    {"institution": "Coursera", "area": "Cryptography", "studyType": "Course", "endDate": "2013-05-02T00:00:00.000Z"}
  ],
  "certificates": [{"name": "CKA", "issuer": "CNCF", "date": "2024-05-14", "url": "https://cncf.example/1", "endDate": "2027-05-14"}],
  "awards": [{"title": "Best talk", "awarder": "PyCon", "date": "2018-06-02", "summary": "In Kiel"}],
  "publications": [{"name": "On mail", "publisher": "ACM", "releaseDate": "2011-01-03", "website": "https://acm.example"}],
  "projects": [
    {"name": "mailq", "startDate": "2016-01-09", "description": "A queue.", "highlights": []},
    {"name": "How we moved", "type": "talk", "startDate": "2017-06-05", "endDate": "2017-06-05", "entity": "FOSDEM"},
    {"name": "undated thing"}
  ],
  "skills": [{"name": "Mail"}], "references": [{"name": "A. N. Other", "reference": "Good"}]
}"#;

#[test]
fn jsonresume_entry_whose_organisation_is_filled_in_later_has_the_id_of_the_one_without() {
    for (section, key) in [
        ("certificates", "issuer"),
        ("awards", "awarder"),
        ("publications", "publisher"),
        ("work", "name"),
    ] {
        let title = if section == "work" { "position" } else { "title" };
        let read = |at: &str| {
            let entry = format!("\"{title}\":\"A\",\"startDate\":\"2020\",\"date\":\"2020\"{at}");
            read(&FORMAT, "resume.json", format!("{{\"{section}\":[{{{entry}}}]}}"))
        };
        let (bare, told) = (read(""), read(&format!(",\"{key}\":\"B\"")));
        let milestones = [&bare, &told].map(|import| import.items[0].item.as_milestone().cloned());
        let [Some(bare), Some(now)] = milestones else { panic!("{section}") };
        assert_eq!(bare.credential, None, "an empty one is none");
        let other = OtherId { id: bare.id.clone(), is_unfilled: true };
        assert_eq!(told.other_ids.get(&now.id), Some(&vec![other]), "{section}");
    }
}

#[test]
fn jsonresume_entries_become_milestones_of_their_kinds() {
    let import = read(&FORMAT, "resume.json", SAMPLE);
    assert_eq!(
        items(&import),
        [
            "title=Administrator; at=Nordbank & Co; on=2019-03-04 to 2024-09; kind=role; note=Ran the mail.\n\n\
             And more.\n\n- Halved the bill\n- Taught 12 people; links=https://nordbank.example",
            "title=Founder; at=Lantern Labs; on=2004-02 to now; kind=role",
            "title=Marlow; on=2003 to now; kind=role",
            "title=Span; on=2001-10 to 2002-03; kind=role",
            "title=Teacher; at=Code Club; on=2015 to now; kind=volunteering",
            "title=Diploma, Mathematics; at=Kiel; on=1999-10 to 2004-07; kind=education; note=- Proofs",
            "title=Marlow College; on=1999; kind=education",
            "title=Cryptography; at=Coursera; on=2013-05-02; kind=training",
            "title=CKA; on=2024-05-14; kind=certification; \
             credential=CNCF, https://cncf.example/1, expires 2027-05-14",
            "title=Best talk; at=PyCon; on=2018-06-02; kind=award; note=In Kiel",
            "title=On mail; at=ACM; on=2011-01-03; kind=writing; links=https://acm.example",
            "title=mailq; on=2016-01-09; kind=project; note=A queue.",
            "title=How we moved; at=FOSDEM; on=2017-06-05; kind=talk",
        ]
    );
    assert_eq!(undated(&import).len(), 1);
    let without = import.items.iter().find(|incoming| !incoming.is_dated);
    let place = without.map(|incoming| incoming.source.to_string());
    assert_eq!(place.as_deref(), Some("resume.json:24:5"));
    assert_eq!(import.remarks, ["resume.json:5:44: \"2024-09-31\" is taken as 2024-09"]);
    assert_eq!(set_aside(&import), [""; 0]);
    let sections = import.sections.iter().map(|(name, count)| format!("{name} {count}"));
    let sections = sections.collect::<Vec<_>>().join(", ");
    assert_eq!(
        sections,
        "work 4, volunteer 1, education 3, certificates 1, awards 1, publications 1, projects 3"
    );
    assert!(import.missing.is_empty());
}

#[test]
fn jsonresume_days_at_the_ends_of_months_are_months() {
    let job = |begin: &str, end: &str| {
        format!(
            "{{\"name\": \"{begin}\", \"position\": \"x\", \"startDate\": \"{begin}\", \"endDate\": \"{end}\"}}"
        )
    };
    let jobs =
        [job("2017-08-31", ""), job("2018-01-31", "2024-12-31"), job("2025-11-15", "2026-01-31")];
    let text = format!(
        "{{\"work\": [{}], \"education\": [{{\"area\": \"x\", \"startDate\": \"1995-12-31\", \"endDate\": \"2000-12-31\"}}]}}",
        jobs.join(",")
    );
    let on = |import| -> Vec<String> {
        let items = items(&import).into_iter();
        items
            .filter_map(|item| Some(item.split_once("on=")?.1.split(';').next()?.to_owned()))
            .collect()
    };
    let import = read(&FORMAT, "resume.json", &text);
    assert_eq!(
        on(import.clone()),
        ["2017-08 to now", "2018-01 to 2024-12", "2025-11-15 to 2026-01", "1995 to 2000"]
    );
    assert_eq!(
        import.remarks,
        [
            "education: all dates are 31 December; they are taken as years",
            "Nearly all days are the last of a month; they are taken as months"
        ]
    );
    let asked = Asked { days: true, ..Asked::default() };
    let kept = read_asked(&FORMAT, &[file("resume.json", &text)], &asked).expect("a résumé");
    assert_eq!(on(kept)[3], "1995-12-31 to 2000-12-31");
}

#[test]
fn jsonresume_in_another_language_is_not_taken_again() {
    let french =
        SAMPLE.replace("Administrator", "Administrateur").replace("undated thing", "autre");
    let files = [file("resume.json", SAMPLE), file("resume.fr.json", french)];
    let import = read_asked(&FORMAT, &files, &Asked::default()).expect("two résumés");
    let one = read(&FORMAT, "resume.json", SAMPLE);
    let (known, rest) = import.items.split_at(one.items.len());
    assert_eq!((known, rest.len(), rest[0].is_dated), (&one.items[..], 1, false));
    assert_eq!(import.left, [("repeated", 13)]);
}

#[test]
fn jsonresume_entries_that_cannot_be_read_are_set_aside_with_their_places() {
    let import = read(
        &FORMAT,
        "resume.json",
        r#"{"work": [
  {"name": "Nordbank", "position": "x", "startDate": "a while ago"},
  {"name": "", "position": " ", "startDate": "2019"},
  7,
  {"name": "Twice", "position": "x", "startDate": "2019"},
  {"name": "Twice", "position": "x", "startDate": "2019", "endDate": "2020-99"}
]}"#,
    );
    assert_eq!(items(&import), ["title=x; at=Twice; on=2019 to now; kind=role"]);
    assert_eq!(
        set_aside(&import),
        [
            "resume.json:2:54: \"a while ago\" is not a date that can be read",
            "resume.json:3:3: it has no title",
            "resume.json:4:3: it has no title",
            "resume.json:6:70: \"2020-99\" has no month 99",
        ]
    );
}

#[test]
fn jsonresume_dates_of_a_file_have_one_order() {
    let import = read(
        &FORMAT,
        "resume.json",
        r#"{"work": [
  {"name": "One", "startDate": "08/12/2020", "endDate": "24/06/2022"},
  {"name": "Two", "startDate": "Mar-2022", "endDate": "02/12/2022"},
  {"name": "", "position": "", "startDate": null, "highlights": []}
]}"#,
    );
    assert_eq!(
        items(&import),
        [
            "title=One; on=2020-12-08 to 2022-06-24; kind=role",
            "title=Two; on=2022-03 to 2022-12-02; kind=role"
        ]
    );
    assert_eq!((set_aside(&import), import.sections), (vec![], vec![("work", 2)]));
}

#[test]
fn jsonresume_texts_have_no_entities_and_no_tags() {
    let text = r#"{"work": [{"name": "R&amp;D &quot;Ltd&quot;", "position": "Tester &amp; cook", "startDate": "2019",
  "endDate": "2020", "summary": "<p>Ran &lt;b&gt;</p><ul><li>one</li><li>two</li></ul>", "highlights": ["A &amp; <b>b</b>"]}]}"#;
    assert_eq!(
        items(&read(&FORMAT, "resume.json", text)),
        ["title=Tester & cook; at=R&D \"Ltd\"; on=2019 to 2020; kind=role; \
          note=Ran <b>\n\n- one\n- two\n\n- A & b"]
    );
}

#[test]
fn jsonresume_link_that_is_no_address_is_kept_in_the_note() {
    let text = r#"{"projects": [{"name": "a", "startDate": "2019", "url": "ask me"},
  {"name": "b", "startDate": "2018", "url": "HTTPS://b.example/x", "description": "B"}],
  "certificates": [{"name": "c", "date": "2017", "url": "javascript:x"}]}"#;
    assert_eq!(
        items(&read(&FORMAT, "resume.json", text)),
        [
            "title=c; on=2017; kind=certification; note=javascript:x",
            "title=a; on=2019; kind=project; note=ask me",
            "title=b; on=2018; kind=project; note=B; links=HTTPS://b.example/x",
        ]
    );
}

#[test]
fn jsonresume_section_that_is_no_list_is_set_aside() {
    let text = r#"{"basics": {"name": "x"}, "awards": "", "volunteer": {}, "projects": null,
  "education": {"institution": "Kiel"}}"#;
    let import = read(&FORMAT, "resume.json", text);
    assert_eq!(set_aside(&import), ["resume.json:2:16: it is not a list of entries"]);
    assert!(!import.missing.contains(&"education") && import.missing.contains(&"work"));
}

#[test]
fn jsonresume_import_refuses_other_files() {
    for text in [
        "{}",
        "[]",
        r#"{"sections": [{"header": {"text": "Work"}, "items": [{"heading": "x"}]}]}"#,
        r#"{"work": {"name": "x"}}"#,
        r#"{"work": ["x"], "education": []}"#,
    ] {
        let said = refusal(&FORMAT, "resume.json", text);
        let unlike = "resume.json is not a JSON Resume: it has none of its sections, such as work and education";
        assert_eq!(said, unlike, "{text}");
        assert!(guess(&file("resume.json", text)).is_none(), "{text}");
    }
    assert!(guess(&file("a.json", r#"{"projects": [{"name": "x"}]}"#)).is_none());
    assert_eq!(guess(&file("x", SAMPLE)).map(|format| format.name), Some("jsonresume"));
    let person = read(&FORMAT, "resume.json", r#"{"basics": {"name": "x"}, "work": []}"#);
    assert_eq!((person.items.len(), person.missing.len()), (0, 7));
}

#[test]
fn jsonresume_survives_damage_at_any_byte() {
    survives_damage(&FORMAT, "resume.json", SAMPLE.as_bytes());
}

#[test]
fn jsonresume_project_has_its_type_as_kind_and_its_keywords_as_tags() {
    let text = r#"{"projects": [
  {"name": "a", "startDate": "2019", "type": "application", "keywords": ["Rust", "Rust", " mail "]},
  {"name": "b", "startDate": "2018", "type": "Project", "keywords": "mail"}]}"#;
    assert_eq!(
        items(&read(&FORMAT, "resume.json", text)),
        [
            "title=a; on=2019; kind=application; tags=Rust, mail",
            "title=b; on=2018; kind=project; tags=mail"
        ]
    );
}
