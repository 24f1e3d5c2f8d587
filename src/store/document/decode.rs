//! The text of a file out of its bytes, and what is said when that or its grammar fails.

use crate::store::flaw::Flaw;
use crate::store::tree::Misread;

/// The text, or what is wrong with the bytes and a text to show it in.
pub(in crate::store) fn decode(bytes: Vec<u8>) -> Result<String, (Flaw, String)> {
    if let Some(flaw) = unfit(&bytes) {
        return Err((flaw, String::from_utf8_lossy(&bytes).into_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let hint = "save the file as UTF-8, or take the bytes away";
        (Flaw::error(at, "this is not UTF-8 text", hint), shown)
    })
}

fn unfit(bytes: &[u8]) -> Option<Flaw> {
    const CUT: &str = "restore it from a backup; to begin anew, delete it";
    match bytes {
        [] => Some(Flaw::whole(
            "the file is empty: it may have been cut off",
            CUT,
        )),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Flaw::whole(
            "the file is UTF-16 text, not UTF-8",
            "save it as UTF-8 in your editor",
        )),
        all if all.iter().all(|b| *b == 0) => Some(Flaw::whole(
            "the file holds nothing but zero bytes: it was lost in a crash",
            CUT,
        )),
        some => {
            let at = some.iter().position(|b| *b == 0)?;
            Some(Flaw::error(
                at,
                "a zero byte stands in the text",
                "take it away, or restore the file from a backup",
            ))
        }
    }
}

/// A failure of the grammar, or the merge conflict that is behind it.
pub(super) fn explained(misread: Misread, text: &str) -> Flaw {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            return Flaw::error(
                at,
                "an unsolved merge conflict begins here",
                "keep one of the two sides, and take the marks away",
            );
        }
        at += line.len();
    }
    Flaw::error(
        misread.at,
        misread.message,
        "mend the line; the file is not written to until then",
    )
}
