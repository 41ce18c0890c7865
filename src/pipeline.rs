//! (stand-in)
use crate::base::Finding;
use crate::model::Inputs;
use crate::words::Words;

/// Report.
pub fn report(_inputs: &Inputs, _findings: &[Finding], _words: &Words) -> Result<Vec<u8>, Finding> {
    Ok(Vec::new())
}
