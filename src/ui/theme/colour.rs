//! What a colour is to the eye: how it contrasts with another, and which of a terminal's colours is nearest to it.

use std::sync::LazyLock;

/// Red, green and blue.
pub(super) type Rgb = (u8, u8, u8);

/// The contrasts that the Web Content Accessibility Guidelines ask of text (AAA, AA) and of signs.
const GRADES: [f64; 3] = [7.0, 4.5, 3.0];

/// The contrast of two colours, from 1 to 21, as the guidelines define it.
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    of_luminances(luminance(linear(one)), luminance(linear(other)))
}

fn of_luminances(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The light of each channel: sRGB without its gamma.
pub(super) fn linear((red, green, blue): Rgb) -> [f64; 3] {
    [red, green, blue].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { to_2_4((c + 0.055) / 1.055) }
    })
}

/// `base` to the power of 2.4, for a base from 0.08 to 1. The fifth root is Newton's: `powf` would be all that the program
/// needs the mathematics library for, and loading that costs every command a tenth of its start.
fn to_2_4(base: f64) -> f64 {
    let square = base * base;
    let nearer = |root: f64, _| (4.0 * root + square / (root * root * root * root)) / 5.0;
    square * (0..20).fold(1.0, nearer)
}

/// A place in Oklab (B. Ottosson, 2020), where black and white are 1 apart.
pub(super) fn oklab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let long = 0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue;
    let medium = 0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue;
    let short = 0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue;
    let [l, m, s] = [long, medium, short].map(f64::cbrt);
    [
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
}

/// How far apart two places look.
pub(super) fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    weighted(one, other, 1.0)
}

/// The same where another colour has to stand in: a paler green is still the green, an olive or a grey is not.
fn misfit(one: [f64; 3], other: [f64; 3]) -> f64 {
    weighted(one, other, 9.0)
}

/// The distance in which hue and saturation weigh that much of lightness.
fn weighted([l, a, b]: [f64; 3], [m, c, d]: [f64; 3], weight: f64) -> f64 {
    ((l - m).powi(2) + weight * ((a - c).powi(2) + (b - d).powi(2))).sqrt()
}

/// A colour between two, at `share` of the way to the second.
pub(super) fn mix(one: Rgb, other: Rgb, share: f64) -> Rgb {
    let channel = |a: u8, b: u8| {
        let (a, b) = (f64::from(a), f64::from(b));
        (a + (b - a) * share).round() as u8
    };
    (channel(one.0, other.0), channel(one.1, other.1), channel(one.2, other.2))
}

/// A colour of the 256 that no terminal's settings change, with what it is compared by: working that out for each
/// comparison would take milliseconds for a theme.
struct FixedColour {
    index: u8,
    luminance: f64,
    place: [f64; 3],
}

static FIXED_COLOURS: LazyLock<Vec<FixedColour>> = LazyLock::new(|| {
    let fixed = |index| {
        let light = linear(indexed(index));
        FixedColour { index, luminance: luminance(light), place: oklab(light) }
    };
    (FIXED..=u8::MAX).map(fixed).collect()
});

/// The nearest of the 240 fixed colours of a 256-colour terminal. On those grounds, each with what it is drawn as, it
/// keeps the grade of contrast that the colour itself has, so that what can be read stays readable.
pub(super) fn nearest(colour: Rgb, grounds: &[(Rgb, Rgb)]) -> u8 {
    let grade = |contrast: f64| GRADES.into_iter().find(|grade| contrast >= *grade).unwrap_or(1.0);
    let wanted =
        |(meant, shown): &(Rgb, Rgb)| (luminance(linear(*shown)), grade(contrast(colour, *meant)));
    let wanted: Vec<(f64, f64)> = grounds.iter().map(wanted).collect();
    let keeps = |fixed: &&FixedColour| {
        wanted.iter().all(|(ground, grade)| of_luminances(fixed.luminance, *ground) >= *grade)
    };
    let place = oklab(linear(colour));
    let far = |fixed: &FixedColour| misfit(fixed.place, place);
    let by_distance = |a: &&FixedColour, b: &&FixedColour| far(a).total_cmp(&far(b));
    let kept = FIXED_COLOURS.iter().filter(keeps).min_by(by_distance);
    let found = kept.or_else(|| FIXED_COLOURS.iter().min_by(by_distance));
    found.map_or(u8::MAX, |fixed| fixed.index)
}

/// The first colour that no terminal's settings change.
const FIXED: u8 = 16;

/// The nearest of xterm's sixteen.
pub(super) fn nearest_ansi(colour: Rgb) -> u8 {
    let place = oklab(linear(colour));
    let far = |rgb: &Rgb| distance(oklab(linear(*rgb)), place);
    let nearest = XTERM.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    nearest.map_or(7, |(index, _)| index as u8)
}

/// The sixteen as xterm has them.
const XTERM: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// An entry of the 256-colour palette: the sixteen, a cube of six steps each way, and greys.
pub(super) fn indexed(index: u8) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..FIXED => XTERM[usize::from(index)],
        16..=231 => {
            let cube = index - FIXED;
            (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert_eq!(contrast((0, 0, 0), (255, 255, 255)), 21.0);
        assert!((contrast((0x76, 0x76, 0x76), (255, 255, 255)) - 4.54).abs() < 0.01);
        assert_eq!(contrast((9, 9, 9), (9, 9, 9)), 1.0);
    }

    #[test]
    fn nearest_colour_is_the_colour_itself_where_the_palette_has_it() {
        for index in FIXED..=u8::MAX {
            let found = nearest(indexed(index), &[]);
            assert_eq!(indexed(found), indexed(index), "{index} became {found}");
        }
        for index in 0..16 {
            assert_eq!(nearest_ansi(indexed(index)), index);
        }
    }

    #[test]
    fn nearest_colour_of_a_calm_green_is_a_green() {
        let is_green = |(red, green, blue): Rgb| green > red && green > blue;
        for (green, ground) in
            [((0x8f, 0xbc, 0x8f), (48, 48, 48)), ((0x2f, 0x70, 0x38), (238, 238, 238))]
        {
            let found = indexed(nearest(green, &[(ground, ground)]));
            assert!(is_green(found), "{green:?} became {found:?}");
        }
    }

    #[test]
    fn nearest_colour_keeps_the_grade_of_contrast() {
        let (pale, orange) = ((238, 238, 238), (0xbd, 0x43, 0x0a));
        let free = indexed(nearest(orange, &[]));
        assert!(contrast(orange, pale) >= 4.5);
        assert!(contrast(free, pale) < 4.5, "the nearest alone is too pale");
        assert!(contrast(indexed(nearest(orange, &[(pale, pale)])), pale) >= 4.5);
    }
}
