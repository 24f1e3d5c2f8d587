//! `milepost show --chain`: shows what led to a milestone and what it led to.

use super::ShowArgs;
use crate::cli::failure::Failure;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::cli::styled;
use crate::domain::chain::{ChainRow, Relation, chain};
use crate::domain::find;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::schema::{FieldValue, Fields};
use crate::store::Years;
use crate::transfer::json;
use crate::view::scenes;
use std::sync::Arc;

pub(super) fn run(args: &ShowArgs, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read(Years::All)?;
    let id = reference::named(&journey, &args.reference, find::MILESTONE);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    let links = chain(&journey, &id);
    if args.json {
        let Some(of) = journey.item(&id) else {
            return Ok(());
        };
        let mut fields = json::item(of, &journey);
        let chain = links.iter().map(|link| link_json(link, &journey)).collect();
        fields.push(("chain", Some(FieldValue::Tables(chain))));
        return session.output.json(fields);
    }
    let (glyphs, calendar) = (session.output.glyphs, session.calendar());
    let columns = session.output.width().unwrap_or(usize::MAX);
    let lines =
        links.iter().flat_map(|link| scenes::chain::printed(link, calendar, glyphs, columns));
    session.output.lines(lines.map(|line| styled::line(&line)))
}

fn link_json(link: &ChainRow, journey: &Journey) -> Fields {
    let (goal, steps) = link.goal.as_ref().map_or((None, Vec::new()), |(goal, steps)| {
        let ids = steps.iter().map(|step| step.id.clone()).collect();
        (Some(FieldValue::Id(goal.id.clone())), ids)
    });
    let part = match link.part {
        Relation::Before => "before",
        Relation::Here => "here",
        Relation::After => "after",
    };
    let milestone = json::item(&Item::Milestone(Arc::clone(&link.milestone)), journey);
    vec![
        ("part", json::text(part)),
        ("indent", json::count(link.lane)),
        ("goal", goal),
        ("steps", Some(steps).filter(|ids| !ids.is_empty()).map(FieldValue::Ids)),
        ("milestone", Some(FieldValue::Table(milestone))),
    ]
}
