//! Imports of files damaged at any byte: an error and nothing written, or all that the preview counts. Never a crash, a
//! hang or a half import.
//!
//! A row for each kind of file: the name of the test, the format, the name of the file, and a small sound sample.

use super::kit::Desk;
use crate::trial;
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

macro_rules! damaged {
    ($($test:ident: $format:literal, $file:literal, $sample:expr;)+) => {$(
        #[test]
        fn $test() {
            let sample: Vec<u8> = $sample.into();
            is_sound($format, $file, &sample);
            survives_damage($format, $file, &sample);
        }
    )+};
}

damaged! {
    import_of_damaged_own_json: "json", "items.json", OWN;
    import_of_damaged_resume: "jsonresume", "resume.json", RESUME;
    import_of_damaged_positions: "linkedin", "Positions.csv", POSITIONS;
    import_of_damaged_archive: "linkedin", "export.zip", archive("Positions.csv", POSITIONS.as_bytes());
    import_of_damaged_table: "csv", "career.csv", TABLE;
    import_of_damaged_tasks: "taskwarrior", "tasks.json", TASKS;
    import_of_damaged_outline: "org", "gtd.org", OUTLINE;
    import_of_damaged_todo_file: "todotxt", "todo.txt", TODO;
    import_of_damaged_note: "markdown", "2026-11-20.md", NOTE;
    import_of_damaged_badge: "openbadges", "badge.json", BADGE;
    import_of_damaged_image: "openbadges", "badge.png", image();
}

/// A zip archive with that member, stored as it is (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let crc = !content.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    });
    let (length, named) = (content.len() as u32, name.len() as u16);
    let about = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &crc.to_le_bytes(),
        &length.to_le_bytes(),
        &length.to_le_bytes(),
        &named.to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    let member = [b"PK\x03\x04", &about[..], name.as_bytes(), content].concat();
    let entry = [b"PK\x01\x02\x14\x00", &about[..], &[0; 14], name.as_bytes()].concat();
    let (at, size) = (member.len() as u32, entry.len() as u32);
    let end =
        [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &size.to_le_bytes()[..], &at.to_le_bytes(), &[0, 0]];
    [member, entry, end.concat()].concat()
}

const OWN: &str = r#"[{"type": "goal", "id": "goal0001", "title": "Read", "state": "done", "done": "2026-11-20",
  "measure": {"done": 4, "target": 12, "unit": "pages"}, "log": [{"on": "2026-11-20", "text": "Two"}]},
 {"type": "milestone", "id": "event001", "title": "Engineer", "at": "Nordbank", "on": "2019-03", "until": "now",
  "credential": {"issuer": "CNCF", "expires": "2030"}}]"#;

const RESUME: &str = r#"{"basics": {"name": "Robin Vale"}, "work": [
 {"name": "Nordbank", "position": "Administrator", "startDate": "2019-03-04", "endDate": "2024-09-31",
  "summary": "Ran the mail.", "highlights": ["Halved the bill \u00e9"]},
 {"company": "Lantern", "position": "Founder", "startDate": "2004", "endDate": ""}],
 "certificates": [{"name": "CKA", "issuer": "CNCF", "date": "2024-05-14", "url": "https://cncf.example"}]}"#;

const POSITIONS: &str = "Company Name,Title,Description,Location,Started On,Finished On\n\
    Nordbank,\"Administrator, mail\",\"\"\"Ran\"\" it  • and more\",Kiel,Mar 2019,Sep 2024\n\
    Lantern Labs,Founder,,,2004,\n";

const TABLE: &str = "Title;Organisation;Date;Kind\n\"Engineer; mail\";Nordbank;03/2019 - 2024;role\n\
    Prüfung;IHK;14.05.1997;certification\n";

const TASKS: &str = r#"[
{"description":"Learn Rust","due":"20270330T220000Z","entry":"20261101T161905Z","project":"langs","status":"pending","uuid":"0833f2a2-29ad-4be7-90c0-fa332766cf1a","annotations":[{"entry":"20261102T230000Z","description":"https:\/\/example.org"}],"tags":["study"]},
{"description":"Swim","end":"1234567890","entry":"1234567889","status":"completed","uuid":"843ca5f9-9cbe-4729-8174-fa7cfe010656"}
]"#;

const TODO: &str = "x 2026-11-20 2026-11-01 Read chapter 4 +cka @home\n\
    (A) 2026-11-02 Write it up due:2026-12-01 id:7 https://example.org\nCall Zoë\n";

const OUTLINE: &str = "#+TODO: TODO NEXT | DONE\n* Study :it:\n** DONE Read the book\n   CLOSED: [2026-11-20 Fri 10:06]\n\
    :PROPERTIES:\n:ID: 7\n:END:\nLong.\n** TODO Swim\n   DEADLINE: <2026-12-01 Tue>\n*** NEXT Zoë\n";

const NOTE: &str = "---\ntags: study\n---\n## Week\n- [ ] Learn [[Rust|rust]] 📅 2026-12-01 #it\n\t- [x] Chapter 4 ✅ 2026-11-20\n\
    ```\n- [ ] none\n```\n* [-] Swim ❌ 2026-11-02\n";

const BADGE: &str = r#"{"type": ["OpenBadgeCredential"], "id": "https://badges.example/1", "issuer": {"name": "Example"},
 "validFrom": "2022-08-30T00:00:00.000Z", "validUntil": "2025-08-30T00:00:00Z",
 "credentialSubject": {"achievement": {"name": "Architecture: Level 2", "description": "Long."}}}"#;

/// A badge baked into an image without pixels.
fn image() -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
        [&length[..], name, data, &[0; 4]].concat()
    };
    let text = [b"openbadgecredential\0\0\0en\0\0", BADGE.as_bytes()].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), chunk(b"iTXt", &text)].concat()
}

/// The sample gives items, the second time none, and one undo takes all back.
fn is_sound(format: &str, file: &str, sample: &[u8]) {
    let desk = desk(file, sample);
    let import = || desk.json(&["import", format, file, "--yes", "--json"]);
    let first = count(&import()["new"]);
    assert!(first > 0, "{file}");
    assert_eq!((count(&import()["new"]), listed(&desk)), (0, first), "{file}");
    desk.does(&["undo"]);
    assert_eq!(listed(&desk), 0, "{file}");
}

/// At every byte in full, at some otherwise, with one kind of damage after the other.
fn survives_damage(format: &str, file: &str, sample: &[u8]) {
    let tries = trial::times(&format!("bytes damaged in {file}"), 12, sample.len());
    let step = (sample.len() / tries).max(1);
    for (turn, at) in (0..sample.len()).step_by(step).enumerate() {
        let damaged = damage(sample, at, turn + at / step);
        let desk = desk(file, &damaged);
        let said = format!("{file}, byte {at}: {:?}", String::from_utf8_lossy(&damaged));
        match ends(desk.command(&["import", format, file, "--yes", "--json"]), &said) {
            (0, json) => {
                let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
                assert_eq!(listed(&desk), count(&report["new"]), "{said}");
            }
            (1, _) => assert!(is_empty(&desk), "{said}"),
            (code, _) => panic!("exit {code}: {said}"),
        }
    }
}

/// The file cut, without that byte, or with another one in its place.
fn damage(sample: &[u8], at: usize, turn: usize) -> Vec<u8> {
    let (before, after) = (&sample[..at], &sample[at + 1..]);
    let other: &[u8] = match turn % 7 {
        0 => return before.to_vec(),
        1 => &[],
        2 => b"\"",
        3 => b"\n",
        4 => b"9",
        5 => &[0],
        _ => &[0xff],
    };
    [before, other, after].concat()
}

fn desk(file: &str, bytes: &[u8]) -> Desk {
    let desk = Desk::new();
    fs::write(desk.root().join(file), bytes).expect("written");
    desk
}

/// The status and the output of a run that must end by itself.
fn ends(mut command: Command, said: &str) -> (i32, String) {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut output = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).map(|_| text)
    });
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().expect("a child");
            panic!("it hangs: {said}");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let text = reader.join().expect("a thread").expect("UTF-8");
    (status.code().unwrap_or(-1), text)
}

fn listed(desk: &Desk) -> usize {
    count(&desk.json(&["list", "--all", "--json"]))
}

fn count(list: &serde_json::Value) -> usize {
    list.as_array().expect("a list").len()
}

/// Whether no file of the journey was written.
fn is_empty(desk: &Desk) -> bool {
    fs::read_dir(desk.journey()).map_or(true, |mut entries| entries.next().is_none())
}
