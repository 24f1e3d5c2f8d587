//! The road: the whole life as one line above the entries, with years that lead to them.

use super::AHEAD;
use super::content::{PageContent, StopContent};
use crate::domain::date::{Date, DateFormat, Day, Extent};
use crate::domain::describe::Mark;
use crate::domain::sorted::SortedMap;
use crate::transfer::page::Html;

/// Years that are named below the line, at most, besides the first and the last one.
const LABELS: i32 = 6;

/// A label keeps this share of the line free beside it.
const APART: f64 = 0.13;

/// The line, with a mark for each stop. A page of one year has none.
pub(super) fn write(html: &mut Html, page: &PageContent<'_>) {
    let Some(scale) = RoadScale::of(page) else { return };
    html.markup("<nav class=\"road\" aria-label=\"Years\">\n<div class=\"line\">\n");
    let ends = page.past.iter().map(|stop| stop.extent.over().unwrap_or(stop.extent.on).last_day());
    let walked = ends.max().unwrap_or(scale.first);
    scale.stretch(html, "walked", scale.first, walked);
    for stop in page.past.iter().filter(|stop| stop.extent.over() != Some(stop.extent.on)) {
        scale.stretch(html, "span", stop.extent.on.first_day(), stop.extent.last_day(walked));
    }
    for (place, mark) in marks(page, &scale) {
        html.markup("<span class=\"").markup(MARKS[mark]).markup("\" style=\"left:");
        html.text(&percent(f64::from(place) / PLACES)).markup("\"></span>\n");
    }
    html.markup("</div>\n<ol>\n");
    scale.labels(html, page);
    html.markup("</ol>\n</nav>\n");
}

/// Places for marks on the line. At each the most telling of its marks is drawn.
const PLACES: f64 = 64.0;

/// The classes of marks, the most telling last.
const MARKS: [&str; 5] = ["dropped", "done", "open", "milestone", "later"];

fn rank(mark: Mark) -> usize {
    match mark {
        Mark::Dropped => 0,
        Mark::Done => 1,
        Mark::Focus | Mark::Open | Mark::Paused | Mark::Someday => 2,
        Mark::Milestone => 3,
        Mark::Recognised => 4,
    }
}

/// The rank of the mark at each place.
fn marks(page: &PageContent<'_>, scale: &RoadScale) -> SortedMap<u32, usize> {
    let mut marks = SortedMap::new();
    let mut add = |day: Day, mark: Mark| {
        let place = (scale.share(day) * PLACES).round() as u32;
        let at = marks.get_or_default(place);
        *at = rank(mark).max(*at);
    };
    for stop in &page.past {
        match &stop.content {
            StopContent::Milestone(first, later) => {
                let all = std::iter::once(first).chain(later);
                all.for_each(|m| add(m.on.first_day(), Mark::of_milestone(m)));
            }
            StopContent::Ended(goal) => add(stop.extent.on.first_day(), Mark::of_goal(goal)),
        }
    }
    for goal in &page.ahead {
        goal.due.into_iter().for_each(|due| add(due.last_day(), Mark::of_goal(goal)));
    }
    marks
}

/// The time that the line stands for.
struct RoadScale {
    first: Day,
    last: Day,
}

impl RoadScale {
    /// From the first year to the last; `None` if there is only one.
    fn of(page: &PageContent<'_>) -> Option<RoadScale> {
        let past = page.past.iter().map(|stop| stop.extent);
        let ahead = page.ahead.iter().filter_map(|goal| goal.due).map(Extent::from);
        let extents: Vec<Extent> = past.chain(ahead).collect();
        let first = extents.iter().map(|extent| extent.on.year()).min()?;
        let ends = extents.iter().map(|extent| extent.over().unwrap_or(extent.on).year());
        let last = ends.max().filter(|last| *last > first)?;
        Some(RoadScale { first: Date::Year(first).first_day(), last: Date::Year(last).last_day() })
    }

    fn share(&self, day: Day) -> f64 {
        let days = |day: Day| day.days_since(self.first) as f64;
        (days(day) / days(self.last)).clamp(0.0, 1.0)
    }

    fn stretch(&self, html: &mut Html, class: &'static str, first: Day, last: Day) {
        let (from, to) = (self.share(first), self.share(last));
        html.markup("<span class=\"").markup(class).markup("\" style=\"left:").text(&percent(from));
        html.markup(";width:").text(&percent((to - from).max(0.0))).markup("\"></span>\n");
    }

    /// Years below the line; each leads to the first year on the page that is not before it.
    fn labels(&self, html: &mut Html, page: &PageContent<'_>) {
        let (first, last) = (self.first.year(), self.last.year());
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
        let step = step.into_iter().find(|step| (last - first) / step <= LABELS).unwrap_or(5000);
        let share = |year: i32| self.share(Date::Year(year).first_day());
        let is_free = |year: &i32| (APART..=1.0 - APART).contains(&share(*year));
        let between = (first..last).filter(|year| year % step == 0).filter(is_free);
        for year in std::iter::once(first).chain(between).chain(Some(last)) {
            let at = if year == last { 1.0 } else { share(year) };
            let target = page.past.partition_point(|stop| stop.extent.on.year() < year);
            let target = page.past.get(target);
            // The end of the last span may be a year without an entry.
            let target = target.or(page.past.last().filter(|_| page.ahead.is_empty()));
            let target = target.map(|stop| Date::Year(stop.extent.on.year()));
            let (at, label) = (percent(at), DateFormat::DOCUMENT.words(Date::Year(year)));
            html.markup("<li style=\"left:").text(&at).markup(";translate:-").text(&at);
            html.markup("\"><a href=\"#");
            match target {
                Some(year) => html.markup("y").text(&year.to_string()),
                None => html.markup(AHEAD),
            };
            html.markup("\">").text(&label).markup("</a></li>\n");
        }
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
