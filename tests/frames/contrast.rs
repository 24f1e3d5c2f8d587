//! No letter or digit is hard to read: 4.5:1 at least, on a dark and on a light ground, and none is faint.

use crate::stage::Stage;
use milepost::app::theme::BuiltIn;
use milepost::ui::theme::{Background, Depth, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A theme, the terminal's background, and the least contrast.
const THEMES: [(BuiltIn, Background, f64); 8] = [
    (BuiltIn::Auto, Background::Dark, 4.5),
    (BuiltIn::Auto, Background::Light, 4.5),
    (BuiltIn::Dark, Background::Light, 4.5),
    (BuiltIn::Light, Background::Dark, 4.5),
    (BuiltIn::HighContrast, Background::Dark, 7.0),
    (BuiltIn::HighContrast, Background::Light, 7.0),
    (BuiltIn::ColourBlind, Background::Dark, 4.5),
    (BuiltIn::ColourBlind, Background::Light, 4.5),
];

/// The ground of most dark terminals that are not black, and of most light ones that are not white: the harder cases.
fn ground(background: Background) -> (u8, u8, u8) {
    match background {
        Background::Dark | Background::Unknown => (30, 30, 30),
        Background::Light => (250, 250, 250),
    }
}

/// Every view and kind of dialog, by the keys that open it.
const VIEWS: [&str; 24] = [
    "",
    "jj",
    "1",
    "1v",
    "3",
    "3<enter>",
    "t",
    "t-",
    "t++",
    "1Gc",
    "B",
    "i",
    "iG",
    "r",
    "rnnnn",
    "rM",
    "aBook !fri ^CKA",
    "e",
    ":",
    "/course",
    "?",
    "fis:done<enter>",
    ":import<enter>",
    ":back-fill<enter>",
];

/// The colour of a cell; `ground` where it has none of its own.
fn rgb(color: Color, ground: (u8, u8, u8)) -> (u8, u8, u8) {
    match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let index = index - 16;
            (level(index / 36), level(index / 6 % 6), level(index % 6))
        }
        Color::Indexed(index @ 232..=255) => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
        _ => ground,
    }
}

/// Relative luminance, as the Web Content Accessibility Guidelines define it.
fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(cell: &Cell, ground: (u8, u8, u8)) -> f64 {
    let behind = luminance(rgb(cell.bg, ground));
    let ink = match cell.fg {
        Color::Reset => return f64::MAX,
        color => luminance(rgb(color, ground)),
    };
    (behind.max(ink) + 0.05) / (behind.min(ink) + 0.05)
}

/// What is hard to read, with its contrast. Behind a dialog everything recedes, and is no content then.
fn pale(buffer: &Buffer, receded: Option<Color>, ground: (u8, u8, u8), least: f64) -> Vec<String> {
    let columns = usize::from(buffer.area.width);
    let mut pale = Vec::new();
    for (at, cell) in buffer.content.iter().enumerate() {
        let is_content = cell.symbol().chars().any(char::is_alphanumeric);
        if !is_content || receded == Some(cell.fg) {
            continue;
        }
        let contrast = contrast(cell, ground);
        if contrast < least {
            let (row, column) = (at / columns, at % columns);
            pale.push(format!(
                "{} at {row}:{column}, {:?} on {:?}: {contrast:.1}",
                cell.symbol(),
                cell.fg,
                cell.bg
            ));
        }
    }
    pale
}

/// What is faint, of the letters and digits outside what lies behind a dialog: of those in its frame and in the line of keys.
fn faint(buffer: &Buffer, dialog: bool) -> Vec<String> {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let corner = |sign| buffer.content.iter().position(|cell| cell.symbol() == sign);
    let [first, last] = ["╭", "╯"].map(|sign| corner(sign).filter(|_| dialog));
    let place = |at: usize| (at % columns, at / columns);
    let is_behind = |at: usize| {
        let ((x, y), Some((left, top)), Some((right, bottom))) =
            (place(at), first.map(place), last.map(place))
        else {
            return false;
        };
        y + 1 < rows && !((left..right).contains(&x) && (top..bottom).contains(&y))
    };
    let cells = buffer.content.iter().enumerate().filter(|(at, _)| !is_behind(*at));
    let faint = cells.filter(|(_, cell)| {
        cell.symbol().chars().any(char::is_alphanumeric) && cell.modifier.contains(Modifier::DIM)
    });
    faint
        .map(|(at, cell)| format!("{} at {}:{}", cell.symbol(), at / columns, at % columns))
        .collect()
}

#[test]
fn contrast_is_not_lost_to_a_faint_letter_at_any_depth() {
    let backgrounds = [Background::Dark, Background::Light, Background::Unknown];
    let depths = [Depth::None, Depth::Ansi, Depth::Indexed, Depth::Full];
    let themes =
        depths.map(|depth| backgrounds.map(|b| (b, depth, Theme::of(BuiltIn::Auto, b, depth))));
    let mut found = Vec::new();
    for keys in VIEWS {
        let mut stage = Stage::sample();
        stage.press(keys);
        let dialog = !stage.app().dialogs().is_empty();
        for (background, depth, theme) in themes.iter().flatten() {
            let faint = faint(&stage.draw(theme), dialog);
            found.extend(faint.first().map(|first| {
                format!("{background:?} {depth:?} {keys:?}: {first} and {} more", faint.len() - 1)
            }));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn contrast_of_letters_and_digits_is_enough_in_every_view() {
    let mut found = Vec::new();
    let depths = [Depth::Indexed, Depth::Full];
    let themes: Vec<_> = THEMES
        .iter()
        .flat_map(|named| depths.map(|depth| (named, depth, Theme::of(named.0, named.1, depth))))
        .collect();
    for keys in VIEWS {
        let mut stage = Stage::sample();
        stage.press(keys);
        let dialog = !stage.app().dialogs().is_empty();
        for ((name, background, least), depth, theme) in &themes {
            let receded = dialog.then(|| theme.receded());
            let pale = pale(&stage.draw(theme), receded, ground(*background), *least);
            found.extend(pale.first().map(|first| {
                let more = pale.len() - 1;
                format!("{name:?} {background:?} {depth:?} {keys:?}: {first} and {more} more")
            }));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
