//! Writes one file of every hostile kind, with the sizes that the usual limits are about, and lists
//! them: `cargo run --example make-hostile-files -- FOLDER`. `docs/measure-hostile.py` measures what
//! the program does with each.

#[path = "../tests/hostile_kinds/mod.rs"]
mod hostile_kinds;

use std::path::PathBuf;

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("the folder to write to");
    std::fs::create_dir_all(&folder).expect("a folder");
    for kind in hostile_kinds::write(&folder, 1024) {
        println!("{}\t{}", kind.file, kind.what);
    }
}
