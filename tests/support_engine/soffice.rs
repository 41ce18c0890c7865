//! LibreOffice, made to recalculate. It trusts the stored values of workbooks that look as if
//! Excel wrote them, so it gets a profile that says: always recalculate on loading.

use super::report::Report;
use std::fs;
use std::path::Path;
use std::process::Command;

/// 0 is "always"; the default is "never" for workbooks from Excel.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Workbooks as LibreOffice writes them after it has recalculated every formula, in order.
///
/// # Panics
/// As [`converted`].
pub fn recalculate(workbooks: &[&[u8]]) -> Vec<Report> {
    converted(workbooks, "xlsx", "xlsx:Calc MS Excel 2007 XML")
        .iter()
        .map(|bytes| Report::read(bytes))
        .collect()
}

/// Workbooks as LibreOffice saves them, in order: with this ending, by this filter.
///
/// # Panics
/// When there is no `soffice`, or it does not write what it was asked to: an engine that cannot be
/// asked has not agreed.
pub fn converted(workbooks: &[&[u8]], ending: &str, filter: &str) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    for name in ["profile/user", "in", "out"] {
        fs::create_dir_all(path(name)).expect("made");
    }
    fs::write(path("profile/user/registrymodifications.xcu"), SETTINGS).expect("written");
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation={}", url(&path("profile"))));
    command.args(["--headless", "--norestore", "--convert-to", filter, "--outdir"]);
    command.arg(path("out"));
    for (number, bytes) in workbooks.iter().enumerate() {
        let file = path("in").join(format!("{number}.xlsx"));
        fs::write(&file, bytes).expect("written");
        command.arg(file);
    }
    let output = command.output().expect("soffice runs: install LibreOffice Calc");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "soffice: {}, {said}", output.status);
    let read = |number: usize| {
        let file = path("out").join(format!("{number}.{ending}"));
        fs::read(&file).unwrap_or_else(|fault| panic!("{}: {fault}; {said}", file.display()))
    };
    (0..workbooks.len()).map(read).collect()
}

fn url(path: &Path) -> String {
    format!("file://{}", path.display())
}
