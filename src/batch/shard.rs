//! Which part of the input a run computes, so that many machines share it.

use crate::read::sha256;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The form that a part is told in.
const WANTED: &str = "K/N";

/// The K-th of N parts. Every account belongs to just one of them, told by the name below the input of its
/// operation's first workbook: on every machine the same, and whatever other operations lie in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Of how many, at least 1.
    of: u32,
    /// Which one, from 1.
    number: u32,
}

impl Shard {
    /// All there is.
    pub const WHOLE: Shard = Shard { of: 1, number: 1 };

    /// Of how many parts it is one, at least 1.
    pub fn of(self) -> u32 {
        self.of
    }

    /// Which of them it is, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Whether what has this name belongs to it.
    pub fn has(self, name: &str) -> bool {
        let digits = sha256(name.as_bytes());
        let spread = digits.get(..15).and_then(|digits| u64::from_str_radix(digits, 16).ok());
        spread.unwrap_or_default() % u64::from(self.of) == u64::from(self.number - 1)
    }
}

impl FromStr for Shard {
    type Err = &'static str;

    /// From `K/N` with K from 1 to N; otherwise the form that is wanted.
    fn from_str(text: &str) -> Result<Shard, &'static str> {
        let (number, of) = text.split_once('/').ok_or(WANTED)?;
        let whole = |digits: &str| digits.trim().parse::<u32>().map_err(|_| WANTED);
        let (number, of) = (whole(number)?, whole(of)?);
        if (1..=of).contains(&number) { Ok(Shard { of, number }) } else { Err(WANTED) }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_told_by_its_number_from_1_and_how_many_there_are() {
        assert_eq!("2/4".parse(), Ok(Shard { of: 4, number: 2 }));
        assert_eq!("1/1".parse(), Ok(Shard::WHOLE));
        for wrong in ["0/4", "5/4", "2", "/4", "2/", "-1/4", "1/0", "a/b", "1/4/2", "1.5/4", "1/99999999999"]
        {
            assert_eq!(wrong.parse::<Shard>(), Err(WANTED), "{wrong}");
        }
    }

    #[test]
    fn every_name_belongs_to_one_part_and_the_parts_are_about_as_large() {
        let names: Vec<String> =
            (0..4_000).map(|number| format!("kommun {}/enhet {number}.xlsx", number % 290)).collect();
        let shards: Vec<Shard> = (1..=4).map(|number| Shard { of: 4, number }).collect();
        let mut sizes = [0; 4];
        for name in &names {
            let owners: Vec<usize> = (0..4).filter(|at| shards[*at].has(name)).collect();
            assert_eq!(owners.len(), 1, "{name}");
            sizes[owners[0]] += 1;
        }
        // 1,000 each, give or take four standard deviations of a binomial draw (27 each).
        assert!(sizes.iter().all(|size| (890..=1_110).contains(size)), "{sizes:?}");
    }

    #[test]
    fn a_name_belongs_to_the_same_part_for_ever() {
        // sha256sum of "a.xlsx" begins 90e06ba3f985593 and of "norra/b.ods" ecf67f924c68f88; the
        // remainders by 3 and 7 are 2 and 1, and 0 and 1.
        let owner = |name: &str, of: u32| (1..=of).find(|number| Shard { of, number: *number }.has(name));
        assert_eq!([owner("a.xlsx", 3), owner("a.xlsx", 7)], [Some(3), Some(2)]);
        assert_eq!([owner("norra/b.ods", 3), owner("norra/b.ods", 7)], [Some(1), Some(2)]);
    }
}
