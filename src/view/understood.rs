//! What the program understood of what is being typed: said while typing, the date in full with its weekday.

use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::form::{FieldKind, FormField, NEVER, Past, PathFits};
use crate::app::{App, Dialog};
use crate::domain::capture;
use crate::domain::date::{Date, Extent, Until};
use crate::domain::filter::saved::named;
use crate::domain::find;
use crate::domain::measure::{Amount, Measure, NoMeasure, amount_first};
use crate::domain::pause_line::PauseLine;
use crate::domain::question;
use crate::domain::tags::Spellings;
use crate::domain::text::{clip, shown, width};
use crate::domain::verbs;
use crate::domain::when::{self, Facing, WhenError};
use crate::domain::words::quoted;
use crate::view::lines::{Line, Piece, Role};

/// The signs that the reading pane knows in a text of several lines.
const MARKDOWN: [&str; 5] = ["# heading", "- list", "*emphasis*", "`code`", "[text](address)"];

/// What is understood of a field so far.
pub(crate) fn of_field(app: &App, field: &FormField) -> Vec<Piece> {
    let text = field.text();
    match &field.kind {
        FieldKind::Capture(facing) => understood_of_capture(app, field, *facing),
        FieldKind::Answer(_) => understood_of_capture(app, field, Facing::Ahead),
        FieldKind::Note { measured } => match amount_first(text, *measured).0 {
            Some(amount) => piece(added(amount), Role::Dim),
            None => piece("counts as a move today", Role::Dim),
        },
        FieldKind::Amount => understood_of_amount(text),
        FieldKind::Pause => understood_of_pause(app, text),
        FieldKind::Text("") | FieldKind::Word(_) => Vec::new(),
        FieldKind::Lines if !text.is_empty() => Vec::new(),
        FieldKind::Lines => MARKDOWN.map(|sign| Piece::new(sign, Role::Faint)).to_vec(),
        FieldKind::Text(hint) | FieldKind::Tags(hint, _) => hints(hint),
        FieldKind::Date(_, _, hint) if text.is_empty() => hints(hint),
        FieldKind::Date(facing, past, _) => {
            let when = when::parse(text, app.data.calendar(), *facing);
            understood_of_date(app, when, *facing, *past)
        }
        FieldKind::Extent(_) if text.is_empty() => {
            piece("a year is enough: 1997, may 1997, 2009 to 2013", Role::Dim)
        }
        FieldKind::Extent(facing) => {
            said(app, when::parse_extent(text, app.data.calendar(), *facing), *facing)
        }
        FieldKind::Until(_) if text.is_empty() => hints("2026-11, nov 2026; now while it goes on"),
        FieldKind::Until(facing) => understood_of_until(app, text, *facing),
        FieldKind::Measure if text.is_empty() => {
            piece("how far, of what: 4/12 exercises", Role::Dim)
        }
        FieldKind::Measure => match Measure::parse(text) {
            Some(measure) => piece(measure.to_string(), Role::Dim),
            None => piece(NoMeasure(text.into()).hint(), Role::Open),
        },
        FieldKind::Remember if text.is_empty() => {
            hints("leave empty to skip; Administrator !1995 to 1998 @Nordbank")
        }
        FieldKind::Remember => understood_of_capture(app, field, Facing::Back),
        FieldKind::Undated { spans } if text.is_empty() => {
            let span = if *spans { ", 2009 to 2013" } else { "" };
            hints(&format!("a year is enough: 1997, may 1997{span}; never: stop asking"))
        }
        FieldKind::Undated { .. } if text == NEVER => {
            piece("it is not asked about again", Role::Dim)
        }
        FieldKind::Undated { .. } => {
            let when = when::parse_extent(text, app.data.calendar(), Facing::Back);
            said(app, when, Facing::Back)
        }
        FieldKind::Path(fits) => names(fits.as_ref(), text),
        FieldKind::Toward if text.is_empty() || completed(app, field).is_some() => {
            piece("the larger goal that it serves", Role::Dim)
        }
        FieldKind::Toward => understood_of_toward(app, text),
    }
}

/// The end of the word in the field's text that can be completed: it is not wrong yet.
fn completed(app: &App, field: &FormField) -> Option<usize> {
    let word = app.dialogs().last().and_then(Dialog::offered)?;
    let typed = field.field.text();
    word.place.end.checked_sub(typed.len() - typed.trim_start().len())
}

/// Why what was typed in a field would be refused.
pub(crate) fn fault(app: &App, field: &FormField) -> Option<String> {
    let pieces = of_field(app, field).into_iter().filter(|piece| piece.role == Role::Open);
    let faults = pieces.map(|piece| piece.text).collect::<Vec<_>>().join(" · ");
    (field.changed().is_some() && !faults.is_empty()).then_some(faults)
}

/// The names that fit a path, the one in the line lit; before they are asked for what can be imported.
fn names(fits: Option<&PathFits>, line: &str) -> Vec<Piece> {
    const FILES: [&str; 6] =
        ["LinkedIn's zip or folder", "resume.json", "a spreadsheet as csv", "done.txt", "org", "…"];
    let fits = fits.and_then(|fits| fits.within(line));
    let name = |(name, is_chosen)| {
        Piece::new(shown(name, 200), if is_chosen { Role::Accent } else { Role::Dim })
    };
    match fits.map(|names| names.map(name).collect::<Vec<_>>()) {
        Some(names) if names.is_empty() => piece("nothing begins like that", Role::Dim),
        Some(names) if names.len() > 1 => names,
        Some(_) | None => FILES.map(|file| Piece::new(file, Role::Dim)).to_vec(),
    }
}

/// The lines that `rows` have room for: a page of them with the lit piece in it, and how many pieces are left out.
pub(crate) fn paged(lines: Vec<Line>, rows: usize) -> Vec<Line> {
    let page = rows.saturating_sub(1).max(1);
    if lines.len() <= rows.max(1) {
        return lines;
    }
    let pieces = |line: &Line| line.left.iter().filter(|piece| piece.role != Role::Faint).count();
    let is_lit = |line: &Line| line.left.iter().any(|piece| piece.role == Role::Accent);
    let lit = lines.iter().position(is_lit).unwrap_or(0);
    let all: usize = lines.iter().map(pieces).sum();
    let mut shown: Vec<Line> = lines.into_iter().skip(lit - lit % page).take(page).collect();
    let more = all - shown.iter().map(pieces).sum::<usize>();
    if rows > 1 {
        shown.push(Line::of(format!("and {more} more"), Role::Faint));
    }
    shown
}

fn understood_of_date(
    app: &App,
    when: Result<Date, WhenError>,
    facing: Facing,
    past: Past,
) -> Vec<Piece> {
    let passed = |date: &Date| verbs::not_passed(Some(*date), app.data.today).err();
    let refusal = when.as_ref().ok().and_then(passed);
    match (when, past, refusal) {
        (_, Past::Refused, Some(refusal)) => {
            piece(refusal.words(app.data.style.format), Role::Open)
        }
        (Ok(date), Past::Overdue, Some(_)) => {
            piece(format!("{}, already past", app.data.calendar().in_full(date)), Role::Accent)
        }
        (when, _, _) => said(app, when, facing),
    }
}

/// What was answered to the same question before, below a blank line; nothing for other lines.
pub(crate) fn recalled(app: &App, field: &FormField, columns: usize) -> Vec<Line> {
    let FieldKind::Answer(id) = &field.kind else {
        return Vec::new();
    };
    let answers = app.data.journey.goal(id).into_iter();
    let answers = answers.flat_map(|larger| question::earlier(larger));
    let told = answers.map(|answer| {
        let came = question::outcome(&app.data.journey, answer, app.data.calendar());
        let on = format!("{:<13}", app.data.calendar().relative(answer.on));
        let room = columns.saturating_sub(width(&on) + width(&came) + 2);
        Line::of(on, Role::Faint).and(clip(&answer.text, room), Role::Dim).ending(came, Role::Dim)
    });
    let told: Vec<Line> = told.collect();
    let head = (!told.is_empty()).then(|| Line::of("Earlier answers", Role::Faint));
    let blank = head.iter().map(|_| Line::blank()).collect::<Vec<Line>>();
    blank.into_iter().chain(head).chain(told).collect()
}

fn understood_of_pause(app: &App, text: &str) -> Vec<Piece> {
    match PauseLine::read(text, app.data.calendar()) {
        Ok(PauseLine { from: None, until: None, .. }) => {
            piece("until you resume; or until friday, from sat for 2 weeks", Role::Dim)
        }
        Ok(PauseLine { from, until, .. }) => {
            if let Err(refusal) = verbs::not_passed(until, app.data.today) {
                return piece(refusal.words(app.data.style.format), Role::Open);
            }
            let from = from.map(|from| format!("from {}", app.data.calendar().in_full(from)));
            let until = until.map(|until| format!("until {}", app.data.calendar().in_full(until)));
            let said: Vec<String> = from.into_iter().chain(until).collect();
            piece(said.join(" "), Role::Accent)
        }
        Err(error) => piece(shown(&error.to_string(), 200), Role::Open),
    }
}

/// What comes of the line for a filter.
pub(crate) fn of_filter(app: &App, dialog: &FilterDialog) -> Vec<Piece> {
    // A word that can be completed is not wrong yet.
    let is_completed = app.dialogs().last().is_some_and(|dialog| dialog.offered().is_some());
    let doubt = dialog.doubt.as_deref().filter(|_| !is_completed);
    match (app.why_refused().or(doubt), &dialog.doubt) {
        (Some(why), doubt) => {
            let shown = format!("until then {}", shown_meanwhile(app));
            let shown = doubt.as_ref().map(|_| Piece::new(shown, Role::Dim));
            std::iter::once(Piece::new(why, Role::Open)).chain(shown).collect()
        }
        (None, Some(_)) => {
            piece(format!("not understood yet; {}", shown_meanwhile(app)), Role::Dim)
        }
        (None, None) => what_enter_does(app, dialog),
    }
}

/// What is shown while some of the line is not understood.
fn shown_meanwhile(app: &App) -> String {
    match &app.screen.filter {
        Some(filter) => format!("the filter is still {}", quoted(&filter.text)),
        None => "everything is shown".to_owned(),
    }
}

fn what_enter_does(app: &App, dialog: &FilterDialog) -> Vec<Piece> {
    let hint = match on_enter(app, dialog) {
        (_, does) if does.is_empty() => "NAME: in front saves it under that name".to_owned(),
        (_, does) => app.keys().text("{submit} ") + &does,
    };
    piece(shown(&hint, 200), Role::Dim)
}

/// What enter does with the line of a filter: in a word, and in full where there is more to say.
pub(crate) fn on_enter(app: &App, dialog: &FilterDialog) -> (&'static str, String) {
    let meant = dialog.meant();
    let saved = |name: &str| app.settings.saved_filters.get(name);
    match named(&meant) {
        Some((name, "")) if saved(name).is_some() => {
            ("forget", format!("forgets the saved filter {name}"))
        }
        Some((name, "")) => {
            ("show", format!("looks for it as text; a filter after it is saved as {name}"))
        }
        Some((name, text)) if saved(name).is_some_and(|saved| saved == text) => {
            ("show", format!("shows only what fits {name}"))
        }
        Some((name, _)) if saved(name).is_some() => {
            ("save", format!("changes the saved filter {name}, and shows only what fits"))
        }
        Some((name, _)) => ("save", format!("saves it as {name}, and shows only what fits")),
        None if !meant.is_empty() => ("show", "shows only what fits".to_owned()),
        None if app.screen.filter.is_some() => ("show", "shows everything again".to_owned()),
        None => ("show", String::new()),
    }
}

/// The title as it will be saved, where that is not what is typed, and what each sign means.
fn understood_of_capture(app: &App, field: &FormField, facing: Facing) -> Vec<Piece> {
    let text = field.text();
    let captured = capture::parse(text, app.data.calendar(), facing);
    if captured.is_as_typed(text) {
        let signs = match facing {
            Facing::Ahead => "^toward  #tag  !date  =12 km",
            Facing::Back | Facing::Either => "#tag  !1997  @organisation",
        };
        return piece(signs, Role::Faint);
    }
    let mut facts = Vec::new();
    if !captured.title.is_empty() {
        let title = shown(&captured.title, 400);
        facts.push(Piece::new(format!("\"{title}\""), Role::Plain));
    }
    if let Some(token) = &captured.toward {
        facts.extend(match facing == Facing::Ahead {
            true if completed(app, field) == Some(token.span.end) => {
                piece(shown(&text[token.span.clone()], 200), Role::Dim)
            }
            true => or_keep(understood_of_toward(app, &token.text), '^'),
            false => piece(capture::keeping('^'), Role::Open),
        });
    }
    let mut spellings = Spellings::default();
    if !captured.tags.is_empty() {
        spellings = Spellings::of(&app.data.journey, None);
    }
    let tags = spellings.join(captured.tags.clone(), &[]).into_iter();
    facts.extend(tags.map(|tag| Piece::new(format!("#{tag}"), Role::Dim)));
    let at = captured.at.as_ref().map(|at| format!("at {}", shown(at, 200)));
    facts.extend(at.map(|at| Piece::new(at, Role::Accent)));
    let when = match facing {
        Facing::Ahead => {
            captured.due().map(|due| understood_of_date(app, due, facing, Past::Overdue))
        }
        Facing::Back | Facing::Either => captured.when.map(|when| said(app, when, facing)),
    };
    facts.extend(or_keep(when.unwrap_or_default(), '!'));
    facts.extend(or_keep(captured.measure.map(measured).unwrap_or_default(), '='));
    let alone = |sign| format!("{}; \\{sign} keeps it", capture::nothing_after(sign));
    facts.extend(captured.bare.map(|sign| Piece::new(alone(sign), Role::Dim)));
    facts
}

fn understood_of_until(app: &App, text: &str, facing: Facing) -> Vec<Piece> {
    match when::parse_until(text, app.data.calendar(), facing) {
        Ok(Until::On(date)) => said(app, Ok(date), Facing::Back),
        Ok(Until::Now) => piece("it goes on", Role::Accent),
        Err(error) => unclear(&error),
    }
}

fn understood_of_toward(app: &App, text: &str) -> Vec<Piece> {
    match find::resolve(app.data.journey.items(), text, find::OPEN_LARGE) {
        Ok(larger) => piece(format!("toward {}", quoted(larger.title())), Role::Accent),
        Err(refusal) => piece(shown(&refusal.to_string(), 200), Role::Open),
    }
}

/// What is understood of a sign; where it is refused, how it is kept.
fn or_keep(mut facts: Vec<Piece>, sign: char) -> Vec<Piece> {
    if facts.iter().any(|fact| fact.role == Role::Open) {
        facts.extend(piece(capture::keeping(sign), Role::Dim));
    }
    facts
}

fn piece(text: impl Into<String>, role: Role) -> Vec<Piece> {
    vec![Piece::new(text, role)]
}

/// What can be typed, in parts of which each is whole where there is little room.
fn hints(hint: &str) -> Vec<Piece> {
    hint.split("; ").map(|part| Piece::new(part, Role::Dim)).collect()
}

fn measured(measure: Result<Measure, NoMeasure>) -> Vec<Piece> {
    match measure {
        Ok(measure) => piece(measure.to_string(), Role::Accent),
        Err(error) => piece(shown(&error.to_string(), 200), Role::Open),
    }
}

fn added(amount: Amount) -> String {
    match amount.number() < 0.0 {
        true => format!("takes back {}", Amount::default().minus(amount)),
        false => format!("adds {amount}"),
    }
}

/// How much of what is left: nothing typed is all of it.
fn understood_of_amount(text: &str) -> Vec<Piece> {
    match Amount::parse(text) {
        Some(amount) => piece(added(amount), Role::Dim),
        None if text.is_empty() => piece("leave empty to finish it", Role::Dim),
        None => piece("a number, or nothing for all of it", Role::Open),
    }
}

/// A date or span in full. Where one looks back, it must not lie ahead.
fn said(app: &App, when: Result<impl Into<Extent>, WhenError>, facing: Facing) -> Vec<Piece> {
    let format = app.data.calendar().style.format;
    match when.map(Into::<Extent>::into) {
        Ok(extent) => match verbs::extent_not_in_future(extent, app.data.today) {
            Err(refusal) if facing == Facing::Back => piece(refusal.words(format), Role::Open),
            Ok(()) | Err(_) => piece(format.extent_in_full(extent), Role::Accent),
        },
        Err(error) => unclear(&error),
    }
}

fn unclear(error: &WhenError) -> Vec<Piece> {
    piece(shown(&error.to_string(), 200), Role::Open)
}
