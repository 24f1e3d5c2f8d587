//! Finds out if the terminal is dark or light, and how many colours it draws.
//!
//! The question goes out with the first bytes, and its answer comes in among the keys, where our own decoder knows it
//! from them: nothing that was typed ahead is lost and nothing waits, unlike a query before the program starts. Until
//! it comes the terminal's own colours are used, which fit any ground.

use crate::ui::theme::{Background, Depth};
use std::env;

/// Asks for the background colour (OSC 11), then for the device's attributes (DA1): almost every terminal answers the
/// second, and answers come in order, so its answer means that none to the first is on its way.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// The background by the environment; `None`: ask the terminal.
pub(super) fn hint() -> Option<Background> {
    let var = |name| env::var(name).ok();
    judge(var("NO_COLOR").as_deref(), var("COLORFGBG").as_deref(), var("TERM").as_deref())
}

fn judge(
    no_color: Option<&str>,
    colorfgbg: Option<&str>,
    term: Option<&str>,
) -> Option<Background> {
    if no_color.is_some_and(|v| !v.is_empty()) {
        return Some(Background::Unknown);
    }
    let known = colorfgbg.and_then(of_colorfgbg);
    known.or_else(|| match term {
        // The Linux console is black, and prints what it does not know; GNU screen answers out of order.
        Some("linux") => Some(Background::Dark),
        Some(term) if term == "screen" || term.starts_with("screen.") => Some(Background::Unknown),
        Some(_) => None,
        None => Some(Background::Unknown),
    })
}

/// How many colours the terminal draws, by the environment.
pub(super) fn depth() -> Depth {
    let var = |name| env::var(name).unwrap_or_default();
    count(&var("COLORTERM"), &var("TERM"))
}

/// Terminals that draw every colour, and whose name is all that comes over ssh.
const IN_FULL: [&str; 6] =
    ["alacritty", "foot", "wezterm", "xterm-direct", "xterm-ghostty", "xterm-kitty"];

fn count(colorterm: &str, term: &str) -> Depth {
    let told = ["truecolor", "24bit"].contains(&colorterm) && !term.starts_with("screen");
    match term {
        _ if told || IN_FULL.iter().any(|name| term.starts_with(name)) => Depth::Full,
        _ if term.contains("256") => Depth::Indexed,
        _ if term.starts_with("vt") => Depth::None,
        _ => Depth::Ansi,
    }
}

/// `COLORFGBG` is `text;background` or `text;something;background`, each a colour of 0 to 15.
fn of_colorfgbg(value: &str) -> Option<Background> {
    match value.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 9..=15 => Some(Background::Light),
        0..=6 | 8 => Some(Background::Dark),
        16.. => None,
    }
}

/// Reads the answer's colour: `rgb:1e1e/1e1e/1e1e`, `rgba:…` or `#1e1e1e`.
pub(super) fn of_answer(colour: &str) -> Background {
    match channels(colour).as_deref() {
        Some([red, green, blue, ..]) => {
            // Rec. 709 luma: the brightness that the eye sees, 0 to 1.
            let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            if luma > 0.5 { Background::Light } else { Background::Dark }
        }
        Some(_) | None => Background::Unknown,
    }
}

fn channels(colour: &str) -> Option<Vec<f64>> {
    if let Some(hex) = colour.strip_prefix('#') {
        let wide = hex.len() / 3;
        return (0..3).map(|i| fraction(hex.get(i * wide..(i + 1) * wide)?)).collect();
    }
    let (_, parts) = colour.split_once("rgb:").or(colour.split_once("rgba:"))?;
    parts.split('/').map(fraction).collect()
}

/// One to four hexadecimal digits as a share of their greatest value (XParseColor(3)).
fn fraction(digits: &str) -> Option<f64> {
    let value = u16::from_str_radix(digits, 16).ok()?;
    let full = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        _ => 0xffff,
    };
    Some(f64::from(value) / f64::from(full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_answer_is_read() {
        let dark = ["rgb:1e1e/1e1e/1e1e", "rgb:00/00/80", "rgba:0000/0000/0000/ffff", "#1e1e1e"];
        let light = ["rgb:ffff/ffff/ffff", "rgb:f/f/d", "rgb:fd/f6/e3", "#fdf6e3", "#fff"];
        for colour in dark {
            assert_eq!(of_answer(colour), Background::Dark, "{colour}");
        }
        for colour in light {
            assert_eq!(of_answer(colour), Background::Light, "{colour}");
        }
        for colour in ["", "rgb:", "rgb:zz/00/00", "#", "#é12345", "blue", "rgb:fffff/0/0"] {
            assert_eq!(of_answer(colour), Background::Unknown, "{colour}");
        }
    }

    #[test]
    fn environment_comes_first() {
        assert_eq!(judge(None, Some("15;0"), Some("xterm")), Some(Background::Dark));
        assert_eq!(judge(None, Some("0;default;15"), Some("xterm")), Some(Background::Light));
        assert_eq!(judge(None, Some("15;default"), Some("xterm")), None);
        assert_eq!(judge(Some(""), None, Some("xterm")), None);
        assert_eq!(judge(Some("1"), Some("0;15"), Some("xterm")), Some(Background::Unknown));
        assert_eq!(judge(None, None, Some("linux")), Some(Background::Dark));
        assert_eq!(judge(None, None, Some("screen")), Some(Background::Unknown));
    }

    #[test]
    fn colours_are_counted_by_what_the_terminal_says_of_itself() {
        let cases = [
            ("truecolor", "xterm-256color", Depth::Full),
            ("24bit", "xterm", Depth::Full),
            ("", "xterm-direct", Depth::Full),
            ("", "xterm-kitty", Depth::Full),
            ("", "alacritty", Depth::Full),
            ("", "xterm-256color", Depth::Indexed),
            ("yes", "tmux-256color", Depth::Indexed),
            // GNU screen passes on what it does not understand: the variable is that of the terminal around it.
            ("truecolor", "screen-256color", Depth::Indexed),
            ("truecolor", "screen", Depth::Ansi),
            ("", "xterm", Depth::Ansi),
            ("", "linux", Depth::Ansi),
            ("", "vt220", Depth::None),
            ("", "", Depth::Ansi),
        ];
        for (colorterm, term, depth) in cases {
            assert_eq!(count(colorterm, term), depth, "{colorterm} {term}");
        }
    }
}
