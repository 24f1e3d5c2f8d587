//! What a text may not spell out: a key, which its user may have bound to something else, and a shell command, which
//! only the command line knows.

use super::source::Source;

/// Modules that hold keys because they are the place for them.
pub const KEYS_LIVE_IN: &[(&str, &str)] = &[
    ("app::action", "the table of actions, with their default keys"),
    (
        "view::keyline",
        "the keys of an open field, form or list, which cannot be bound to something else",
    ),
    ("app::keymap", "the key map: the names of keys as a config file spells them"),
];

/// Texts of the inner floors and the screen that name a key, with the lines.
pub fn keys(source: &Source) -> Vec<(usize, String)> {
    let module = source.module().join("::");
    let exempt =
        KEYS_LIVE_IN.iter().any(|(m, _)| module == *m || module.starts_with(&format!("{m}::")));
    if exempt || !["domain", "app", "view", "ui"].contains(&source.floor()) {
        return Vec::new();
    }
    let named = source.literals.iter().filter(|t| names_a_key(&t.text));
    named.map(|t| (t.line, format!("{:?} spells out a key: ask the key map", t.text))).collect()
}

/// Texts of the domain that tell what to type in a shell, with the lines.
pub fn commands(source: &Source) -> Vec<(usize, String)> {
    let tells = |text: &str| {
        let mut after = text.split("milepost ").skip(1);
        after.any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '{'))
    };
    let told = source.literals.iter().filter(|t| source.floor() == "domain" && tells(&t.text));
    told.map(|t| (t.line, format!("{:?} is a shell command: let the command line word it", t.text)))
        .collect()
}

/// A key that is no word, such as `ctrl-r`; or one before a verb in the third person (`u undoes`, `enter looks`);
/// or one behind `press`; or nothing but the name of a key.
pub fn names_a_key(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(bare).collect();
    let alone = is_named_key(text);
    let unmistakable = words.iter().any(|w| is_no_word(w));
    let acts = words.windows(2).any(|w| is_key(w[0]) && is_verb(w[1]));
    let pressed =
        words.windows(2).any(|w| w[0].eq_ignore_ascii_case("press") && is_key(w[1]) && w[1] != "a");
    alone || unmistakable || acts || pressed
}

fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(['(', '"', '`', '“']);
    let end = word.trim_end_matches(['.', ',', ';', ')', '"', '`', '”', ':']);
    if end.is_empty() { word } else { end }
}

fn is_no_word(word: &str) -> bool {
    let held = |modifier: &str| word.strip_prefix(modifier).is_some_and(|key| !key.is_empty());
    matches!(word, "esc" | "backspace") || held("ctrl-") || held("alt-") || held("shift-")
}

fn is_named_key(word: &str) -> bool {
    is_no_word(word) || matches!(word, "enter" | "tab" | "space")
}

fn is_key(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None) => one.is_ascii_alphabetic() || "*+?/:.<>=~!#@".contains(one),
        _ => is_named_key(word),
    }
}

fn is_verb(word: &str) -> bool {
    word.len() > 2
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && word.ends_with('s')
        && !word.ends_with("ss")
}
