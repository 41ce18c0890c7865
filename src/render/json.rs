//! A finding as JSON. Keys and severities are English in every language, so that programs can
//! rely on them; rows and columns count from 1.

use super::told::{severity_key, tell};
use crate::base::{Cell, Finding, Place};
use crate::words::Words;
use serde::Serialize;

#[derive(Serialize)]
struct Object<'f> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Where<'f>,
    title: String,
    label: String,
    help: String,
    setting: Option<String>,
    suggestion: Option<&'f str>,
    further: Vec<Where<'f>>,
}

#[derive(Serialize)]
struct Where<'f> {
    workbook: &'f str,
    sheet: Option<&'f str>,
    row: Option<u32>,
    column: Option<u32>,
    cell: Option<String>,
}

impl<'f> From<&'f Place> for Where<'f> {
    fn from(place: &'f Place) -> Where<'f> {
        Where {
            workbook: &place.workbook,
            sheet: place.sheet.as_ref().map(|sheet| &*sheet.name),
            row: place.cell.map(|cell| cell.row + 1),
            column: place.cell.map(|cell| u32::from(cell.column) + 1),
            cell: place.cell.as_ref().map(Cell::to_string),
        }
    }
}

/// A finding as a JSON value.
pub(super) fn value(finding: &Finding, words: &Words) -> serde_json::Value {
    serde_json::from_str(&json(finding, words)).unwrap_or_default()
}

/// A finding as one JSON object on one line, without a line break. `sheet`, `row`, `column`,
/// `cell`, `setting` and `suggestion` are null where there is none.
pub fn json(finding: &Finding, words: &Words) -> String {
    let told = tell(finding, words);
    let object = Object {
        code: finding.code.number(),
        severity: severity_key(finding.severity()),
        place: Where::from(&finding.place),
        title: told.title,
        label: told.label,
        help: told.help,
        setting: told.setting,
        suggestion: finding.suggestion.as_deref(),
        further: finding.further.iter().map(Where::from).collect(),
    };
    // Strings, numbers and lists of them always have a JSON form.
    serde_json::to_string(&object).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Code, Sheet};
    use crate::words::Lang;
    use serde_json::{Value, json};
    use std::sync::Arc;

    fn parsed(finding: &Finding, lang: Lang) -> Value {
        let text = json(finding, Words::of(lang));
        assert!(!text.contains('\n'));
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn rows_and_columns_count_from_one_and_keys_are_english() {
        let sheet = Sheet { index: 3, name: Arc::from("Effekter") };
        let place = Place { workbook: Arc::from("2016/å.xlsx"), sheet: Some(sheet), cell: None };
        let finding = Finding::new(Code::UnknownCode, place.at(6, 1))
            .with("found", "FORS-1")
            .suggesting(Some("FORS".to_string()))
            .also_at(Place::workbook(&Arc::from("priser.xlsx")));
        for lang in Lang::ALL {
            let object = parsed(&finding, lang);
            let mut keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
            keys.sort();
            let expected = [
                "cell",
                "code",
                "column",
                "further",
                "help",
                "label",
                "row",
                "setting",
                "severity",
                "sheet",
                "suggestion",
                "title",
                "workbook",
            ];
            assert_eq!(keys, expected);
            assert_eq!(object["code"], "B204");
            assert_eq!(object["severity"], "error");
            assert_eq!(object["workbook"], "2016/å.xlsx");
            assert_eq!(object["sheet"], "Effekter");
            // B7: row 7, column 2.
            assert_eq!(
                (&object["row"], &object["column"], &object["cell"]),
                (&json!(7), &json!(2), &json!("B7"))
            );
            assert_eq!(object["suggestion"], "FORS");
            let further = json!([{"workbook": "priser.xlsx", "sheet": null, "row": null, "column": null, "cell": null}]);
            assert_eq!(object["further"], further);
        }
    }
}
