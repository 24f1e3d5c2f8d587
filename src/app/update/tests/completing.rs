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
    let other = Goal { tags: ["study", "state"].map(Into::into).to_vec(), ..goal("other") };
    let mut role = Milestone::new(id("role"), "Administrator", Date::Year(1998));
    role.at = Some("Nordbank".into());
    app(vec![large, small, other], vec![role.into()])
}

fn form(app: &App) -> &Form {
    match app.dialogs().last().and_then(Dialog::form) {
        Some(form) => form,
        other => panic!("{other:?} is open"),
    }
}

/// The text of the field being typed, and what would complete it.
fn typed(app: &App) -> (String, Option<String>) {
    let form = form(app);
    let text = form.fields[form.focus].field.text().to_owned();
    (text, app.dialogs().last().and_then(offered))
}

/// The text being typed.
fn line(app: &App) -> &str {
    app.dialogs().last().and_then(Dialog::text).unwrap_or_default()
}

/// The rest of the word that is offered.
fn offered(dialog: &Dialog) -> Option<String> {
    dialog.offered().map(|word| word.rest)
}

/// What is told below the field being typed.
fn told(app: &App) -> String {
    let field = &form(app).fields[form(app).focus];
    let told = crate::view::understood::of_field(app, field);
    told.into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" · ")
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
    for line in [
        "Learn",
        "Learn !",
        "Learn =",
        "Learn @",
        "Learn # ",
        "Learn #x",
        "study",
        "#study",
        "#st<left>",
        "#st<home>",
        "@No",
    ] {
        let mut app = known();
        press(&mut app, &format!("a{line}"));
        assert_eq!(typed(&app).1, None, "{line}");
    }
    for line in ["AReach ^ck", "AReach ^"] {
        let mut app = known();
        press(&mut app, line);
        assert!(typed(&app).1.is_some(), "a larger goal may serve another");
    }
}

#[test]
fn completion_of_a_form_is_taken_with_tab_which_goes_on_where_nothing_is_grey() {
    let mut app = known();
    press(&mut app, "mOn call @no<tab><tab>");
    assert_eq!(form(&app).text("Title"), "On call @Nordbank");
    assert_eq!(form(&app).fields[form(&app).focus].label, "When");
    press(&mut app, "<tab><tab>tr");
    assert_eq!(typed(&app).1.as_deref(), Some("aining"));
    press(&mut app, "<down>");
    assert_eq!(form(&app).text("Kind"), "tr", "an arrow takes nothing");

    let mut app = known();
    app.screen.go_to(&app.data, &id("read"));
    press(&mut app, "e<tab>ck<right>");
    assert_eq!(form(&app).text("Toward"), "CKA certification");
    let to_tags = "<tab>".repeat(5);
    press(&mut app, &format!("{to_tags}<end> #linux st<right>"));
    assert_eq!(typed(&app), ("study #linux state".to_owned(), None), "it has the other tag");

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
    assert!(offers(&app, "complete") && offers(&app, "another word"));
    press(&mut app, "<tab>");
    assert!(!offers(&app, "complete") && offers(&app, "another word"));
    press(&mut app, "<esc>mOn call @no");
    assert!(offers(&app, "complete") && !offers(&app, "another word"));
    assert!(!offers(&app, "next field"), "the key does something else now");
    press(&mut app, "<tab>");
    assert!(!offers(&app, "complete") && offers(&app, "next field"));
}

#[test]
fn completion_goes_through_the_words_that_fit() {
    let texts = |keys: &[&str]| {
        let mut app = known();
        keys.iter().for_each(|keys| _ = press(&mut app, keys));
        line(&app).to_owned()
    };
    let read = |keys: &str| texts(&["aRead #st now", &"<left>".repeat(4), keys]);
    for (keys, text) in [
        ("<tab>", "Read #study now"),
        ("<tab><tab>", "Read #state now"),
        ("<tab><tab><tab>", "Read #study now"),
        ("<tab><tab><shift-tab>", "Read #study now"),
        ("<shift-tab>", "Read #state now"),
        ("<shift-tab><shift-tab>", "Read #study now"),
        ("<ctrl-n><shift-tab>", "Read #study now"),
        ("<tab><ctrl-p>", "Read #state now"),
        ("<ctrl-n><tab>", "Read #state now"),
        ("<ctrl-n><ctrl-n><tab>", "Read #study now"),
        ("<tab><ctrl-_>", "Read #st now"),
        ("<tab>!<tab>", "Read #study! now"),
        ("<right><left><tab>", "Read #study now"),
    ] {
        assert_eq!(read(keys), text, "{keys}");
    }
    assert_eq!(texts(&["aBook ^c<shift-tab>"]), "Book ^\"CKA certification\"", "the only one");
    assert_eq!(texts(&["/#st<shift-tab>"]), "#state");
    assert_eq!(texts(&["ftag:st<shift-tab>"]), "tag:state");
    let form = "mRole<tab><tab><tab>t<ctrl-n><tab>";
    assert_eq!(texts(&[form]), "training", "there is only one kind");
    assert_eq!(texts(&["aFirst<enter>aRead #st<tab><ctrl-p><ctrl-_><ctrl-_><up>"]), "First");
}

#[test]
fn completion_begins_behind_a_sign_or_a_key_alone() {
    for (keys, text) in [
        ("aRead #<tab>", "Read #study"),
        ("aRead #<tab><tab>", "Read #state"),
        ("aRead ^<tab>", "Read ^\"CKA certification\""),
        ("mRole @<tab>", "Role @Nordbank"),
        ("/#<tab>", "#study"),
        ("f#<tab>", "#study"),
        ("ftag:<tab>", "tag:study"),
        ("f-kind:<tab>", "-kind:training"),
        ("fat:<tab>", "at:Nordbank"),
        ("ftoward:<tab>", "toward:\"CKA certification\""),
        ("fis:<tab>", "is:goal"),
        ("ffilter:<tab>", "filter:late"),
        ("fin:<tab>", "in:"),
    ] {
        let mut app = known();
        app.settings.saved_filters.insert("late".into(), "is:overdue".into());
        press(&mut app, keys);
        assert_eq!(line(&app), text, "{keys}");
    }
    let mut app = known();
    press(&mut app, "mRole<tab><tab><tab>");
    assert_eq!(typed(&app), (String::new(), None), "an empty field is left with tab");
}

#[test]
fn completion_of_a_name_is_not_called_wrong_while_it_is_offered() {
    let other = Goal { title: "Cook".into(), size: Size::Large, ..goal("cook") };
    let read = Goal { title: "Read".into(), ..goal("read") };
    let cka = Goal { title: "CKA certification".into(), size: Size::Large, ..goal("cka") };
    let mut app = app(vec![cka, other, read], vec![]);
    press(&mut app, "aRead ^c");
    assert_eq!(told(&app), "\"Read\" · ^c");
    press(&mut app, " now");
    assert!(told(&app).contains("\"c\" matches 2 items"), "{}", told(&app));
    press(&mut app, "<esc>");
    app.screen.go_to(&app.data, &id("read"));
    press(&mut app, "e<tab>c");
    assert_eq!(told(&app), "the larger goal that it serves");
    press(&mut app, "<left>");
    assert!(told(&app).contains("\"c\" matches 2 items"), "{}", told(&app));
}

#[test]
fn sign_with_nothing_after_it_is_told_while_typing_and_asked_about_by_enter() {
    for (keys, sign) in [
        ("a#", '#'),
        ("aRead !", '!'),
        ("aRead ^ #study", '^'),
        ("ARead =", '='),
        ("mRole @ !1997", '@'),
        ("nRead #", '#'),
    ] {
        let large = Goal { size: Size::Large, ..goal("large") };
        let mut app = app(vec![large], vec![]);
        press(&mut app, &format!("3{keys}"));
        let hint = format!("{sign} has nothing after it; \\{sign} keeps it");
        assert!(told(&app).ends_with(&hint), "{keys}: {}", told(&app));
        assert!(saves(&press(&mut app, "<enter>")).is_empty(), "{keys}");
        let why = format!("{sign} has nothing after it. \\{sign} keeps the sign in the title.");
        assert_eq!(app.why_refused(), Some(why.as_str()));
    }
    for (keys, title) in [
        ("aRead \\#", "Read #"),
        ("aLunch @", "Lunch @"),
        ("aCompare a = b", "Compare a = b"),
        ("mTalk =!1997", "Talk =!1997"),
    ] {
        let mut app = app(vec![], vec![]);
        press(&mut app, &format!("{keys}<enter>"));
        if !app.dialogs().is_empty() {
            assert_eq!(app.why_refused(), Some("When was it? A year is enough."), "{keys}");
            continue;
        }
        assert_eq!(selected(&app), title);
    }
}

#[test]
fn sign_alone_in_a_pasted_line_is_title() {
    let mut app = app(vec![], vec![]);
    app.update(Event::Paste("Appeler maman !\nLearn C #".into()));
    press(&mut app, "y");
    assert_eq!(titles(&app, Pane::Small), ["Appeler maman !", "Learn C #"]);
}

#[test]
fn completion_of_a_filter_and_a_search_is_of_their_terms() {
    let shown = |keys: &str| {
        let mut app = known();
        press(&mut app, keys);
        let Some(top) = app.dialogs().last() else { panic!("nothing is open") };
        let text = top.line().map(|(_, field)| field.text().to_owned());
        (text.unwrap_or_default(), offered(top))
    };
    let said = |text: &str, rest: Option<&str>| (text.to_owned(), rest.map(str::to_owned));
    assert_eq!(shown("ftag:st"), said("tag:st", Some("udy")));
    assert_eq!(shown("ftag:st<ctrl-n>"), said("tag:st", Some("ate")));
    assert_eq!(
        shown("ftoward:ck<tab> is:op<right>"),
        said("toward:\"CKA certification\" is:open", None)
    );
    assert_eq!(shown("/#st<tab>"), said("#study", None));
    assert_eq!(shown("/st"), said("st", None));
    let mut app = known();
    press(&mut app, "ftag:sta<tab>");
    assert_eq!(titles(&app, Pane::Small), ["other"], "what is completed is shown at once");
    assert!(app.scene().is_none());
}

#[test]
fn completion_offers_no_tag_that_the_item_has_and_removes_only_those() {
    let mut app = known();
    app.screen.go_to(&app.data, &id("read"));
    press(&mut app, "#st");
    assert_eq!(typed(&app).1.as_deref(), Some("ate"));
    press(&mut app, "<tab> -st");
    assert_eq!(typed(&app).1.as_deref(), Some("udy"));
}

#[test]
fn history_does_not_offer_what_was_said_of_a_private_item() {
    let hidden = Goal { private: true, ..goal("hidden") };
    let mut app = app(vec![hidden, goal("open")], vec![]);
    app.screen.go_to(&app.data, &id("hidden"));
    press(&mut app, "+Asked the doctor<enter>");
    app.screen.go_to(&app.data, &id("open"));
    press(&mut app, "+");
    assert!(!offers(&app, "earlier"));
    press(&mut app, "Asked Ana<enter>+<up>");
    assert_eq!(typed(&app).0, "Asked Ana");
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
    let Some(DialogKind::Search(search)) = app.dialogs().last().map(|dialog| &dialog.kind) else {
        panic!("no search")
    };
    assert_eq!(search.field.text(), "read");
    assert_eq!(search.picked().map(Item::title), Some("Read"), "it is searched for again");
}
