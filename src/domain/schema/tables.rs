//! The fields and words of breaks, and of the tables within records.

use super::{
    Data, Field, FieldValue, Fields, MergeRule, Named, Rows, Schema, Shape, Wrong, field, value,
    with_fields,
};
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::date::{Date, Extent, Span, Until};
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::goal::{DemotedMilestone, Dropped, LogEntry, StepAnswer};
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::schema::About;

/// The date before a needed one is set.
pub(super) const UNSET: Date = Date::Year(1);

impl Schema for Measure {
    const FIELDS: &'static [Field<Measure>] = &[
        field!("done", done),
        field!("target", target).needed().checked(is_more_than_zero).flag(
            "target",
            "N",
            "How much there is to do",
        ),
        field!("unit", unit).flag("unit", "TEXT", "What is counted, such as pages"),
    ];

    fn blank() -> Measure {
        Measure::default()
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Schema for Dropped {
    const FIELDS: &'static [Field<Dropped>] =
        &[field!("on", on).needed(), field!("why", why).searched("why")];
    const BARE_DATE: bool = true;

    fn blank() -> Dropped {
        Dropped { on: UNSET, why: String::new() }
    }

    fn words(&self) -> String {
        with_reason(self.on, &self.why)
    }
}

impl Schema for Recognised {
    const FIELDS: &'static [Field<Recognised>] = &[
        field!("on", on).needed().past().flag(
            "recognised",
            "WHEN",
            "When it was recognised as a milestone [default with --why: today]",
        ),
        field!("why", why).searched("why").flag("why", "TEXT", "Why it was a milestone"),
    ];
    const BARE_DATE: bool = true;

    fn blank() -> Recognised {
        Recognised { on: UNSET, why: String::new() }
    }

    fn words(&self) -> String {
        with_reason(self.on, &self.why)
    }
}

impl Schema for Credential {
    const FIELDS: &'static [Field<Credential>] = &[
        field!("issuer", issuer).labelled("Issuer").searched("issuer").flag(
            "issuer",
            "TEXT",
            "Who gave the certificate or degree",
        ),
        field!("id", id).labelled("Number").searched("id").flag(
            "credential",
            "TEXT",
            "Its number or name there",
        ),
        field!("url", url).labelled("Address"),
        field!("expires", expires).labelled("Expires").flag("expires", "WHEN", "When it lapses"),
    ];

    fn blank() -> Credential {
        Credential::default()
    }

    fn words(&self) -> String {
        let Credential { issuer, id, url, expires } = self;
        let expires = expires.map(|on| format!("expires {on}"));
        let parts = [issuer, id, url, &expires].into_iter().flatten();
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl Schema for Declined {
    const FIELDS: &'static [Field<Declined>] = &[field!("on", on).needed(), field!("again", again)];

    fn blank() -> Declined {
        Declined { on: UNSET, again: AskAgain::NextTime }
    }

    fn words(&self) -> String {
        match self.again {
            AskAgain::NextTime => self.on.to_string(),
            AskAgain::Never => format!("{}, never again", self.on),
        }
    }
}

/// Only `false` is written.
impl Data for AskAgain {
    const SHAPE: Shape = Shape::Flag;

    fn value(&self) -> Option<FieldValue> {
        match self {
            AskAgain::NextTime => None,
            AskAgain::Never => Some(FieldValue::Flag(false)),
        }
    }

    fn of(value: Option<FieldValue>) -> Option<AskAgain> {
        let never = value == Some(FieldValue::Flag(false));
        Some(if never { AskAgain::Never } else { AskAgain::NextTime })
    }
}

impl Schema for Span {
    const FIELDS: &'static [Field<Span>] =
        &[field!("from", from).needed(), field!("until", until).checked(ends_after_from)];

    fn blank() -> Span {
        Span { from: UNSET, until: None }
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Schema for Break {
    const FIELDS: &'static [Field<Break>] = &[
        field!("id", id).merged(MergeRule::Never),
        field!("from", span.from).needed().described(|pause, _| pause.span.to_string()),
        field!("until", span.until).checked(ends_after_from).merged(MergeRule::With("from")),
        field!("why", why),
        field!("modified", modified).merged(MergeRule::Never),
    ];

    fn blank() -> Break {
        Break::new(Id::spelled(0), BreakKind::Paused, Span { from: UNSET, until: None })
    }
}

impl Schema for LogEntry {
    const FIELDS: &'static [Field<LogEntry>] = &[
        field!("on", on).needed(),
        field!("text", text).searched("text"),
        field!("amount", amount),
    ];

    fn blank() -> LogEntry {
        LogEntry { on: UNSET, text: String::new(), amount: None }
    }

    fn words(&self) -> String {
        let parts = [Some(self.on.to_string()), self.amount.map(Amount::signed)];
        let text = Some(self.text.clone()).filter(|text| !text.is_empty());
        let parts = parts.into_iter().chain([text]).flatten();
        parts.collect::<Vec<_>>().join(" ")
    }
}

impl Schema for StepAnswer {
    const FIELDS: &'static [Field<StepAnswer>] =
        &[field!("on", on).needed(), field!("text", text), field!("goal", goal)];

    fn blank() -> StepAnswer {
        StepAnswer { on: UNSET, text: String::new(), goal: None }
    }

    fn words(&self) -> String {
        format!("{} {}", self.on, self.text)
    }
}

/// The fields of the former milestone, whose id is required, and the links that led to it.
impl Data for Box<DemotedMilestone> {
    const SHAPE: Shape = Shape::Table(Rows(row_of_demoted));

    fn value(&self) -> Option<FieldValue> {
        let mut fields = super::fields(&self.milestone);
        fields.push((LED_FROM.about.key, (LED_FROM.get)(self)));
        Some(FieldValue::Table(fields))
    }

    fn of(value: Option<FieldValue>) -> Option<Box<DemotedMilestone>> {
        let Some(FieldValue::Table(mut fields)) = value else {
            return None;
        };
        let led_from = fields.pop_if(|(key, _)| *key == LED_FROM.about.key);
        let mut was = DemotedMilestone { milestone: with_fields(fields), led_from: Vec::new() };
        (LED_FROM.set)(&mut was, led_from.and_then(|(_, value)| value));
        Some(Box::new(was))
    }

    fn words(&self, _: Named<'_>) -> String {
        self.milestone.title.clone()
    }
}

impl DemotedMilestone {
    const LED_FROM: Field<DemotedMilestone> = field!("led_from", led_from);
    const ID: Field<DemotedMilestone> = field!("id", milestone.id).needed();
}

static LED_FROM: Field<DemotedMilestone> = DemotedMilestone::LED_FROM;
static ID: Field<DemotedMilestone> = DemotedMilestone::ID;

fn row_of_demoted(at: usize) -> Option<&'static About> {
    let fields = Milestone::FIELDS;
    match at {
        0 => Some(&ID.about),
        _ if at == fields.len() => Some(&LED_FROM.about),
        _ => fields.get(at).map(|field| &field.about),
    }
}

fn with_reason(on: Date, why: &str) -> String {
    if why.is_empty() { on.to_string() } else { format!("{on}: {why}") }
}

fn is_more_than_zero(_: &Fields, target: &FieldValue) -> Option<Wrong> {
    let wrong = |target: &Amount| Wrong {
        message: format!("the target of this measure is {target}, not more than zero"),
        hint: "give the amount that there is to do, such as 12",
    };
    let FieldValue::Amount(target) = target else {
        return None;
    };
    (target.number() <= 0.0).then(|| wrong(target))
}

fn backwards(on: Date, until: Until, hint: &'static str) -> Option<Wrong> {
    let extent = Extent { on, until: Some(until) };
    let end = until.date().filter(|_| extent.is_backwards())?;
    let within = |date: Date| format!("{} {date}", date.day().map_or("in", |_| "on"));
    let [on, until] = [on, end].map(within);
    Some(Wrong { message: format!("it ends {until}, before it begins {on}"), hint })
}

pub(super) fn ends_after_from(fields: &Fields, until: &FieldValue) -> Option<Wrong> {
    let hint = "swap the two dates, or take `until` away while it goes on";
    let FieldValue::Date(until) = until else {
        return None;
    };
    backwards(value::date(fields, "from")?, Until::On(*until), hint)
}

pub(super) fn ends_after_on(fields: &Fields, until: &FieldValue) -> Option<Wrong> {
    let hint = "swap the two dates, or write until = \"now\" while it goes on";
    let FieldValue::Until(until) = until else {
        return None;
    };
    backwards(value::date(fields, "on")?, *until, hint)
}

pub(super) fn is_not_blank(_: &Fields, title: &FieldValue) -> Option<Wrong> {
    let wrong = || Wrong { message: "the title is empty".into(), hint: "give it a title" };
    matches!(title, FieldValue::Text(text) if text.trim().is_empty()).then(wrong)
}

pub(super) fn is_not_done(fields: &Fields, _: &FieldValue) -> Option<Wrong> {
    let wrong = || Wrong {
        message: "a goal is done or dropped, not both".into(),
        hint: "take one of the two away",
    };
    value::date(fields, "done").map(|_| wrong())
}
