//! What is to be done to an item's text so that it becomes what was meant, whatever happened to it meanwhile.

use crate::store::codec::{Field, Fields};

/// One thing to do to a table.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::store) enum Step {
    /// Give a key a value.
    Put(&'static str, Field),
    /// Take a key away.
    Drop(&'static str),
    /// Do those things to an inner table; the fields are what it shall then hold, should it have to be written anew.
    Inside(&'static str, Vec<Step>, Fields),
    /// Make a list of texts into another.
    Texts(&'static str, Vec<String>, Vec<String>),
    /// Make a list of tables into another.
    Tables(&'static str, Vec<Fields>, Vec<Fields>),
}

/// The steps from `now` to where `before` → `after` leads. A field that is now neither is in the way: its key is the
/// error. The item's `id` and `modified` are the store's own affair.
pub(in crate::store) fn steps(
    before: &Fields,
    after: &Fields,
    now: &Fields,
) -> Result<Vec<Step>, &'static str> {
    table_steps(before, after, now, &["id", "modified"])
}

fn table_steps(
    before: &Fields,
    after: &Fields,
    now: &Fields,
    left_alone: &[&str],
) -> Result<Vec<Step>, &'static str> {
    let mut steps = Vec::new();
    for ((key, was), (_, shall)) in before.iter().zip(after) {
        let is = now.iter().find(|(k, _)| k == key).and_then(|(_, field)| field.as_ref());
        if was != shall && is != shall.as_ref() && !left_alone.contains(key) {
            steps.extend(step(key, was.as_ref(), shall.as_ref(), is)?);
        }
    }
    Ok(steps)
}

fn step(
    key: &'static str,
    was: Option<&Field>,
    shall: Option<&Field>,
    is: Option<&Field>,
) -> Result<Option<Step>, &'static str> {
    if let Some(step) = list_step(key, was, shall, is) {
        return Ok(step);
    }
    match (was, shall, is) {
        (Some(Field::Table(was)), Some(Field::Table(shall)), Some(Field::Table(is))) => {
            let whole = was.iter().zip(shall).zip(is);
            let whole = whole.map(|(((key, w), (_, s)), (_, i))| {
                (*key, if w == s { i.clone() } else { s.clone() })
            });
            Ok(Some(Step::Inside(key, table_steps(was, shall, is, &[])?, whole.collect())))
        }
        (_, Some(shall), _) if is == was => Ok(Some(Step::Put(key, shall.clone()))),
        (_, None, _) if is == was => Ok(Some(Step::Drop(key))),
        _ => Err(key),
    }
}

/// The step for a list, if the field is one; an inner `None` where there is nothing left to do.
fn list_step(
    key: &'static str,
    was: Option<&Field>,
    shall: Option<&Field>,
    is: Option<&Field>,
) -> Option<Option<Step>> {
    if let (Some(was), Some(shall), Some(is)) = (texts(was), texts(shall), texts(is))
        && !(was.is_empty() && shall.is_empty())
    {
        let goal = merged(was, shall, is);
        return Some((goal != is).then(|| Step::Texts(key, is.to_vec(), goal)));
    }
    let (was, shall, is) = (tables(was)?, tables(shall)?, tables(is)?);
    let goal = merged(was, shall, is);
    Some((goal != is).then(|| Step::Tables(key, is.to_vec(), goal)))
}

fn texts(field: Option<&Field>) -> Option<&[String]> {
    match field {
        None => Some(&[]),
        Some(Field::Texts(texts)) => Some(texts),
        Some(_) => None,
    }
}

fn tables(field: Option<&Field>) -> Option<&[Fields]> {
    match field {
        None => Some(&[]),
        Some(Field::Tables(tables)) => Some(tables),
        Some(_) => None,
    }
}

/// `is` with what `was` → `shall` took away taken away, and what it added added.
fn merged<T: Clone + PartialEq>(was: &[T], shall: &[T], is: &[T]) -> Vec<T> {
    if is == was {
        return shall.to_vec();
    }
    let mut merged = is.to_vec();
    for gone in surplus(was, shall) {
        if let Some(index) = merged.iter().position(|x| x == gone) {
            merged.remove(index);
        }
    }
    merged.extend(surplus(shall, was).into_iter().cloned());
    merged
}

/// The elements of `a` that are not in `b`, counted with their multiplicity.
fn surplus<'a, T: PartialEq>(a: &'a [T], b: &[T]) -> Vec<&'a T> {
    let mut rest: Vec<&T> = b.iter().collect();
    let extra = |x: &&T| match rest.iter().position(|y| y == x) {
        Some(index) => {
            rest.remove(index);
            false
        }
        None => true,
    };
    a.iter().filter(extra).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(title: &str, tags: &[&str]) -> Fields {
        let tags: Vec<String> = tags.iter().map(|t| (*t).to_owned()).collect();
        vec![
            ("title", Some(Field::Text(title.into()))),
            ("tags", (!tags.is_empty()).then_some(Field::Texts(tags))),
        ]
    }

    #[test]
    fn only_what_differs_is_done() {
        let (a, b) = (fields("a", &[]), fields("b", &[]));
        assert_eq!(steps(&a, &b, &a), Ok(vec![Step::Put("title", Field::Text("b".into()))]));
        assert_eq!(steps(&a, &b, &b), Ok(vec![]), "it is so already");
        assert_eq!(steps(&a, &a, &b), Ok(vec![]), "another's change stays");
    }

    #[test]
    fn a_scalar_that_became_a_third_thing_is_in_the_way() {
        assert_eq!(steps(&fields("a", &[]), &fields("b", &[]), &fields("c", &[])), Err("title"));
    }

    #[test]
    fn an_inner_table_may_have_an_id_of_its_own() {
        let credential = |id: Option<&str>| {
            let inner: Fields = vec![
                ("id", id.map(|id| Field::Text(id.into()))),
                ("issuer", Some(Field::Text("CNCF".into()))),
            ];
            vec![("credential", Some(Field::Table(inner)))]
        };
        let (with, without) = (credential(Some("LF-1")), credential(None));
        let inner = |fields: &Fields| match &fields[0].1 {
            Some(Field::Table(inner)) => inner.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            steps(&with, &without, &with),
            Ok(vec![Step::Inside("credential", vec![Step::Drop("id")], inner(&without))])
        );
    }

    #[test]
    fn lists_take_both_changes() {
        let done = steps(
            &fields("a", &["x", "y"]),
            &fields("a", &["x", "z"]),
            &fields("a", &["x", "y", "w"]),
        );
        let to = vec!["x".to_owned(), "w".into(), "z".into()];
        assert_eq!(
            done,
            Ok(vec![Step::Texts("tags", vec!["x".into(), "y".into(), "w".into()], to)])
        );
    }
}
