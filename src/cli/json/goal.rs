//! A goal as JSON.

use super::{Plain, Said, is_false, some};
use crate::cli::facts::Facts;
use crate::domain::date::{Date, Moment};
use crate::domain::goal::{Answer, Goal, LogEntry, State};
use crate::domain::id::Id;
use crate::domain::journey;
use crate::domain::measure::Measure;
use serde::Serialize;

/// A goal; fields without a value are left out.
#[derive(Serialize)]
pub(in crate::cli) struct GoalJson<'a> {
    r#type: &'static str,
    id: Said<&'a Id>,
    title: &'a str,
    size: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    toward: Option<Said<&'a Id>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Said<Date>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<Said<Date>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Said<Date>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped: Option<DroppedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<StepsJson>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    links: &'a [String],
    #[serde(skip_serializing_if = "is_false")]
    private: bool,
    #[serde(skip_serializing_if = "is_false")]
    next: bool,
    #[serde(skip_serializing_if = "is_false")]
    stuck: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    log: Vec<EntryJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<AnswerJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milestone: Option<Said<&'a Id>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Said<Moment>>,
}

#[derive(Serialize)]
struct DroppedJson<'a> {
    on: Said<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    done: Plain,
    target: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct StepsJson {
    done: usize,
    total: usize,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    on: Said<Date>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<Said<&'a Id>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    on: Said<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Plain>,
}

impl<'a> GoalJson<'a> {
    pub(in crate::cli) fn of(goal: &'a Goal, facts: &Facts<'a>) -> GoalJson<'a> {
        GoalJson {
            r#type: "goal",
            id: Said(&goal.id),
            title: &goal.title,
            size: goal.size.word(),
            state: goal.state.word(),
            toward: goal.toward.as_ref().map(Said),
            due: goal.due.map(Said),
            created: goal.created.map(Said),
            done: goal.state.ended_on().filter(|_| goal.is_done()).map(Said),
            dropped: dropped(&goal.state),
            measure: goal.measure.as_ref().map(measure),
            steps: goal.is_large().then(|| facts.steps(&goal.id)).and_then(steps),
            tags: &goal.tags,
            kind: goal.kind.as_deref(),
            why: goal.why.as_deref(),
            note: goal.note.as_deref(),
            links: &goal.links,
            private: goal.private,
            next: goal.next,
            stuck: facts.is_stuck(goal),
            log: goal.log.iter().map(entry).collect(),
            answers: goal.answers.iter().map(answer).collect(),
            milestone: goal.milestone.as_ref().map(Said),
            modified: goal.modified.map(Said),
        }
    }
}

fn dropped(state: &State) -> Option<DroppedJson<'_>> {
    let dropped = state.as_dropped()?;
    Some(DroppedJson { on: Said(dropped.on), why: some(&dropped.why) })
}

fn measure(measure: &Measure) -> MeasureJson<'_> {
    MeasureJson {
        done: measure.done.into(),
        target: measure.target.into(),
        unit: some(&measure.unit),
    }
}

/// What is not known, as it could not all be read, is left out.
fn steps(steps: journey::StepCount) -> Option<StepsJson> {
    (!steps.partial).then_some(StepsJson { done: steps.done, total: steps.total })
}

fn entry(entry: &LogEntry) -> EntryJson<'_> {
    EntryJson { on: Said(entry.on), text: some(&entry.text), amount: entry.amount.map(Plain::from) }
}

fn answer(answer: &Answer) -> AnswerJson<'_> {
    AnswerJson { on: Said(answer.on), text: &answer.text, goal: answer.goal.as_ref().map(Said) }
}
