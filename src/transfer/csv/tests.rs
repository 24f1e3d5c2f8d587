//! Tables of spreadsheets, mapped and known, and our own export.

use super::*;
use crate::domain::import::{Import, Incoming};
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::{Asked, DateOrder};
use proptest::prelude::*;

const PERIODS: &str = "Position,Organization,Period,Country,Duty
Assistant,\"Chair of Flow, ETU\",2024 - Present,Utopia,Reviewed.
Expert,Freelance,2020 - 2023,Utopia,\"Helped.;Built reports, and a system.\"
Intern,Example,\"2 months, 2022\",Utopia,
Teacher,School,2014 - 2014,Utopia,\"Taught; learnt\"
";

fn asked(map: &[(&str, &str)]) -> Asked {
    let owned = |(field, column): &(&str, &str)| ((*field).to_owned(), (*column).to_owned());
    Asked { map: map.iter().map(owned).collect(), ..Asked::default() }
}

fn mapped(text: &str, asked: &Asked) -> Import {
    read_asked(&FORMAT, &[file("a.csv", text)], asked).expect("an import")
}

#[test]
fn csv_with_known_headers_needs_no_mapping() {
    let import = read(&FORMAT, "a.csv", PERIODS);
    assert_eq!(
        items(&import),
        [
            "title=Assistant; at=Chair of Flow, ETU; on=2024 to now; note=Reviewed.",
            "title=Expert; at=Freelance; on=2020 to 2023; \
             note=- Helped.\n- Built reports, and a system.",
            "title=Intern; at=Example; on=2022",
            "title=Teacher; at=School; on=2014; note=Taught; learnt",
        ]
    );
    assert_eq!(
        import.remarks,
        [
            "a.csv: its column \"Country\" is not read",
            "a.csv:4:16: \"2 months, 2022\" is taken as 2022"
        ]
    );
    assert_eq!(import.sections, [("rows", 4)]);
}

#[test]
fn csv_of_a_german_spreadsheet_is_read() {
    let text = b"Datum;Bezeichnung;Art;Bemerkung\r\n14.05.1997;\"Lehrgang \"\"NT\"\"\";Schulung;f\xfcr uns\r\n\
        M\xe4rz 2004;Umzug;Projekt;\"A; B\"\r\n2010;Stelle;;\r\n;ohne Datum;Notiz;\r\n";
    let import = read(&FORMAT, "a.csv", text);
    assert_eq!(
        items(&import),
        [
            "title=Lehrgang \"NT\"; on=1997-05-14; kind=Schulung; note=für uns",
            "title=Umzug; on=2004-03; kind=Projekt; note=A; B",
            "title=Stelle; on=2010",
        ]
    );
    assert_eq!(undated(&import), ["title=ohne Datum; on=0001; kind=Notiz"]);
    assert_eq!(import.items[3].source.to_string(), "a.csv:5:1");
    let utf16 = "\u{feff}Datum\tTitel\n1997\tPrüfung\n".encode_utf16().flat_map(u16::to_le_bytes);
    let import = read(&FORMAT, "a.csv", utf16.collect::<Vec<u8>>());
    assert_eq!(items(&import), ["title=Prüfung; on=1997"]);
}

#[test]
fn csv_column_is_the_field_that_no_other_column_is() {
    let job = "Von;Bis;Tätigkeit;Firma\n01.04.2009;30.09.2013;Administrator;Nordbank\n";
    assert_eq!(
        items(&read(&FORMAT, "a.csv", job)),
        ["title=Administrator; at=Nordbank; on=2009-04-01 to 2013-09-30"]
    );
    let text = "Stelle;Von;Tätigkeit\nAdministrator;2009;Netze\n";
    assert_eq!(items(&read(&FORMAT, "a.csv", text)), ["title=Administrator; on=2009; note=Netze"]);
}

#[test]
fn csv_mapping_names_columns_and_constants() {
    let text = "Name,Finished,Company,Position\nRust course,May 2019,Nordbank,Tester\n";
    let map = [("title", "name"), ("on", "Finished"), ("kind", "training"), ("tags", "Company")];
    assert_eq!(
        items(&mapped(text, &asked(&map))),
        ["title=Rust course; on=2019-05; kind=training; tags=Nordbank"]
    );
    let refused = |map: &[(&str, &str)]| {
        let read = read_asked(&FORMAT, &[file("a.csv", text)], &asked(map));
        read.err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        refused(&[("on", "Finishd")]),
        "a.csv: it has no column \"Finishd\", only \"Name\", \"Finished\", \"Company\", \"Position\""
    );
    assert!(refused(&[("colour", "Name")]).contains("no field \"colour\""));
    assert_eq!(
        refused(&[("title", "Name"), ("title", "Company")]),
        "a.csv: --map has \"title\" twice"
    );
    let notes = [("title", "Name"), ("note", "Company"), ("note", "Position")];
    assert_eq!(
        items(&mapped(text, &asked(&notes))),
        ["title=Rust course; on=2019-05; note=Nordbank\n\nTester"]
    );
    let titled = mapped(text, &asked(&[("title", "Course")]));
    assert_eq!(items(&titled), ["title=Course; at=Nordbank; on=2019-05"]);
    assert_eq!(
        titled.remarks,
        [
            "no column is called \"Course\": it is the title of every row",
            "a.csv: its columns \"Name\" and \"Position\" are not read"
        ]
    );
    assert_eq!(items(&mapped(text, &asked(&[("on", "2001")]))).len(), 1);
}

#[test]
fn csv_without_a_title_is_refused_with_its_columns() {
    assert_eq!(
        refusal(&FORMAT, "a.csv", "Foo,Bar\n1,2\n"),
        "a.csv: --map title=COLUMN must say which column is the title; there are \"Foo\", \"Bar\""
    );
    assert_eq!(refusal(&FORMAT, "a.csv", ""), "a.csv: it is empty");
    assert!(
        refusal(&FORMAT, "a.csv", "{\"work\": [{\"position\": \"x\"}]}").contains("JSON Resume")
    );
}

#[test]
fn csv_dates_are_ordered_as_their_column_or_as_the_flag_says() {
    let text = "Title,Date\na,3/4/2004\nb,5/6/2004\n";
    let import = read(&FORMAT, "a.csv", text);
    assert_eq!(
        set_aside(&import)[0],
        "a.csv:2:3: \"3/4/2004\" can be read in two ways: --dates dmy or --dates mdy says which"
    );
    let flag = Asked { dates: Some(DateOrder::MonthFirst), ..Asked::default() };
    assert_eq!(items(&mapped(text, &flag))[0], "title=a; on=2004-03-04");
    let decided = format!("{text}c,14/4/2004\n");
    assert_eq!(items(&mapped(&decided, &flag))[0], "title=a; on=2004-04-03");
}

#[test]
fn csv_role_goes_on_if_its_end_is_blank() {
    let text = "Title,Start date,End date,Type,Credential ID,Issuer\n\
        Tester,2001,,Role,,\nTester,2001,2003,role,,\nExam,2001,,certification,X1,CNCF\nEnd,,2004,,,\n";
    assert_eq!(
        items(&read(&FORMAT, "a.csv", text)),
        [
            "title=Tester; on=2001 to now; kind=Role",
            "title=Tester; on=2001 to 2003; kind=role",
            "title=Exam; on=2001; kind=certification; credential=CNCF, X1",
            "title=End; on=2004",
        ]
    );
}

#[test]
fn csv_role_goes_on_without_a_column_of_ends() {
    let text = "title,on,kind\nEngineer,2019-03,role\nTalk,2019,talk\nClerk,2001 to 2003,role\n";
    assert_eq!(
        items(&read(&FORMAT, "a.csv", text)),
        [
            "title=Engineer; on=2019-03 to now; kind=role",
            "title=Talk; on=2019; kind=talk",
            "title=Clerk; on=2001 to 2003; kind=role",
        ]
    );
}

#[test]
fn csv_row_keeps_its_id_when_what_was_missing_is_filled_in() {
    let head = "Title,Company,Period,End,Issuer,Link\n";
    let id = |row: &str| {
        let import = read(&FORMAT, "a.csv", format!("{head}{row}\n"));
        let id = import.items[0].item.id().clone();
        let others = import.other_ids.get(&id).cloned().unwrap_or_default();
        (id, others.into_iter().map(|other| other.id).collect::<Vec<_>>())
    };
    let (bare, _) = id("Kube,,2020 - now,,,");
    assert_eq!(id("Kube,,2020 - 2024,,CNCF,https://a.b").0, bare);
    assert_ne!(id("Kube,,2021 - 2024,,CNCF,https://a.b").0, bare);
    assert!(id("Kube,CNCF,2020,,,").1.contains(&bare));
    // What older builds made of the whole row.
    let whole = id("Kube,,2020 - now,,,").1;
    assert_eq!(whole.last().map(|id| id.to_string()).as_deref(), Some("kwnwvyyz"));
    let goal = |row: &str| {
        let goals = Asked { rows: RowKind::Goal, ..Asked::default() };
        let import = mapped(&format!("Task,Status,Completed\n{row}\n"), &goals);
        let id = import.items[0].item.id().clone();
        let other = import.other_ids.get(&id).and_then(|others| others.first().cloned());
        (id, other.map(|other| other.id))
    };
    assert_eq!(goal("Read,Done,2026-05-04").1, Some(goal("Read,open,").0));
}

#[test]
fn csv_measure_that_is_none_is_told() {
    let goals = Asked { rows: RowKind::Goal, ..Asked::default() };
    let import = mapped("title,measure,toward\nRead,many,cka\nWrite,4 of 12,\n", &goals);
    assert_eq!(items(&import), ["title=Read", "title=Write; measure=4 of 12"]);
    assert_eq!(
        import.remarks,
        [
            "a.csv: its column \"toward\" is not read",
            "a.csv:2:6: \"many\" is not a measure, such as 4 of 12 chapters: left out"
        ]
    );
}

#[test]
fn csv_milestone_may_be_recognised_later() {
    let text = "Title,On,Recognised on,Why\nCourse,1997,May 2016,It opened doors\nTalk,1998,,Fun\n";
    assert_eq!(
        items(&read(&FORMAT, "a.csv", text)),
        [
            "title=Course; on=1997; recognised=2016-05: It opened doors",
            "title=Talk; on=1998; note=Fun",
        ]
    );
}

#[test]
fn csv_rows_become_goals_on_request() {
    let text = "Task,Status,Due,Completed,Labels,Link\n\
        Read,open,2027-03,,\"a, b\",https://a.b https://c.d,\n\
        Write,Done,,2026-05-04,,\nSing,erledigt,,,,\nRun,cancelled,,2026-05,,\nWalk,,,yes,,\n";
    let rows = |rows| mapped(text, &Asked { rows, ..Asked::default() });
    let goals = rows(RowKind::Goal);
    assert_eq!(
        items(&goals),
        [
            "title=Read; due=2027-03; tags=a, b; links=https://a.b, https://c.d",
            "title=Write; state=done 2026-05-04",
            "title=Run; state=dropped 2026-05",
        ]
    );
    assert_eq!(undated(&goals).len(), 2);
    let done = rows(RowKind::Done);
    assert_eq!((items(&done).len(), undated(&done).len()), (2, 3));
}

#[test]
fn csv_end_of_a_goal_that_is_not_one_is_said() {
    let done = |field: &str, when: &str| {
        let map =
            vec![("title".to_owned(), "What".to_owned()), (field.to_owned(), "At".to_owned())];
        let asked = Asked { rows: RowKind::Done, map, ..Asked::default() };
        mapped(&format!("What,At\nWrite,{when}\n"), &asked)
    };
    let backwards = done("on", "2019 - 2017");
    assert_eq!(items(&backwards), ["title=Write; state=done 2019"]);
    let said = "\"Write\" ends in 2017, before it begins in 2019: its end is left out";
    assert_eq!(backwards.remarks, [format!("a.csv:2:1: {said}")]);
    let reason = "a.csv:2:7: \"blah\" is not a date that can be read";
    assert_eq!(set_aside(&done("done", "blah")), [reason]);
    assert_eq!(undated(&done("done", "Yes")).len(), 1);
}

const OURS: &str = "type,id,title,at,on,until,due,done,dropped,dropped_why,state,size,kind,toward,measure,\
tags,why,note,links,issuer,credential,expires,recognised,recognised_why,created,modified\r
goal,g1,'=Read,,,,2027-03,,,,paused,large,,,4 of 12 chapters,\"a, b\",Because,\"  one\r\ntwo\",https://a.b https://c.d,,,,,,2026-01-02,2026-11-22T08:53:00Z\r
goal,g2,Write,,,,,2026-05,,,done,small,step,g1,,,,,,,,,,,,\r
goal,g3,Sing,,,,,,2026,no voice,dropped,small,,,,,,,,,,,,,,\r
milestone,m1,Course,Nordbank,1997,now,,,,,,,training,,,,,'- good,,CNCF,X1,2030-01,2016-05-10,it opened doors,,\r
";

#[test]
fn csv_of_our_own_export_is_read_back_with_its_ids() {
    let import = read(&FORMAT, "export", OURS);
    assert_eq!(
        items(&import),
        [
            "title==Read; size=large; state=paused; due=2027-03; measure=4 of 12 chapters; \
             why=Because; note=  one\ntwo; tags=a, b; links=https://a.b, https://c.d; \
             created=2026-01-02; modified=2026-11-22T08:53:00Z",
            "title=Write; state=done 2026-05; toward=g1; kind=step",
            "title=Sing; state=dropped 2026: no voice",
            "title=Course; at=Nordbank; on=1997 to now; kind=training; \
             recognised=2016-05-10: it opened doors; credential=CNCF, X1, expires 2030-01; note=- good",
        ]
    );
    let ids: Vec<&str> = import.items.iter().map(|incoming| incoming.item.id().as_str()).collect();
    assert_eq!(ids, ["g1", "g2", "g3", "m1"]);
    let bad = OURS.replace("2026-05,", "soon,").replace("milestone,m1", "thing,m1");
    assert_eq!(
        set_aside(&read(&FORMAT, "a.csv", bad)),
        [
            "a.csv:4:19: \"soon\" is not a date that can be read",
            "a.csv:6:1: its `type` is neither goal nor milestone"
        ]
    );
}

const PLAIN: &str =
    "type,id,title,at,on,until,due,done,dropped,dropped_why,state,size,kind,toward,measure,\
tags,why,note,links,issuer,credential,expires,recognised,recognised_why,created,modified
goal,g1,Read,,,,,,,,active,small,,,,,,,,,,,,,,
goal,g2,Write,,,,,2026-11-22,,,done,small,,,,,,,,,,,,,2026-11-20,2026-11-22T08:53:00Z
goal,g3,Sing,,,,,,2026-11,no voice,dropped,small,,,,,,,,,,,,,2026-11-20,
milestone,m1,Tester,Nordbank,1997,2001,,,,,,,role,,,,,,,,,,,,,
";

#[test]
fn csv_of_our_own_export_is_known_without_any_of_its_columns() {
    let headers = PLAIN.lines().next().unwrap_or_default().split(',');
    for (at, header) in headers.enumerate().filter(|(_, header)| *header != "title") {
        let without = |row: &str| {
            let cells = row.split(',').enumerate().filter(|(column, _)| *column != at);
            cells.map(|(_, cell)| cell).collect::<Vec<_>>().join(",")
        };
        let table: Vec<String> = PLAIN.lines().map(without).collect();
        let import = read(&FORMAT, "a.csv", table.join("\n"));
        let (dated, undated) = (items(&import), undated(&import));
        assert_eq!((dated.len() + undated.len(), set_aside(&import).len()), (4, 0), "{header}");
        let is_goal = |incoming: &&Incoming| incoming.is_dated && incoming.item.as_goal().is_some();
        let goals = import.items.iter().filter(is_goal).count();
        let lost = usize::from(matches!(header, "done" | "dropped"));
        assert_eq!(goals, 3 - lost, "{header}: {dated:?}");
        let date = ["on", "done", "dropped"].contains(&header);
        assert_eq!(undated.len(), usize::from(date), "{header}: {dated:?}");
        let has = |text: &str| dated.iter().any(|item| item == text);
        assert_eq!(
            has(
                "title=Write; state=done 2026-11-22; created=2026-11-20; modified=2026-11-22T08:53:00Z"
            ),
            !["done", "created", "modified"].contains(&header),
            "{header}: {dated:?}"
        );
        let until = if header == "until" { "now" } else { "2001" };
        let role = format!("title=Tester; at=Nordbank; on=1997 to {until}; kind=role");
        assert_eq!(has(&role), !["at", "on", "kind"].contains(&header), "{header}: {dated:?}");
    }
}

#[test]
fn csv_of_our_own_export_with_a_few_columns_is_known_by_its_types() {
    let text = "type,title,done,on\ngoal,Read,,\ngoal,Write,2026-05,\nmilestone,Course,,1997\n";
    let import = read(&FORMAT, "a.csv", text);
    assert_eq!(
        items(&import),
        ["title=Read", "title=Write; state=done 2026-05", "title=Course; on=1997"]
    );
    let ids = |import: &Import| -> Vec<_> {
        import.items.iter().map(|incoming| incoming.item.id().clone()).collect()
    };
    let done = text.replace("Read,,", "Read,2026-11,");
    assert_eq!(ids(&import), ids(&read(&FORMAT, "a.csv", done)));
    let kinds = "Type,Title,Date\nmilestone,a,2019\ntalk,b,2019\n";
    assert_eq!(
        items(&read(&FORMAT, "a.csv", kinds)),
        ["title=a; on=2019; kind=milestone", "title=b; on=2019; kind=talk"]
    );
}

#[test]
fn csv_of_our_own_export_is_read_as_a_spreadsheet_saves_it() {
    let saved = PLAIN
        .replace("2026-11-22T08:53:00Z", "22/11/2026 08:53")
        .replace("2026-11-22", "22/11/2026")
        .replace("2026-11-20", "20.11.2026");
    let import = read(&FORMAT, "a.csv", &saved);
    assert_eq!(
        items(&import)[1..3],
        [
            "title=Write; state=done 2026-11-22; created=2026-11-20",
            "title=Sing; state=dropped 2026-11: no voice; created=2026-11-20",
        ]
    );
    assert_eq!(import.remarks, ["a.csv: the `modified` of 1 row is left out: it is unreadable"]);
    let ambiguous = PLAIN.replace("2026-11-22", "3/4/2026").replace("2026-11-20", "2/4/2026");
    assert_eq!(
        set_aside(&read(&FORMAT, "a.csv", &ambiguous)),
        ["a.csv:3:19: \"3/4/2026\" can be read in two ways: --dates dmy or --dates mdy says which"]
    );
    let dates = Some(DateOrder::DayFirst);
    let import = mapped(&ambiguous, &Asked { dates, ..Asked::default() });
    assert_eq!(items(&import)[1], "title=Write; state=done 2026-04-03; created=2026-04-02");
    let unreadable = read(&FORMAT, "a.csv", PLAIN.replace("2026-11-20", "soon"));
    assert_eq!(items(&unreadable).len(), 4);
    assert_eq!(
        unreadable.remarks,
        ["a.csv: the `created` of 2 rows is left out: it is unreadable"]
    );
}

#[test]
fn csv_of_our_own_export_keeps_tabs_and_odd_links() {
    let text = "type,title,note,links\ngoal,a,\"x\ty\",\"\\\\, id:zz\\ \"\n";
    let import = read(&FORMAT, "a.csv", text);
    assert_eq!(items(&import), ["title=a; note=x\ty; links=\\,, id:zz"]);
}

#[test]
fn csv_is_certain_only_with_known_headers() {
    let guessed = |name: &str, text: &str| guess(&file(name, text)).map(|format| format.name);
    assert_eq!(guessed("a.csv", PERIODS), Some("csv"));
    assert_eq!(guessed("standard input", OURS), Some("csv"));
    assert_eq!(guessed("a.csv", "Foo,Bar\n1,2\n"), None);
    assert_eq!(guessed("a.csv", "First Name,Last Name,Company,Position,Connected On,Date\n"), None);
    assert_eq!(guessed("a.txt", PERIODS), None);
}

#[test]
fn csv_rows_that_are_alike_have_ids_of_their_own_that_last() {
    let text = "Title,Date\nTalk,2019\nTalk,2019\n";
    let ids = |map: &[(&str, &str)]| -> Vec<String> {
        let import = mapped(text, &asked(map));
        import.items.iter().map(|incoming| incoming.item.id().to_string()).collect()
    };
    let known = ids(&[]);
    assert_ne!(known[0], known[1]);
    assert_eq!(known, ids(&[("on", "Date"), ("title", "Title"), ("kind", "talk")]));
}

#[test]
fn csv_damaged_at_any_byte_is_survived() {
    survives_damage(&FORMAT, "a.csv", PERIODS.as_bytes());
    let head = OURS.split_inclusive('\r').take(2).collect::<String>();
    survives_damage(&FORMAT, "a.csv", head.as_bytes());
}

proptest! {
    #[test]
    fn csv_of_any_bytes_is_survived(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in ".*") {
        for bytes in [bytes, format!("Title,Date,End,Done,Status\n{text}").into_bytes()] {
            let _ = read_asked(&FORMAT, &[file("a.csv", bytes)], &Asked::default());
        }
    }
}
