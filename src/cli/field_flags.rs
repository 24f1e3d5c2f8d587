//! The flags of fields, made from the schema: `--kind`, `--tag`, `--at`.

use crate::cli::failure::Failure;
use crate::cli::given;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, Field, FieldValue as Value, Flag, Rows, Schema, Shape};
use crate::domain::when::Facing;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use std::marker::PhantomData;

/// The flags of the fields of an `Of`, as they were given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FieldFlags<Of> {
    given: Vec<(&'static str, Vec<String>)>,
    of: PhantomData<Of>,
}

/// What flags are of.
pub(super) trait Flagged {
    /// Whether they change what is there: then an empty value clears a field, and `=false` a mark.
    const CHANGES: bool = false;

    /// Its fields with a flag, each under a heading of the help.
    fn fields() -> Vec<(Flag, &'static About, Option<&'static str>)>;
}

impl Flagged for Goal {
    fn fields() -> Vec<(Flag, &'static About, Option<&'static str>)> {
        flagged::<Goal>(None)
    }
}

impl Flagged for Milestone {
    fn fields() -> Vec<(Flag, &'static About, Option<&'static str>)> {
        flagged::<Milestone>(None)
    }
}

/// A goal or a milestone, whichever a reference names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Either;

impl Flagged for Either {
    const CHANGES: bool = true;

    fn fields() -> Vec<(Flag, &'static About, Option<&'static str>)> {
        let goal = flagged::<Goal>(Some("Of a goal"));
        let milestone = flagged::<Milestone>(Some("Of a milestone"));
        let is_in = |list: &[(Flag, _, _)], name| list.iter().any(|(flag, ..)| flag.name == name);
        let of_milestones = milestone.iter().filter(|(flag, ..)| !is_in(&goal, flag.name));
        let all = goal.iter().chain(of_milestones);
        all.map(|(flag, about, heading)| {
            let of_both = is_in(&goal, flag.name) && is_in(&milestone, flag.name);
            (*flag, *about, heading.filter(|_| !of_both && flag.name != "why"))
        })
        .collect()
    }
}

fn flagged<T: Schema>(
    heading: Option<&'static str>,
) -> Vec<(Flag, &'static About, Option<&'static str>)> {
    let rows = Rows::of::<T>().iter();
    rows.filter_map(|about| Some((about.flag?, about, heading))).collect()
}

impl<Of: Flagged> FieldFlags<Of> {
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// What was given behind a flag.
    pub(super) fn given(&self, name: &str) -> Option<&[String]> {
        let found = self.given.iter().find(|(known, _)| *known == name);
        found.map(|(_, values)| &values[..])
    }

    /// The first flag that was given and that a `T` has no field for; those of `parts` give a part of one.
    pub(super) fn foreign<T: Schema>(&self, parts: &[&str]) -> Option<String> {
        let has = |name: &str| {
            Rows::of::<T>().iter().any(|about| about.flag.is_some_and(|flag| flag.name == name))
        };
        let foreign = self.given.iter().find(|(name, _)| !has(name) && !parts.contains(name));
        foreign.map(|(name, _)| format!("--{name}"))
    }

    /// The fields of a `T` that were given, with their values.
    pub(super) fn values<T: Schema>(&self, today: Day) -> Result<Values<T>, Failure> {
        let given = T::FIELDS.iter().filter_map(|field| {
            let flag = field.about.flag?;
            Some((field, flag, self.given(flag.name)?))
        });
        given
            .map(|(field, flag, texts)| {
                Ok((field, read(&field.about, flag, texts, today, Of::CHANGES)?))
            })
            .collect()
    }
}

/// Fields and what becomes of them.
pub(super) type Values<T> = Vec<(&'static Field<T>, Option<Value>)>;

/// Gives fields their values.
pub(super) fn set<T>(of: &mut T, values: &Values<T>) {
    values.iter().for_each(|(field, value)| (field.set)(of, value.clone()));
}

/// The value that texts give a field; `None` clears it.
fn read(
    about: &About,
    flag: Flag,
    texts: &[String],
    today: Day,
    changes: bool,
) -> Result<Option<Value>, Failure> {
    let text = texts.last();
    let date = text.filter(|text| !changes || !text.trim().is_empty());
    let text = text.filter(|text| !text.trim().is_empty());
    Ok(match about.shape {
        Shape::Texts => {
            Some(given::texts(texts.to_vec())).filter(|t| !t.is_empty()).map(Value::Texts)
        }
        Shape::Flag => text.filter(|text| *text == "true").map(|_| Value::Flag(true)),
        Shape::Date => {
            let name = format!("--{}", flag.name);
            let date = date.map(|text| given::date(&name, text, today, Facing::Ahead));
            date.transpose()?.map(Value::Date)
        }
        Shape::Text
        | Shape::Word(_)
        | Shape::Until
        | Shape::Id
        | Shape::Amount
        | Shape::Moment
        | Shape::Ids
        | Shape::Table(_)
        | Shape::Dated(_)
        | Shape::Tables(_) => text.cloned().map(Value::Text),
    })
}

impl<Of: Flagged> Args for FieldFlags<Of> {
    fn augment_args(command: Command) -> Command {
        command.args(Of::fields().into_iter().map(|(flag, about, heading)| {
            let arg = Arg::new(flag.name).long(flag.name).help(flag.help);
            let arg = if heading.is_some() { arg.help_heading(heading) } else { arg };
            if matches!(about.shape, Shape::Flag) && !Of::CHANGES {
                return arg.action(ArgAction::SetTrue);
            }
            let arg = arg.value_name(flag.value);
            match about.shape {
                Shape::Texts => arg.action(ArgAction::Append),
                Shape::Flag => arg
                    .num_args(0..=1)
                    .require_equals(true)
                    .default_missing_value("true")
                    .value_parser(["true", "false"])
                    .hide_possible_values(true),
                _ => arg,
            }
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        FieldFlags::<Of>::augment_args(command)
    }
}

impl<Of: Flagged> FromArgMatches for FieldFlags<Of> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<FieldFlags<Of>, Error> {
        let given = Of::fields().into_iter().filter_map(|(flag, about, _)| {
            let values = match about.shape {
                Shape::Flag if !Of::CHANGES => {
                    matches.get_flag(flag.name).then(|| vec!["true".to_owned()])?
                }
                _ => matches.get_many::<String>(flag.name)?.cloned().collect(),
            };
            Some((flag.name, values))
        });
        Ok(FieldFlags { given: given.collect(), of: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = FieldFlags::from_arg_matches(matches)?;
        Ok(())
    }
}
