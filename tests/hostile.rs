//! Texts that try to steer a terminal or to hide in it, and what to look for where they must not arrive.

/// One of each kind, and the same unfinished.
pub const TEXTS: [&str; 52] = [
    "osc \u{1b}]0;owned\u{7}",
    "osc \u{1b}]2;owned\u{1b}\\",
    "osc \u{1b}]52;c;ZXZpbA==\u{7}",
    "osc \u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "osc, unfinished \u{1b}]8;;http://x",
    "osc in one character \u{9d}0;owned\u{9c}",
    "dcs \u{1b}Pq#0;2;0;0;0\u{1b}\\",
    "dcs, unfinished \u{1b}P$q",
    "dcs in one character \u{90}q\u{9c}",
    "apc \u{1b}_Gi=1;AAAA\u{1b}\\",
    "apc, unfinished \u{1b}_Ga=T",
    "apc in one character \u{9f}x\u{9c}",
    "pm \u{1b}^x\u{1b}\\",
    "pm in one character \u{9e}x\u{9c}",
    "sos \u{1b}Xx\u{1b}\\",
    "sos in one character \u{98}x\u{9c}",
    "csi \u{1b}[35;45mPINK",
    "csi \u{1b}[2J\u{1b}[H",
    "csi \u{1b}[?1049l\u{1b}[?25l",
    "csi that asks \u{1b}[6n\u{1b}[c",
    "csi, unfinished \u{1b}[38;5",
    "csi in one character \u{9b}35m",
    "reset \u{1b}c",
    "charset \u{1b}(0",
    "escape at the end \u{1b}",
    "bel \u{7}",
    "bs \u{8}\u{8}\u{8}over",
    "vt \u{b} ff \u{c} so \u{e} si \u{f}",
    "tab \t",
    "lf \n[1;31mforged",
    "cr \rover",
    "cr lf \r\nforged",
    "del \u{7f}",
    "nel \u{85}forged",
    "c1 \u{80}\u{84}\u{8d}\u{8e}\u{99}\u{9a}",
    "rlo \u{202e}gpj.exe",
    "lro \u{202d} lre \u{202a} rle \u{202b} pdf \u{202c}",
    "isolates \u{2066}\u{2067}\u{2068}\u{2069}",
    "marks \u{200e}\u{200f}\u{61c}",
    "zero width \u{200b}\u{2060}\u{feff}",
    "joiners that join nothing \u{200c} \u{200d}",
    "invisible operators \u{2061}\u{2062}\u{2063}\u{2064}",
    "shaping \u{206a}\u{206f}",
    "soft\u{ad}hyphen",
    "separators \u{2028}\u{2029}",
    "tags \u{e0001}\u{e0041}\u{e007f}",
    "annotation \u{fff9}a\u{fffa}b\u{fffb}",
    "fillers \u{115f}\u{1160}\u{3164}\u{ffa0}",
    "grapheme joiner a\u{34f}b, vowels \u{17b4}\u{17b5}, separator \u{180e}",
    "selectors of nothing \u{fe0f}\u{e0100}",
    "no characters \u{ffff}\u{fdd0}\u{1fffe}",
    "music \u{1d173}\u{1d17a} shorthand \u{1bca0} hieroglyphs \u{13430}",
];

/// Scripts and signs that only look as if: they are shown as they are.
pub const HONEST: [&str; 12] = [
    "日本語を学ぶ",
    "한국어 배우기",
    "تعلم العربية، لا بأس",
    "می\u{200c}خواهم",
    "ללמוד עברית",
    "हिन्दी सीखना क्\u{200d}ष",
    "ภาษาไทย",
    "👩\u{200d}💻 at work",
    "👩‍👩‍👧‍👦 family",
    "🇫🇷 en français, s’il vous plaît",
    "❤\u{fe0f} 1\u{fe0f}\u{20e3}",
    "e\u{301}tude naïve",
];

/// All of them in one text.
pub fn everything() -> String {
    TEXTS.join(" / ")
}

/// What must never arrive at a terminal: control characters other than line ends, and all that has no look of its own.
/// Written down apart from the program's own table, by the categories of UnicodeData.txt.
pub fn smuggled(printed: &str) -> Vec<char> {
    printed.chars().filter(|c| steers_or_hides(*c)).collect()
}

fn steers_or_hides(c: char) -> bool {
    let nonchar = u32::from(c) & 0xfffe == 0xfffe;
    let control = c.is_control() && c != '\n';
    control
        || nonchar
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// A text as a string of TOML, every character of it that is not plain ASCII written as an escape.
pub fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The files of a journey in which every field that can hold a text holds this one.
pub fn journey(text: &str) -> [(&'static str, String); 3] {
    let text = toml(text);
    let words = format!("tags = [{text}]\nkind = {text}\nnote = {text}\nlinks = [{text}]\n");
    let goals = format!(
        "format = 1\n\n[[goal]]\nid = \"large000\"\ntitle = {text}\nsize = \"large\"\nwhy = {text}\n{words}\n\
         [[goal]]\nid = \"small000\"\ntitle = {text}\ntoward = \"large000\"\nwhy = {text}\n{words}\
         measure = {{ done = 1, target = 3, unit = {text} }}\n[[goal.log]]\non = 2026-11-20\ntext = {text}\namount = 1\n\n\
         [[goal]]\nid = \"astray00\"\ntitle = {text}\ntoward = {text}\n\n[[goal]]\n{text} = {text}\ntitle = 3\n"
    );
    let milestones = format!(
        "format = 1\n\n[[milestone]]\nid = \"mile0000\"\ntitle = {text}\non = 2020\n{words}\
         recognised = {{ on = 2021, why = {text} }}\nled_to = [\"mile0001\"]\n\
         credential = {{ issuer = {text}, id = {text}, url = {text}, expires = 2030 }}\n\n\
         [[milestone]]\nid = \"mile0001\"\ntitle = {text}\non = 2021\n\n[[milestone]]\ntitle = {text}\non = {text}\n"
    );
    let done = format!(
        "format = 1\n\n[[goal]]\nid = \"done0000\"\ntitle = {text}\ntoward = \"large000\"\n{words}done = 2026-11-20\n\n\
         [[goal]]\nid = \"drop0000\"\ntitle = {text}\ndropped = {{ on = 2026-11-19, why = {text} }}\n"
    );
    [("goals.toml", goals), ("milestones.toml", milestones), ("done/2026.toml", done)]
}
