//! Which price workbooks an operation workbook reaches: those of its own folder and of the
//! folders above, the nearest first. A folder is what the disk says, not how it was typed, so
//! `bokslut run priser.xlsx 2016/kontoret.xlsx` finds the same prices as `bokslut run .`.

use super::gather::Price;
use crate::base::Finding;
use crate::validate::{self, PriceBook};
use crate::words::Words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The price workbooks of every folder.
pub struct Levels(BTreeMap<PathBuf, Vec<Price>>);

impl Levels {
    /// Sorts price workbooks by folder, and finds what a folder defines twice. A workbook with
    /// such a definition is faulty: which of the two prices holds is not ours to choose. Then tells
    /// of prices that changed much between folders.
    pub fn new(prices: Vec<Price>, words: &Words) -> (Levels, Vec<Finding>) {
        let mut levels: BTreeMap<PathBuf, Vec<Price>> = BTreeMap::new();
        for price in prices {
            levels.entry(price.folder.clone()).or_default().push(price);
        }
        let mut findings = Vec::new();
        for level in levels.values_mut() {
            let doubled = validate::duplicates(&level.iter().map(|price| &price.book).collect::<Vec<_>>());
            for finding in doubled.iter().filter(|finding| finding.is_error()) {
                let places = finding.further.iter().chain([&finding.place]);
                for price in level.iter_mut() {
                    price.book.faulty |= places.clone().any(|place| place.workbook == price.name);
                }
            }
            findings.extend(doubled);
        }
        let books: Vec<Vec<&PriceBook>> =
            levels.values().map(|level| level.iter().map(|price| &price.book).collect()).collect();
        for finding in validate::price_changes(&books, words) {
            // The accounts that use the price tell of it too.
            for price in levels.values_mut().flatten().filter(|price| price.name == finding.place.workbook) {
                price.findings.push(finding.clone());
            }
        }
        (Levels(levels), findings)
    }

    /// What there is to say about all price workbooks.
    pub fn into_findings(self) -> impl Iterator<Item = Finding> {
        self.0.into_values().flatten().flat_map(|price| price.findings)
    }

    /// Every folder with its price workbooks.
    pub fn all(&self) -> impl Iterator<Item = (&PathBuf, &Vec<Price>)> {
        self.0.iter()
    }

    /// The price workbooks in reach of a folder, nearest first, a folder a level.
    pub fn reach(&self, folder: &Path) -> Vec<Vec<&PriceBook>> {
        let levels = self.levels(folder);
        levels.map(|prices| prices.iter().map(|price| &price.book).collect()).collect()
    }

    /// What there is to say about the price workbooks in reach of a folder.
    pub fn findings(&self, folder: &Path) -> impl Iterator<Item = &Finding> {
        self.levels(folder).flatten().flat_map(|price| &price.findings)
    }

    fn levels(&self, folder: &Path) -> impl Iterator<Item = &Vec<Price>> {
        folder.ancestors().filter_map(|folder| self.0.get(folder))
    }
}
