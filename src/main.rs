//! The program: what the command line asks for, and how it ended.

use std::process::ExitCode;

fn main() -> ExitCode {
    milepost::cli::run(std::env::args_os())
}
