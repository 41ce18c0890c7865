//! Persons to draw anew from: one by one while they are few, then in groups that chance has put together,
//! so that they take no more room however many they are.

use super::{Person, Tally};

/// Persons that are kept one by one, and groups that more are put into: the spread that so many show is right
/// within one part in seventy (1 / root of twice as many), about as nearly as ten thousand draws tell it.
const MOST: usize = 2_500;
/// Sums that the groups may hold together; of more, two groups at a time become one.
const MOST_SUMS: usize = 500_000;
/// Groups that are left even so.
const FEWEST: usize = 200;

/// Persons one by one, or groups of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// In the order of the persons while each is one of them.
    pub all: Vec<Group>,
    /// Whether there are several persons in a group, not as many in each.
    pub mixed: bool,
    /// How many sums there are.
    sums: usize,
}

/// One person, or some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub persons: usize,
    /// The sums over those with an outcome, by its position in `Inputs::outcomes`, in no order.
    with: Vec<(usize, Tally)>,
}

impl Group {
    /// The sums over those with an outcome; none where nobody has it.
    pub fn with(&self, outcome: usize) -> Option<&Tally> {
        self.with.iter().find(|(other, _)| *other == outcome).map(|(_, tally)| tally)
    }

    /// The tally of an outcome; how many sums are new.
    fn tally(&mut self, outcome: usize, sums: usize) -> (&mut Tally, usize) {
        let known = self.with.iter().position(|(other, _)| *other == outcome);
        let at = known.unwrap_or(self.with.len());
        if known.is_none() {
            self.with.push((outcome, Tally::default()));
        }
        (&mut self.with[at].1, if known.is_none() { 1 + sums } else { 0 })
    }
}

impl Groups {
    /// Adds the person of that number, from 0; none where a sum grows beyond an exact decimal.
    pub(super) fn add(&mut self, number: usize, person: &Person) -> Option<()> {
        if !self.mixed && number >= MOST {
            self.mix(MOST)?;
        }
        if self.mixed && self.sums > MOST_SUMS && self.all.len() / 2 >= FEWEST {
            self.mix(self.all.len() / 2)?;
        }
        let at = if self.mixed { chance(number) % self.all.len() } else { number };
        if !self.mixed {
            self.all.push(Group::default());
        }
        let group = self.all.get_mut(at)?;
        group.persons += 1;
        if let Some(outcome) = person.outcome {
            let (tally, new) = group.tally(outcome, person.measured.len());
            tally.add(person)?;
            self.sums += new;
        }
        Some(())
    }

    /// Puts those there are into so many groups. Each goes by its number and not by what it holds, so that
    /// chance alone says who is together.
    fn mix(&mut self, into: usize) -> Option<()> {
        let before = std::mem::take(self);
        let mut all = vec![Group::default(); into];
        let mut sums = 0;
        for (number, group) in before.all.into_iter().enumerate() {
            let to = all.get_mut(chance(number) % into)?;
            to.persons += group.persons;
            for (outcome, tally) in group.with {
                let (own, new) = to.tally(outcome, tally.measured.len());
                own.join(tally.persons, tally.months, tally.measured.into_iter())?;
                sums += new;
            }
        }
        *self = Groups { all, mixed: true, sums };
        Some(())
    }
}

/// A number that looks like chance and is the same on every machine (Steele, Lea & Flood's SplitMix64).
fn chance(number: usize) -> usize {
    let next = (number as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (next ^ (next >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    // The upper half, which every system's numbers hold.
    ((mixed ^ (mixed >> 31)) >> 33) as usize
}

#[cfg(test)]
mod tests {
    use super::super::{Cohort, Measured};
    use super::*;
    use rust_decimal::Decimal;

    fn person(number: usize) -> Person {
        let taken = Decimal::from(number % 7);
        let measured = Measured { before: taken, after: Decimal::ONE };
        let outcome = (number % 3 < 2).then_some(number % 3);
        Person { outcome, months: Some(taken), measured: vec![number.is_multiple_of(2).then_some(measured)] }
    }

    fn cohort(persons: usize) -> Cohort {
        Cohort::of(vec![0], &(0..persons).map(person).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn some_thousands_are_kept_one_by_one_and_more_in_groups_that_come_to_the_same() {
        let few = cohort(2_500).groups;
        assert!(!few.mixed && few.all.len() == 2_500 && few.all.iter().all(|group| group.persons == 1));
        let many = cohort(25_000);
        assert!(many.groups.mixed && many.groups.all.len() == 2_500);
        assert_eq!(many.groups.all.iter().map(|group| group.persons).sum::<usize>(), 25_000);
        for outcome in 0..2 {
            let all = many.groups.all.iter().filter_map(|group| group.with(outcome));
            let sums = all.fold([Decimal::ZERO; 4], |[a, b, c, d], tally| {
                [
                    a + tally.persons,
                    b + tally.months,
                    c + tally.measured[0].before,
                    d + tally.measured[0].persons,
                ]
            });
            let own = &many.tallies[outcome];
            assert_eq!(sums, [own.persons, own.months, own.measured[0].before, own.measured[0].persons]);
        }
    }

    #[test]
    fn groups_are_of_chance_whatever_order_the_persons_come_in() {
        // Of 10,000 persons in 2,500 groups, 4 each on average; Poisson leaves e^-4 = 1.8 % without anybody.
        let empty = cohort(10_000).groups.all.iter().filter(|group| group.persons == 0).count();
        assert!((20..75).contains(&empty), "{empty}");
        // Persons sorted by outcome, half with it: what the groups' shares differ by is that of chance. The sum
        // over groups of (with - persons / 2)^2 is 40,000 / 4 on average, its deviation under 3 %.
        let sorted = |number: usize| Person { outcome: (number < 20_000).then_some(0), ..person(number) };
        let sorted = Cohort::of(vec![0], &(0..40_000).map(sorted).collect::<Vec<_>>()).unwrap();
        let apart = |group: &Group| {
            let with = group.with(0).map_or(Decimal::ZERO, |tally| tally.persons);
            let apart = with - Decimal::from(group.persons) / Decimal::TWO;
            apart * apart
        };
        let sum: Decimal = sorted.groups.all.iter().map(apart).sum();
        assert!((Decimal::from(9_000)..Decimal::from(11_000)).contains(&sum), "{sum}");
    }

    #[test]
    fn many_outcomes_make_fewer_groups_and_not_more_room() {
        let wide = |number: usize| Person { outcome: Some(number % 97), ..person(number) };
        let many = (0..60_000).map(|number| {
            let measured = vec![person(number).measured[0]; 12];
            Person { measured, ..wide(number) }
        });
        let mut cohort = Cohort { codes: (0..12).collect(), ..Cohort::default() };
        many.into_iter().for_each(|person| cohort.add(&person).unwrap());
        // 13 sums for each outcome in a group: all of 97 in 2,500 would be 3 million.
        assert!(cohort.groups.sums <= MOST_SUMS + 13 && cohort.groups.all.len() >= FEWEST);
        let persons: usize = cohort.groups.all.iter().map(|group| group.persons).sum();
        assert_eq!(persons, 60_000);
    }
}
