//! The pace of a goal as JSON.

use super::{Plain, Said, some};
use crate::domain::date::Date;
use crate::domain::pace::Pace;
use serde::Serialize;

/// A pace with its parts; what is not known is left out.
#[derive(Serialize)]
pub(in crate::cli) struct PaceJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Said<Date>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<StepsJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<NeededJson>,
}

#[derive(Serialize)]
struct StepsJson {
    left: usize,
    usual_gap: Plain,
    gaps: usize,
    reached: Said<Date>,
}

#[derive(Serialize)]
struct MeasureJson {
    left: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    a_day: Plain,
    rates: usize,
    reached: Said<Date>,
}

#[derive(Serialize)]
struct NeededJson {
    left: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    days: i64,
    a_week: Plain,
}

impl From<Pace> for PaceJson {
    fn from(pace: Pace) -> PaceJson {
        let unit = |unit: &str| some(unit).map(str::to_owned);
        PaceJson {
            target: pace.target.map(Said),
            steps: pace.steps.map(|steps| StepsJson {
                left: steps.left,
                usual_gap: Plain(steps.usual_gap),
                gaps: steps.gaps,
                reached: Said(steps.reached),
            }),
            measure: pace.measure.map(|measure| MeasureJson {
                left: measure.left.amount.into(),
                unit: unit(&measure.left.unit),
                a_day: Plain(measure.a_day),
                rates: measure.rates,
                reached: Said(measure.reached),
            }),
            needed: pace.needed.map(|needed| NeededJson {
                a_week: Plain(needed.a_week()),
                left: needed.left.amount.into(),
                unit: unit(&needed.left.unit),
                days: needed.days,
            }),
        }
    }
}
