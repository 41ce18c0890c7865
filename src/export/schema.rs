//! Which tables and columns there are, as data: writers, the schema file and the documents follow it.

use crate::words::ExportWords;
use serde::Serialize;

/// The version of the schema. The first number changes when a column goes or comes to mean something
/// else, the second when one is added.
pub const VERSION: &str = "1.1";

/// What the schema file is called, below the export's folder.
pub const FILE: &str = "schema.json";

/// Decimals of a number in Parquet, where all numbers of a column have as many: of 38 digits the 29
/// that an exact decimal has at most are then left before the decimal sign, so that none is too large.
pub const DECIMALS: u32 = 9;

/// Digits of a number in Parquet.
pub const DIGITS: u32 = 38;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// One of these texts, the same in every language.
    Choice(&'static [&'static str]),
    /// A whole number, counted in this.
    Whole(&'static str),
    /// An exact decimal, counted in this.
    Decimal(&'static str),
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every row has it.
    pub required: bool,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// Its name, and that of its folder.
    pub name: &'static str,
    /// Its columns in order.
    pub fields: &'static [Field],
    /// The columns that tell its rows apart.
    pub key: &'static [&'static str],
}

const fn text(name: &'static str) -> Field {
    Field { name, kind: Kind::Text, required: true }
}

const fn choice(name: &'static str, of: &'static [&'static str]) -> Field {
    Field { name, kind: Kind::Choice(of), required: true }
}

const fn whole(name: &'static str, unit: &'static str) -> Field {
    Field { name, kind: Kind::Whole(unit), required: true }
}

const fn decimal(name: &'static str, unit: &'static str) -> Field {
    Field { name, kind: Kind::Decimal(unit), required: true }
}

const fn optional(field: Field) -> Field {
    Field { required: false, ..field }
}

/// One row for each scenario, row of the ledger and year.
pub static FLOWS: Form = Form {
    name: "flows",
    fields: &[
        whole("account_year", "year"),
        text("principal_actor"),
        text("operation"),
        text("report"),
        whole("scenario_number", "1"),
        text("scenario"),
        whole("line", "1"),
        text("effect_line"),
        choice("kind", &["own_cost", "own_income", "payment", "effect", "pooled"]),
        optional(text("outcome")),
        text("actor"),
        choice("actor_kind", &["operation", "actor", "production"]),
        optional(text("parent_actor")),
        text("top_actor"),
        text("counterparty"),
        choice("cost_type", &["real", "production", "financial"]),
        text("cost_type_label"),
        choice("side", &["income", "cost"]),
        whole("t", "1"),
        whole("calendar_year", "year"),
        decimal("undiscounted", "SEK"),
        decimal("discounted", "SEK"),
        decimal("accumulated", "SEK"),
    ],
    key: &["report", "scenario_number", "line", "t"],
};

/// One row for each account.
pub static ACCOUNTS: Form = Form {
    name: "accounts",
    fields: &[
        whole("account_year", "year"),
        text("principal_actor"),
        text("operation"),
        text("report"),
        choice("edition", &["inner", "outer"]),
        choice("language", &["sv", "en"]),
        text("program"),
        choice("status", &["preliminary", "adopted"]),
        optional(text("target_group")),
        decimal("participants", "persons"),
        decimal("discount_rate", "share"),
        whole("horizon", "years"),
        whole("price_year", "year"),
        decimal("income", "SEK"),
        decimal("cost", "SEK"),
        decimal("result", "SEK"),
        decimal("society_year_1", "SEK"),
        decimal("society_term", "SEK"),
        decimal("society_horizon", "SEK"),
        optional(decimal("return_term", "SEK/SEK")),
        optional(decimal("return_horizon", "SEK/SEK")),
        optional(decimal("payback", "years")),
        choice("checks", &["hold", "fail"]),
        optional(text("organisation")),
    ],
    key: &["report"],
};

/// The schema file: for each table its files and a Table Schema as Frictionless Data defines it.
pub fn file(words: &ExportWords) -> Vec<u8> {
    let all = All {
        name: "bokslut-export",
        version: VERSION,
        description: &words.about,
        tables: [Described::of(&FLOWS, words, &[Foreign::ACCOUNT]), Described::of(&ACCOUNTS, words, &[])],
    };
    let mut text = serde_json::to_vec_pretty(&all).unwrap_or_default();
    text.push(b'\n');
    text
}

#[derive(Serialize)]
struct All<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    tables: [Described<'a>; 2],
}

#[derive(Serialize)]
struct Described<'a> {
    name: &'a str,
    description: &'a str,
    files: String,
    /// Which columns the partitions of the path hold again. They go by other names than these: some readers
    /// refuse a column that is in both.
    partitions: Partitions,
    schema: Schema<'a>,
}

#[derive(Serialize)]
struct Partitions {
    year: &'static str,
    principal: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<Column<'a>>,
    primary_key: &'a [&'a str],
    #[serde(skip_serializing_if = "<[Foreign]>::is_empty")]
    foreign_keys: &'a [Foreign],
    missing_values: [&'a str; 1],
}

#[derive(Serialize)]
struct Column<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    description: &'a str,
    constraints: Constraints<'a>,
}

#[derive(Serialize)]
struct Constraints<'a> {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    of: Option<&'a [&'a str]>,
}

#[derive(Serialize)]
struct Foreign {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

impl Foreign {
    const ACCOUNT: Foreign =
        Foreign { fields: ["report"], reference: Reference { resource: "accounts", fields: ["report"] } };
}

impl<'a> Described<'a> {
    fn of(form: &'a Form, words: &'a ExportWords, foreign_keys: &'a [Foreign]) -> Described<'a> {
        let (description, columns) = words.table(form.name);
        let column = |field: &Field| {
            let (kind, unit, of) = match field.kind {
                Kind::Text => ("string", None, None),
                Kind::Choice(of) => ("string", None, Some(of)),
                Kind::Whole(unit) => ("integer", Some(unit), None),
                Kind::Decimal(unit) => ("number", Some(unit), None),
            };
            let description = columns.get(field.name).map_or("", String::as_str);
            let constraints = Constraints { required: field.required, of };
            Column { name: field.name, kind, unit, description, constraints }
        };
        let fields = form.fields.iter().map(column).collect();
        let files = format!("{}/year=*/principal=*/*", form.name);
        let schema = Schema { fields, primary_key: form.key, foreign_keys, missing_values: [""] };
        let partitions = Partitions { year: "account_year", principal: "principal_actor" };
        Described { name: form.name, description, files, partitions, schema }
    }
}
