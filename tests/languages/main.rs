//! No word of the other language is left in anything that the program writes: reports, the summary
//! of all accounts, the list of findings, the empty workbooks; cells, names, formulas, comments,
//! charts, messages, page heads, properties. The input speaks the run's own language and names
//! things by made-up words, so that every other word must be one of the program's catalogues.

#[path = "../report_form/xml.rs"]
#[allow(dead_code, reason = "this test uses its own share of the tree")]
mod xml;

mod input;
mod texts;
mod vocabulary;

use assert_cmd::Command;
use bokslut::words::Lang;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;
use texts::{Kind, Text};
use vocabulary::Vocabulary;

/// Everything that the program writes in a language.
fn written(lang: Lang) -> &'static [Text] {
    static WRITTEN: [OnceLock<Vec<Text>>; 2] = [OnceLock::new(), OnceLock::new()];
    WRITTEN[usize::from(lang == Lang::En)].get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        input::write(&folder.path().join("in"), lang);
        let program = |arguments: &[&str]| {
            let mut program = Command::cargo_bin("bokslut").expect("the program is built");
            program.current_dir(folder.path()).args(arguments).args(["--lang", lang.code()]);
            program.output().expect("the program runs")
        };
        // One of the workbooks has an error, so that there is a list of findings.
        let inner = program(&["run", "in", "-o", "inner"]);
        let told = String::from_utf8_lossy(&inner.stderr);
        assert_eq!(inner.status.code(), Some(1), "{told}");
        let outer = ["run", "in", "-o", "outer", "--edition", "extern"];
        assert_eq!(program(&outer).status.code(), Some(1));
        assert_eq!(program(&["template", "templates"]).status.code(), Some(0));
        let mut found = Vec::new();
        let mut workbooks = 0;
        for place in ["inner", "outer", "templates"] {
            for entry in walkdir::WalkDir::new(folder.path().join(place)).sort_by_file_name() {
                let entry = entry.expect("an entry");
                if entry.path().extension().is_some_and(|ending| ending == "xlsx") {
                    found.extend(texts::of(Path::new(entry.path())));
                    workbooks += 1;
                }
            }
        }
        // Three reports, a summary and a list of findings in each edition, two empty workbooks.
        assert_eq!(workbooks, 12, "{told}");
        found
    })
}

/// The words of texts that are none of a language, with where they stand.
fn strange<'a>(found: &'a [Text], own: &Vocabulary) -> Vec<(&'a Text, Vec<String>)> {
    let strange = |text: &'a Text| (text, own.strange(&text.text));
    found.iter().map(strange).filter(|(_, words)| !words.is_empty()).collect()
}

#[test]
fn every_word_that_is_written_is_of_the_language_asked_for() {
    for lang in Lang::ALL {
        let found = written(lang);
        assert!(found.len() > 1_000, "only {} texts", found.len());
        let strange = strange(found, &Vocabulary::of(lang));
        let some: BTreeSet<String> = (strange.iter())
            .map(|(text, words)| format!("{words:?} in {:?} of {}: {}", text.kind, text.file, text.text))
            .collect();
        let some: Vec<_> = some.iter().take(12).collect();
        assert!(
            some.is_empty(),
            "{} of {} texts are not all {lang:?}: {some:#?}",
            strange.len(),
            found.len()
        );
    }
}

#[test]
fn a_word_of_the_other_language_is_found_wherever_it_stands() {
    for (lang, other) in [(Lang::Sv, Lang::En), (Lang::En, Lang::Sv)] {
        let strange = strange(written(lang), &Vocabulary::of(other));
        let kinds: BTreeSet<Kind> = strange.iter().map(|(text, _)| text.kind).collect();
        let all = Kind::ALL.into_iter().collect();
        assert_eq!(kinds, all, "{lang:?} read as {other:?}");
    }
    // One planted word among those of the language.
    let english = Vocabulary::of(Lang::En);
    assert_eq!(english.strange("Result of Qzaa in year 1"), Vec::<String>::new());
    assert_eq!(english.strange("Result of Qzaa in år 1"), ["år"]);
    let swedish = Vocabulary::of(Lang::Sv);
    assert_eq!(swedish.strange("Resultat year 1"), ["year"]);
    // What stands in a key or a fingerprint does so there alone.
    assert_eq!(swedish.strange("entry/income/Qzaa/amount"), Vec::<String>::new());
    assert_eq!(swedish.strange("income/Qzaa/amount"), ["income", "amount"]);
    assert_eq!(swedish.strange("A5:aaeffa Intäkt_Qzaa_4:faceda"), Vec::<String>::new());
    assert_eq!(swedish.strange("Income_Qzaa_4:faceda"), ["income"]);
}

#[test]
fn the_catalogues_of_one_language_hold_no_words_of_the_other() {
    let swedish =
        ["och", "att", "inte", "eller", "som", "är", "från", "ett", "det", "av", "med", "efter", "utan"];
    let english =
        ["the", "of", "and", "is", "not", "with", "from", "are", "which", "has", "was", "by", "for"];
    for (lang, foreign) in [(Lang::En, swedish), (Lang::Sv, english)] {
        let own = Vocabulary::of(lang);
        let left: Vec<&str> = foreign.into_iter().filter(|word| own.has(word)).collect();
        assert!(left.is_empty(), "the {lang:?} catalogues hold {left:?}");
    }
    let letters = |word: &&str| word.contains(['å', 'ä', 'ö', 'é']);
    let own = Vocabulary::of(Lang::En);
    let left: Vec<&str> = own.words().filter(letters).collect();
    assert!(left.is_empty(), "the English catalogues hold {left:?}");
}
