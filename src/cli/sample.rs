//! The sample career that `milepost demo` shows, carried in the program.

use crate::domain::date::Day;
use std::fs;
use std::io;
use std::path::Path;

/// Every file of the sample, by its path in the journey's folder.
const FILES: &[(&str, &str)] = &[
    ("goals.toml", include_str!("../../assets/sample/goals.toml")),
    ("milestones.toml", include_str!("../../assets/sample/milestones.toml")),
    ("done/1997.toml", include_str!("../../assets/sample/done/1997.toml")),
    ("done/1998.toml", include_str!("../../assets/sample/done/1998.toml")),
    ("done/1999.toml", include_str!("../../assets/sample/done/1999.toml")),
    ("done/2000.toml", include_str!("../../assets/sample/done/2000.toml")),
    ("done/2001.toml", include_str!("../../assets/sample/done/2001.toml")),
    ("done/2002.toml", include_str!("../../assets/sample/done/2002.toml")),
    ("done/2003.toml", include_str!("../../assets/sample/done/2003.toml")),
    ("done/2004.toml", include_str!("../../assets/sample/done/2004.toml")),
    ("done/2005.toml", include_str!("../../assets/sample/done/2005.toml")),
    ("done/2006.toml", include_str!("../../assets/sample/done/2006.toml")),
    ("done/2007.toml", include_str!("../../assets/sample/done/2007.toml")),
    ("done/2008.toml", include_str!("../../assets/sample/done/2008.toml")),
    ("done/2012.toml", include_str!("../../assets/sample/done/2012.toml")),
    ("done/2013.toml", include_str!("../../assets/sample/done/2013.toml")),
    ("done/2014.toml", include_str!("../../assets/sample/done/2014.toml")),
    ("done/2015.toml", include_str!("../../assets/sample/done/2015.toml")),
    ("done/2016.toml", include_str!("../../assets/sample/done/2016.toml")),
    ("done/2017.toml", include_str!("../../assets/sample/done/2017.toml")),
    ("done/2018.toml", include_str!("../../assets/sample/done/2018.toml")),
    ("done/2019.toml", include_str!("../../assets/sample/done/2019.toml")),
    ("done/2020.toml", include_str!("../../assets/sample/done/2020.toml")),
    ("done/2021.toml", include_str!("../../assets/sample/done/2021.toml")),
    ("done/2022.toml", include_str!("../../assets/sample/done/2022.toml")),
    ("done/2023.toml", include_str!("../../assets/sample/done/2023.toml")),
    ("done/2024.toml", include_str!("../../assets/sample/done/2024.toml")),
    ("done/2025.toml", include_str!("../../assets/sample/done/2025.toml")),
    ("done/2026.toml", include_str!("../../assets/sample/done/2026.toml")),
];

/// The day that the sample was written for.
pub(super) fn day() -> Day {
    Day::new(2026, 11, 22).expect("22 November 2026 is a day")
}

/// Writes the sample into an empty folder.
///
/// # Errors
///
/// If a file cannot be written.
pub(super) fn write_to(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("done"))?;
    for (path, text) in FILES {
        fs::write(folder.join(path), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_carries_every_file_of_the_sample() -> io::Result<()> {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let years = fs::read_dir(sample.join("done"))?.count();
        assert_eq!(FILES.len(), years + 2);
        Ok(())
    }
}
