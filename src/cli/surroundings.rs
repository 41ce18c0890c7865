//! What the program runs in. Read once, at the start; everything else is given it.

use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;

/// Columns where nobody says how wide the screen is.
const USUAL_WIDTH: usize = 80;

/// What the program runs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
    /// Whether colours are unwanted or impossible: `NO_COLOR` is set, or `TERM` is `dumb`.
    pub no_color: bool,
    /// Columns of the screen.
    pub width: usize,
    /// The file of this program, which it starts again to read in processes of their own.
    pub program: Option<PathBuf>,
}

impl Surroundings {
    /// What the system says.
    pub fn of_system() -> Surroundings {
        let (stdout_is_terminal, stderr_is_terminal) = (stdout().is_terminal(), stderr().is_terminal());
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let size = terminal_size::terminal_size().filter(|_| stdout_is_terminal || stderr_is_terminal);
        let width = size.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
        Surroundings {
            stdout_is_terminal,
            stderr_is_terminal,
            no_color: no_color || dumb,
            width,
            program: std::env::current_exe().ok(),
        }
    }

    /// A file or another program at both ends.
    pub fn plain() -> Surroundings {
        Surroundings {
            stdout_is_terminal: false,
            stderr_is_terminal: false,
            no_color: false,
            width: USUAL_WIDTH,
            program: None,
        }
    }
}
