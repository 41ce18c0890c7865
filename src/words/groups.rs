//! Catalogues of words that are groups of texts.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A catalogue of groups, each a struct whose fields are the keys of its texts.
///
/// A group is read by one function for all of them, [`listed`]: derived code for hundreds of fields
/// took minutes to compile.
macro_rules! groups {
    (
        $(#[$about:meta])* $all:ident:
        $($(#[$doc:meta])* $group:ident: $type:ident { $($word:ident)* })*
    ) => {
        $(#[$about])*
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $all { $($(#[$doc])* pub $group: $type,)* }

        $(
            $(#[$doc])*
            #[derive(Debug, serde::Deserialize)]
            #[serde(try_from = "std::collections::BTreeMap<String, std::sync::Arc<str>>")]
            pub struct $type {
                $(
                    #[doc = concat!("`", stringify!($word), "` in the catalogue.")]
                    pub $word: std::sync::Arc<str>,
                )*
            }

            impl TryFrom<std::collections::BTreeMap<String, std::sync::Arc<str>>> for $type {
                type Error = String;

                fn try_from(
                    texts: std::collections::BTreeMap<String, std::sync::Arc<str>>,
                ) -> Result<$type, String> {
                    let [$($word),*] = $crate::words::groups::listed([$(stringify!($word)),*], texts)?;
                    Ok($type { $($word),* })
                }
            }
        )*
    };
}

/// The texts of a group in the order of its keys; a key without a text or a text without a key is
/// told.
pub fn listed<const N: usize>(
    keys: [&str; N],
    mut texts: BTreeMap<String, Arc<str>>,
) -> Result<[Arc<str>; N], String> {
    let mut listed = Vec::with_capacity(N);
    for key in keys {
        listed.push(texts.remove(key).ok_or_else(|| format!("no text for {key}"))?);
    }
    match texts.keys().next() {
        Some(key) => Err(format!("a text for {key}, which is no word")),
        None => listed.try_into().map_err(|_| String::new()),
    }
}
