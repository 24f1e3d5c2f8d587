//! Copying to the clipboard through the terminal (OSC 52), which works over ssh as well.

use super::terminal;
use crate::app::event::Clipboard;
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use std::env;

/// xterm takes 100,000 bytes of base 64; longer texts are cut or refused by one terminal or another.
const LONGEST: usize = 74_000;

/// No terminal answers whether it took the text. An error is a sentence.
pub(super) fn copy(text: &str) -> Result<Clipboard, String> {
    let sequence = sequence(text)?;
    terminal::send(sequence.as_bytes())
        .map_err(|error| format!("The clipboard could not be reached: {error}."))?;
    let var = |name| env::var(name).unwrap_or_default();
    Ok(before(&var("TMUX"), &var("TERM")))
}

/// Over ssh only the terminal's name tells of tmux.
fn before(tmux: &str, term: &str) -> Clipboard {
    if !tmux.is_empty() || term.starts_with("tmux") { Clipboard::Tmux } else { Clipboard::Terminal }
}

fn sequence(text: &str) -> Result<String, String> {
    if text.len() > LONGEST {
        return Err(format!(
            "This is too long for the terminal's clipboard: {} bytes, and it takes {LONGEST}.",
            text.len()
        ));
    }
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut sequence)
        .map_err(|_| "The clipboard could not be reached.".to_owned())?;
    Ok(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_out_as_base_64() {
        assert_eq!(sequence("goal").as_deref(), Ok("\x1b]52;c;Z29hbA==\x1b\\"));
    }

    #[test]
    fn clipboard_is_behind_tmux_where_the_environment_says_so() {
        assert_eq!(before("", "xterm-256color"), Clipboard::Terminal);
        assert_eq!(before("/tmp/tmux-0/default,1,0", "screen"), Clipboard::Tmux);
        assert_eq!(before("", "tmux-256color"), Clipboard::Tmux);
    }

    #[test]
    fn text_that_terminals_would_cut_is_refused() {
        assert!(sequence(&"x".repeat(LONGEST)).is_ok());
        assert!(sequence(&"x".repeat(LONGEST + 1)).is_err());
    }
}
