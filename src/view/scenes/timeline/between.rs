//! The rows of the timeline between items: silences, crowds, ends of spans, today.

use super::Writer;
use crate::domain::calendar::Calendar;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::gap::Gap as Unread;
use crate::domain::journey::Journey;
use crate::domain::sort;
use crate::domain::text::{width, wrap};
use crate::domain::timeline::{CrowdKind, More, RowContent, Silence, SilentStretch, TimelineRow};
use crate::domain::words::count;
use crate::view::lines::{Line, Role};

/// The most gaps that are named; the rest is counted.
const NAMED: usize = 3;

/// The most lines of the sentence about a gap.
const UNREAD_LINES: usize = 4;

impl Writer<'_> {
    /// The line of a long silence while it is selected: a hint for the memory, and the key that fills it. Where what
    /// could not be read may belong in it, it may be no silence.
    pub(super) fn asked(&self, row: &TimelineRow) -> Option<Line> {
        let RowContent::Gap(gap) = &row.stop else {
            return None;
        };
        let gutter = self.gutter(row);
        let room = self.columns.saturating_sub(width(&gutter.text()));
        let question = format!("{}: a role, a course, a move?", stretch(gap, self.calendar));
        let fills = self.keymap.text("  {fill} fills it");
        let asks = self.keymap.text("  {fill} fills it, {back-fill} asks you");
        let said = [
            (question.clone(), asks),
            (question, fills.clone()),
            (stretch(gap, self.calendar), fills),
        ];
        let fits = |(asked, fills): &(String, String)| width(asked) + width(fills) <= room;
        let (asked, fills) = said.into_iter().find(fits).unwrap_or_default();
        let line = gutter.and(asked, Role::Open).and(fills, Role::Dim);
        let is_known = gap.silence == Silence::Long && gap.is_known(self.journey);
        is_known.then_some(line)
    }

    pub(super) fn more(&self, row: &TimelineRow, more: &More) -> Line {
        let gutter = self.gutter(row);
        let noun = match more.kind {
            CrowdKind::Milestones => "more milestone",
            CrowdKind::Goals => "more goal",
        };
        let counted = count(more.hidden, noun);
        let room = self.columns.saturating_sub(width(&gutter.text()));
        let closer = self.keymap.text(", {open} looks closer");
        let closer = if width(&counted) + width(&closer) <= room { closer } else { String::new() };
        gutter.and(format!("{counted}{closer}"), Role::Dim)
    }

    pub(super) fn gap(&self, row: &TimelineRow, gap: &SilentStretch) -> Line {
        let gutter = self.gutter(row);
        let stretch = stretch(gap, self.calendar);
        let room = self.columns.saturating_sub(width(&gutter.text()));
        let silent = self.silent(gap).map(|words| format!("  {words}")).unwrap_or_default();
        let silent = if width(&stretch) + width(&silent) <= room { silent } else { String::new() };
        let role = match gap.silence {
            Silence::Ahead | Silence::Unclaimed | Silence::Short => Role::Faint,
            Silence::Long => Role::Open,
        };
        gutter.and(stretch, role).and(silent, Role::Faint)
    }

    /// What is said of a stretch without a record.
    pub(super) fn silent(&self, gap: &SilentStretch) -> Option<&'static str> {
        match gap.silence {
            Silence::Ahead | Silence::Unclaimed => None,
            Silence::Short | Silence::Long if !gap.is_known(self.journey) => {
                Some("not everything could be read")
            }
            Silence::Short | Silence::Long => Some("nothing written down"),
        }
    }

    /// The end of a span, right at the foot of its line.
    pub(super) fn end(&self, row: &TimelineRow, date: Date) -> Line {
        let until = format!("until {}", self.calendar.words(date));
        let mut gutter = self.gutter(row);
        if let Some(lanes) = gutter.left.last_mut().filter(|lanes| lanes.role == Role::Milestone) {
            let foot = lanes.text.trim_end().len();
            lanes.text.truncate(foot);
            lanes.text.push(' ');
        }
        gutter.and(until, Role::Dim)
    }

    /// What could not be read, in the columns of the titles.
    pub(super) fn unread(&self, row: &TimelineRow) -> impl Iterator<Item = Line> {
        let gutter = self.beside_name("", None, row.lanes);
        let room = self.columns.saturating_sub(width(&gutter.text()) + 1);
        let lines = unread(self.journey, room).into_iter();
        lines.map(move |line| gutter.clone().and(line, Role::Open))
    }

    pub(super) fn now(&self, row: &TimelineRow) -> Line {
        let gutter = self.gutter(row);
        let room = self.columns.saturating_sub(width(&gutter.text()));
        let rule = self.glyphs.rule;
        let said = [
            format!("today, {}", self.calendar.in_full(self.calendar.today)),
            format!("today, {}", self.calendar.words(self.calendar.today)),
            "today".to_owned(),
        ];
        let said = said.into_iter().find(|s| width(s) + 6 <= room);
        let said = said.unwrap_or_default();
        let rest = room.saturating_sub(width(&said) + 4);
        gutter
            .and(rule.repeat(2), Role::Accent)
            .and(format!(" {said} "), Role::Accent)
            .and(rule.repeat(rest), Role::Accent)
    }
}

/// What could not be read, said above today, where the eye begins; the milestones come first.
fn unread(journey: &Journey, room: usize) -> Vec<String> {
    let mut gaps: Vec<&Unread> = journey.gaps().iter().collect();
    sort::by_key(&mut gaps, |gap| !gap.is_in(DataFile::Milestones));
    let mut said: Vec<String> =
        gaps.iter().take(NAMED).map(|gap| format!("{}.", gap.sentence())).collect();
    let more = gaps.len().saturating_sub(NAMED);
    if more > 0 {
        said.push(format!("And {more} more."));
    }
    said.iter().flat_map(|text| wrap(text, room, UNREAD_LINES)).collect()
}

/// `2009 to 2011`, or the one year or month that it is.
pub(super) fn stretch(gap: &SilentStretch, calendar: Calendar) -> String {
    let (from, until) = (calendar.words(gap.from()), calendar.words(gap.until()));
    if from == until { from } else { format!("{from} to {until}") }
}
