//! Catalogues of words that are groups of texts.

/// A catalogue of groups, each a struct whose fields are the keys of its texts.
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
            #[serde(deny_unknown_fields)]
            pub struct $type {
                $(
                    #[doc = concat!("`", stringify!($word), "` in the catalogue.")]
                    pub $word: std::sync::Arc<str>,
                )*
            }
        )*
    };
}
