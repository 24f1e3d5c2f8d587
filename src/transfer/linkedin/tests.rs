//! The tables of an export, in small.

use super::*;
use crate::domain::import::OtherId;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;
use proptest::prelude::*;

const JOBS: &str = "Company Name,Title,Description,Location,Started On,Finished On
Nordbank ,Administrator,\u{fffc}Ran the mail \u{fffc}Ran the web  Alone,\"Hamburg, Germany\",Mar 2013,Sep 2013
Nordbank,Administrator,,,Aug 2014,
Nordbank,Administrator,,,Oct 2015,Present
\"R&amp;D, Ltd\", \"Tester, later more\" ,,,2010,2010
";

fn jobs(text: &str) -> Vec<String> {
    items(&read(&FORMAT, "Positions.csv", text))
}

#[test]
fn linkedin_positions_become_roles_that_go_on_without_an_end() {
    assert_eq!(
        jobs(JOBS),
        [
            "title=Administrator; at=Nordbank; on=2013-03 to 2013-09; kind=role; \
             note=- Ran the mail\n- Ran the web\nAlone\n\nHamburg, Germany",
            "title=Administrator; at=Nordbank; on=2014-08 to now; kind=role",
            "title=Administrator; at=Nordbank; on=2015-10 to now; kind=role",
            "title=Tester, later more; at=R&D, Ltd; on=2010; kind=role",
        ]
    );
}

#[test]
fn linkedin_degree_without_a_beginning_is_at_its_end() {
    let text = "School Name,Start Date,End Date,Notes,Degree Name,Activities
Nordschule,2004,2016,\"Mathematics\",\"Abitur, good\",Chess
Fernuni,,2019,,,
Fernuni,,,,B.Sc.,
";
    let import = read(&FORMAT, "Education.csv", text);
    assert_eq!(
        items(&import),
        [
            "title=Abitur, good; at=Nordschule; on=2004 to 2016; kind=education; \
             note=Mathematics\n\nChess",
            "title=Fernuni; on=2019; kind=education",
        ]
    );
    assert_eq!(undated(&import), ["title=B.Sc.; at=Fernuni; on=0001; kind=education"]);
    assert_eq!(import.items[2].source.to_string(), "Education.csv:4:1");
}

#[test]
fn linkedin_certificate_has_a_credential_that_lapses() {
    let text = "Name,Url,Authority,Started On,Finished On,License Number
CKA,https://example.org/x,CNCF,May 2021,May 2024,LF-1
\"\"\"Architecting, 2018\",https://example.org/y,Cloud,2018,,https://example.org/y
    Insights,,Courses,Nov 2018,,    9N
Network+,,CompTIA,,,
Only a name,,,2001,,
";
    let import = read(&FORMAT, "Certifications.csv", text);
    assert_eq!(
        items(&import),
        [
            "title=CKA; on=2021-05; kind=certification; \
             credential=CNCF, LF-1, https://example.org/x, expires 2024-05",
            "title=Architecting, 2018; on=2018; kind=certification; \
             credential=Cloud, https://example.org/y",
            "title=Insights; on=2018-11; kind=certification; credential=Courses, 9N",
            "title=Only a name; on=2001; kind=certification",
        ]
    );
    assert_eq!(undated(&import).len(), 1);
}

#[test]
fn linkedin_certificate_whose_issuer_is_filled_in_later_has_the_id_of_the_one_without() {
    let head = "Name,Url,Authority,Started On,Finished On,License Number\n";
    let read = |row: &str| read(&FORMAT, "Certifications.csv", format!("{head}{row}\n"));
    let bare = read("Kube,,,Jan 2020,,");
    let told = read("Kube,,CNCF,Jan 2020,,");
    let (bare, now) = (bare.items[0].item.id(), told.items[0].item.id());
    let other = OtherId { id: bare.clone(), is_unfilled: true };
    assert_eq!(told.other_ids.get(now), Some(&vec![other]));
}

#[test]
fn linkedin_files_have_old_and_new_headers() {
    for (name, text, item) in [
        (
            "Projects.csv",
            "Title,Description,Url,Start Date,End Date\nSocial,Share,http://a.b/c,Aug 2016,\n",
            "title=Social; on=2016-08; kind=project; note=Share; links=http://a.b/c",
        ),
        (
            "Projects.csv",
            "title,url,Started On,Finished On\nSocial,,Aug 2016,Sep 2016\n",
            "title=Social; on=2016-08 to 2016-09; kind=project",
        ),
        (
            "Honors.csv",
            "Title,Description,Issuer,Issue Date\nTop 10,I won,Nordbank,Aug 2018\n",
            "title=Top 10; at=Nordbank; on=2018-08; kind=award; note=I won",
        ),
        (
            "Honors.csv",
            "Title,Description,Issued On\nTop 10,,Aug 2018\n",
            "title=Top 10; on=2018-08; kind=award",
        ),
        (
            "Publications.csv",
            "Name,Published On,Description,Publisher,Url\nOn X,\"Apr 3, 2023\",,ACM,\n",
            "title=On X; at=ACM; on=2023-04-03; kind=writing",
        ),
        (
            "Volunteer Experiences.csv",
            "Company Name,Role,Cause,Started On,Finished On,Description\nTHW,Helper,x,2001,,\n",
            "title=Helper; at=THW; on=2001 to now; kind=volunteering",
        ),
        (
            "Organizations.csv",
            "Name,Description,Position,Started On,Finished On\nGUUG,,,2001,\n",
            "title=GUUG; on=2001; kind=membership",
        ),
        (
            "TestScores.csv",
            "Name,Description,Tested On,Score\nTOEFL,,May 2009,110\n",
            "title=TOEFL; on=2009-05; kind=certification; note=110",
        ),
    ] {
        assert_eq!(items(&read(&FORMAT, name, text)), [item], "{name}");
        assert!(guess(&file(name, text)).is_some_and(|format| format.name == "linkedin"), "{name}");
    }
}

#[test]
fn linkedin_learning_is_taken_only_on_request() {
    let text =
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),\
                Content Completed At (if completed),Content Saved,Notes taken on videos (if taken)
Rust,About Rust,Course,2022-08-07 20:15 UTC,2022-08-07 23:30 UTC,false,N/A
Go,,Course,2022-08-07 20:15 UTC,N/A,false,
";
    let plain = read(&FORMAT, "Learning.csv", text);
    assert_eq!((plain.items.len(), plain.left.clone()), (0, vec![("learning", 2)]));
    let asked = Asked { learning: true, ..Asked::default() };
    let import = read_asked(&FORMAT, &[file("Learning.csv", text)], &asked).expect("an import");
    assert_eq!(items(&import), ["title=Rust; state=done 2022-08-08"]);
    assert_eq!(import.left, [("not completed", 1)]);
}

#[test]
fn linkedin_courses_are_undated() {
    let import = read(&FORMAT, "Courses.csv", "Name,Number\nOperating Systems,CS 1\n");
    assert_eq!(undated(&import), ["title=Operating Systems; on=0001; kind=training; note=CS 1"]);
}

#[test]
fn linkedin_sections_are_counted_and_repeated_rows_left_out() {
    let causes = file("Volunteer.csv", "Supported Cause\nArts and Culture\n");
    let files = [file("Positions.csv", JOBS), file("copy/Positions.csv", JOBS), causes.clone()];
    let import = read_asked(&FORMAT, &files, &Asked::default()).expect("an import");
    assert_eq!((import.items.len(), import.left.clone()), (4, vec![("repeated", 4)]));
    assert_eq!(import.sections, [("Positions", 8)]);
    assert!(import.missing.contains(&"Volunteering") && !import.missing.contains(&"Patents"));
    assert!(refusal(&FORMAT, "Volunteer.csv", &causes.bytes).contains("not a LinkedIn export"));
}

#[test]
fn linkedin_table_that_is_there_and_not_understood_is_said() {
    let with = |name: &str, text: &str| {
        let files = [file("Education.csv", "School Name\nTU Delft\n"), file(name, text)];
        read_asked(&FORMAT, &files, &Asked::default()).expect("an import")
    };
    for (name, section) in [("Positions.csv", "Positions"), ("Learning.csv", "Learning")] {
        let unread = with(name, "Foo,Bar\n1,2\n");
        let said = "is not a LinkedIn export: it has no column for a title, only \"Foo\", \"Bar\"";
        assert_eq!(unread.remarks, [format!("{name} {said}")]);
        assert!(!unread.missing.contains(&section));
        assert_eq!(
            with(name, "").remarks,
            [format!("{name} is not a LinkedIn export: it is empty")]
        );
        assert_eq!(refusal(&FORMAT, name, "Foo,Bar\n1,2\n"), format!("{name} {said}"));
    }
}

#[test]
fn linkedin_headers_of_another_language_are_those_of_tables() {
    let text = "Unternehmen,Position,Beschreibung,Ort,Beginn,Ende\n\
        Nordbank,Tester,Alles,Bonn,März 2019,Juni 2021\n";
    let import = read(&FORMAT, "Positions.csv", text);
    let expected = "title=Tester; at=Nordbank; on=2019-03 to 2021-06; kind=role; note=Alles";
    assert_eq!(items(&import), [expected]);
    assert_eq!(import.remarks, ["Positions.csv: its column \"Ort\" is not read"]);
}

#[test]
fn linkedin_years_of_two_digits_are_remarked_on() {
    let text = "Company Name,Title,Started On,Finished On\nNordbank,Tester,Mär 19,Jun-21\n";
    let import = read(&FORMAT, "Positions.csv", text);
    assert_eq!(items(&import), ["title=Tester; at=Nordbank; on=2019-03 to 2021-06; kind=role"]);
    assert_eq!(import.remarks.len(), 2);
}

#[test]
fn linkedin_import_refuses_a_file_that_is_none_of_its_tables() {
    let jobs = file("Positions.csv", JOBS);
    let task =
        r#"{"uuid": "1", "status": "pending", "entry": "20240501T100000Z", "description": "x"}"#;
    let refused = |name: &str, text: &str| {
        let read = read_asked(&FORMAT, &[jobs.clone(), file(name, text)], &Asked::default());
        read.err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        refused("a.json", task),
        "a.json is not a LinkedIn export: it is a taskwarrior export"
    );
}

#[test]
fn linkedin_tables_of_contacts_are_passed_over_where_all_tables_are_named() {
    let names = [("Connections.csv", "First Name,Last Name\nAda,Vale\n"), ("Positions.csv", JOBS)];
    let files: Vec<InputFile> = names.into_iter().map(|(name, text)| file(name, text)).collect();
    let asked = Asked::default();
    let today = crate::domain::date::Day::new(2026, 11, 22).expect("a day");
    let options = ImportOptions { today, local_day: &|_| today, asked: &asked };
    let import = FORMAT.read(&files, &options).expect("read");
    assert_eq!(import.items.len(), 4);
    assert_eq!(import.remarks, ["Connections.csv is none of the tables that are read"]);
}

#[test]
fn linkedin_row_that_cannot_be_read_is_set_aside_with_its_place() {
    let text = "Company Name,Title,Description,Location,Started On,Finished On
,,\"Only
a note\",,May 2001,
Nordbank,Tester,,,soon,
Nordbank,Tester,,,May 2001,May 2013 or so
Nordbank,Engineer,,,May 2001,
";
    let import = read(&FORMAT, "Positions.csv", text);
    assert_eq!(
        set_aside(&import),
        [
            "Positions.csv:2:1: it has no title",
            "Positions.csv:4:19: \"soon\" is not a date that can be read",
            "Positions.csv:5:28: \"May 2013 or so\" is not a date that can be read",
        ]
    );
    assert_eq!(import.items.len(), 1);
}

#[test]
fn linkedin_opens_and_recognises_its_own_files_only() {
    let opens = |name: &str| (FORMAT.opens)(name);
    for name in ["Positions.csv", "positions.CSV", "Honors & Awards.csv", "Positions (1).csv"] {
        assert!(opens(name), "{name}");
    }
    for name in
        ["Messages.csv", "Connections.csv", "Email Addresses.csv", "Profile.csv", "Positions"]
    {
        assert!(!opens(name), "{name}");
    }
    let is = |name: &str, text: &str| is(&file(name, text));
    assert!(is("work/jobs.csv", JOBS), "by its headers");
    assert!(!is("Positions.csv", "a,b\n1,2\n") && !is("Projects.csv", "Name,When\na,2001\n"));
    assert!(!is("x.csv", "Title,Start Date,End Date\na,2001,\n"));
}

#[test]
fn linkedin_ids_are_those_of_the_first_reading_even_when_a_role_has_ended() {
    let ids = |text: &str| -> Vec<String> {
        let import = read(&FORMAT, "Positions.csv", text);
        import.items.iter().map(|incoming| incoming.item.id().to_string()).collect()
    };
    let ended =
        JOBS.replace("Aug 2014,", "Aug 2014,Jul 2015").replace("Administrator", "ADMINISTRATOR");
    assert_eq!(ids(JOBS), ids(&ended));
    let mut unique = ids(JOBS);
    unique.dedup();
    assert_eq!(unique.len(), 4);
}

#[test]
fn linkedin_file_damaged_at_any_byte_is_survived() {
    survives_damage(&FORMAT, "Positions.csv", JOBS.as_bytes());
}

proptest! {
    #[test]
    fn linkedin_file_of_any_bytes_is_survived(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in ".*") {
        for bytes in [bytes, format!("Company Name,Title,Started On\n{text}").into_bytes()] {
            let _ = read_asked(&FORMAT, &[file("Positions.csv", bytes)], &Asked::default());
        }
    }
}
