//! A form that is refused: it goes to the field that is wrong, and what was typed stays.

use super::*;
use crate::domain::date::Until;
use crate::domain::milestone::Recognised;

fn opened() -> App {
    let large = Goal { size: Size::Large, ..goal("large") };
    let step = toward(goal("step"), "large");
    let paused = Goal { state: State::PAUSED, ..goal("paused") };
    let measured = Goal { measure: Measure::parse("4/12 pages"), ..goal("measured") };
    let read = Goal { state: State::done(Date::Year(2019)), ..goal("read") };
    let dated = |name, on| Milestone::new(id(name), name, Date::Year(on));
    let course = Milestone { led_to: vec![id("role")], ..dated("course", 1997) };
    let until = Until::from_iso("2001");
    let role = Milestone { until, ..dated("role", 1999) };
    let seen = Some(Recognised { on: Date::Year(2008), why: "It led on".into() });
    let seen = Milestone { recognised: seen, ..dated("seen", 2007) };
    let milestones = [course, role, seen].map(Item::from).into();
    let mut app = app(vec![large, step, paused, measured], milestones);
    let ended =
        Reading { files: vec![(DataFile::Ended(2019), vec![read.into()])], ..Reading::default() };
    app.update(Event::Read(ended));
    app
}

fn form(app: &App) -> &Form {
    match app.dialogs() {
        [Dialog { kind: DialogKind::Form(form), .. }] => form,
        other => panic!("{other:?}"),
    }
}

/// The form of that item, with a text in one of its fields and the focus elsewhere.
fn refused(item: &str, open: &str, label: &str, text: &str) -> (&'static str, String) {
    let mut app = opened();
    if !item.is_empty() {
        app.screen.go_to(&app.data, &id(item));
    }
    press(&mut app, open);
    let field = |app: &App, label: &str| form(app).fields.iter().position(|f| f.label == label);
    let at = field(&app, label).expect("a field");
    press(&mut app, &format!("{}<ctrl-u><del>{text}", "<tab>".repeat(at)));
    let elsewhere = if at == 0 { "<down>" } else { "<up>" };
    press(&mut app, elsewhere);
    let effects = press(&mut app, "<ctrl-s>");
    assert!(saves(&effects).is_empty(), "{label}: {text}");
    let focused = &form(&app).fields[form(&app).focus];
    assert!(!focused.field.is_selected(), "the next letter replaces nothing");
    (focused.label, app.why_refused().unwrap_or_default().to_owned())
}

#[test]
fn form_that_is_refused_goes_to_the_field_that_is_wrong() {
    for (item, open, label, text, why) in [
        ("step", "e", "Title", "", "A title is needed."),
        ("step", "e", "Toward", "nothing", "No open larger goal matches"),
        ("large", "e", "Toward", "large", "\"large\" would serve itself."),
        ("step", "e", "Target", "soon", "\"soon\" is not a date."),
        ("step", "e", "Measure", "much", "\"much\""),
        ("large", "e", "Larger", "no", "\"large\" has 1 step"),
        ("step", "e", "Larger", "maybe", "Write yes or no."),
        ("step", "e", "Private", "maybe", "Write yes or no."),
        (
            "paused",
            "e",
            "Paused until",
            "2020",
            "2020 is in the past. Give today or a later day, or none at all.",
        ),
        ("course", "e", "Title", "", "A title is needed."),
        ("course", "e", "When", "", "A milestone needs a date"),
        ("course", "e", "When", "2030", "2030 is in the future."),
        ("course", "e", "Until", "1990", "It would end in 1990"),
        ("course", "e", "Until", "2030", "2030 is in the future."),
        ("course", "e", "When", "2005", "\"course\" cannot lead to \"role\""),
        ("course", "e", "Recognised", "2030", "2030 is in the future."),
        ("course", "e", "Expires", "1990", "It cannot lapse in 1990"),
        ("role", "e", "When", "2003", "It would end in 2001"),
        ("seen", "e", "When", "2012", "It cannot be recognised"),
        ("course", "p", "Recognised", "1990", "It cannot be recognised"),
        ("measured", "X", "When", "soon", "\"soon\" is not a date."),
        ("measured", "X", "When", "2030", "2030 is in the future."),
        ("measured", "X", "How much", "some", "Give a number"),
        ("", "m", "Title", "Talk !soon", "\"soon\" is not a date."),
        ("", "mTalk", "When", "2030", "2030 is in the future."),
        ("", "mTalk !1997", "Until", "1990", "It would end in 1990"),
        ("", "mTalk !1997", "Recognised", "soon", "\"soon\" is not a date."),
    ] {
        let (focused, error) = refused(item, open, label, text);
        assert_eq!(focused, label, "{item} {open} {label} {text}: {error}");
        assert!(error.starts_with(why), "{label}: {error}");
    }
}

/// What is told below the field being typed.
fn told(app: &App) -> String {
    let form = form(app);
    let told = crate::view::understood::of_field(app, &form.fields[form.focus]);
    told.into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" · ")
}

#[test]
fn field_says_what_would_be_refused_while_it_is_typed() {
    for (item, keys, says) in [
        ("", "mTalk<tab>2030", "2030 is in the future"),
        ("", "mTalk !2030", "\"Talk\" · 2030 is in the future · \\! keeps the sign in the title"),
        ("", "mTalk<tab>2019 to 2030", "2030 is in the future"),
        ("", "mTalk<tab>2019<tab>2030", "2030 is in the future"),
        ("", "mTalk<tab>2019<tab>2020", "2020"),
        ("course", "p<tab>2030", "2030 is in the future"),
        ("measured", "X2030", "2030 is in the future"),
        ("measured", "x-3", "takes back 3"),
        ("measured", "+-3 counted twice", "takes back 3"),
        ("measured", "+3", "adds 3"),
    ] {
        let mut app = opened();
        if !item.is_empty() {
            app.screen.go_to(&app.data, &id(item));
        }
        press(&mut app, keys);
        assert_eq!(told(&app), says, "{keys}");
    }
}

#[test]
fn progress_of_nothing_is_refused() {
    for keys in ["x0<enter>", "+0<enter>", "X<tab>0<ctrl-s>"] {
        let mut app = opened();
        app.screen.go_to(&app.data, &id("measured"));
        assert!(saves(&press(&mut app, keys)).is_empty(), "{keys}");
        assert_eq!(app.why_refused(), Some("A progress note is empty."), "{keys}");
    }
}

#[test]
fn list_that_has_nothing_for_what_is_typed_stays_open() {
    for keys in [":zzzq", "/zzzq", "1Lzzzq"] {
        let mut app =
            app(vec![goal("a")], vec![milestone("one", "1997"), milestone("two", "1998")]);
        press(&mut app, keys);
        press(&mut app, "<enter>");
        let typed = app.dialogs().last().and_then(Dialog::text);
        assert_eq!(typed, Some("zzzq"), "{keys}");
    }
}

#[test]
fn item_that_went_while_a_line_was_open_for_it_is_not_named_by_its_id() {
    for keys in ["+moved", ".mar 2027", "#study", "dno time", "e more"] {
        let mut app = app(vec![goal("t1m9fsns"), goal("b")], vec![]);
        press(&mut app, keys);
        app.update(Event::Read(reading(vec![goal("b")], vec![])));
        press(&mut app, "<enter>");
        let error = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
        assert_eq!(error, Some("It is no longer there."), "{keys}");
    }
}
