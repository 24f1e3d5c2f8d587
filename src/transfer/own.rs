//! Milepost's own JSON, as `list --all --json` prints it.

#[cfg(test)]
mod tests;

use super::dates::{DateReader, Loose};
use super::format::Format;
use super::intake::Intake;
use super::json_text::{BadValue, JsonMembers, JsonText, JsonValue, begins_like_json};
use super::options::ImportOptions;
use super::task::TaskState;
use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, FieldValue, Fields, Rows, Schema, Shape, with_fields};

pub(super) const FORMAT: Format =
    Format { name: "json", what: "Milepost's own JSON", opens: |_| false, is, flags: &[], read };

/// The first item has a type of ours and an id.
fn is(file: &InputFile) -> bool {
    let first = || {
        let decoded = file.text().ok()?;
        Some(is_item(&JsonText::new(file, &decoded.text).first_object()?))
    };
    begins_like_json(&file.bytes) && first().unwrap_or(false)
}

fn is_item(members: &JsonMembers<'_>) -> bool {
    members.contains_key("id") && type_of(members).is_some_and(|word| TYPES.contains(&&*word))
}

const TYPES: [&str; 2] = ["goal", "milestone"];

fn type_of(members: &JsonMembers<'_>) -> Option<String> {
    members.get("type").and_then(|kind| kind.text())
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let dates = &DateReader::new(options);
    for file in files {
        let text = intake.text(file)?;
        let document = JsonText::new(file, &text);
        let value = document.value()?;
        // An object is what `show --json` prints.
        let items = value.elements().unwrap_or_else(|| vec![value]);
        let is_own = |value: &JsonValue<'_>| value.members().is_some_and(|item| is_item(&item));
        if !items.is_empty() && !items.iter().any(is_own) {
            return Err(Unreadable::Unlike {
                file: file.name.clone(),
                what: FORMAT.what,
                reason: "it has no item with an id and the type goal or milestone".into(),
            });
        }
        for value in items {
            let take =
                |intake: &mut Intake| OwnReader { document: &document, dates, intake }.take(value);
            intake.take_or_set_aside(|value| document.source(value), take);
        }
    }
    Ok(())
}

/// Takes an item of a file.
struct OwnReader<'r, 'd> {
    document: &'r JsonText<'d>,
    dates: &'r DateReader<'r>,
    intake: &'r mut Intake,
}

impl<'d> OwnReader<'_, 'd> {
    fn take(&mut self, value: JsonValue<'d>) -> Result<(), BadValue<'d>> {
        let members = value.members().ok_or((value, "it is not an object".into()))?;
        let kind = type_of(&members).ok_or((value, "it has no type".into()))?;
        if !members.contains_key("id") {
            return Err((value, "it has no id".into()));
        }
        let has = |key: &str| members.get(key).is_some_and(|value| !value.is_null());
        let source = self.document.source(value);
        match kind.as_str() {
            "goal" => {
                let goal: Goal = self.record(value, None)?;
                self.reserve(&goal.id, value)?;
                // An end is told twice: by the state and by its date.
                match members.get("state").and_then(|state| state.text()).as_deref() {
                    Some("done") if !has("done") => {
                        self.intake.task(goal, TaskState::Done(None), source);
                    }
                    Some("dropped") if !has("dropped") => {
                        let dropped = TaskState::Dropped { on: None, why: String::new() };
                        self.intake.task(goal, dropped, source);
                    }
                    Some(_) | None => self.intake.goal(goal, source),
                }
            }
            "milestone" => {
                let milestone: Milestone = self.record(value, Some("on"))?;
                self.reserve(&milestone.id, value)?;
                let on = has("on").then_some(milestone.on);
                self.intake.exact_milestone(milestone, on, source);
            }
            other => {
                return Err((value, format!("its type is \"{other}\", not goal or milestone")));
            }
        }
        Ok(())
    }

    fn reserve(&mut self, id: &Id, value: JsonValue<'d>) -> Result<(), BadValue<'d>> {
        let is_free = self.intake.reserve(id);
        is_free.then_some(()).ok_or((value, format!("its id is that of another item: {id}")))
    }

    fn record<T: Schema>(
        &mut self,
        value: JsonValue<'d>,
        may_lack: Option<&str>,
    ) -> Result<T, BadValue<'d>> {
        self.fields(value, Rows::of::<T>(), may_lack).map(with_fields)
    }

    /// The fields of an object. A key that no field has is derived from others, or unknown, and passed over.
    fn fields(
        &mut self,
        value: JsonValue<'d>,
        rows: Rows,
        may_lack: Option<&str>,
    ) -> Result<Fields, BadValue<'d>> {
        let members = value.members().ok_or((value, "it is not an object".into()))?;
        let mut fields = Fields::new();
        for about in rows.iter() {
            let given = members.get(about.key).filter(|value| !value.is_null());
            let read = given.map(|value| self.field(*value, about)).transpose()?;
            if about.needed && read.is_none() && may_lack != Some(about.key) {
                return Err((value, format!("`{}` is missing", about.key)));
            }
            // An end before the beginning is left out, as of every format.
            let check = about.check.filter(|_| !matches!(about.shape, Shape::Until));
            if let Some((given, read)) = given.zip(read.as_ref())
                && let Some(wrong) = check.and_then(|check| check(&fields, read))
            {
                return Err((*given, wrong.message));
            }
            fields.push((about.key, read));
        }
        Ok(fields)
    }

    fn field(&mut self, value: JsonValue<'d>, about: &About) -> Result<FieldValue, BadValue<'d>> {
        let read = match about.shape {
            Shape::Table(rows) => Some(self.fields(value, rows, None).map(FieldValue::Table)),
            Shape::Dated(rows) => Some(match self.date(value) {
                Some(on) => Ok(FieldValue::Table(vec![("on", Some(FieldValue::Date(on)))])),
                None => self.fields(value, rows, None).map(FieldValue::Table),
            }),
            Shape::Tables(rows) => value.elements().map(|tables| {
                let tables = tables.into_iter().map(|table| self.fields(table, rows, None));
                tables.collect::<Result<Vec<Fields>, _>>().map(FieldValue::Tables)
            }),
            Shape::Date => self.date(value).map(|date| Ok(FieldValue::Date(date))),
            Shape::Until => self.until(value).map(|until| Ok(FieldValue::Until(until))),
            _ => plain(value, about).map(Ok),
        };
        let wrong = || (value, format!("`{}` is not {}", about.key, wanted(about.shape)));
        read.unwrap_or_else(|| Err(wrong()))
    }

    fn date(&mut self, value: JsonValue<'d>) -> Option<Date> {
        let text = value.text()?;
        let own = Date::from_iso(&text);
        own.or_else(|| self.settled(value, self.dates.date(&text)))
    }

    fn until(&mut self, value: JsonValue<'d>) -> Option<Until> {
        let text = value.text()?;
        let own = Until::from_iso(&text);
        own.or_else(|| self.settled(value, self.dates.until(&text)))
    }

    /// What a date that is not one of ours was taken for.
    fn settled<T>(
        &mut self,
        value: JsonValue<'d>,
        read: Result<Option<Loose<T>>, String>,
    ) -> Option<T> {
        self.intake.settled(read.ok().flatten(), || self.document.source(value))
    }
}

/// A value without a date and without fields of its own; `None` if it is not of the shape.
fn plain(value: JsonValue<'_>, about: &About) -> Option<FieldValue> {
    Some(match about.shape {
        Shape::Text => FieldValue::Text(value.text()?),
        Shape::Word(words) => {
            let is_known = |word: &String| {
                words.contains(&word.as_str()) || about.unwritten.contains(&word.as_str())
            };
            FieldValue::Text(value.text().filter(is_known)?)
        }
        Shape::Flag => FieldValue::Flag(value.flag()?),
        Shape::Id => FieldValue::Id(id(value)?),
        Shape::Amount => FieldValue::Amount(value.number().and_then(Amount::new)?),
        Shape::Moment => FieldValue::Moment(Moment::from_rfc3339(&value.text()?)?),
        Shape::Texts => FieldValue::Texts(all(value, JsonValue::text)?),
        Shape::Ids => FieldValue::Ids(all(value, id)?),
        Shape::Date | Shape::Until | Shape::Table(_) | Shape::Dated(_) | Shape::Tables(_) => {
            return None;
        }
    })
}

fn wanted(shape: Shape) -> String {
    let wanted = match shape {
        Shape::Text => "a text",
        Shape::Word(words) => return format!("one of {}", words.join(", ")),
        Shape::Flag => "true or false",
        Shape::Date => "a date",
        Shape::Until => "a date or now",
        Shape::Id => "an id",
        Shape::Amount => "a number",
        Shape::Moment => "a time",
        Shape::Texts => "a list of texts",
        Shape::Ids => "a list of ids",
        Shape::Table(_) | Shape::Dated(_) => "an object",
        Shape::Tables(_) => "a list of objects",
    };
    wanted.to_owned()
}

fn all<'a, T>(value: JsonValue<'a>, parse: impl Fn(JsonValue<'a>) -> Option<T>) -> Option<Vec<T>> {
    value.elements()?.into_iter().map(parse).collect()
}

fn id(value: JsonValue<'_>) -> Option<Id> {
    Id::parse(&value.text()?)
}
