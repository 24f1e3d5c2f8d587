//! Archives as zip programs write them, whole and damaged.

use super::*;
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

const DEFLATED: u16 = 8;

#[derive(Clone, Copy)]
struct Member<'a> {
    name: &'a str,
    content: &'a [u8],
    method: u16,
    flags: u16,
}

fn member<'a>(name: &'a str, content: &'a [u8]) -> Member<'a> {
    Member { name, content, method: DEFLATED, flags: 0 }
}

/// As a program that streams writes it: the sizes are in the directory only.
fn zip(members: &[Member<'_>], comment: &[u8]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let packed = match member.method {
            DEFLATED => compress_to_vec(member.content, 6),
            _ => member.content.to_vec(),
        };
        let at = bytes.len() as u32;
        let name_length = (member.name.len() as u16).to_le_bytes();
        let start = [20, member.flags, member.method, 0, 0].map(u16::to_le_bytes).concat();
        bytes.extend(MEMBER.to_le_bytes());
        bytes.extend(&start);
        bytes.extend([0; 12]);
        bytes.extend(name_length);
        bytes.extend([2, 0]);
        bytes.extend(member.name.as_bytes());
        bytes.extend([7, 7]);
        bytes.extend(&packed);
        let sizes = [crc32(member.content), packed.len() as u32, member.content.len() as u32];
        directory.extend(ENTRY.to_le_bytes());
        directory.extend([20, 0]);
        directory.extend(&start);
        directory.extend(sizes.map(u32::to_le_bytes).concat());
        directory.extend(name_length);
        directory.extend([0; 12]);
        directory.extend(at.to_le_bytes());
        directory.extend(member.name.as_bytes());
    }
    let (at, length) = (bytes.len() as u32, directory.len() as u32);
    let count = members.len() as u16;
    bytes.extend(directory);
    bytes.extend(END.to_le_bytes());
    bytes.extend([0, 0, count, count].map(u16::to_le_bytes).concat());
    bytes.extend([length, at].map(u32::to_le_bytes).concat());
    bytes.extend((comment.len() as u16).to_le_bytes());
    bytes.extend(comment);
    bytes
}

fn opens(name: &str) -> bool {
    name == "Positions.csv"
}

fn opened(bytes: &[u8]) -> Result<Vec<(String, String)>, String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let members = read(bytes, opens, MOST_BYTES)?.into_iter();
    Ok(members.map(|member| (member.name, text(member.bytes))).collect())
}

fn refusal(bytes: &[u8]) -> String {
    opened(bytes).err().unwrap_or_default()
}

#[test]
fn archive_opens_the_named_members_only() {
    let jobs = b"Company Name,Title\nNordbank,Engineer\n".as_slice();
    let stored = Member { method: 0, ..member("export/Positions.csv", jobs) };
    // A member that is not opened is not even looked at.
    let secret = Member { flags: 1, method: 99, ..member("export/messages.csv", b"?") };
    let hidden = member("__MACOSX/export/Positions.csv", b"?");
    let folder = Member { method: 0, ..member("export/", b"") };
    let deep = member("export/old/Positions.csv", jobs);
    let top = member("Positions.csv", jobs);
    let bytes = zip(&[folder, secret, stored, hidden, deep, top], b"a comment");
    let text = String::from_utf8_lossy(jobs).into_owned();
    let both = ["export/Positions.csv", "Positions.csv"].map(|name| (name.into(), text.clone()));
    assert_eq!(opened(&bytes), Ok(both.to_vec()));
    assert!(is_archive(&bytes) && !is_archive(jobs));
}

#[test]
fn archive_name_is_no_path() {
    for name in ["../../etc/Positions.csv", "/Positions.csv", "./Positions.csv"] {
        let bytes = zip(&[member(name, b"a")], b"");
        assert_eq!(opened(&bytes), Ok(vec![(name.into(), "a".into())]));
    }
    let bytes = zip(&[member("a\u{1b}[31m/Positions.csv", b"a")], b"");
    assert_eq!(opened(&bytes), Ok(vec![("a [31m/Positions.csv".into(), "a".into())]));
}

#[test]
fn archive_that_cannot_be_read_says_why() {
    let jobs = member("Positions.csv", b"Company Name,Title\n");
    let bytes = zip(&[Member { flags: 1, ..jobs }], b"");
    assert_eq!(refusal(&bytes), "\"Positions.csv\" is encrypted");
    let bytes = zip(&[Member { method: 12, ..jobs }], b"");
    assert_eq!(refusal(&bytes), "\"Positions.csv\" has an unknown compression, number 12");
    let bytes = zip(&[jobs], b"");
    assert_eq!(refusal(&bytes[..bytes.len() - 1]), "the archive is damaged or truncated");
    let mut damaged = bytes.clone();
    damaged[50] ^= 1;
    assert_eq!(refusal(&damaged), "\"Positions.csv\" is damaged");
    let end = bytes.len() - END_LENGTH;
    let patched = |at: usize, field: &[u8]| {
        let mut bytes = bytes.clone();
        bytes[at..at + field.len()].copy_from_slice(field);
        refusal(&bytes)
    };
    assert!(patched(end + 4, &[1]).contains("part of several"));
    assert!(patched(end + 16, &[0xff; 4]).contains("zip64"));
    let entry = end - ENTRY_LENGTH - "Positions.csv".len();
    assert!(patched(entry + 24, &[0xff; 4]).contains("zip64"));
    assert!(patched(entry + 24, &[0, 0, 0, 5]).contains("64 MiB"));
    assert!(patched(entry + 42, &[0xf0; 4]).contains("damaged"));
}

#[test]
fn archive_bomb_is_refused_before_it_is_unpacked() {
    const MOST: usize = 100_000;
    let refusal = |bytes: &[u8]| read(bytes, opens, MOST).err().unwrap_or_default();
    let zeros = vec![0; MOST / 2 + 1];
    let bomb = member("Positions.csv", &zeros);
    let bytes = zip(&[bomb, bomb], b"");
    assert!(bytes.len() < MOST / 100 && refusal(&bytes).contains("64 MiB"));
    assert_eq!(refusal(&zip(&[bomb], b"")), "");
    let mut lying = zip(&[bomb], b"");
    let entry = lying.len() - END_LENGTH - ENTRY_LENGTH - "Positions.csv".len();
    lying[entry + 24..entry + 28].copy_from_slice(&[9, 0, 0, 0]);
    assert_eq!(refusal(&lying), "\"Positions.csv\" is damaged");
    assert!(refusal(&vec![0; MOST + 1]).contains("64 MiB"));
}

#[test]
fn archive_damaged_at_any_byte_is_refused_or_whole() {
    let content = b"Company Name,Title\nNordbank,Engineer\nNordbank,Administrator\n".as_slice();
    let bytes = zip(&[member("a/Positions.csv", content), member("messages.csv", b"x")], b"?");
    for at in 0..bytes.len() {
        for other in [0, 0xff, bytes[at] ^ 1, bytes[at] ^ 0x80] {
            let mut damaged = bytes.clone();
            damaged[at] = other;
            // Damage to a name can hide a member.
            for (_, text) in opened(&damaged).unwrap_or_default() {
                assert_eq!(text.as_bytes(), content, "byte {at}");
            }
        }
        assert!(opened(&bytes[..at]).is_err(), "{at} bytes");
    }
}

proptest! {
    #[test]
    fn archive_of_any_bytes_is_refused_or_read(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        count in any::<u16>(),
        [length, at] in any::<[u32; 2]>(),
    ) {
        let _ = read(&bytes, |_| true, MOST_BYTES);
        let mut end = bytes;
        end.extend([END, 0].map(u32::to_le_bytes).concat());
        end.extend([count, count].map(u16::to_le_bytes).concat());
        end.extend([length, at].map(u32::to_le_bytes).concat());
        end.extend([0, 0]);
        let _ = read(&end, |_| true, MOST_BYTES);
    }
}
