//! The sample career of `milepost demo`, embedded in the program.

use crate::domain::date::Day;
use std::fs;
use std::io;
use std::path::Path;

macro_rules! files {
    ($($name:literal)*) => {
        &[$((
            concat!($name, ".toml"),
            include_str!(concat!("../../assets/sample/", $name, ".toml")),
        )),*]
    };
}

/// Every file by its path in the journey's folder.
const FILES: &[(&str, &str)] = files!(
    "goals" "milestones"
    "done/1997" "done/1998" "done/1999" "done/2000" "done/2001" "done/2002" "done/2003"
    "done/2004" "done/2005" "done/2006" "done/2007" "done/2008" "done/2012" "done/2013"
    "done/2014" "done/2015" "done/2016" "done/2017" "done/2018" "done/2019" "done/2020"
    "done/2021" "done/2022" "done/2023" "done/2024" "done/2025" "done/2026"
);

pub(super) fn day() -> Day {
    Day::new(2026, 11, 22).expect("22 November 2026 is a day")
}

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
