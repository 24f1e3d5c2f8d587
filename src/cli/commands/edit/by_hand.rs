//! `milepost edit REF` without flags: the item's own TOML in an editor.

use super::EDIT;
use crate::cli::failure::Failure;
use crate::cli::flags::Written;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::domain::find;
use crate::domain::id::Id;
use crate::runtime::editor::{self, Draft};

pub(super) fn run(name: &str, written: Written, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read_for(name)?;
    let id = reference::named(&journey, name, find::ANY);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    let source = session.store.source(&id)?;
    let failed =
        |message| Failure::world(message, "nothing was changed; look at $VISUAL and $EDITOR");
    let (text, draft, returned) = editor::edit_text(&source.text).map_err(failed)?;
    if text == source.text {
        return session.output.remark(returned.unchanged());
    }
    match session.replace_source(&id, &source.text, &text, written.dry_run) {
        Ok(made) => session.announce(&made, written, EDIT),
        Err(failure) => Err(kept(failure, draft, &id)),
    }
}

/// What was typed is not lost because it does not fit.
fn kept(failure: Failure, draft: Draft, id: &Id) -> Failure {
    let hint = format!(
        "nothing was changed; your text is kept in {}: milepost edit {id} begins anew",
        draft.keep().display()
    );
    Failure { hint, ..failure }
}
