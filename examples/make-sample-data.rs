//! Writes the sample workbooks: `cargo run --example make-sample-data [DIR]`
//! (DIR is `sample-data` unless given). The same bytes every time.

mod make_sample_data;

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let dir = env::args_os().nth(1).map_or_else(|| PathBuf::from("sample-data"), PathBuf::from);
    for book in make_sample_data::books() {
        let path = dir.join(book.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, book.to_bytes())?;
        println!("{}", path.display());
    }
    Ok(())
}
