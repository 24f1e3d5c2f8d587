//! `milepost show --chain`: shows what led to a milestone and what it led to.

use super::ShowArgs;
use crate::cli::failure::Failure;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::domain::calendar::Calendar;
use crate::domain::chain::{ChainRow, Relation, chain};
use crate::domain::describe::Mark;
use crate::domain::facts::Facts;
use crate::domain::find;
use crate::domain::item::Item;
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::{visible, visible_lines};
use crate::domain::words::count;
use crate::store::Years;
use crate::transfer::json;
use crate::view::glyphs::Glyphs;
use crate::view::rails;
use clap::builder::styling::Style;
use std::sync::Arc;

const DIM: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();
/// Width of a date.
const WHEN: usize = 13;

pub(super) fn run(args: &ShowArgs, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read(Years::All)?;
    let id = reference::named(&journey, &args.reference, find::MILESTONE);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    let links = chain(&journey, &id);
    if args.json {
        let facts = Facts::of(&journey);
        let Some(of) = journey.item(&id) else {
            return Ok(());
        };
        let mut fields = json::item(of, &facts);
        let chain = links.iter().map(|link| link_json(link, &facts)).collect();
        fields.push(("chain", Some(FieldValue::Tables(chain))));
        return session.output.json(fields);
    }
    let (glyphs, calendar) = (session.output.glyphs, session.calendar());
    session.output.lines(links.iter().flat_map(|link| lines(link, glyphs, calendar)))
}

fn link_json(link: &ChainRow, facts: &Facts) -> Fields {
    let (goal, steps) = link.goal.as_ref().map_or((None, Vec::new()), |(goal, steps)| {
        let ids = steps.iter().map(|step| step.id.clone()).collect();
        (Some(FieldValue::Id(goal.id.clone())), ids)
    });
    let part = match link.part {
        Relation::Before => "before",
        Relation::Here => "here",
        Relation::After => "after",
    };
    let milestone = json::item(&Item::Milestone(Arc::clone(&link.milestone)), facts);
    vec![
        ("part", json::text(part)),
        ("indent", json::count(link.lane)),
        ("goal", goal),
        ("steps", Some(steps).filter(|ids| !ids.is_empty()).map(FieldValue::Ids)),
        ("milestone", Some(FieldValue::Table(milestone))),
    ]
}

fn lines(link: &ChainRow, glyphs: &Glyphs, calendar: Calendar) -> Vec<String> {
    let title = visible(&link.milestone.title);
    let (before, after) = rails::beside(link, glyphs);
    let mark = glyphs.mark(Mark::of_milestone(&link.milestone));
    let when = format!("{:<WHEN$}", calendar.words(link.milestone.on));
    let titled = if link.part == Relation::Here {
        format!("{STRONG}{title}{STRONG:#}")
    } else {
        title.into_owned()
    };
    let head =
        format!("{DIM}{when}{DIM:#}{before}{mark}{after} {titled}{}", beside(link, calendar));
    let own = rails::under(link, glyphs);
    let below = notes(link).into_iter().map(|text| format!("{:WHEN$}{own} {DIM}{text}{DIM:#}", ""));
    let bends = rails::bends(link, glyphs);
    let bends = bends.into_iter().map(|line| format!("{:WHEN$}{}", "", line.trim_end()));
    std::iter::once(head).chain(below).chain(bends).collect()
}

/// Why it was a milestone, its goal, and the steps of that; every text is visible.
fn notes(link: &ChainRow) -> Vec<String> {
    let why = link.milestone.recognised.as_ref().map_or("", |r| r.why.as_str());
    let mut notes: Vec<String> =
        visible_lines(why).map(|line| line.to_string()).filter(|l| !l.is_empty()).collect();
    if let Some((goal, steps)) = &link.goal {
        if goal.title != link.milestone.title {
            notes.push(format!("was the goal \"{}\"", visible(&goal.title)));
        }
        if !steps.is_empty() {
            let titles: Vec<_> = steps.iter().map(|step| visible(&step.title)).collect();
            notes.push(format!("{}: {}", count(steps.len(), "step"), titles.join("; ")));
        }
    }
    notes
}

/// Its end, when it was recognised, and whether it is the one that was asked for.
fn beside(link: &ChainRow, calendar: Calendar) -> String {
    let milestone = &link.milestone;
    let until = calendar.style.format.end_of(milestone.extent());
    let later = milestone.recognised_later();
    let later = later.map(|later| format!("recognised {later}"));
    let here = (link.part == Relation::Here).then(|| "this one".to_owned());
    let remark = [until, later, here].into_iter().flatten();
    remark.map(|remark| format!("  {DIM}{remark}{DIM:#}")).collect()
}
