//! A country of operation workbooks: made up, skewed as a real one is, and the same for the same seed.
//!
//! A price workbook for all lies at the top. Every municipality has a folder with its own prices
//! for some codes, its name, and a folder a year with its operation workbooks; in every tenth municipality
//! the last year has prices of its own as well. Some workbooks are bad input.

mod faults;
mod names;
mod sizes;

pub use faults::Fault;
pub use sizes::{ROUND, inhabitants};

use crate::workbooks::cells::{Numbers, Table, bytes};
use crate::workbooks::operation::{Shape, operation};
use crate::workbooks::prices::{UNIT_COSTS, costs, prices};
use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;
use sizes::{Size, ranks, size};
use std::fs;
use std::path::{Path, PathBuf};

/// The last account year.
const LAST: u16 = 2024;
/// Streams of numbers of a municipality besides those of its operations, which count from 0.
const OWN_PRICES: usize = usize::MAX;
const BAD: usize = usize::MAX - 1;

/// What a country has.
pub struct Country {
    pub municipalities: usize,
    /// A municipality.
    pub operations: usize,
    /// Account years, 2024 the last.
    pub years: u16,
    pub seed: u64,
    /// Bad ones in a hundred workbooks.
    pub faults: u64,
    /// No more operation workbooks than this.
    pub workbooks: usize,
}

/// An operation workbook that was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// Below the folder of the country.
    pub path: PathBuf,
    pub inhabitants: u64,
    pub participants: u64,
    pub fault: Option<Fault>,
}

impl Country {
    /// Writes the country; tells its operation workbooks in order.
    pub fn write(&self, folder: &Path) -> Result<Vec<Written>, XlsxError> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("enhetskostnader.xlsx"), bytes(&prices())?)?;
        let ranks = ranks(self.seed);
        let each = self.operations * usize::from(self.years);
        let written: Result<Vec<_>, XlsxError> = (0..self.municipalities.min(self.workbooks.div_ceil(each)))
            .into_par_iter()
            .map(|number| {
                let most = self.workbooks - number * each;
                let inhabitants = inhabitants(ranks[number % ROUND]);
                Municipality { number, inhabitants, country: self }.write(folder, most)
            })
            .collect();
        Ok(written?.into_iter().flatten().collect())
    }
}

struct Municipality<'a> {
    number: usize,
    inhabitants: u64,
    country: &'a Country,
}

impl Municipality<'_> {
    fn numbers(&self, stream: &[usize]) -> Numbers {
        Numbers::at(self.country.seed, &[&[self.number], stream].concat())
    }

    fn write(&self, folder: &Path, most: usize) -> Result<Vec<Written>, XlsxError> {
        let name = names::name(self.number);
        self.prices(&folder.join(&name), 12, &[OWN_PRICES])?;
        // Whose the operations are: other municipalities have operations of the same names.
        fs::write(folder.join(&name).join("bokslut.toml"), "tema = \"tema.toml\"\n")?;
        fs::write(folder.join(&name).join("tema.toml"), format!("organisation = \"{name}\"\n"))?;
        let mut written = Vec::new();
        let country = self.country;
        let all =
            (1..=country.years).flat_map(|year| (0..country.operations).map(move |which| (year, which)));
        for (year, which) in all.take(most) {
            let year = LAST - country.years + year;
            let size = size(self.inhabitants, which, &mut self.numbers(&[which]));
            let below = Path::new(&name).join(year.to_string());
            let path = below.join(format!("{}-{year}.xlsx", size.name.replace(' ', "-").to_lowercase()));
            if which == 0 && year == LAST && self.number.is_multiple_of(10) {
                self.prices(&folder.join(&below), 4, &[OWN_PRICES, year.into()])?;
            }
            fs::create_dir_all(folder.join(&below))?;
            let (participants, fault, bytes) = self.operation(size, year, which)?;
            fs::write(folder.join(&path), bytes)?;
            written.push(Written { path, inhabitants: self.inhabitants, participants, fault });
        }
        Ok(written)
    }

    /// A price workbook that puts other prices in the place of some.
    fn prices(&self, folder: &Path, many: usize, stream: &[usize]) -> Result<(), XlsxError> {
        let mut numbers = self.numbers(stream);
        let first = numbers.within(0, UNIT_COSTS as u64 - 1) as usize;
        // Steps of seven through the codes meet none twice.
        let which = (0..many).map(|step| (first + 7 * step) % UNIT_COSTS);
        let table: Table = ("Enhetskostnader", costs(which, &mut numbers));
        fs::create_dir_all(folder)?;
        Ok(fs::write(folder.join("enhetskostnader.xlsx"), bytes(&[table])?)?)
    }

    /// An operation workbook of a year: the operation of the other years with other participants.
    fn operation(
        &self,
        size: Size,
        year: u16,
        which: usize,
    ) -> Result<(u64, Option<Fault>, Vec<u8>), XlsxError> {
        let mut bad = self.numbers(&[BAD, which, year.into()]);
        let fault =
            (bad.within(1, 100) <= self.country.faults).then(|| Fault::ALL[bad.within(0, 4) as usize]);
        let participants = size.participants * bad.within(90, 115) / 100;
        let shape = Shape {
            name: size.name,
            year,
            principal: size.principal,
            participants,
            outcomes: size.outcomes,
            lines: size.lines,
            scenarios: which.is_multiple_of(3),
        };
        let mut tables = operation(&shape, &mut self.numbers(&[which, 0]));
        fault.inspect(|fault| fault.spoil(&mut tables));
        let mut bytes = bytes(&tables)?;
        fault.inspect(|fault| fault.cut(&mut bytes));
        Ok((participants, fault, bytes))
    }
}
