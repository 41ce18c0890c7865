//! The workbooks that are kept in `templates/`.

use crate::support_engine::package::Package;
use crate::support_template::empty;
use bokslut::words::Lang;
use std::fs;
use std::path::Path;

/// Set, it has the workbooks written anew instead of compared.
const UPDATE: &str = "BOKSLUT_UPDATE";

#[test]
fn the_workbooks_kept_in_templates_are_what_the_program_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for (book, bytes) in Lang::ALL.into_iter().flat_map(empty) {
        let path = folder.join(&book.file);
        if std::env::var_os(UPDATE).is_some() {
            fs::write(&path, &bytes).expect("written");
        }
        let kept = fs::read(&path).unwrap_or_default();
        let again = format!("{UPDATE}=1 cargo test --test template writes it anew");
        assert!(!kept.is_empty(), "templates/{} is missing; {again}", book.file);
        // Unpacked, for another version of the packing library may pack otherwise.
        let (kept, now) = (Package::unzip(&kept), Package::unzip(&bytes));
        for ((kept_name, kept), (name, now)) in kept.members.iter().zip(&now.members) {
            assert_eq!(kept_name, name, "{}; {again}", book.file);
            assert!(kept == now, "templates/{}: {name} is out of date; {again}", book.file);
        }
        assert_eq!(kept.members.len(), now.members.len(), "{}; {again}", book.file);
    }
}

#[test]
fn the_same_bytes_are_written_every_time() {
    for lang in Lang::ALL {
        let [(_, first), (_, second)] = empty(lang);
        assert!([first, second] == empty(lang).map(|(_, bytes)| bytes));
    }
}
