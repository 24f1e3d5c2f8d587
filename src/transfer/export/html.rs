//! A page of a life's milestones: one file to link from one's own site, and to print.
//!
//! Without a filter the page has the milestones, and the open larger goals under "Ahead". Small goals are steps, and what
//! was given up is nobody else's business: a filter that chooses them puts them on the page. A done goal that became a
//! milestone is there as that milestone.

mod bars;
mod content;
mod entry;
mod note;
mod road;
#[cfg(test)]
mod tests;

use self::bars::{BarPiece, Bars, LANES};
use self::content::{PageContent, PathStop, StopContent};
use self::entry::EntryWriter;
use super::{Export, LeftOut, Outgoing, Profile, Unwritable};
use crate::domain::date::{Date, Extent};
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::visible::{visible, visible_lines};
use crate::transfer::page::{Html, HtmlPage};

pub(super) const EXPORT: Export = Export { name: "html", exact: false, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let page = content(outgoing, left_out);
    let mut html = Html::default();
    html.markup("<header>\n");
    head(&mut html, outgoing.profile);
    road::write(&mut html, &page);
    html.markup("</header>\n<main>\n");
    body(&mut html, &page, outgoing.journey);
    html.markup("</main>\n");
    let name = outgoing.profile.name.as_deref();
    let title = name.map_or(ANONYMOUS.into(), visible);
    Ok(HtmlPage { lang: "en", title: &title, body: &html.into_string() }.document())
}

/// Without a filter the page is for others to read: steps and what was given up are not on it.
fn content<'a>(outgoing: &Outgoing<'a>, left_out: &mut LeftOut) -> PageContent<'a> {
    let (goals, left): (Vec<&Goal>, Vec<&Goal>) = outgoing
        .goals()
        .map(AsRef::as_ref)
        .partition(|goal| outgoing.is_filtered || goal.is_large() && goal.state.is_open());
    left_out.count(
        left.len(),
        "{n} {goal that is small or has ended is|goals that are small or have ended are} not on the page without a filter",
    );
    PageContent::of(outgoing.milestones().map(AsRef::as_ref).collect(), goals)
}

/// The title of a page without a name.
const ANONYMOUS: &str = "Milestones";

fn head(html: &mut Html, profile: &Profile) {
    let name = profile.name.as_deref().map_or(ANONYMOUS.into(), visible);
    html.markup("<h1 dir=\"auto\">").text(&name).markup("</h1>\n");
    if let Some(headline) = &profile.headline {
        html.markup("<p class=\"headline\" dir=\"auto\">")
            .text(&visible(headline))
            .markup("</p>\n");
    }
    if let Some(summary) = &profile.summary {
        let lines: Vec<_> = visible_lines(summary).collect();
        html.markup("<div class=\"summary\">\n");
        note::write(html, &lines.join("\n"));
        html.markup("</div>\n");
    }
    head_links(html, profile);
}

fn head_links(html: &mut Html, profile: &Profile) {
    let mail = profile.email.iter().map(|email| (format!("mailto:{email}"), email));
    let others = profile.url.iter().chain(&profile.links).map(|link| (link.clone(), link));
    let links: Vec<_> = mail.chain(others).collect();
    if links.is_empty() {
        return;
    }
    html.markup("<ul class=\"links\">\n");
    for (address, text) in links {
        html.markup("<li>").link(&address, &visible(text)).markup("</li>\n");
    }
    html.markup("</ul>\n");
}

fn body(html: &mut Html, page: &PageContent<'_>, journey: &Journey) {
    let entries = EntryWriter { page, journey };
    let extents: Vec<Extent> = page.past.iter().map(|stop| stop.extent).collect();
    let bars = Bars::of(&extents);
    if page.past.is_empty() && page.ahead.is_empty() {
        html.markup("<p>This page has no milestones.</p>\n");
        return;
    }
    html.markup(WIDTHS[bars.lanes()]);
    let mut stops = page.past.iter().zip(&bars.beside).peekable();
    while let Some(year) = stops.peek().map(|(stop, _)| stop.extent.on.year()) {
        let date = Date::Year(year);
        html.markup("<section id=\"y").text(&date.to_string()).markup("\">\n<h2>").time(date);
        html.markup("</h2>\n<ol>\n");
        while let Some((stop, pieces)) = stops.next_if(|(stop, _)| stop.extent.on.year() == year) {
            write_stop(html, &entries, stop, pieces);
        }
        html.markup("</ol>\n</section>\n");
    }
    if !bars.open.is_empty() {
        html.markup("<div class=\"open\">\n");
        write_pieces(html, &bars.open);
        html.markup("</div>\n");
    }
    ahead(html, &entries);
    html.markup("</div>\n");
}

/// The beginning of the axis, by the number of lanes beside it.
const WIDTHS: [&str; LANES + 1] = [
    "<div class=\"path\">\n",
    "<div class=\"path w1\">\n",
    "<div class=\"path w2\">\n",
    "<div class=\"path w3\">\n",
];

fn write_stop(
    html: &mut Html,
    entries: &EntryWriter<'_>,
    stop: &PathStop<'_>,
    pieces: &[BarPiece],
) {
    html.markup("<li");
    match &stop.content {
        StopContent::Milestone(milestone, later) if later.is_empty() => {
            entries.anchor(html, milestone);
            html.markup(">\n");
            entries.milestone(html, milestone);
        }
        StopContent::Milestone(first, later) => {
            html.markup(">\n");
            let roles: Vec<&Milestone> =
                std::iter::once(*first).chain(later.iter().copied()).collect();
            entries.roles(html, stop.extent, &roles);
        }
        StopContent::Ended(goal) => {
            html.markup(">\n");
            entries.ended(html, goal, stop.extent.on);
        }
    }
    write_pieces(html, pieces);
    html.markup("</li>\n");
}

fn write_pieces(html: &mut Html, pieces: &[BarPiece]) {
    for piece in pieces {
        html.markup("<span class=\"bar l").text(&piece.lane.to_string());
        html.markup(if piece.begins { " begins" } else { "" });
        html.markup(if piece.ends { " ends\"></span>\n" } else { "\"></span>\n" });
    }
}

/// The id of the section of goals.
const AHEAD: &str = "ahead";

fn ahead(html: &mut Html, entries: &EntryWriter<'_>) {
    if entries.page.ahead.is_empty() {
        return;
    }
    html.markup("<section class=\"ahead\" id=\"")
        .markup(AHEAD)
        .markup("\">\n<h2>Ahead</h2>\n<ol>\n");
    for goal in &entries.page.ahead {
        html.markup("<li>\n");
        entries.ahead(html, goal);
        html.markup("</li>\n");
    }
    html.markup("</ol>\n</section>\n");
}
