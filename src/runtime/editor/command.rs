//! The command of an editor: the words of its setting, and its option for a line.

use std::ffi::OsString;
use std::path::Path;

/// Splits a setting as a shell would split simple words: white space, quotes, backslashes. Nothing is expanded, and no
/// shell is run. `None` if a quotation mark is left open.
pub(super) fn words(setting: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = setting.chars();
    while let Some(c) = rest.next() {
        match c {
            ' ' | '\t' | '\n' => words.extend(word.take()),
            '\'' | '"' => quoted(c, &mut rest, word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().extend(rest.next()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

fn quoted(mark: char, rest: &mut impl Iterator<Item = char>, word: &mut String) -> Option<()> {
    loop {
        match rest.next()? {
            c if c == mark => return Some(()),
            '\\' if mark == '"' => match rest.next()? {
                c @ ('"' | '\\' | '$' | '`') => word.push(c),
                c => word.extend(['\\', c]),
            },
            c => word.push(c),
        }
    }
}

/// Arguments that open `path` at `line`; only the path for an unknown editor.
pub(super) fn arguments(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program);
    let plus = OsString::from(format!("+{line}"));
    let file = path.as_os_str().to_owned();
    match name {
        _ if line <= 1 => vec![file],
        "vi" | "vim" | "nvim" | "view" | "nano" | "pico" | "micro" | "emacs" | "emacsclient"
        | "mg" | "joe" | "kak" | "ne" => vec![plus, file],
        "hx" | "helix" | "zed" | "subl" => {
            let mut at = file;
            at.push(format!(":{line}"));
            vec![at]
        }
        _ => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_a_shell_would() {
        for (setting, expected) in [
            ("vi", &["vi"][..]),
            ("  code --wait\t-n ", &["code", "--wait", "-n"]),
            ("'/opt/my editor/ed' -x", &["/opt/my editor/ed", "-x"]),
            (r#"em"acs -n"w '' """#, &["emacs -nw", "", ""]),
            (r#"a\ b "c\"d\e" 'f\g'"#, &["a b", r#"c"d\e"#, r"f\g"]),
            ("vim $(rm x) ; y", &["vim", "$(rm", "x)", ";", "y"]),
            ("", &[]),
        ] {
            assert_eq!(
                words(setting).as_deref(),
                Some(&expected.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>()[..])
            );
        }
        assert_eq!(words("vi 'open"), None);
        assert_eq!(words("vi \"open"), None);
    }

    #[test]
    fn line_is_told_in_the_editors_own_way() {
        let told = |program, line| arguments(program, Path::new("/j/goals.toml"), line);
        assert_eq!(told("/usr/bin/nvim", 12), ["+12", "/j/goals.toml"]);
        assert_eq!(told("hx", 12), ["/j/goals.toml:12"]);
        assert_eq!(told("gedit", 12), ["/j/goals.toml"]);
        assert_eq!(told("vi", 1), ["/j/goals.toml"]);
    }
}
