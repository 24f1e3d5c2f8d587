//! `milepost show --chain`: back to where a milestone began, and on to what it led to.

use super::ShowArgs;
use crate::cli::facts::Facts;
use crate::cli::failure::Failure;
use crate::cli::json::{self, ItemJson};
use crate::cli::session::Session;
use crate::cli::{phrases, reference};
use crate::config::Glyphs;
use crate::domain::chain::{ChainRow, Relation, chain};
use crate::domain::find;
use crate::domain::item::Item;
use crate::domain::visible::{visible, visible_lines};
use crate::domain::words::count;
use crate::store::Years;
use clap::builder::styling::Style;
use serde::Serialize;
use std::sync::Arc;

const DIM: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();
/// How wide dates are.
const WHEN: usize = 13;

/// A milestone with its chain.
#[derive(Serialize)]
struct ChainJson {
    #[serde(flatten)]
    of: ItemJson,
    chain: Vec<LinkJson>,
}

/// One line of a chain.
#[derive(Serialize)]
struct LinkJson {
    part: &'static str,
    indent: usize,
    #[serde(skip_serializing_if = "is_false")]
    rejoins: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<String>,
    milestone: ItemJson,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

pub(super) fn run(args: &ShowArgs, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read(Years::All)?;
    let id = reference::named(&journey, &args.reference, find::MILESTONE);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    let links = chain(&journey, &id);
    if args.json {
        let facts = Facts::of(&journey);
        let items: Vec<Item> =
            links.iter().map(|link| Item::Milestone(Arc::clone(&link.milestone))).collect();
        let Some(of) = journey.item(&id) else {
            return Ok(());
        };
        let chain = links.iter().zip(&items);
        let json = ChainJson {
            of: json::item(of, &facts),
            chain: chain.map(|(link, item)| link_json(link, json::item(item, &facts))).collect(),
        };
        return session.output.json(&json);
    }
    for line in links.iter().flat_map(|link| lines(link, session.glyphs)) {
        session.output.line(&line)?;
    }
    Ok(())
}

fn link_json(link: &ChainRow, milestone: ItemJson) -> LinkJson {
    let (goal, steps) = link.goal.as_ref().map_or((None, Vec::new()), |(goal, steps)| {
        let ids = steps.iter().map(|step| step.id.to_string()).collect();
        (Some(goal.id.to_string()), ids)
    });
    LinkJson {
        part: match link.part {
            Relation::Before => "before",
            Relation::Here => "here",
            Relation::After => "after",
        },
        indent: link.beside.len(),
        rejoins: link.rejoins,
        goal,
        steps,
        milestone,
    }
}

fn lines(link: &ChainRow, glyphs: Glyphs) -> Vec<String> {
    let rail = match glyphs {
        Glyphs::Unicode => "│ ",
        Glyphs::Ascii => "| ",
    };
    let drawn = |goes_on: &bool| if *goes_on { rail } else { "  " };
    let rails: String = link.beside.iter().map(drawn).collect();
    let own = format!("{:WHEN$}{rails}{}", "", drawn(&link.goes_on));
    let title = visible(&link.milestone.title);
    if link.rejoins {
        return vec![format!("{:WHEN$}{rails}{DIM}on to{DIM:#} {title}", "")];
    }
    let mark = phrases::mark(&Item::Milestone(Arc::clone(&link.milestone)), glyphs);
    let when = format!("{:<WHEN$}", link.milestone.on.words());
    let titled = if link.part == Relation::Here {
        format!("{STRONG}{title}{STRONG:#}")
    } else {
        title.into_owned()
    };
    let head = format!("{DIM}{when}{DIM:#}{rails}{mark} {titled}{}", beside(link));
    let below = said(link).into_iter().map(|text| format!("{own}{DIM}{text}{DIM:#}"));
    std::iter::once(head).chain(below).collect()
}

/// Why it was a milestone, the goal that it was, and the steps behind it; every text in it is visible.
fn said(link: &ChainRow) -> Vec<String> {
    let why = link.milestone.recognised.as_ref().map_or("", |r| r.why.as_str());
    let mut said: Vec<String> =
        visible_lines(why).map(|line| line.to_string()).filter(|l| !l.is_empty()).collect();
    if let Some((goal, steps)) = &link.goal {
        if goal.title != link.milestone.title {
            said.push(format!("was the goal \"{}\"", visible(&goal.title)));
        }
        if !steps.is_empty() {
            let titles: Vec<_> = steps.iter().map(|step| visible(&step.title)).collect();
            said.push(format!("{}: {}", count(steps.len(), "step"), titles.join("; ")));
        }
    }
    said
}

/// Until when it went on, how much later it was recognised, and whether it is the one that was asked about.
fn beside(link: &ChainRow) -> String {
    let milestone = &link.milestone;
    let until = milestone.extent().end_in_words();
    let later = milestone.recognised_later();
    let later = later.map(|later| format!("recognised {later}"));
    let here = (link.part == Relation::Here).then(|| "this one".to_owned());
    let told = [until, later, here].into_iter().flatten();
    told.map(|told| format!("  {DIM}{told}{DIM:#}")).collect()
}
