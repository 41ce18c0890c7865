//! The shapes of an explanation: tree, lines, Markdown, in both languages and to a depth.

use super::{explained, nodes, object};

#[test]
fn the_tree_shows_label_value_place_formula_and_what_it_does() {
    let text = explained("sv", "Resultat_Kommun", &["--depth", "1"]);
    let expected = "\
Resultat_Kommun
Kommun, Vinst, Summa: 23\u{A0}438\u{A0}863,5
│  Resultaträkning!I12 =I$10-I$11
│  summan av
├─ + Kommun, Intäkt, Summa: 42\u{A0}261\u{A0}863,5
│     Resultaträkning!I10 =SUM($C10:$H10)
│     summan av; delarna visas med större --depth
└─ – Kommun, Kostnad, Summa: 18\u{A0}823\u{A0}000
      Resultaträkning!I11 =SUM($C11:$H11)
      summan av; delarna visas med större --depth
";
    assert_eq!(text, expected);
}

#[test]
fn a_product_is_told_by_the_names_of_its_factors() {
    let text = explained("sv", "Beräkning!D40", &[]);
    assert!(text.contains("Pris (kr) × Netto-andel × Antal × Arbete: effektmånader\n"), "{text}");
    assert!(text.contains("källa:"), "{text}");
}

#[test]
fn lines_have_one_node_each_and_so_has_markdown() {
    let count = nodes(&object("sv", "Resultat_Kommun")).len();
    let lines = explained("sv", "Resultat_Kommun", &["--format", "line"]);
    assert_eq!(lines.lines().count(), count);
    assert!(lines.lines().skip(1).all(|line| line.starts_with("  ")), "{lines}");
    let markdown = explained("sv", "Resultat_Kommun", &["--markdown"]);
    let items = markdown.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    assert_eq!(items, count);
    assert!(
        markdown.starts_with("`Resultat_Kommun`\n\n- Kommun, Vinst, Summa: **23\u{A0}438\u{A0}863,5** – `")
    );
    assert!(markdown.contains("\n  - \\+ Kommun, Intäkt, Summa: "), "{markdown}");
}

#[test]
fn depth_says_how_many_steps_down() {
    let levels = |depth: &str| {
        let lines = explained("sv", "Ack_Real_4", &["--format", "line", "--depth", depth]);
        lines.lines().map(|line| (line.len() - line.trim_start().len()) / 2).max()
    };
    assert_eq!([levels("0"), levels("1"), levels("3")], [Some(0), Some(1), Some(3)]);
}

#[test]
fn english_is_spoken_with_english_numbers() {
    let text = explained("en", "Result_Municipality", &["--depth", "1"]);
    assert!(text.contains(": 23,438,863.5\n"), "{text}");
    assert!(text.contains("the sum of"), "{text}");
    assert!(explained("en", "Result_Municipality", &["--format", "line"]).contains("input; source: "));
}

#[test]
fn what_is_deeper_is_told_with_the_option_that_shows_it_and_in_markdown_without() {
    let english = explained("en", "Result_Municipality", &["--depth", "1"]);
    assert!(english.contains("the sum of; its parts are shown with a larger --depth\n"), "{english}");
    let markdown = explained("sv", "Resultat_Kommun", &["--depth", "1", "--markdown"]);
    assert!(markdown.contains("summan av; …\n") && !markdown.contains("--depth"), "{markdown}");
}
