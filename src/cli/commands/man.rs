//! `milepost man`: the manual pages, one for each command.

use crate::cli::failure::Failure;
use crate::cli::output::Output;
use clap::Command;
use clap_mangen::Man;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost man | man -l -\n  \
                  milepost man ~/.local/share/man/man1")]
pub(in crate::cli) struct ManArgs {
    /// The folder for a page of each command, made if it is not there; without it, the main page is printed
    folder: Option<PathBuf>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &ManArgs, grammar: Command, output: &mut Output) -> Result<(), Failure> {
    let Some(folder) = &args.folder else {
        let mut page = Vec::new();
        let rendered = Man::new(grammar).render(&mut page);
        rendered.map_err(|cause| Failure::output(&cause, "nothing was changed"))?;
        return output.exactly(&String::from_utf8_lossy(&page));
    };
    let into = folder.display();
    if args.dry_run {
        return output.confirm(&format!("would write the manual pages into {into}"));
    }
    let made = fs::create_dir_all(folder);
    let written = made.and_then(|()| clap_mangen::generate_to(grammar, folder));
    written.map_err(|cause| {
        let message = format!("cannot write the pages into {into}: {cause}");
        Failure::world(message, "name a folder that you may write to")
    })?;
    output.confirm(&format!("wrote the manual pages into {into}"))
}
