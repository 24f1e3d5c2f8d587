//! What stands over the panes and takes the keys first: a line, a small form, a question, a choice, the help.

pub mod ask;
pub mod backups;
pub mod field;
pub mod filter;
pub mod form;
pub mod help;
pub mod line;
pub mod merge;
pub mod picker;
pub mod search;

use ask::Ask;
use backups::Backups;
use filter::FilterDialog;
use form::Form;
use help::Help;
use line::LineDialog;
use merge::MergeDialog;
use picker::Picker;
use search::Search;

/// One dialog. The last one opened is on top.
#[derive(Debug)]
pub enum Dialog {
    /// One line to type.
    Line(LineDialog),
    /// The line for a filter.
    Filter(FilterDialog),
    /// A few lines to type.
    Form(Form),
    /// A question with a few answers.
    Ask(Ask),
    /// One of a few, found by typing.
    Picker(Picker),
    /// A conflict on its way to be merged.
    Merge(MergeDialog),
    /// The backups, one of which may be restored.
    Backups(Backups),
    /// Anything, found by typing.
    Search(Search),
    /// The help.
    Help(Help),
}

impl Dialog {
    /// Takes pasted text, where there is something to type into.
    pub fn paste(&mut self, text: &str) {
        match self {
            Dialog::Line(line) => line.field.paste(text),
            Dialog::Filter(filter) => filter.paste(text),
            Dialog::Form(form) => form.paste(text),
            Dialog::Picker(picker) => picker.paste(text),
            Dialog::Search(search) => search.paste(text),
            Dialog::Help(help) => help.paste(text),
            Dialog::Ask(_) | Dialog::Merge(_) | Dialog::Backups(_) => {}
        }
    }
}
