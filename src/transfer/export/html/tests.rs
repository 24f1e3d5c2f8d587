//! The page: its entries in order, its text, and that it holds nothing active.

use super::*;
use crate::domain::date::Until;
use crate::domain::filter::Filter;
use crate::domain::fixtures::{date, day, done, id, journey, large, toward};
use crate::domain::goal::{Goal, State};
use crate::domain::journey::Journey;
use crate::domain::measure::Measure;
use crate::domain::milestone::{Credential, Recognised};
use crate::domain::note::list_entry;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible_lines;
use crate::transfer::export::fixtures::{self, ATTACKS, export, written};
use crate::transfer::export::{ExportOptions, Profile};
use crate::transfer::html::without_entities;
use insta::assert_snapshot;
use proptest::prelude::*;

fn milestone(name: &str, title: &str, on: &str) -> Milestone {
    Milestone::new(id(name), title, date(on))
}

fn role(name: &str, title: &str, at: &str, on: &str, until: Option<&str>) -> Milestone {
    Milestone {
        at: Some(at.into()),
        kind: Some("role".into()),
        until: until.and_then(Until::from_iso),
        ..milestone(name, title, on)
    }
}

fn small_career() -> Journey {
    let course = Milestone {
        recognised: Some(Recognised { on: date("2016-05-10"), why: "I took the seat".into() }),
        led_to: vec![id("cert"), id("gone")],
        tags: vec!["windows".into(), "nt 4".into()],
        ..milestone("course", "Windows NT4 course", "0997")
    };
    let cert = Milestone {
        credential: Some(Credential {
            issuer: Some("Red Hat".into()),
            id: Some("80-1".into()),
            url: Some("https://a.example/80-1".into()),
            expires: Some(date("2008-10")),
        }),
        links: vec!["https://a.example/80-1".into(), "javascript:alert(1)".into()],
        ..milestone("cert", "RHCE", "2005-10")
    };
    let mut engineer = role("engineer", "Engineer", "Nordbank", "2012-03", Some("2016-05"));
    engineer.note =
        Some("Two sites.\nOne team.\n\n- mail\n  and backup\n- print\n\nThe end.".into());
    let architect = role("architect", "Architect", "NORDBANK", "2016-05-10", Some("now"));
    let mut cka = large("cka");
    (cka.title, cka.due) = ("CKA certification".into(), Some(date("2027-03")));
    let mut book = Goal { state: State::SOMEDAY, ..large("book") };
    book.measure = Measure::parse("6/12 articles");
    let items = vec![
        cka.into(),
        book.into(),
        toward(done("step", "2026-11-20"), "cka").into(),
        architect.into(),
        course.into(),
        cert.into(),
        engineer.into(),
    ];
    journey(items)
}

/// What is between the tags of the body.
fn body(page: &str) -> &str {
    let from = page.find("<body>\n").expect("a body") + "<body>\n".len();
    &page[from..page.find("</body>").expect("its end")]
}

#[test]
fn html_page_has_head_road_years_and_what_is_ahead() {
    let profile = Profile {
        name: Some("Ada \u{202e}& Co".into()),
        headline: Some("Engineer".into()),
        email: Some("ada@a.example".into()),
        url: Some("https://a.example".into()),
        links: vec!["my site".into()],
        summary: Some("One.\n\nTwo.".into()),
    };
    let (page, left_out) = export(&EXPORT, &small_career(), &profile).expect("a page");
    assert!(page.contains("<title>Ada &lt;U+202E&gt;&amp; Co</title>"));
    assert_eq!(left_out, ["1 goal that is small or has ended is not on the page without a filter"]);
    assert_snapshot!(body(&page), @r##"
    <header>
    <h1 dir="auto">Ada &lt;U+202E&gt;&amp; Co</h1>
    <p class="headline" dir="auto">Engineer</p>
    <div class="summary">
    <p dir="auto">One.</p>
    <p dir="auto">Two.</p>
    </div>
    <ul class="links">
    <li><a href="mailto:ada@a.example">ada@a.example</a></li>
    <li><a href="https://a.example">https://a.example</a></li>
    <li>my site</li>
    </ul>
    <nav class="road" aria-label="Years">
    <div class="line">
    <span class="walked" style="left:0.0%;width:98.5%"></span>
    <span class="span" style="left:98.5%;width:0.0%"></span>
    <span class="later" style="left:0.0%"></span>
    <span class="milestone" style="left:98.4%"></span>
    <span class="open" style="left:100.0%"></span>
    </div>
    <ol>
    <li style="left:0.0%;translate:-0.0%"><a href="#y0997">0997</a></li>
    <li style="left:19.7%;translate:-19.7%"><a href="#y2005">1200</a></li>
    <li style="left:39.1%;translate:-39.1%"><a href="#y2005">1400</a></li>
    <li style="left:58.5%;translate:-58.5%"><a href="#y2005">1600</a></li>
    <li style="left:77.9%;translate:-77.9%"><a href="#y2005">1800</a></li>
    <li style="left:100.0%;translate:-100.0%"><a href="#ahead">2027</a></li>
    </ol>
    </nav>
    </header>
    <main>
    <div class="path w1">
    <section id="y0997">
    <h2><time datetime="0997">0997</time></h2>
    <ol>
    <li id="m-course">
    <h3 dir="auto" class="mark later">Windows NT4 course</h3>
    <p class="facts"><time datetime="0997">0997</time> <bdi>#windows</bdi> <bdi>#nt 4</bdi></p>
    <p class="recognised" dir="auto"><span>Recognised 1019 years later, on <time datetime="2016-05-10">10 May 2016</time>:</span> I took the seat</p>
    <p class="ways">Led to <a href="#m-cert"><bdi>RHCE</bdi></a></p>
    </li>
    </ol>
    </section>
    <section id="y2005">
    <h2><time datetime="2005">2005</time></h2>
    <ol>
    <li id="m-cert">
    <h3 dir="auto" class="mark">RHCE</h3>
    <p class="facts"><time datetime="2005-10">Oct 2005</time> <span class="dot">·</span> <bdi>Red Hat</bdi> <span class="dot">·</span> certificate <bdi>80-1</bdi> <span class="dot">·</span> valid until <time datetime="2008-10">Oct 2008</time></p>
    <ul class="links">
    <li><a href="https://a.example/80-1">https://a.example/80-1</a></li>
    <li>javascript:alert(1)</li>
    </ul>
    <p class="ways">Came from <a href="#m-course"><bdi>Windows NT4 course</bdi></a></p>
    </li>
    </ol>
    </section>
    <section id="y2012">
    <h2><time datetime="2012">2012</time></h2>
    <ol>
    <li>
    <h3 dir="auto">Nordbank</h3>
    <p class="facts">since <time datetime="2012-03">Mar 2012</time></p>
    <ol class="roles">
    <li id="m-engineer">
    <h4 dir="auto" class="mark">Engineer</h4>
    <p class="facts"><time datetime="2012-03">Mar 2012</time> to <time datetime="2016-05">May 2016</time></p>
    <p dir="auto">Two sites.<br>
    One team.</p>
    <ul dir="auto">
    <li>mail<br>
    and backup</li>
    <li>print</li>
    </ul>
    <p dir="auto">The end.</p>
    </li>
    <li id="m-architect">
    <h4 dir="auto" class="mark">Architect</h4>
    <p class="facts">since <time datetime="2016-05-10">10 May 2016</time></p>
    </li>
    </ol>
    <span class="bar l0 begins"></span>
    </li>
    </ol>
    </section>
    <div class="open">
    <span class="bar l0 ends"></span>
    </div>
    <section class="ahead" id="ahead">
    <h2>Ahead</h2>
    <ol>
    <li>
    <h3 dir="auto" class="mark open">CKA certification</h3>
    <p class="facts">Target <time datetime="2027-03">Mar 2027</time> <span class="dot">·</span> <bdi>1 of 1 step</bdi></p>
    </li>
    <li>
    <h3 dir="auto" class="mark open">book</h3>
    <p class="facts">someday <span class="dot">·</span> <bdi>6 of 12 articles</bdi></p>
    </li>
    </ol>
    </section>
    </div>
    </main>
    "##);
}

#[test]
fn html_page_without_anything_says_so() {
    assert_snapshot!(body(&written(&EXPORT, &Journey::default())), @r#"
    <header>
    <h1 dir="auto">Milestones</h1>
    </header>
    <main>
    <p>This page has no milestones.</p>
    </main>
    "#);
}

/// The titles on the page, in order.
fn titles(page: &str) -> Vec<String> {
    let elements = elements(page).into_iter();
    let titles = elements.filter(|element| ["h2", "h3", "h4"].contains(&element.name.as_str()));
    titles.map(|element| element.text).collect()
}

#[test]
fn html_page_shows_the_goals_that_a_filter_chooses() {
    let shown = |text: &str| {
        let no_goal = |_: &str| Err(Refusal::EmptyTitle);
        let filter = Filter::parse(text, day("2026-11-22"), &no_goal).expect("a filter");
        let profile = Profile::default();
        let midnight = |_| 0;
        let options = ExportOptions {
            filter: &filter,
            today: day("2026-11-22"),
            midnight: &midnight,
            profile: &profile,
        };
        let page = EXPORT.write(&small_career(), &options).expect("a page").0;
        titles(&page).join(" / ")
    };
    assert_eq!(shown("is:done"), "2026 / step");
    assert_eq!(shown("RHCE"), "2005 / RHCE");
    assert_eq!(shown("is:someday"), "Ahead / book");
}

#[test]
fn html_page_groups_roles_that_follow_each_other_at_one_organisation() {
    let shown = |roles: Vec<Milestone>| {
        let talk = milestone("talk", "Talk", "2013");
        let items = roles.into_iter().chain([talk]).map(Into::into).collect();
        titles(&written(&EXPORT, &journey(items))).join(" / ")
    };
    let first = || role("a", "First", "Nordbank", "2012", Some("2014"));
    assert_eq!(
        shown(vec![first(), role("b", "Second", "nordbank", "2015-01", None)]),
        "2012 / Nordbank / First / Second / 2013 / Talk"
    );
    assert_eq!(
        shown(vec![first(), role("b", "Back", "Nordbank", "2018", None)]),
        "2012 / First / 2013 / Talk / 2018 / Back"
    );
    assert_eq!(
        shown(vec![first(), role("b", "Other", "Polarhost", "2014", None)]),
        "2012 / First / 2013 / Talk / 2014 / Other"
    );
}

#[test]
fn html_bars_run_to_the_last_stop_within_a_span() {
    let extent = |on: &str, until: Option<&str>| Extent {
        on: date(on),
        until: until.and_then(Until::from_iso),
    };
    let extents = [
        extent("1995", Some("1998")),
        extent("1997", None),
        extent("1998-02", Some("now")),
        extent("2001", Some("2002")),
        extent("2001", Some("2001")),
    ];
    let bars = Bars::of(&extents);
    let drawn = |pieces: &Vec<BarPiece>| {
        let sign = |piece: &BarPiece| match (piece.begins, piece.ends) {
            (true, true) => '=',
            (true, false) => '/',
            (false, true) => '\\',
            (false, false) => '|',
        };
        pieces.iter().map(|piece| format!("{}{}", piece.lane, sign(piece))).collect::<String>()
    };
    let beside = bars.beside.iter().chain([&bars.open]).map(drawn).collect::<Vec<_>>();
    assert_eq!(beside, ["0/", "0|", "0\\1/", "1|0/", "1|0\\", "1\\"]);
    assert_eq!(bars.lanes(), 2);
}

/// A start tag, and the text up to its end tag, without the tags within.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

/// Reads a page: every `<` begins a tag, every `"` belongs to an attribute.
fn elements(page: &str) -> Vec<Element> {
    let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    for piece in body(page).split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        match tag.strip_prefix('/') {
            Some(name) => {
                let at = open.pop().expect("an open tag");
                assert_eq!(elements[at].name, name);
            }
            None => {
                let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
                let attributes = rest.split_terminator("\" ").map(|attribute| {
                    let (key, value) = attribute.split_once("=\"").expect("a value");
                    (key.to_owned(), without_entities(value.trim_end_matches('"')))
                });
                let attributes = attributes.collect();
                let name = name.to_owned();
                if name != "br" {
                    open.push(elements.len());
                }
                elements.push(Element { name, attributes, text: String::new() });
            }
        }
        let text = without_entities(text);
        open.iter().for_each(|at| elements[*at].text.push_str(&text));
    }
    assert!(open.is_empty());
    elements
}

/// The page consists of its own tags only, and its links lead to the web, to mail, or to itself.
fn assert_inert(page: &str) {
    const TAGS: &str = " header h1 h2 h3 h4 p div ul ol li nav main section span a bdi time br ";
    const KEYS: &str = " id class dir style href datetime aria-label ";
    for element in elements(page) {
        assert!(TAGS.contains(&format!(" {} ", element.name)), "{}", element.name);
        for (key, value) in element.attributes {
            assert!(KEYS.contains(&format!(" {key} ")), "{key}");
            let allowed = match key.as_str() {
                "href" => ["http://", "https://", "mailto:", "#m-", "#y", "#ahead"]
                    .iter()
                    .any(|begins| value.starts_with(begins)),
                "style" => value
                    .chars()
                    .all(|c| c.is_ascii_digit() || "left:width;translate-.%".contains(c)),
                _ => true,
            };
            assert!(allowed, "{key}: {value}");
        }
    }
}

#[test]
fn html_page_makes_no_text_a_tag_a_link_or_code() {
    let attack = |(at, text): (usize, &&str)| {
        let text = (*text).to_owned();
        Milestone {
            at: Some(text.clone()),
            kind: Some(text.clone()),
            note: Some(format!("{text}\n- {text}")),
            recognised: Some(Recognised { on: date("2020"), why: text.clone() }),
            credential: Some(Credential {
                issuer: Some(text.clone()),
                id: Some(text.clone()),
                url: Some(text.clone()),
                expires: None,
            }),
            tags: vec![text.clone()],
            links: vec![text.clone(), format!("javascript:{text}"), format!("data:{text}")],
            led_to: vec![id("m0")],
            ..milestone(&format!("m{at}"), &text, "1997")
        }
    };
    let items = ATTACKS.iter().enumerate().map(attack).map(Into::into).collect();
    let page = written(&EXPORT, &journey(items));
    assert_inert(&page);
    let shown: Vec<String> = titles(&page).into_iter().skip(1).collect();
    let wanted = ATTACKS.iter().map(|text| visible(text).into_owned());
    assert_eq!(shown, wanted.collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn html_page_reads_back_as_the_texts_of_the_journey(journey in fixtures::journey()) {
        let page = written(&EXPORT, &journey);
        assert_inert(&page);
        prop_assert_eq!(&page, &written(&EXPORT, &journey));
        let text = elements(&page).into_iter().find(|element| element.name == "main").expect("main").text;
        for milestone in journey.milestones().filter(|milestone| !milestone.private) {
            let texts = [Some(&milestone.title), milestone.at.as_ref(), milestone.note.as_ref()];
            let why = milestone.recognised.as_ref().map(|recognised| &recognised.why);
            for line in texts.into_iter().flatten().chain(why).flat_map(|text| visible_lines(text)) {
                let line = list_entry(&line).unwrap_or(&line).trim().to_owned();
                let alike = milestone.at.as_deref() == Some(&line) || text.contains(&line);
                prop_assert!(alike, "{line:?} is not on the page: {text}");
            }
        }
    }
}
