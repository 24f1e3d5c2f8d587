//! Every size draws every screen.

use super::awkward;
use crate::trial;
use milepost::ui::theme::Theme;

const WIDEST: u16 = 500;
const HIGHEST: u16 = 200;

/// Every screen, each reached from the one before it.
const SCREENS: [&str; 28] = [
    "",
    "<enter>",
    "l",
    "<esc><esc>1v",
    "v<enter>l",
    "<esc><esc>a資格",
    "<esc>m",
    "<esc>e",
    "<esc>?",
    "<esc>:",
    "<esc>/ship",
    "<esc><esc>b",
    "<esc>B",
    "<esc>t",
    "+",
    "--",
    "<esc>i",
    "hhhk",
    "Ghkkkkk",
    "r",
    "t",
    "<esc>Y",
    "<tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab>",
    "<esc>2s",
    "<esc>X",
    "<esc>d",
    "<esc>3n",
    "<esc>fis:small<enter>",
];

/// About that many sizes, spread over all of them; and as many small ones, where things are left out.
fn sizes(count: usize) -> Vec<(u16, u16)> {
    let of = |widest: u16, highest: u16| {
        (0..=widest).flat_map(move |columns| (0..=highest).map(move |rows| (columns, rows)))
    };
    let (all, small) = (of(WIDEST, HIGHEST), of(45, 14));
    let every = |sizes: usize| (sizes / count).max(1);
    let (few, many) = (every(small.clone().count()), every(all.clone().count()));
    small.step_by(few.min(20)).chain(all.step_by(many)).collect()
}

#[test]
fn every_size_draws_every_screen() {
    let count = trial::times("sizes, on each screen and in each dialog", 6, 200);
    let mut stage = awkward(30);
    for keys in SCREENS {
        stage.press(keys);
        for (columns, rows) in sizes(count) {
            stage.resize(columns, rows).draw(&Theme::dark());
        }
    }
}

#[test]
fn every_size_draws_the_home_screen() {
    let count = trial::times("sizes from 0x0 to 500x200", 60, 2_000);
    let mut stage = awkward(30);
    for (columns, rows) in sizes(count) {
        stage.resize(columns, rows).draw(&Theme::dark());
    }
}
