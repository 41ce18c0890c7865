//! Any text with a personal identity number in it.

use bokslut::base::personal::{holds, masked};

/// Hidden text holds no number and stays as it is when it is hidden again; all else is kept; and a
/// number (the tax agency's example) is found whatever stands before it.
pub fn target(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let hidden = masked(&text);
    assert!(!holds(&hidden), "{text:?} became {hidden:?}");
    assert_eq!(masked(&hidden), hidden);
    assert_eq!(holds(&text), hidden != text, "{text:?}");

    let mut rest = &*text;
    for kept in hidden.split("••••••-••••") {
        let at = rest.find(kept).unwrap_or_else(|| panic!("{kept:?} is not in {rest:?}"));
        rest = &rest[at + kept.len()..];
    }

    for number in ["811218-9876", "8112189876"] {
        let after = format!("{text} {number}");
        assert!(masked(&after).ends_with(" ••••••-••••"), "{after:?}");
    }
}
