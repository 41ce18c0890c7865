//! What verifying a report finds, with the sources and the key that a case names.

use bokslut::base::{Code, Finding, Place};
use bokslut::batch::{Limits, Options, again};
use bokslut::read::Package;
use bokslut::sign::PublicKey;
use bokslut::verify::{self, Report};
use bokslut::words::Words;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a report is verified with.
#[derive(Default)]
pub struct With {
    pub sources: Option<PathBuf>,
    pub key: Option<PathBuf>,
}

/// The findings on a report, named from the folder `top`.
pub fn verify(top: &Path, report: &str, with: &With, options: &Options) -> Vec<Finding> {
    let bytes = fs::read(top.join(report)).expect("the report");
    let open = |bytes: &[u8]| Package::open(bytes, Limits::default()).expect("a workbook");
    let (package, name) = (open(&bytes), Arc::from(report));
    let report = Report { package: &package, name: &name, words: Words::of(options.lang) };
    let key = with.key.as_ref().map(|key| PublicKey::load(key).expect("a public key"));
    let mut done = verify::verify(report, key.as_ref());
    let Some(folder) = &with.sources else { return done.findings };
    let again = again(&package, folder, options);
    let missing = again.missing().map(|named| {
        let finding = Finding::new(Code::SourceMissing, Place::workbook(&name));
        finding.with("found", &*named.name).with("sha256", &*named.sha256)
    });
    done.add(missing.collect());
    if let Some(fresh) = again.bytes {
        done.against(report, &open(&fresh));
    }
    done.findings
}
