//! Words in free texts that hint at what they are about, in Swedish and English.

use super::names::key;

/// Words that tell a text to be about something.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    /// Swedish nouns, also as the last part of a compound (*bruttolön*) and with an ending
    /// (*lönen*). The first part of a compound tells nothing: *lönesubvention* is no wage.
    heads: &'static [&'static str],
    /// Other words, as they stand.
    words: &'static [&'static str],
    /// Several words in a row.
    phrases: &'static [&'static str],
}

/// Gross earnings, tax and social fees: what production value contains.
pub const EARNINGS: Hints = Hints {
    heads: &[
        "lön",
        "löneinkomst",
        "arbetsinkomst",
        "förvärvsinkomst",
        "skatt",
        "skatteintäkt",
        "skatteinkomst",
        "arbetsgivaravgift",
        "socialavgift",
        "egenavgift",
    ],
    words: &[
        "moms", "momsen", "wage", "wages", "salary", "salaries", "earnings", "tax", "taxes", "vat",
        "taxation",
    ],
    phrases: &[
        "sociala avgifter",
        "social fee",
        "social fees",
        "social contributions",
        "social security contributions",
        "social insurance contributions",
        "employer contributions",
        "employer's contributions",
        "employers' contributions",
    ],
};

/// Totals of a table.
pub const TOTALS: Hints = Hints {
    heads: &["summa", "total"],
    words: &["summan", "totalt", "totala", "totals", "sammanlagt", "sum", "subtotal", "s:a"],
    phrases: &[],
};

/// Headings of columns with personal identity numbers.
pub const PERSONAL_NUMBERS: Hints = Hints {
    heads: &["personnummer", "samordningsnummer", "födelsenummer", "personnr"],
    words: &["pnr", "persnr", "ssn"],
    phrases: &["person nr", "person nummer", "personal number", "identity number", "id number"],
};

/// The endings of a Swedish noun.
const ENDINGS: [&str; 11] = ["", "s", "n", "en", "ens", "er", "ers", "ar", "erna", "ernas", "arna"];

impl Hints {
    /// Whether the text holds any of them.
    pub fn are_in(&self, text: &str) -> bool {
        let text = key(text);
        let apart = |c: char| !c.is_alphanumeric() && !matches!(c, ':' | '\'' | '\u{2019}');
        let words: Vec<String> = text
            .split(apart)
            .map(|word| word.trim_matches(':').replace('\u{2019}', "'"))
            .filter(|word| !word.is_empty())
            .collect();
        let line = format!(" {} ", words.join(" "));
        let is_head = |word: &str| {
            let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
            stems.into_iter().any(|stem| self.heads.iter().any(|head| stem.ends_with(head)))
        };
        words.iter().any(|word| is_head(word) || self.words.contains(&word.as_str()))
            || self.phrases.iter().any(|phrase| line.contains(&format!(" {phrase} ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earnings_are_known_by_the_last_part_of_a_compound() {
        for text in [
            "Lön",
            "Bruttolöner, heltid",
            "Kommunalskatt på de ungas lön",
            "Skatter och sociala  avgifter",
            "Arbetsgivaravgiften",
            "Ökade skatteintäkter",
            "Moms",
            "Gross wages",
            "Employer’s contributions",
            "Income TAX",
        ] {
            assert!(EARNINGS.are_in(text), "{text}");
        }
        for text in [
            "Lönesubvention",
            "Löneadministration",
            "Uppskattning",
            "Skattefinansierad vård",
            "Belöning",
            "Privat vård",
            "Sociala insatser",
            "Wageworker programme",
            "",
        ] {
            assert!(!EARNINGS.are_in(text), "{text}");
        }
    }

    #[test]
    fn totals_are_known_by_any_word_of_theirs() {
        for text in
            ["Summa", "SUMMA KOSTNADER", "Delsumma:", "Kostnader totalt", "Total", "Total costs", "S:a"]
        {
            assert!(TOTALS.are_in(text), "{text}");
        }
        for text in ["Totalentreprenad", "Summering av projektet", "Lokaler", "Konsumtion"] {
            assert!(!TOTALS.are_in(text), "{text}");
        }
    }
}
