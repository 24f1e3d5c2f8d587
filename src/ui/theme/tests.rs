//! Every pair of text and ground in every theme can be read, and its hues can be told apart.

use super::colour::{Rgb, contrast, distance, indexed, linear, oklab};
use super::*;

const BACKGROUNDS: [Background; 2] = [Background::Dark, Background::Light];

/// The roles of what is read. Faint letters are drawn dim.
const READ: [Role; 11] = [
    Role::Plain,
    Role::Strong,
    Role::Dim,
    Role::Heading,
    Role::Focus,
    Role::Accent,
    Role::Milestone,
    Role::Done,
    Role::Open,
    Role::Asking,
    Role::Cursor,
];

/// What terminals of that kind have behind their text: black, and what One Dark, Dracula, Nord and Solarized have; white,
/// and what Solarized and Catppuccin have.
fn grounds(background: Background) -> &'static [Rgb] {
    match background {
        Background::Dark | Background::Unknown => {
            &[(0, 0, 0), (30, 30, 30), (40, 44, 52), (40, 42, 54), (46, 52, 64), (0, 43, 54)]
        }
        Background::Light => &[(255, 255, 255), (250, 250, 250), (253, 246, 227), (239, 241, 245)],
    }
}

fn rgb(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(index @ 16..) => Some(indexed(index)),
        _ => None,
    }
}

/// Every pair of text and ground whose contrast is known, in words and in numbers.
fn pairs(theme: &Theme, background: Background) -> Vec<(String, f64)> {
    let mut pairs = Vec::new();
    let own = theme.ground.bg.and_then(rgb).map(|ground| vec![ground]);
    for ground in own.unwrap_or_else(|| grounds(background).to_vec()) {
        for role in READ {
            let style = theme.style(role);
            let Some(ink) = style.fg.and_then(rgb) else { continue };
            let mut behind = vec![style.bg.and_then(rgb).unwrap_or(ground)];
            behind.extend(theme.selected.bg.and_then(rgb).filter(|_| style.bg.is_none()));
            for ground in behind {
                pairs.push((format!("{role:?} on {ground:?}"), contrast(ink, ground)));
            }
        }
    }
    pairs
}

#[test]
fn theme_has_no_pair_of_text_and_ground_that_is_hard_to_read() {
    let mut tried = 0;
    for theme in BuiltIn::all() {
        let least = if theme == BuiltIn::HighContrast { 7.0 } else { 4.5 };
        for background in BACKGROUNDS {
            for depth in [Depth::Indexed, Depth::Full] {
                for (pair, contrast) in pairs(&Theme::of(theme, background, depth), background) {
                    tried += 1;
                    assert!(
                        contrast >= least,
                        "{theme:?} {background:?} {depth:?}: {pair} has {contrast:.2}"
                    );
                }
            }
        }
    }
    assert!(tried > 400, "{tried} pairs");
}

#[test]
fn theme_of_sixteen_colours_leaves_the_shades_to_the_terminal() {
    for theme in BuiltIn::all() {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            let theme = Theme::of(theme, background, Depth::Ansi);
            let styles = READ.map(|role| theme.style(role)).into_iter().chain(theme.levels);
            let colours = styles.chain([theme.ground, theme.selected]).flat_map(|s| [s.fg, s.bg]);
            let own = |c| matches!(c, Color::Reset | Color::Indexed(0..16));
            assert!(colours.flatten().all(own), "{theme:?}");
        }
    }
}

#[test]
fn theme_draws_no_hue_on_a_ground_that_is_not_known() {
    for depth in [Depth::Ansi, Depth::Indexed, Depth::Full] {
        let theme = Theme::of(BuiltIn::Auto, Background::Unknown, depth);
        assert!(READ.iter().all(|role| theme.style(*role).fg.is_none()), "{depth:?}");
    }
}

#[test]
fn theme_has_nothing_faint_in_a_row_that_is_reversed() {
    for theme in [Theme::mono(), Theme::of(BuiltIn::Dark, Background::Dark, Depth::Ansi)] {
        let row = theme.style(Role::Faint).patch(theme.selected);
        assert!(row.add_modifier.contains(Modifier::REVERSED));
        assert!(!row.add_modifier.contains(Modifier::DIM), "{row:?}");
    }
}

#[test]
fn theme_of_256_colours_has_four_levels_of_a_day() {
    for theme in BuiltIn::all().filter(|theme| *theme != BuiltIn::Mono) {
        for background in BACKGROUNDS {
            let [_, levels @ ..] = Theme::of(theme, background, Depth::Indexed).levels;
            let mut colours: Vec<Rgb> = levels.iter().filter_map(|l| l.fg.and_then(rgb)).collect();
            colours.dedup();
            assert_eq!(colours.len(), 4, "{theme:?} {background:?}");
        }
    }
}

#[test]
fn theme_has_no_faint_text_at_any_depth() {
    for theme in BuiltIn::all() {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            for depth in [Depth::None, Depth::Ansi, Depth::Indexed, Depth::Full] {
                let theme = Theme::of(theme, background, depth);
                let faint = |role: &Role| theme.style(*role).add_modifier.contains(Modifier::DIM);
                assert!(!READ.iter().any(faint), "{theme:?}");
                assert!(
                    !theme.style_of("2 more", Role::Faint).add_modifier.contains(Modifier::DIM)
                );
            }
        }
    }
}

#[test]
fn theme_without_colours_has_none_whatever_is_chosen() {
    for theme in BuiltIn::all() {
        assert_eq!(Theme::of(theme, Background::Light, Depth::None), Theme::mono());
    }
}

#[test]
fn theme_says_its_ground_or_leaves_it_to_the_terminal() {
    let ground = |theme, background| Theme::of(theme, background, Depth::Full).ground.bg;
    for theme in BuiltIn::all() {
        let [dark, light] = BACKGROUNDS.map(|background| ground(theme, background));
        let own = matches!(theme, BuiltIn::Auto | BuiltIn::Mono);
        assert_eq!(dark.is_none(), own, "{theme:?}");
        assert_eq!(light.is_none(), own, "{theme:?}");
        let follows = matches!(theme, BuiltIn::HighContrast | BuiltIn::ColourBlind);
        assert_eq!(dark != light, follows, "{theme:?}");
    }
}

/// What a colour becomes to eyes without one kind of cone, in linear light (Machado, Oliveira and Fernandes, 2009, at
/// full severity): protanopia, deuteranopia, tritanopia.
const DEFICIENCIES: [[[f64; 3]; 3]; 3] = [
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
];

fn seen(colour: Rgb, deficiency: [[f64; 3]; 3]) -> [f64; 3] {
    let light = linear(colour);
    deficiency.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// The least distance of any two hues of a theme to any eyes.
fn least_apart(theme: BuiltIn, background: Background) -> f64 {
    let theme = Theme::of(theme, background, Depth::Full);
    let hues = [theme.accent, theme.milestone, theme.done, theme.attention];
    let hues = hues.map(|style| style.fg.and_then(rgb).expect("a colour"));
    let mut least = f64::MAX;
    for deficiency in DEFICIENCIES {
        for (at, one) in hues.iter().enumerate() {
            for other in &hues[at + 1..] {
                let [one, other] = [one, other].map(|hue| oklab(seen(*hue, deficiency)));
                least = least.min(distance(one, other));
            }
        }
    }
    least
}

#[test]
fn colour_blind_theme_keeps_its_hues_apart_for_all_eyes() {
    for background in BACKGROUNDS {
        let least = least_apart(BuiltIn::ColourBlind, background);
        assert!(least >= 0.1, "{background:?}: {least:.3}");
        assert!(least_apart(BuiltIn::Auto, background) < 0.1, "which the others do not");
    }
}
