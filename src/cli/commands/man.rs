//! `milepost man`: the manual pages, one for each command.

use crate::cli::failure::Failure;
use crate::cli::output::Output;
use clap::Command;
use clap_mangen::Man;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost man | man -l -\n  \
                  milepost man ~/.local/share/man/man1")]
pub(in crate::cli) struct ManArgs {
    /// The folder for a page of each command; without it, the main page is printed
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &ManArgs, grammar: Command, output: &mut Output) -> Result<(), Failure> {
    let Some(folder) = &args.folder else {
        let mut page = Vec::new();
        let rendered = Man::new(grammar).render(&mut page);
        rendered.map_err(|cause| Failure::output(&cause, "nothing was changed"))?;
        return output.exactly(&String::from_utf8_lossy(&page));
    };
    let written = clap_mangen::generate_to(grammar, folder);
    written.map_err(|cause| {
        let message = format!("cannot write the pages into {}: {cause}", folder.display());
        Failure::world(message, "name a folder that is there and that you may write to")
    })?;
    output.confirm(&format!("wrote the manual pages into {}", folder.display()))
}
