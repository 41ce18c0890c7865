//! Which cell is meant, and what is said when none is.

use super::{bokslut, explained, object, report, stderr, stdout};

#[test]
fn a_cell_is_asked_for_by_sheet_and_place_by_place_or_by_name_in_any_case() {
    let by_place = object("sv", "Resultaträkning!I12");
    assert_eq!(by_place["place"], "Resultaträkning!I12");
    for asked in
        ["'Resultaträkning'!$I$12", "resultaträkning!i12", "resultat_KOMMUN", "$Resultaträkning.$I$12"]
    {
        assert_eq!(object("sv", asked)["place"], by_place["place"], "{asked}");
    }
    assert_eq!(object("sv", "B15")["place"], "Sammanfattning!B15");
}

#[test]
fn what_is_not_there_is_an_error_of_use_that_names_the_nearest() {
    let help = "se bokslut explain --help\n";
    let cases = [
        (
            "Resultat_Komun",
            "”Resultat_Komun” är varken en cell eller ett namn i rapporten; menade du ”Resultat_Kommun”?",
        ),
        ("hej hopp", "”hej hopp” är varken en cell eller ett namn i rapporten"),
        ("Prognosen!G7", "rapporten har inget blad ”Prognosen”; menade du ”Prognos”?"),
        ("Prognosen.G7", "rapporten har inget blad ”Prognosen”; menade du ”Prognos”?"),
        ("Prognos!XFE1", "”XFE1” är varken en cell eller ett namn i rapporten"),
        ("Prognos!ZZ99", "cellen Prognos!ZZ99 är tom"),
    ];
    for (cell, said) in cases {
        let output = bokslut(&["explain", report("sv"), cell]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{cell}");
        assert_eq!(stderr(&output), format!("fel: {said}\n{help}"));
    }
    let english = bokslut(&["explain", report("en"), "Projection!ZZ99", "--lang", "en"]);
    let said = "error: the cell Projection!ZZ99 is empty\nsee bokslut explain --help --lang en\n";
    assert_eq!((english.status.code(), stderr(&english).as_str()), (Some(2), said));
}

#[test]
fn a_file_that_is_no_report_is_an_error_of_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("text.xlsx");
    std::fs::write(&text, "no workbook").expect("written");
    let source = super::samples().join("arbetsmarknadskontoret/arbetsmarknadskontoret-2016.xlsx");
    for path in [text.as_path(), source.as_path(), folder.path(), &folder.path().join("none.xlsx")] {
        let path = path.to_str().expect("text");
        let output = bokslut(&["explain", path, "A1"]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{path}");
        let said = stderr(&output);
        assert!(said.starts_with(&format!("fel: {path} ")), "{said}");
        assert!(said.contains("är ingen rapport") || said.contains("går inte att läsa: "), "{said}");
    }
}

#[test]
fn a_report_without_a_cell_is_asked_which() {
    let output = bokslut(&["explain", report("sv")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("ange också vilken cell i "), "{}", stderr(&output));
    for flag in [&["--depth", "2"][..], &["--markdown"]] {
        let output = bokslut(&[&["explain", "B204"], flag].concat());
        assert_eq!(output.status.code(), Some(2), "{flag:?}: {}", stderr(&output));
        let said = "fel: --depth och --markdown kräver en rapport och en cell, till exempel: ";
        assert!(stderr(&output).starts_with(said), "{flag:?}: {}", stderr(&output));
    }
}

#[test]
fn a_text_and_an_input_are_explained_too() {
    let given = object("sv", "Diskonteringsränta");
    assert_eq!((&given["operation"], &given["source"]["sheet"]), (&"given".into(), &"Antaganden".into()));
    assert!(explained("sv", "Sammanfattning!A6", &[]).contains("text sammansatt av"), "its pieces");
    assert_eq!(object("sv", "Prognos!A7")["operation"], "constant");
}
