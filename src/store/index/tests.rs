//! Ids given, copied and doubled.

use super::*;

fn index(files: &[(DataFile, &str)]) -> Index {
    let parse = |(home, text): &(DataFile, &str)| {
        (*home, Document::parse((*text).into()).expect("it is TOML"))
    };
    let documents: Vec<_> = files.iter().map(parse).collect();
    Index::of(documents.iter().map(|(home, document)| (*home, document)))
}

fn ids(index: &Index, home: DataFile) -> Vec<String> {
    index.records.get(&home).unwrap().iter().map(|i| format!("{} {}", i.id(), i.title())).collect()
}

#[test]
fn an_item_without_an_id_is_called_the_same_each_time() {
    let text = "[[goal]]\ntitle = \"a\"\n[[goal]]\ntitle = \"a\"\n[[goal]]\ntitle = \"b\"\n";
    let first = ids(&index(&[(DataFile::Open, text)]), DataFile::Open);
    assert_eq!(first, ids(&index(&[(DataFile::Open, text)]), DataFile::Open));
    assert!(first.iter().collect::<HashSet<_>>().len() == 3);
    let moved = ids(
        &index(&[(DataFile::Open, &format!("[[goal]]\ntitle = \"z\"\n{text}"))]),
        DataFile::Open,
    );
    assert_eq!(first[..], moved[1..], "others do not matter");
    let taken = format!("[[goal]]\nid = \"{}\"\ntitle = \"x\"\n{text}", &first[2][..8]);
    assert_ne!(ids(&index(&[(DataFile::Open, &taken)]), DataFile::Open)[3], first[2]);
}

#[test]
fn a_copied_block_is_shown_under_another_id_with_a_warning() {
    let index = index(&[(
        DataFile::Open,
        "[[goal]]\nid = \"a\"\ntitle = \"x\"\n[[goal]]\nid = \"a\"\ntitle = \"x\"\n",
    )]);
    let shown = ids(&index, DataFile::Open);
    assert_eq!((shown.len(), shown[0].as_str(), index.diagnostics.len()), (2, "a x", 1));
    assert_ne!(shown[1], "a x");
}

#[test]
fn of_two_states_of_a_goal_the_later_counts() {
    let open = |minute: u32| {
        format!("[[goal]]\nid = \"a\"\ntitle = \"x\"\nmodified = 2026-11-22T08:{minute:02}:00Z\n")
    };
    let done = |minute: u32| format!("{}done = 2026-11-22\n", open(minute));
    let seen = |a: u32, b: u32| {
        let index = index(&[(DataFile::Open, &open(a)), (DataFile::Ended(2026), &done(b))]);
        (
            index.records.get(&DataFile::Open).unwrap().len(),
            index.records.get(&DataFile::Ended(2026)).unwrap().len(),
            index.outdated.iter().next().expect("one").file,
        )
    };
    assert_eq!(seen(1, 2), (0, 1, DataFile::Open));
    assert_eq!(seen(2, 1), (1, 0, DataFile::Ended(2026)));
}

#[test]
fn an_item_is_shown_where_it_belongs_whatever_file_it_stands_in() {
    let index = index(&[(DataFile::Open, "[[goal]]\nid = \"a\"\ntitle = \"x\"\ndone = 2019\n")]);
    assert_eq!(ids(&index, DataFile::Ended(2019)), ["a x"]);
    assert!(index.records.get(&DataFile::Open).unwrap().is_empty());
    assert_eq!(index.entries[&Id::parse("a").expect("an id")].file, DataFile::Open);
}
