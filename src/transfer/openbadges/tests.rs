//! Badges of all versions, as files and baked into images.

use super::FORMAT;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;
use miniz_oxide::deflate::compress_to_vec_zlib;

const HOSTED: &str = r#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
 "id": "https://badges.example/a/3", "badge": "https://badges.example/c/2",
 "issuedOn": "2025-03-27T00:00:00.000Z", "expires": "2028-03-27T00:00:00.000Z",
 "recipient": {"type": "email", "identity": "sha256$00", "hashed": true}}"#;

const EMBEDDED: &str = r#"{"uid": "7", "issuedOn": 1359217910,
 "badge": {"name": "Mozilla  Webmaker", "description": "Makes pages.", "issuer": {"name": "Mozilla"}},
 "verify": {"type": "hosted", "url": "https://badges.example/7"}}"#;

const CREDENTIAL: &str = r#"{"type": ["VerifiableCredential", "OpenBadgeCredential"],
 "id": "urn:uuid:1", "name": "Robin Vale", "issuer": {"id": "did:web:x"},
 "validFrom": "2022-08-30T23:59:59Z", "validUntil": null,
 "credentialSubject": [{"achievement": {"name": "Architecture: Level 2", "creator": {"name": "Example, Inc."}}}]}"#;

fn chunk(name: &str, data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length, name.as_bytes(), data, &[0; 4]].concat()
}

/// An image with that chunk between others.
fn image(name: &str, data: &[u8]) -> Vec<u8> {
    let other = chunk("tEXt", b"Software\0x");
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk("IHDR", &[0; 13]), other, chunk(name, data)].concat()
}

fn baked(keyword: &str, text: &str) -> Vec<u8> {
    image("iTXt", &[keyword.as_bytes(), b"\0\0\0en\0translated\0", text.as_bytes()].concat())
}

#[test]
fn badge_of_each_version_becomes_a_certification() {
    let of = |text: &str| items(&read(&FORMAT, "badges/aws-certified_developer.json", text));
    assert_eq!(
        of(HOSTED),
        ["title=Aws certified developer; on=2025-03-27; kind=certification; \
          credential=https://badges.example/a/3, expires 2028-03-27"]
    );
    assert_eq!(
        of(EMBEDDED),
        ["title=Mozilla Webmaker; on=2013-01-26; kind=certification; \
          credential=Mozilla, https://badges.example/7; note=Makes pages."]
    );
    assert_eq!(
        of(CREDENTIAL),
        [
            "title=Architecture: Level 2; on=2022-08-30; kind=certification; credential=Example, Inc."
        ]
    );
}

#[test]
fn badge_without_a_title_asks_about_the_one_from_its_file_name() {
    let import = read(&FORMAT, "badges/aws-certified_developer.json", HOSTED);
    let question = "badges/aws-certified_developer.json:1:1: no title inside; is it \"Aws certified developer\", \
                    as the file's name has it?";
    assert_eq!(import.remarks, [question]);
    assert!(read(&FORMAT, "x.json", CREDENTIAL).remarks.is_empty());
    let import = read(&FORMAT, "standard input", HOSTED);
    assert_eq!(set_aside(&import), ["standard input:1:1: it has no title"]);
}

#[test]
fn badge_baked_into_an_image_is_found() {
    let keywords = [("openbadges", EMBEDDED), ("openbadgecredential", CREDENTIAL)];
    for (keyword, text) in keywords {
        let bytes = baked(keyword, text);
        assert_eq!(items(&read(&FORMAT, "x.png", &bytes)), items(&read(&FORMAT, "x.json", text)));
        assert_eq!(guess(&file("x.png", &bytes)).map(|format| format.name), Some("openbadges"));
    }
    let old = image("tEXt", &[b"openbadges\0", EMBEDDED.as_bytes()].concat());
    assert_eq!(read(&FORMAT, "x.png", old).items.len(), 1);
    let small = compress_to_vec_zlib(EMBEDDED.as_bytes(), 9);
    let international = image("iTXt", &[b"openbadges\0\x01\0\0\0", &small[..]].concat());
    let plain = image("zTXt", &[b"openbadges\0\0", &small[..]].concat());
    assert_eq!(read(&FORMAT, "x.png", &international).items.len(), 1);
    assert_eq!(read(&FORMAT, "x.png", plain).items.len(), 1);
    survives_damage(&FORMAT, "x.png", &international);
    let huge = compress_to_vec_zlib(&vec![b' '; 5 << 20], 9);
    let huge = image("zTXt", &[b"openbadges\0\0", &huge[..]].concat());
    assert!(refusal(&FORMAT, "x.png", huge).ends_with("no badge is baked into the image"));
}

#[test]
fn badges_may_come_together_and_the_same_one_twice_is_one() {
    let text = format!("[{HOSTED}, {CREDENTIAL}, {{\"x\": 1}}, {EMBEDDED}]");
    let files = [file("a.json", &text), file("a.png", baked("openbadges", EMBEDDED))];
    let import = read_asked(&FORMAT, &files, &Asked::default()).expect("badges");
    assert_eq!((import.items.len(), &import.left[..]), (3, &[("repeated", 1)][..]));
    assert_eq!(set_aside(&import), ["a.json:7:116: it is not a badge"]);
    assert_eq!(undated(&read(&FORMAT, "a.json", CREDENTIAL.replace("validFrom", "x"))).len(), 1);
    let late = read(&FORMAT, "a.json", HOSTED.replace("2025-03-27T", "soon"));
    assert_eq!(set_aside(&late), ["a.json:3:14: \"soon00:00:00.000Z\" is not a time"]);
}

#[test]
fn badge_import_refuses_what_it_cannot_read() {
    let cases: [(Vec<u8>, &str); 6] = [
        (
            baked("openbadges", "eyJhbGciOiJSUzI1NiJ9.eyJ1.x"),
            "x: the badge is a signed token (JWT), which is not read: get it as JSON from its issuer",
        ),
        (
            baked("openbadges", "https://badges.example/7.json"),
            "x: it has only the address of the badge: import what is at https://badges.example/7.json",
        ),
        (baked("other", EMBEDDED), "x is not an Open Badge: no badge is baked into the image"),
        (b"{}".to_vec(), "x is not an Open Badge: it is neither an assertion nor a credential"),
        (b"".to_vec(), "x is not an Open Badge: it is not JSON"),
        (b"{\"badge\": ".to_vec(), "x:1:10: this is not JSON: EOF while parsing a value"),
    ];
    for (bytes, said) in cases {
        assert_eq!(refusal(&FORMAT, "x", bytes), said);
    }
    assert!(guess(&file("x.json", "{\"badge\": 1}")).is_none());
}

#[test]
fn badge_survives_damage_at_any_byte() {
    survives_damage(&FORMAT, "x.json", CREDENTIAL.as_bytes());
    survives_damage(&FORMAT, "x.png", &baked("openbadges", EMBEDDED));
}
