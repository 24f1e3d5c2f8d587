//! The flags of fields, made from the schema: `--kind`, `--tag`, `--target`.

mod ready;

pub(super) use self::ready::command;

use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::reference;
use crate::domain::calendar::Calendar;
use crate::domain::date::Day;
use crate::domain::find;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::schema::{About, Field, FieldValue as Value, Flag, Rows, Schema, Shape};
use crate::domain::when::Facing;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use std::iter;
use std::marker::PhantomData;

/// Flags for the fields of an `Of`, with their texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FieldFlags<Of> {
    given: Vec<(&'static str, Vec<String>)>,
    of: PhantomData<Of>,
}

/// A flag of a field, or of a part of one.
#[derive(Clone, Copy)]
pub(super) struct FieldFlag {
    flag: Flag,
    /// The field or the part.
    about: &'static About,
    /// The table that it is a part of.
    table: Option<Rows>,
    /// Its heading in the help.
    heading: Option<&'static str>,
}

pub(super) trait Flagged {
    /// The record exists already: an empty value clears a field, and `=false` a mark.
    const CHANGES: bool = false;

    fn flags() -> Vec<FieldFlag>;
}

impl Flagged for Goal {
    fn flags() -> Vec<FieldFlag> {
        flags::<Goal>()
    }
}

impl Flagged for Milestone {
    fn flags() -> Vec<FieldFlag> {
        flags::<Milestone>()
    }
}

/// A goal or a milestone: whichever the reference names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Either;

impl Flagged for Either {
    const CHANGES: bool = true;

    fn flags() -> Vec<FieldFlag> {
        let (goal, milestone) = (flags::<Goal>(), flags::<Milestone>());
        let headed = |own: &[FieldFlag], others: &[FieldFlag], heading| -> Vec<FieldFlag> {
            let is_shared = |of: &FieldFlag| others.iter().any(|o| o.flag.name == of.flag.name);
            let heading = |of: &FieldFlag| Some(heading).filter(|_| !is_shared(of));
            own.iter().map(|of| FieldFlag { heading: heading(of), ..*of }).collect()
        };
        let mut all = headed(&goal, &milestone, "Of a goal");
        let of_milestones = headed(&milestone, &goal, "Of a milestone").into_iter();
        all.extend(of_milestones.filter(|of| of.heading.is_some()));
        all
    }
}

fn flags<T: Schema>() -> Vec<FieldFlag> {
    Rows::of::<T>().iter().flat_map(flags_of).collect()
}

/// The flags of a field and those of its parts. A field that JSON leaves out is the program's own and has none.
fn flags_of(field: &'static About) -> impl Iterator<Item = FieldFlag> {
    let table = field.shape.inner().filter(|_| field.in_json);
    let parts = table.into_iter().flat_map(Rows::iter).map(move |part| (part, table));
    let all = iter::once((field, None)).chain(parts);
    all.filter_map(|(about, table)| {
        Some(FieldFlag { flag: about.flag?, about, table, heading: None })
    })
}

/// The value of one flag.
enum Given {
    /// `None` clears the field.
    Value(Option<Value>),
    /// Only the journey tells which larger goal this names.
    Larger(String),
    /// Only the journey tells which milestones these name.
    Milestones(Vec<String>),
}

pub(super) struct Values<T: 'static>(Vec<FieldChange<T>>);

struct FieldChange<T: 'static> {
    field: &'static Field<T>,
    /// The field itself, or the part of it that changes.
    about: &'static About,
    given: Given,
}

impl<Of: Flagged> FieldFlags<Of> {
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    pub(super) fn given(&self, name: &str) -> Option<&str> {
        self.all(name)?.last().map(String::as_str)
    }

    fn all(&self, name: &str) -> Option<&[String]> {
        let found = self.given.iter().find(|(known, _)| *known == name);
        found.map(|(_, values)| &values[..])
    }

    /// The first flag that was given and that a `T` does not have.
    pub(super) fn foreign<T: Schema>(&self) -> Option<String> {
        let known = flags::<T>();
        let is_known = |name: &str| known.iter().any(|of| of.flag.name == name);
        let foreign = self.given.iter().find(|(name, _)| !is_known(name));
        foreign.map(|(name, _)| format!("--{name}"))
    }

    pub(super) fn values<T: Schema>(&self, calendar: Calendar) -> Result<Values<T>, Failure> {
        let mut values = Vec::new();
        for field in T::FIELDS {
            for of in flags_of(&field.about) {
                if let Some(texts) = self.all(of.flag.name) {
                    let given = of.read(texts, calendar, Of::CHANGES)?;
                    values.push(FieldChange { field, about: of.about, given });
                }
            }
        }
        Ok(Values(values))
    }
}

impl<T: Schema> Values<T> {
    /// Puts the values into a record of that title.
    pub(super) fn put(
        &self,
        into: &mut T,
        title: &str,
        journey: &Journey,
        today: Day,
    ) -> Result<(), Refusal> {
        for FieldChange { field, about, given } in &self.0 {
            let value = match given {
                Given::Value(value) => value.clone(),
                Given::Larger(name) => {
                    Some(Value::Id(reference::named(journey, name, find::OPEN_LARGE)?))
                }
                Given::Milestones(names) => {
                    Some(Value::Ids(reference::all_named(journey, names, find::MILESTONE)?))
                }
            };
            let value = match field.about.shape.inner() {
                None => value,
                Some(rows) => with_part((field.get)(into), rows, about, value, today)
                    .ok_or_else(|| without_target(title))?,
            };
            (field.set)(into, value);
        }
        Ok(())
    }
}

/// A table with another value in one part; `None` within where no table is left, and where one cannot begin with this
/// part. A table that begins without its date begins today.
fn with_part(
    table: Option<Value>,
    rows: Rows,
    part: &About,
    value: Option<Value>,
    today: Day,
) -> Option<Option<Value>> {
    if value.is_none() && (part.needed || table.is_none()) {
        return Some(None);
    }
    let begun = |about: &'static About| match about.shape {
        _ if !about.needed || about.key == part.key => Some((about.key, None)),
        Shape::Date => Some((about.key, Some(Value::Date(today.into())))),
        _ => None,
    };
    let mut fields = match table {
        Some(Value::Table(fields)) => fields,
        _ => rows.iter().map(begun).collect::<Option<_>>()?,
    };
    if let Some((_, old)) = fields.iter_mut().find(|(key, _)| *key == part.key) {
        *old = value;
    }
    Some(fields.iter().any(|(_, value)| value.is_some()).then_some(Value::Table(fields)))
}

/// The only table that cannot begin with any of its parts is a measure.
fn without_target(title: &str) -> Refusal {
    misfit(
        title,
        "--unit",
        "a goal without a target",
        "one with a target",
        ", or give --target too",
    )
}

/// A flag that does not fit this item.
pub(super) fn misfit(
    title: &str,
    flag: &str,
    is: &'static str,
    needs: &'static str,
    instead: &str,
) -> Refusal {
    Refusal::WrongItem {
        title: title.to_owned(),
        is,
        needs: format!("{flag} is for {needs}"),
        advice: format!("leave {flag} out{instead}").into(),
    }
}

impl FieldFlag {
    /// Whether it takes no value: a mark, or the word of that name (`--large`).
    fn is_switch(&self) -> bool {
        match self.about.shape {
            Shape::Flag => true,
            Shape::Word(words) => words.contains(&self.flag.name),
            _ => false,
        }
    }

    fn read(&self, texts: &[String], calendar: Calendar, changes: bool) -> Result<Given, Failure> {
        let name = format!("--{}", self.flag.name);
        let text = texts.last().map_or("", String::as_str);
        let is_blank = text.trim().is_empty();
        let facing = if self.about.is_past { Facing::Back } else { Facing::Ahead };
        Ok(Given::Value(match self.about.shape {
            Shape::Texts => {
                Some(given::texts(texts.to_vec())).filter(|t| !t.is_empty()).map(Value::Texts)
            }
            Shape::Ids if changes => return Ok(Given::Milestones(given::texts(texts.to_vec()))),
            Shape::Ids => return Ok(Given::Milestones(texts.to_vec())),
            _ if is_blank && changes => None,
            Shape::Flag => (text == "true").then_some(Value::Flag(true)),
            Shape::Word(words) if self.is_switch() => {
                let word = if text == "true" { self.flag.name } else { words[0] };
                Some(Value::Text(word.into()))
            }
            Shape::Date => Some(Value::Date(given::date(&name, text, calendar, facing)?)),
            Shape::Until => Some(Value::Until(given::until(&name, text, calendar, facing)?)),
            Shape::Amount => Some(Value::Amount(given::amount(&name, text)?)),
            Shape::Id => return Ok(Given::Larger(text.to_owned())),
            Shape::Text
            | Shape::Word(_)
            | Shape::Moment
            | Shape::Table(_)
            | Shape::Dated(_)
            | Shape::Tables(_) => {
                Some(text).filter(|_| !is_blank).map(|text| Value::Text(text.into()))
            }
        }))
    }

    fn arg(&self, changes: bool) -> Arg {
        let FieldFlag { flag, about, heading, .. } = *self;
        let arg = Arg::new(flag.name).long(flag.name).help(flag.help);
        let arg = if heading.is_some() { arg.help_heading(heading) } else { arg };
        let needed = self.needed().filter(|_| !changes);
        let arg = needed.into_iter().fold(arg, Arg::requires);
        match about.shape {
            _ if self.is_switch() && !changes => arg.action(ArgAction::SetTrue),
            _ if self.is_switch() => arg
                .value_name(flag.value)
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .value_parser(["true", "false"])
                .hide_possible_values(true),
            Shape::Texts | Shape::Ids => arg.value_name(flag.value).action(ArgAction::Append),
            Shape::Word(words) => {
                let arg = arg.value_name(flag.value).value_parser(PossibleValuesParser::new(words));
                let arg = arg.hide_possible_values(true);
                if changes { arg } else { arg.default_value(words[0]) }
            }
            _ => arg.value_name(flag.value),
        }
    }

    /// The flag without which a table cannot begin with this part.
    fn needed(&self) -> Option<&'static str> {
        let mut needed = self.table?.iter().filter(|part| part.needed);
        let needed = needed.find(|part| part.key != self.about.key)?;
        needed.flag.filter(|_| !matches!(needed.shape, Shape::Date)).map(|flag| flag.name)
    }
}

impl<Of: Flagged> Args for FieldFlags<Of> {
    fn augment_args(command: Command) -> Command {
        command.args(Of::flags().iter().map(|of| of.arg(Of::CHANGES)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        FieldFlags::<Of>::augment_args(command)
    }
}

impl<Of: Flagged> FromArgMatches for FieldFlags<Of> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<FieldFlags<Of>, Error> {
        let given = Of::flags().into_iter().filter_map(|of| {
            let name = of.flag.name;
            let values = match of.is_switch() && !Of::CHANGES {
                true => matches.get_flag(name).then(|| vec!["true".to_owned()])?,
                false => matches.get_many::<String>(name)?.cloned().collect(),
            };
            Some((name, values))
        });
        Ok(FieldFlags { given: given.collect(), of: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = FieldFlags::from_arg_matches(matches)?;
        Ok(())
    }
}
