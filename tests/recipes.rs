//! The recipes of the architecture page name files that are there.

use std::path::Path;

#[test]
fn recipes_name_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("src/lib.rs")).expect("the architecture page");
    let (_, recipes) = page.split_once("//! # Recipes").expect("the page has recipes");
    let lines = recipes.lines().skip(1).map_while(|line| line.strip_prefix("//!"));
    let named = lines.flat_map(|line| line.split('`').skip(1).step_by(2));
    let files: Vec<&str> = named.filter(|name| name.starts_with("src/")).collect();
    // Of a file that is yet to be written the folder is there.
    let place = |file: &&&str| root.join(file.split("/NAME").next().unwrap_or_default());
    let gone: Vec<_> = files.iter().filter(|file| !place(file).exists()).collect();
    assert!(gone.is_empty(), "not there: {gone:?}");
    assert!(files.len() > 15, "each recipe names its files: {files:?}");
}
