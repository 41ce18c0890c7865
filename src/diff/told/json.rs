//! The difference as one JSON object, everything in it, numbers exact. Keys and parts are English in
//! every language.

use crate::diff::calculated::Shown;
use crate::diff::way::Part;
use crate::diff::{Changed, Difference, Side};
use crate::words::Words;
use rust_decimal::Decimal;
use std::fmt;

/// The form of the object.
const FORM: &str = "bokslut-diff/1";

/// A value of JSON.
enum Json {
    Null,
    Truth(bool),
    Number(Decimal),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_string())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Json {
        Json::Text(text.clone())
    }
}

impl From<&Shown> for Json {
    fn from(shown: &Shown) -> Json {
        match shown {
            Shown::Number(number) => Json::Number(*number),
            Shown::Word(word) => Json::Text(word.clone()),
        }
    }
}

impl<T> From<Option<T>> for Json
where
    Json: From<T>,
{
    fn from(value: Option<T>) -> Json {
        value.map_or(Json::Null, Json::from)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Truth(truth) => write!(f, "{truth}"),
            Json::Number(number) => write!(f, "{}", number.normalize()),
            Json::Text(text) => f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?),
            Json::List(list) => {
                f.write_str("[")?;
                for (position, value) in list.iter().enumerate() {
                    write!(f, "{}{value}", if position > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Json::Object(fields) => {
                f.write_str("{")?;
                for (position, (key, value)) in fields.iter().enumerate() {
                    write!(f, "{}\"{key}\":{value}", if position > 0 { "," } else { "" })?;
                }
                f.write_str("}")
            }
        }
    }
}

/// The difference as JSON on one line.
pub fn json(difference: &Difference, words: &Words) -> String {
    let headlines: Vec<_> = difference.headlines().into_iter().map(|figure| &figure.identity).collect();
    let figures = difference.figures.iter().map(|figure| {
        let [whose, what] = difference.name_of(figure, words);
        let parts = figure.way.as_ref().map(|way| {
            Json::Object(Part::ALL.map(|part| (part.slug(), Json::Number(way.part(part)))).into())
        });
        Json::Object(vec![
            ("name_old", Json::from(&figure.names[0])),
            ("name_new", Json::from(&figure.names[1])),
            ("whose", Json::Text(whose)),
            ("what", Json::Text(what)),
            ("headline", Json::Truth(headlines.contains(&&figure.identity))),
            ("old", Json::from(&figure.ends[0])),
            ("new", Json::from(&figure.ends[1])),
            ("change", figure.way.as_ref().map_or(Json::Null, |way| Json::Number(way.change()))),
            ("parts", parts.unwrap_or(Json::Null)),
        ])
    });
    let [changed, removed, added] = [&difference.changed, &difference.removed, &difference.added]
        .map(|list| Json::List(list.iter().map(input).collect()));
    let texts = |texts: &[String]| Json::List(texts.iter().map(Json::from).collect());
    let sources = difference.sources.iter().map(|source| {
        let [old, new] = source.sha256.each_ref().map(|sha256| Json::from(sha256.as_ref()));
        Json::Object(vec![("workbook", Json::from(&source.workbook)), ("old", old), ("new", new)])
    });
    let [actors_added, actors_removed] = difference.actors.each_ref().map(|actors| texts(actors));
    let all = Json::Object(vec![
        ("form", Json::from(FORM)),
        ("old", side(&difference.sides[0])),
        ("new", side(&difference.sides[1])),
        ("differs", Json::Truth(!difference.is_none())),
        ("order", Json::List(Part::ALL.map(|part| Json::from(part.slug())).into())),
        ("figures", Json::List(figures.collect())),
        ("inputs", Json::Object(vec![("changed", changed), ("removed", removed), ("added", added)])),
        ("actors", Json::Object(vec![("added", actors_added), ("removed", actors_removed)])),
        ("sources", Json::List(sources.collect())),
        ("cautions", texts(&difference.cautions_told(words))),
    ]);
    format!("{all}\n")
}

fn side(side: &Side) -> Json {
    let facts = &side.facts;
    let year = facts.year.parse().map_or(Json::Null, Json::Number);
    let sources = facts.sources.iter().map(|source| {
        Json::Object(vec![("workbook", Json::from(&source.workbook)), ("sha256", Json::from(&source.sha256))])
    });
    Json::Object(vec![
        ("file", Json::from(&side.file)),
        ("operation", Json::from(&facts.operation)),
        ("year", year),
        ("program", Json::from(&facts.program)),
        ("sources", Json::List(sources.collect())),
    ])
}

fn input(changed: &Changed) -> Json {
    let [old, new] = changed.values.each_ref().map(|value| Json::from(value.as_ref()));
    let text = |text: &String| if text.is_empty() { Json::Null } else { Json::from(text) };
    Json::Object(vec![
        ("key", Json::from(&changed.key)),
        ("label", Json::from(&changed.label)),
        ("part", changed.kind.map_or(Json::Null, |kind| Json::from(Part::of(kind).slug()))),
        ("old", old),
        ("new", new),
        ("cell_old", text(&changed.cells[0])),
        ("cell_new", text(&changed.cells[1])),
        ("source_old", text(&changed.sources[0])),
        ("source_new", text(&changed.sources[1])),
    ])
}
