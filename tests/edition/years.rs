//! What the years of an amount give away when one is subtracted from another, worked out by hand.
//! 200 take part. 3 persons reached Bostad, so it is pooled; others have to cover for it.

use crate::hand::{Gain, account, is, of, pooled, shown};
use crate::outer;
use crate::support_cases::{Make, actor};
use bokslut::model::*;

trait Once {
    /// Adds an income of so many kronor, in year 1 alone.
    fn once(self, party: Party, kronor: &str) -> Self;
}

impl Once for Make {
    fn once(self, party: Party, kronor: &str) -> Make {
        self.line(party, CostType::Real, Side::Income, Basis::Once, kronor, |_| ())
    }
}

fn refused(make: &Make) {
    let finding = outer(&make.0, 5).expect_err("no outer edition");
    assert_eq!(finding.code.number(), "B409");
}

#[test]
fn an_amount_that_falls_once_is_not_hidden_by_one_that_is_the_same_every_year() {
    let make = account(&[]).outcome("Bostad", "3", |_| ()).once(actor(0), "123456");
    let make = make.outcome("Arbete", "8", |_| ()).gain(actor(0), "9000");
    // Together 123,456 + 8 * 9,000 = 195,456 in year 1 and 72,000 in year 2: the difference is
    // Bostad's 123,456. The total says it too, and there is nobody else.
    refused(&make);
    // 20 more whose amount also falls once: 123,456 + 20,000 + 72,000 = 215,456.
    let outer = of(make.outcome("Studier", "20", |_| ()).once(actor(0), "20000"));
    assert_eq!(pooled(&outer), [is("Kommun", "215456", "72000")]);
}

#[test]
fn a_part_that_fades_is_not_hidden_by_one_that_does_not() {
    let fading = |make: Make| {
        let make = make.outcome("Arbete", "8", |_| ()).gain(actor(0), "9000").explicit(&["1", "0.5"]);
        make.outcome("Bostad", "3", |_| ()).gain(actor(0), "100000")
    };
    // 3 * 100,000 + 72,000 = 372,000, then 150,000 + 72,000 = 222,000: half of Bostad's is lost.
    refused(&fading(account(&[])));
    // Studier's 20 * 5,000 fade alike, and are pooled: 472,000, then 150,000 + 50,000 + 72,000.
    let outer = of(fading(account(&[])).outcome("Studier", "20", |_| ()).gain(actor(0), "5000"));
    assert_eq!(pooled(&outer), [is("Kommun", "472000", "272000")]);
    assert_eq!(shown(&outer), [] as [&str; 0]);
}

#[test]
fn an_actor_whose_years_give_too_few_away_is_merged_with_another() {
    let make = account(&["Rättsväsendet"]).outcome("Arbete", "40", |_| ());
    let make = make.gain(actor(0), "1000").gain(actor(2), "10");
    let make = make.outcome("Studier", "30", |_| ()).once(actor(1), "500");
    let outer = of(make.outcome("Bostad", "3", |_| ()).once(actor(2), "7000"));
    // Rättsväsendet alone: 7,000 + 40 * 10 = 7,400, then 400. With Region 500 more in year 1, so
    // that the difference stands for 3 + 30. Kommun has Arbete's 40 * 1,000.
    assert_eq!(
        pooled(&outer),
        [is("Kommun", "40000", "40000"), is("Region och Rättsväsendet", "7900", "400")]
    );
}

#[test]
fn years_that_are_not_neighbours_are_subtracted_too() {
    let after_two_years = |share| {
        let make = account(&[]).horizon(3).explicit(&["1", "0.5", share]);
        let make = make.outcome("Arbete", "40", |_| ()).gain(actor(0), "1000").explicit(&["1", "0.6", "0.2"]);
        make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000")
    };
    // Both change every year, but Arbete is back at 40,000 in year 3: less year 1, Bostad remains,
    // 3 * 7,000 * 0.8 = 16,800.
    refused(&after_two_years("1"));
    // Year 1: 40,000 + 21,000. Year 2: 20,000 + 21,000 * 0.6 = 32,600.
    assert_eq!(pooled(&of(after_two_years("0.4"))), [is("Kommun", "61000", "32600")]);
}
