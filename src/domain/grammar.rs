//! What is wrong in a text that is no TOML, in plain words.

/// The parser's message for the commonest mistakes in plain words, and a remedy; `rest` is the text from there on.
pub(crate) fn plain(message: &str, rest: &str) -> Option<(&'static str, &'static str)> {
    let ended = rest.lines().next().is_none_or(|line| line.trim().is_empty());
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    match (what, expected) {
        ("invalid basic string", "`\"`") => Some((
            "the text in quotes is not closed, expected `\"`",
            "close it on its line, or put a text of several lines between \"\"\"",
        )),
        ("invalid literal string", "`'`") => Some((
            "the text in quotes is not closed, expected `'`",
            "close it on its line, or put a text of several lines between \"\"\"",
        )),
        ("invalid multi-line basic string", "`\"`") => Some((
            "the multi-line text is not closed, expected `\"\"\"`",
            "close it, or restore the file from a backup if it was cut off",
        )),
        ("invalid basic string" | "invalid multi-line basic string", _) => Some((
            "there is a control character in the text, expected an escape in its place",
            "remove it, or write it as \\u and four digits",
        )),
        ("too few unicode value digits" | "missing escaped value", _) => Some((
            "a backslash begins an escape, expected one such as `\\n` or `\\u00e9`",
            "write the backslash twice, or put the text between single quotes",
        )),
        ("string values must be quoted", _) if ended => Some((
            "there is no value, expected one after `=`",
            "write the value, or take the line away",
        )),
        ("string values must be quoted", _) => {
            Some(("the text has no quotes, expected `\"`", "put it between quotes"))
        }
        ("carriage return must be followed by newline", _) => Some((
            "a line ends in a carriage return alone, expected a line feed",
            "save the file with the line ends of Unix or Windows",
        )),
        _ => None,
    }
}
