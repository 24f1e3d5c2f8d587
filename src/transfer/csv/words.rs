//! Words of spreadsheets: states, yes and no, lists within a field.

use crate::domain::fold::fold;
use crate::domain::goal::OpenState;
use crate::transfer::task::TaskState;

/// The state that a word tells; any other word is that of an open goal.
pub(super) fn state(word: &str) -> TaskState {
    const DONE: &str = "done|complete|completed|closed|resolved|finished|achieved|shipped|100%|\
        erledigt|fertig|abgeschlossen|fait|termine|terminee|acheve|hecho|completado|terminado|fatto|\
        completato|voltooid|klaar|gereed|feito|concluido|klar|gotowe|zakonczone|\
        готово|выполнено|завершено|完成|已完成|完了";
    const DROPPED: &str = "dropped|cancelled|canceled|abandoned|rejected|wont do|won't do|obsolete|\
        abgebrochen|verworfen|abandonne|annule|cancelado|abandonado|annullato|geannuleerd|avbruten|\
        anulowane|отменено|已取消|取消|中止";
    const PAUSED: &str =
        "paused|on hold|waiting|blocked|pausiert|wartet|en pause|en espera|pausado";
    const SOMEDAY: &str = "someday|backlog|later|idea|icebox|irgendwann|un jour|algun dia";
    let word = fold(word);
    let is_one_of = |words: &str| words.split('|').any(|other| fold(other) == word);
    if is_one_of(DONE) {
        TaskState::Done(None)
    } else if is_one_of(DROPPED) {
        TaskState::Dropped { on: None, why: String::new() }
    } else if is_one_of(PAUSED) {
        TaskState::Open(OpenState::Paused)
    } else if is_one_of(SOMEDAY) {
        TaskState::Open(OpenState::Someday)
    } else {
        TaskState::Open(OpenState::Active)
    }
}

/// What a text says where a date could be: yes, or no as a blank does; `None` for another text.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    const NO: &str = "|0|-|–|no|n|false|nein|non|nej|nee|não|nie|нет|否|n/a|open|offen|pending";
    const YES: &str = "1|x|✓|✔|✅|☑|yes|y|true|ja|oui|o|si|sí|sim|tak|да|是|はい";
    let folded = fold(text.trim());
    let is_one_of = |words: &str| words.split('|').any(|word| fold(word) == folded);
    let is_done = || matches!(state(text.trim()), TaskState::Done(_));
    match is_one_of(NO) {
        true => Some(false),
        false => (is_one_of(YES) || is_done()).then_some(true),
    }
}

/// Whether a milestone of that kind goes on while it has no end.
pub(super) fn is_occupation(kind: &str) -> bool {
    matches!(fold(kind).as_str(), "role" | "volunteering")
}

/// A list in one line, `this;that`, as lines; in a sentence a blank follows the semicolon.
pub(super) fn listed(text: &str) -> String {
    let parts: Vec<&str> = text.split(';').filter(|part| !part.trim().is_empty()).collect();
    let is_list = parts.len() > 1
        && !text.contains(['\n', '\r'])
        && parts[1..].iter().all(|part| !part.starts_with(' '));
    if !is_list {
        return text.to_owned();
    }
    parts.iter().map(|part| format!("- {}", part.trim())).collect::<Vec<_>>().join("\n")
}
