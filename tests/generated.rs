//! What is generated is current: the pictures of the README, and the tables and texts of README and help.
//!
//! `MILEPOST_REGENERATE=1 cargo test generated` writes them anew.

use crate::fixtures::write_linkedin_export;
use crate::picture::{DARK, LIGHT, svg};
use crate::stage::Stage;
use milepost::app::action::ACTIONS;
use milepost::ui::theme::Theme;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Holds a file to what it should say, or writes that where it was asked for.
fn holds(path: &str, wanted: &str) {
    let now = fs::read_to_string(at(path)).unwrap_or_default();
    if now == wanted {
        return;
    }
    if std::env::var_os("MILEPOST_REGENERATE").is_some() {
        fs::write(at(path), wanted).expect("a file that can be written");
        return;
    }
    panic!("{path} is not current: MILEPOST_REGENERATE=1 cargo test generated writes it anew");
}

/// What the program prints, without any settings of the user's own.
fn printed(args: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_milepost"));
    let output = program.args(args).env_clear().output().expect("the program starts");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The settings' keys: each action with the keys that the table gives it.
fn key_settings() -> String {
    let mut settings = String::new();
    for spec in ACTIONS {
        let keys = spec.keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
        settings += &format!("{} = [{keys}]  # {}\n", spec.name, spec.help);
    }
    settings
}

/// Holds the part of a file between the two marks of that name to `wanted`.
fn holds_between(path: &str, name: &str, wanted: &str) {
    let text = fs::read_to_string(at(path)).expect("a text");
    let (first, last) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&first).expect("the mark before the part");
    let (_, after) = rest.split_once(&last).expect("the mark after the part");
    holds(path, &format!("{before}{first}{wanted}{last}{after}"));
}

#[test]
fn key_table_of_the_help_is_that_of_the_program() {
    holds_between("assets/help/keys.md", "keys", &printed(&["keys", "--markdown"]));
}

#[test]
fn report_in_readme_and_help_is_that_of_the_program() {
    let sample = at("assets/sample").display().to_string();
    let report = printed(&["report", "--year", "2026", "--dir", &sample]);
    for (path, lines) in [("README.md", 5), ("assets/help/export.md", 24)] {
        let lines: Vec<&str> = report.lines().take(lines).collect();
        let wanted = format!("````markdown\n{}\n…\n````\n", lines.join("\n"));
        holds_between(path, "report", &wanted);
    }
}

#[test]
fn prompts_in_the_readme_are_those_of_the_help() {
    let help = fs::read_to_string(at("assets/help/shell.md")).expect("a page");
    let block = help.split("```\n").find(|block| block.starts_with("# bash\n"));
    let block = block.expect("the help has examples of prompts");
    holds_between("README.md", "prompts", &format!("```\n{block}```\n"));
}

/// The pages that a reader of the README comes to.
const PAGES: [&str; 9] = [
    "README.md",
    "assets/help/keys.md",
    "assets/help/review.md",
    "assets/help/momentum.md",
    "assets/help/files.md",
    "assets/help/import.md",
    "assets/help/export.md",
    "assets/help/shell.md",
    "assets/help/promises.md",
];

#[test]
fn readme_is_short_and_its_links_lead_somewhere() {
    let readme = fs::read_to_string(at("README.md")).expect("a README");
    assert!(readme.lines().count() <= 250, "{} lines", readme.lines().count());
    for page in PAGES {
        let text = fs::read_to_string(at(page)).expect("a page");
        let linked = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        let pictured = text.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let folder = Path::new(page).parent().expect("a folder");
        for (target, _) in linked.chain(pictured).filter(|(target, _)| !target.contains(['$', ':']))
        {
            let path = target.split('#').next().unwrap_or_default();
            assert!(at("").join(folder).join(path).exists(), "{page} links to {target}");
        }
    }
}

/// The lines of all blocks of code that begin with the program's name.
fn commands_in(page: &str) -> Vec<String> {
    let text = fs::read_to_string(at(page)).expect("a page");
    let code = text.split("\n```").skip(1).step_by(2).flat_map(str::lines);
    let begins = |line: &&str| line.starts_with("milepost ");
    code.filter(begins).map(str::to_owned).collect()
}

#[test]
fn commands_in_the_readme_and_the_help_are_understood() {
    let mut seen = 0;
    for line in PAGES.iter().flat_map(|page| commands_in(page)) {
        let line = line.split(['#', '|']).next().unwrap_or_default().trim();
        let words = shell_words(line);
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        let output =
            command.args(&words[1..]).arg("--help").env_clear().output().expect("it starts");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

/// The words of a line, whose quotes hold them together.
fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut quote) = (vec![String::new()], None);
    for letter in line.chars() {
        match (letter, quote) {
            ('\'' | '"', None) => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            (' ', None) => words.push(String::new()),
            _ => words.last_mut().expect("one at least").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn pictures_of_the_page_are_of_the_page_of_today() {
    let sample = at("assets/sample").display().to_string();
    let page = printed(&["export", "html", "--dir", &sample]);
    for name in ["assets/page.png", "assets/page-dark.png"] {
        let picture = fs::read(at(name)).expect("a picture");
        let mark = b"tEXtpage\0";
        let at = picture.windows(mark.len()).position(|bytes| bytes == mark).expect("its digest");
        let digest = &picture[at + mark.len()..][..16];
        let wanted = format!("{:016x}", fnv1a(page.as_bytes()));
        let taken = String::from_utf8_lossy(digest);
        assert_eq!(taken, wanted, "{name} is not current: tests/judges/picture takes it anew");
    }
}

fn fnv1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[test]
fn default_settings_name_every_action_with_its_keys() {
    let settings = fs::read_to_string(at("assets/config.toml")).expect("the settings");
    let (before, _) = settings.split_once("[keys]\n").expect("the table of keys");
    holds("assets/config.toml", &format!("{before}[keys]\n{}", key_settings()));
    assert_eq!(printed(&["config", "--default"]), settings);
}

#[test]
fn picture_of_the_home_screen_is_what_the_program_draws() {
    let mut stage = Stage::sample();
    stage.resize(120, 36).press("jj");
    holds("assets/home.svg", &svg(&stage.draw(&Theme::dark()), DARK));
    holds("assets/home-light.svg", &svg(&stage.draw(&Theme::light()), LIGHT));
}

#[test]
fn picture_of_an_import_is_what_the_program_draws() {
    let folder = tempfile::tempdir().expect("a folder");
    let export = folder.path().join("Complete_LinkedInDataExport");
    write_linkedin_export(&export);
    let first = "format = 1\n\n[[milestone]]\ntitle = \"Administrator at a freight company\"\nat = \"Freight & Sons\"\non = 1995\nkind = \"role\"\n";
    let mut stage = Stage::open(&[("milestones.toml", first)]);
    stage.resize(100, 22).press(&format!(":import<enter>{}<enter>j", export.display()));
    holds("assets/import.svg", &svg(&stage.draw(&Theme::dark()), DARK));
}

#[test]
fn picture_of_the_timeline_is_what_the_program_draws() {
    let mut stage = Stage::sample();
    stage.resize(120, 34).press("tg2012<enter>");
    holds("assets/timeline.svg", &svg(&stage.draw(&Theme::dark()), DARK));
}

#[test]
fn picture_of_the_review_is_what_the_program_draws() {
    let mut stage = Stage::sample();
    stage.resize(100, 26).press("r<tab><tab><tab><tab><tab><tab>");
    holds("assets/review.svg", &svg(&stage.draw(&Theme::dark()), DARK));
}

#[test]
fn picture_of_the_chain_is_what_the_program_draws() {
    let mut stage = Stage::sample();
    stage.resize(120, 34).press("1Gkc");
    holds("assets/chain.svg", &svg(&stage.draw(&Theme::dark()), DARK));
}

#[test]
fn picture_of_momentum_is_what_the_program_draws() {
    let mut stage = Stage::sample();
    stage.resize(120, 38).press("ihhhkkkkk");
    holds("assets/momentum.svg", &svg(&stage.draw(&Theme::dark()), DARK));
}
