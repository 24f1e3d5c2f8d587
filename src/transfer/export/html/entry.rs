//! The entries of the page: milestones, the roles at one organisation, and goals.

use super::content::PageContent;
use super::note;
use crate::domain::date::{Date, Extent, Until};
use crate::domain::describe::Mark;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::words::capitalised;
use crate::transfer::page::Html;

/// Writes entries of one page.
pub(super) struct EntryWriter<'a> {
    pub(super) page: &'a PageContent<'a>,
    pub(super) journey: &'a Journey,
}

/// The level of a title.
#[derive(Clone, Copy)]
enum TitleLevel {
    Entry,
    /// Within the entry of an organisation.
    Role,
}

/// The parts of the line below a title, with dots between them.
struct FactLine<'a> {
    html: &'a mut Html,
    is_empty: bool,
}

/// Between two parts of a line; no line begins with it.
const DOT: &str = "\u{a0}<span class=\"dot\">·</span> ";

impl<'a> FactLine<'a> {
    fn of(html: &'a mut Html) -> FactLine<'a> {
        html.markup("<p class=\"facts\">");
        FactLine { html, is_empty: true }
    }

    fn part(&mut self) -> &mut Html {
        let is_first = std::mem::replace(&mut self.is_empty, false);
        self.html.markup(if is_first { "" } else { DOT })
    }

    fn text(&mut self, text: Option<&str>) {
        self.told("", text);
    }

    fn told(&mut self, words: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.part().markup(words).markup("<bdi>").text(text).markup("</bdi>");
        }
    }

    fn end(self, tags: &[String]) -> &'a mut Html {
        for tag in tags {
            self.html.markup(" <bdi>#").text(tag).markup("</bdi>");
        }
        self.html.markup("</p>\n")
    }
}

impl EntryWriter<'_> {
    pub(super) fn milestone(&self, html: &mut Html, milestone: &Milestone) {
        title(html, Mark::of_milestone(milestone), &milestone.title, TitleLevel::Entry);
        let mut facts = FactLine::of(html);
        extent(facts.part(), milestone.extent());
        facts.text(milestone.organisation());
        facts.text(milestone.kind.as_deref());
        self.rest(facts, milestone);
    }

    /// The roles at one organisation, under its name.
    pub(super) fn roles(&self, html: &mut Html, covered: Extent, roles: &[&Milestone]) {
        let at = roles.first().and_then(|role| role.at.as_deref()).unwrap_or_default();
        html.markup("<h3 dir=\"auto\">").text(at).markup("</h3>\n");
        // Without the end of the latest role nobody knows how long it was.
        if roles.last().is_some_and(|role| role.until.is_some()) {
            let mut facts = FactLine::of(html);
            extent(facts.part(), covered);
            facts.end(&[]);
        }
        html.markup("<ol class=\"roles\">\n");
        for role in roles {
            html.markup("<li");
            self.anchor(html, role);
            html.markup(">\n");
            title(html, Mark::of_milestone(role), &role.title, TitleLevel::Role);
            let mut facts = FactLine::of(html);
            extent(facts.part(), role.extent());
            self.rest(facts, role);
            html.markup("</li>\n");
        }
        html.markup("</ol>\n");
    }

    pub(super) fn ended(&self, html: &mut Html, goal: &Goal, on: Date) {
        title(html, Mark::of_goal(goal), &goal.title, TitleLevel::Entry);
        let mut facts = FactLine::of(html);
        facts.part().text(&capitalised(goal.state.word())).markup(" ").time(on);
        self.goal_rest(facts, goal);
    }

    pub(super) fn ahead(&self, html: &mut Html, goal: &Goal) {
        title(html, Mark::of_goal(goal), &goal.title, TitleLevel::Entry);
        let mut facts = FactLine::of(html);
        if let Some(due) = goal.due {
            facts.part().markup("Target ").time(due);
        }
        if let State::Open(state @ (OpenState::Paused | OpenState::Someday)) = goal.state {
            facts.part().text(state.word());
        }
        self.goal_rest(facts, goal);
    }

    fn goal_rest(&self, mut facts: FactLine<'_>, goal: &Goal) {
        let measure = goal.measure.as_ref().map(ToString::to_string);
        let steps = || self.journey.steps(&goal.id).words();
        facts.text(measure.or_else(steps).as_deref());
        facts.text(goal.kind.as_deref());
        let larger = goal.toward.as_ref().and_then(|id| self.journey.item(id));
        facts.told("toward ", larger.map(|item| item.title()));
        let html = facts.end(&goal.tags);
        let given_up = goal.state.as_dropped().map(|dropped| dropped.why.as_str());
        for text in [given_up, goal.why.as_deref(), goal.note.as_deref()].into_iter().flatten() {
            note::write(html, text);
        }
        addresses(html, goal.links.iter());
    }

    /// The attribute by which links within the page find a milestone.
    pub(super) fn anchor(&self, html: &mut Html, milestone: &Milestone) {
        let first = self.page.milestones.get(&milestone.id);
        if first.is_some_and(|first| std::ptr::eq(*first, milestone)) {
            html.markup(" id=\"m-").text(milestone.id.as_str()).markup("\"");
        }
    }

    /// What follows title, date and place.
    fn rest(&self, mut facts: FactLine<'_>, milestone: &Milestone) {
        let credential = milestone.credential.as_ref();
        let issuer = credential.and_then(|it| it.issuer.as_deref());
        // Elsewhere the issuer is told as the organisation.
        facts.told("issued by ", issuer.filter(|_| milestone.at.is_some()));
        facts.told("certificate ", credential.and_then(|it| it.id.as_deref()));
        if let Some(expires) = credential.and_then(|it| it.expires) {
            facts.part().markup("valid until ").time(expires);
        }
        let html = facts.end(&milestone.tags);
        recognised(html, milestone);
        note::write(html, milestone.note.as_deref().unwrap_or_default());
        let verification = credential.and_then(|it| it.url.as_ref());
        let links = milestone.links.iter().filter(|link| Some(*link) != verification);
        addresses(html, verification.into_iter().chain(links));
        self.ways(html, milestone);
    }

    /// Links to other milestones of the page: `Came from A · Led to B and C`.
    fn ways(&self, html: &mut Html, milestone: &Milestone) {
        let (from, to) = (self.page.led_from(milestone), self.page.led_to(milestone));
        if from.is_empty() && to.is_empty() {
            return;
        }
        html.markup("<p class=\"ways\">");
        way(html, "Came from ", &from);
        html.markup(if from.is_empty() || to.is_empty() { "" } else { DOT });
        way(html, "Led to ", &to);
        html.markup("</p>\n");
    }
}

fn title(html: &mut Html, mark: Mark, title: &str, level: TitleLevel) {
    html.markup(match level {
        TitleLevel::Entry => "<h3 dir=\"auto\" class=\"",
        TitleLevel::Role => "<h4 dir=\"auto\" class=\"",
    });
    html.markup(match mark {
        Mark::Milestone => "mark",
        Mark::Recognised => "mark later",
        Mark::Done => "mark done",
        Mark::Dropped => "mark dropped",
        Mark::Focus | Mark::Open | Mark::Paused | Mark::Someday => "mark open",
    });
    html.markup("\">").text(title);
    html.markup(match level {
        TitleLevel::Entry => "</h3>\n",
        TitleLevel::Role => "</h4>\n",
    });
}

fn extent(html: &mut Html, extent: Extent) {
    match extent.until {
        Some(Until::Now) => html.markup("since ").time(extent.on),
        Some(Until::On(until)) if until != extent.on => {
            html.time(extent.on).markup(" to ").time(until)
        }
        Some(Until::On(_)) | None => html.time(extent.on),
    };
}

/// `Recognised 19 years later, on 10 May 2016: why`.
fn recognised(html: &mut Html, milestone: &Milestone) {
    let Some(recognised) = &milestone.recognised else { return };
    let (later, why) = (milestone.recognised_later(), recognised.why.trim());
    if later.is_none() && why.is_empty() {
        return;
    }
    html.markup("<p class=\"recognised\" dir=\"auto\"><span>Recognised ");
    if let Some(later) = later {
        html.text(&later).markup(", ");
    }
    html.markup(if recognised.on.day().is_some() { "on " } else { "in " }).time(recognised.on);
    html.markup(if why.is_empty() { "" } else { ":" }).markup("</span>");
    for (at, line) in why.lines().enumerate() {
        html.markup(if at == 0 { " " } else { "<br>\n" }).text(line);
    }
    html.markup("</p>\n");
}

fn addresses<'a>(html: &mut Html, links: impl Iterator<Item = &'a String>) {
    let mut links = links.peekable();
    if links.peek().is_none() {
        return;
    }
    html.markup("<ul class=\"links\">\n");
    for link in links {
        html.markup("<li>").link(link, link).markup("</li>\n");
    }
    html.markup("</ul>\n");
}

fn way(html: &mut Html, words: &'static str, milestones: &[&Milestone]) {
    let Some(last) = milestones.len().checked_sub(1) else { return };
    html.markup(words);
    for (at, milestone) in milestones.iter().enumerate() {
        html.markup(match at {
            0 => "",
            _ if at == last => " and ",
            _ => ", ",
        });
        html.markup("<a href=\"#m-").text(milestone.id.as_str()).markup("\"><bdi>");
        html.text(&milestone.title).markup("</bdi></a>");
    }
}
