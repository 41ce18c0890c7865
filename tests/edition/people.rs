//! The persons of a small cohort, which are there one by one.

use bokslut::model::{Cohort, Measured, Person};

/// Everyone, in their order.
pub fn everyone(cohort: &Cohort) -> Vec<Person> {
    let person = |group: &bokslut::model::Group| {
        assert_eq!(group.persons, 1, "a small cohort");
        let outcome = (0..cohort.tallies.len()).find(|outcome| group.with(*outcome).is_some());
        let tally = outcome.and_then(|outcome| group.with(outcome));
        let told = outcome.is_some_and(|outcome| cohort.counts[outcome].told > 0);
        let measured = tally
            .into_iter()
            .flat_map(|tally| &tally.measured)
            .map(|one| (!one.persons.is_zero()).then_some(Measured { before: one.before, after: one.after }));
        let measured = measured.collect();
        Person { outcome, months: tally.map(|tally| tally.months).filter(|_| told), measured }
    };
    cohort.groups.all.iter().map(person).collect()
}
