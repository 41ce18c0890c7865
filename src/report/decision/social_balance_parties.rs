//! Social balansräkning, party by party and year by year.

use super::super::layout::{Case, Order};
use super::super::page::Page;
use super::super::sheet::{Area, Part};
use super::social_balance::{line, name};
use super::year_head;
use crate::decision::{Balance, Cohort};
use crate::figure::{Id, Range};
use crate::model::Party;

/// A party's row: whose, its balance before year 1 where that stands here, its years.
type Row<'a> = (&'a Balance, Option<Id>, &'a Range);

/// The tables. Returns where production value's, the actors' and society's closing balances stand.
pub(super) fn build(page: &mut Page, case: &Case, order: &Order) -> [Area; 3] {
    let told = &case.told.balance;
    let balance = &case.decision.balance;
    let own = |pick: fn(&Cohort) -> (Option<Id>, &Range)| -> Vec<Row> {
        let rows = balance.rows.iter().filter_map(|row| Some((row, pick(row.own.as_ref()?))));
        rows.map(|(row, (start, years))| (row, start, years)).collect()
    };
    let closing = own(|cohort| (Some(cohort.start), &cohort.closing));
    let realised = own(|cohort| (None, &cohort.realised));
    let interest = own(|cohort| (None, &cohort.interest));
    let tables = Tables { case, order };
    let mut production = tables.table(page, &told.closing_section, &told.start, &closing);
    let areas = match case.before {
        None => tables.sums(page, production),
        Some(before) => {
            let earlier = |at: usize| -> Vec<Row> {
                let rows = balance.rows.iter().filter_map(|row| {
                    let earlier = &before.earlier[row.earlier?];
                    Some((row, None, [&earlier.realised, &earlier.closing][at]))
                });
                rows.collect()
            };
            let all = |at: usize| -> Vec<Row> {
                balance.rows.iter().map(|row| (row, None, &row.all[at])).collect()
            };
            tables.table(page, &told.closing_earlier, "", &earlier(1));
            production = tables.table(page, &told.closing_all, "", &all(1));
            let areas = tables.sums(page, production);
            tables.table(page, &told.realised_earlier, "", &earlier(0));
            tables.table(page, &told.realised_section, "", &realised);
            tables.table(page, &told.realised_all, "", &all(0));
            areas
        }
    };
    if case.before.is_none() {
        tables.table(page, &told.realised_section, "", &realised);
    }
    tables.table(page, &told.interest_section, "", &interest);
    areas
}

struct Tables<'a> {
    case: &'a Case<'a>,
    order: &'a Order,
}

impl Tables<'_> {
    /// A row for each party; returns production value's, which is the last.
    fn table(&self, page: &mut Page, heading: &str, before: &str, rows: &[Row]) -> Area {
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        let first = page.row;
        year_head(page, self.case, before);
        let mut production = page.home_of(&self.case.decision.balance.closing);
        for (row, start, years) in rows {
            name(page, self.case, self.order, row);
            if let Some(start) = start {
                page.figure(2, *start, Part::Figure);
                page.smaller();
            }
            let area = page.years(years, Part::Figure);
            if row.party == Some(Party::Production) {
                production = area;
            }
            page.next();
        }
        page.fold_from(first);
        production
    }

    /// The sums below the table of closing balances.
    fn sums(&self, page: &mut Page, production: Area) -> [Area; 3] {
        let (told, balance) = (&self.case.told.balance, &self.case.decision.balance);
        let society = line(page, &told.society, &balance.closing, Part::Sum, None);
        let actors = line(page, &told.actors, &balance.actors, Part::Figure, None);
        [production, actors, society]
    }
}
