//! What the program runs in. Read once, at the start; everything else is given it.

use crate::base::{SIGN_PASSWORD, Secret};
use std::io::{IsTerminal, stderr, stdin, stdout};
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
    /// Whether somebody sits there who can be asked something: the keyboard is theirs, and they see what is
    /// asked.
    pub somebody_to_ask: bool,
    /// The password of the secret key; none where the variable is empty, as it is in many a scheduled run
    /// that was not given one.
    pub password: Option<Secret>,
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
        let password = std::env::var_os(SIGN_PASSWORD).filter(|value| !value.is_empty());
        Surroundings {
            stdout_is_terminal,
            stderr_is_terminal,
            somebody_to_ask: stdin().is_terminal() && stderr_is_terminal,
            password: password.map(|value| Secret::new(value.to_string_lossy().into_owned())),
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
            somebody_to_ask: false,
            password: None,
            no_color: false,
            width: USUAL_WIDTH,
            program: None,
        }
    }
}
