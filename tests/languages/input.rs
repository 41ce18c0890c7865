//! Workbooks in either language whose own words are all made up: each begins with Qz.

use bokslut::words::Lang;
use bokslut::words::names::{Name, actor, assumption, choice, column, sheet};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::path::Path;

/// One workbook in the making.
struct Book {
    lang: Lang,
    sheets: Vec<Worksheet>,
}

impl Book {
    /// Adds a sheet: a head and rows. What parses as a number is one.
    fn table(&mut self, name: Name, head: &[Name], rows: &[&[&str]]) {
        let head: Vec<&str> = head.iter().map(|name| name.of(self.lang)).collect();
        let mut page = Worksheet::new();
        page.set_name(name.of(self.lang)).expect("a name");
        for (row, cells) in (0..).zip([head.as_slice()].into_iter().chain(rows.iter().copied())) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                let written = match text.parse::<f64>() {
                    Ok(number) => page.write_number(row, column, number).map(drop),
                    Err(_) => page.write_string(row, column, *text).map(drop),
                };
                written.expect("a cell");
            }
        }
        self.sheets.push(page);
    }
}

/// What differs between the operations.
struct Case {
    name: &'static str,
    year: &'static str,
    /// Actors of its own, or the method's.
    own_actors: bool,
    /// The code of its second line.
    code: &'static str,
    months: &'static str,
}

/// Three operations, two of them years of the same, and one that has an error.
pub fn write(folder: &Path, lang: Lang) {
    std::fs::create_dir_all(folder).expect("a folder");
    let cases = [
        ("qza", Case { name: "Qzaa", year: "2020", own_actors: true, code: "QZB", months: "30" }),
        ("qzb", Case { name: "Qzaa", year: "2021", own_actors: true, code: "QZB", months: "20" }),
        ("qzc", Case { name: "Qzcc", year: "2020", own_actors: false, code: "QZB", months: "0" }),
        ("qzd", Case { name: "Qzdd", year: "2020", own_actors: false, code: "QZX", months: "1" }),
    ];
    for (file, case) in cases {
        let mut book = Book { lang, sheets: Vec::new() };
        fill(&mut book, &case);
        let mut workbook = Workbook::new();
        for page in book.sheets {
            workbook.push_worksheet(page);
        }
        workbook.save(folder.join(format!("{file}.xlsx"))).expect("written");
    }
}

fn fill(book: &mut Book, case: &Case) {
    let lang = book.lang;
    let word = |name: Name| name.of(lang);
    let (income, cost) = (word(choice::INCOME), word(choice::COST));
    let (first, second) =
        if case.own_actors { ("Qzkk", "Qzrr") } else { (word(actor::REGION), word(actor::OTHERS)) };
    let about = [
        (column::OPERATION, case.name),
        (column::ACCOUNT_YEAR, case.year),
        (column::PRINCIPAL, first),
        (column::PARTICIPANTS, "400"),
        (column::TARGET_GROUP, "Qzgroup"),
        (column::REMARK, "Qzremark"),
    ];
    let rows: Vec<[&str; 2]> = about.iter().map(|(label, value)| [label.of(lang), value]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    book.table(sheet::OPERATION, &[], &rows);
    book.table(
        sheet::ECONOMY,
        &[column::ENTRY, column::SIDE, column::AMOUNT, column::ACTOR],
        &[&["Qzgrant", income, "1000", first], &["Qzstaff", cost, "250000", ""]],
    );
    book.table(
        sheet::OUTCOMES,
        &[column::OUTCOME, column::PERSONS, column::MONTHS_YEAR_1, column::PERSISTENCE, column::DEADWEIGHT],
        &[
            &["Qzwork", "60", case.months, "Qzfade", "0.2"],
            // So few that the outer edition tells them only together with the next.
            &["Qzschool", "3", "", "Qzlong", ""],
            &["Qzstudy", "30", "", "Qzlong", ""],
        ],
    );
    let head = [
        column::OUTCOME,
        column::SIDE,
        column::BASIS,
        column::CODE,
        column::ACTOR,
        column::COST_TYPE,
        column::AMOUNT,
        column::LABEL,
    ];
    let month = word(choice::EFFECT_MONTH);
    book.table(
        sheet::EFFECTS,
        &head,
        &[
            &["Qzwork", income, month, "QZA"],
            &["Qzwork", income, month, case.code],
            &["Qzwork", income, month, "", "", word(choice::PRODUCTION), "9000", "Qzvalue"],
            &["Qzwork", cost, word(choice::ONCE), "", second, word(choice::REAL), "7000", "Qzonce"],
            &["Qzschool", income, word(choice::PERSON), "", second, word(choice::FINANCIAL), "100", "Qzeach"],
            &["Qzstudy", income, word(choice::PERSON), "", second, word(choice::FINANCIAL), "90", "Qzmore"],
        ],
    );
    book.table(
        sheet::UNPRICED,
        &[column::EFFECT, column::ACTOR, column::DIRECTION, column::STRENGTH, column::DESCRIPTION],
        &[
            &["Qzbetter", second, "+", word(choice::LARGE), "Qztext"],
            &["Qzworse", "", "-", word(choice::SMALL), ""],
        ],
    );
    let mut persistence = Worksheet::new();
    persistence.set_name(word(sheet::PERSISTENCE)).expect("a name");
    let year = |number: u16| format!("{} {number}", word(column::YEAR));
    let heads = [word(column::PROFILE).to_string(), year(1), year(2), word(column::FADING).to_string()];
    for (at, text) in (0..).zip(&heads) {
        persistence.write_string(0, at, text).expect("a cell");
    }
    persistence.write_string(1, 0, "Qzlong").expect("a cell");
    persistence.write_number(1, 1, 1.0).expect("a cell");
    persistence.write_number(1, 2, 0.5).expect("a cell");
    persistence.write_string(2, 0, "Qzfade").expect("a cell");
    persistence.write_number(2, 3, 0.1).expect("a cell");
    book.sheets.push(persistence);
    book.table(
        sheet::ASSUMPTIONS,
        &[
            column::ASSUMPTION,
            column::VALUE,
            column::SOURCE,
            column::DECIDED_BY,
            column::VALID_UNTIL,
            column::RELIABILITY,
        ],
        &[
            &[word(assumption::RATE), "4 %", "Qzsource", "Qzboss", "2019-12-31", word(choice::MEDIUM)],
            &[word(assumption::TIMING_REAL), word(choice::END)],
        ],
    );
    if case.own_actors {
        let rows: [&[&str]; 3] = [&["Qzkk"], &["Qzrr"], &["Qzpart", "Qzkk"]];
        book.table(sheet::ACTORS, &[column::ACTOR, column::PART_OF], &rows);
    }
    let head = [
        column::CODE,
        column::LABEL,
        column::ACTOR,
        column::COST_TYPE,
        column::UNIT,
        column::PRICE,
        column::PRICE_YEAR,
        column::SOURCE,
        column::INDEX,
    ];
    let (real, financial) = (word(choice::REAL), word(choice::FINANCIAL));
    let part = if case.own_actors { "Qzpart" } else { second };
    book.table(
        sheet::UNIT_COSTS,
        &head,
        &[
            &["QZA", "Qzprice", first, real, "qzunit", "3000", "2015", "Qzlist", "QZI"],
            // A price of another year without an index is a warning.
            &["QZB", "Qzother", part, financial, "qzunit", "2000", "2010", "Qzlist"],
        ],
    );
    book.table(sheet::PRICE_INDEX, &[column::YEAR], &[&["2015", "100"], &["2020", "110"], &["2021", "112"]]);
    let index = book.sheets.last_mut().expect("the index");
    index.write_string(0, 1, "QZI").expect("a cell");
}
