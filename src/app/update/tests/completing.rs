//! What completes a field, and the keys that take it.

use super::*;

/// A larger goal, a small one with tags, and a milestone at an organisation.
fn known() -> App {
    let large = Goal { title: "CKA certification".into(), size: Size::Large, ..goal("cka") };
    let small = Goal {
        title: "Read".into(),
        kind: Some("training".into()),
        tags: vec!["study".into()],
        ..goal("read")
    };
    let mut role = Milestone::new(id("role"), "Administrator", Date::Year(1998));
    role.at = Some("Nordbank".into());
    app(vec![large, small], vec![role.into()])
}

fn form(app: &App) -> &Form {
    match app.dialogs().last() {
        Some(Dialog::Form(form)) => form,
        other => panic!("{other:?} is open"),
    }
}

/// The text of the field being typed, and what would complete it.
fn typed(app: &App) -> (String, Option<String>) {
    let form = form(app);
    let text = form.fields[form.focus].field.text().to_owned();
    (text, form.suggestion().map(|suggested| suggested.rest))
}

#[test]
fn completion_of_the_add_line_is_taken_with_tab_or_at_the_end_with_right() {
    for (line, rest, whole) in [
        ("Learn #st", "udy", "Learn #study"),
        ("#ST", "udy", "#study"),
        ("Book ^ck", "A certification", "Book ^\"CKA certification\""),
        ("Book ^\"cka c", "ertification", "Book ^\"CKA certification\""),
    ] {
        for take in ["<tab>", "<right>", "<end>", "<ctrl-e>", "<ctrl-f>"] {
            let mut app = known();
            press(&mut app, &format!("a{line}"));
            assert_eq!(typed(&app), (line.to_owned(), Some(rest.to_owned())));
            press(&mut app, take);
            assert_eq!(typed(&app), (whole.to_owned(), None), "{take}");
            press(&mut app, "<ctrl-_>");
            assert_eq!(typed(&app).0, line, "it can be undone");
        }
    }
    for line in ["Learn", "Learn #", "Learn #x", "study", "#study", "#st<left>", "#st<home>", "@No"]
    {
        let mut app = known();
        press(&mut app, &format!("a{line}"));
        assert_eq!(typed(&app).1, None, "{line}");
    }
    let mut app = known();
    press(&mut app, "AReach ^ck");
    assert_eq!(typed(&app).1, None, "a larger goal serves no other");
}

#[test]
fn completion_of_a_form_is_taken_with_right_and_tab_goes_on() {
    let mut app = known();
    press(&mut app, "mOn call @no<right><tab>");
    assert_eq!(form(&app).text("Title"), "On call @Nordbank");
    assert_eq!(form(&app).fields[form(&app).focus].label, "When");
    press(&mut app, "<tab><tab>tr");
    assert_eq!(typed(&app).1.as_deref(), Some("aining"));
    press(&mut app, "<tab>");
    assert_eq!(form(&app).text("Kind"), "tr", "tab takes nothing");

    let mut app = known();
    app.screen.go_to(&app.data, &id("read"));
    press(&mut app, "e<tab>ck<right>");
    assert_eq!(form(&app).text("Toward"), "CKA certification");
    let to_tags = "<tab>".repeat(5);
    press(&mut app, &format!("{to_tags}<end> #linux st<right>"));
    assert_eq!(typed(&app), ("study #linux study".to_owned(), None));

    let mut app = known();
    app.screen.go_to(&app.data, &id("role"));
    let form = {
        press(&mut app, "e");
        form(&app)
    };
    let at = form.fields.iter().position(|field| field.label == "At").expect("a line");
    press(&mut app, &format!("{}nor<end>", "<tab>".repeat(at)));
    assert_eq!(typed(&app).0, "Nordbank");
}

#[test]
fn completion_is_offered_in_the_key_line() {
    let mut app = known();
    press(&mut app, "aLearn #st");
    assert!(offers(&app, "complete"));
    press(&mut app, "<tab>");
    assert!(!offers(&app, "complete"));
    press(&mut app, "<esc>mOn call @no");
    assert!(offers(&app, "complete"));
}

#[test]
fn history_of_a_line_is_of_its_kind_and_told_in_the_key_line() {
    let mut app = known();
    press(&mut app, "aFirst<enter>a");
    assert!(offers(&app, "earlier"));
    press(&mut app, "Sec<up>");
    assert_eq!(typed(&app).0, "First");
    press(&mut app, "<down>ond<enter>A<up>");
    assert_eq!(typed(&app).0, "", "a larger goal is another line");
    assert!(!offers(&app, "earlier"));
    press(&mut app, "<esc>a<up>");
    assert_eq!(typed(&app).0, "Second");
    press(&mut app, "<esc>/read<enter>/<alt-up>");
    let Some(Dialog::Search(search)) = app.dialogs().last() else { panic!("no search") };
    assert_eq!(search.field.text(), "read");
    assert_eq!(search.picked().map(Item::title), Some("Read"), "it is searched for again");
}
