//! The report as JSON: the data behind its words, under keys that scripts rely on.

use super::ReportFormat;
use crate::domain::date::{Date, DateFormat, Extent};
use crate::domain::gap::Gap;
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::report::{
    Dating, GoalProgress, LargerGoal, Report, ReportEntry, ReportSection, SectionItem, SectionKind,
};
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json::{count, number, pretty, text};

pub(super) const FORMAT: ReportFormat = ReportFormat { name: "json", extension: "json", write };

fn write(report: &Report) -> String {
    let period = report.period;
    let day = |day: Option<_>| day.map(|day| FieldValue::Date(Date::Day(day)));
    let sections = report.sections.iter().map(section).collect();
    let unread: Vec<String> = report.unread.iter().map(Gap::sentence).collect();
    let is_known = |_: &FieldValue| unread.is_empty();
    let fields = vec![
        ("heading", text(period.heading(DateFormat::DOCUMENT))),
        ("since", day(period.first())),
        ("until", day(period.last())),
        ("unread", texts(&unread)),
        ("milestones", count(report.milestones().count()).filter(is_known)),
        ("moves", count(report.moves.moves).filter(is_known)),
        ("usual", report.moves.usual.and_then(number).filter(is_known)),
        ("sections", Some(FieldValue::Tables(sections))),
    ];
    pretty(Some(FieldValue::Table(fields)).into()) + "\n"
}

fn section(section: &ReportSection) -> Fields {
    let (topic, kind) = match &section.topic {
        SectionKind::Milestones => ("milestones", None),
        SectionKind::Larger(_) => ("larger", None),
        SectionKind::Kind(kind) => ("kind", text(kind)),
        SectionKind::Other => ("other", None),
        SectionKind::Certificates => ("certificates", None),
        SectionKind::Recognised => ("recognised", None),
        SectionKind::UnderWay => ("under_way", None),
        SectionKind::Dropped => ("dropped", None),
    };
    let entries = section.entries.iter().flat_map(SectionItem::entries).map(entry).collect();
    vec![
        ("section", text(topic)),
        ("kind", kind),
        ("goal", section.larger().map(|goal| FieldValue::Table(larger(goal)))),
        ("entries", tables(entries)),
    ]
}

fn larger(goal: &LargerGoal) -> Fields {
    let mut fields = vec![
        ("id", id(&goal.id)),
        ("title", text(&goal.title)),
        ("due", date(goal.due)),
        ("done", date(goal.reached)),
    ];
    fields.extend(progress(&goal.progress, true));
    fields.push(("why", goal.why.as_ref().and_then(text)));
    fields.push(("evidence", texts(&goal.note)));
    fields.push(("links", texts(&goal.links)));
    fields
}

/// What of it is of the period is told once, with what was done for the goal.
fn progress(progress: &GoalProgress, with_now: bool) -> Fields {
    match progress {
        GoalProgress::Steps { done, total, now } => {
            let now = count(*now).filter(|_| with_now);
            let steps = vec![("done", count(*done)), ("total", count(*total)), ("now", now)];
            vec![("steps", Some(FieldValue::Table(steps)))]
        }
        GoalProgress::Measured { measure: of, now } => {
            let mut fields = measure(of);
            fields.push(("now", with_now.then_some(FieldValue::Amount(*now))));
            vec![("measure", Some(FieldValue::Table(fields)))]
        }
        GoalProgress::Noted(_) => Vec::new(),
    }
}

fn entry(entry: &ReportEntry) -> Fields {
    let (on, until, lapses) = match entry.dating {
        Dating::None => (None, None, None),
        Dating::On(on) => (date(Some(on)), None, None),
        Dating::Span(extent) => (date(Some(extent.on)), extent.until.map(FieldValue::Until), None),
        Dating::Lapses(on) => (None, None, date(Some(on))),
    };
    let mut fields = vec![
        ("id", id(&entry.id)),
        ("title", text(&entry.title)),
        ("at", entry.at.as_ref().and_then(text)),
        ("standing", entry.standing.and_then(text)),
        ("on", on),
        ("until", until),
        ("happened", entry.happened.map(|extent| FieldValue::Table(extent_fields(extent)))),
        ("due", date(entry.due)),
        ("expires", date(entry.expires).or(lapses)),
    ];
    fields.extend(entry.progress.iter().flat_map(|it| progress(it, false)));
    if let Some(of) = &entry.measure {
        fields.push(("measure", Some(FieldValue::Table(measure(of)))));
    }
    fields.push(("why", entry.why.as_ref().and_then(text)));
    fields.push(("evidence", texts(&entry.evidence)));
    fields.push(("links", texts(&entry.links)));
    fields.push(("entries", tables(entry.steps.iter().map(self::entry).collect())));
    fields
}

fn extent_fields(extent: Extent) -> Fields {
    vec![("on", date(Some(extent.on))), ("until", extent.until.map(FieldValue::Until))]
}

fn measure(measure: &Measure) -> Fields {
    let amount = |amount: Amount| Some(FieldValue::Amount(amount));
    let unit = Some(&measure.unit).filter(|unit| !unit.is_empty()).and_then(text);
    vec![("done", amount(measure.done)), ("target", amount(measure.target)), ("unit", unit)]
}

fn id(id: &Id) -> Option<FieldValue> {
    Some(FieldValue::Id(id.clone()))
}

fn date(date: Option<Date>) -> Option<FieldValue> {
    date.map(FieldValue::Date)
}

fn texts(texts: &[String]) -> Option<FieldValue> {
    (!texts.is_empty()).then(|| FieldValue::Texts(texts.to_vec()))
}

fn tables(tables: Vec<Fields>) -> Option<FieldValue> {
    (!tables.is_empty()).then_some(FieldValue::Tables(tables))
}
