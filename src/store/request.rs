//! How much of the past a reading needs, and whether a change is to be written.

/// Which years of ended goals to read in full; of the others a summary is enough.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Years {
    /// None: their summaries are enough.
    Summaries,
    /// None, and only such summaries as are known already: what a first picture waits for.
    Known,
    /// All of them.
    All,
    /// Those.
    Only(Vec<i32>),
}

/// Whether to write, or to go through all but the writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Write {
    /// Write.
    Really,
    /// Work it out and check it, and write nothing.
    DryRun,
}
