//! Whether the seal is signed, and by whom.

use super::recorded::Recorded;
use super::report::Report;
use crate::base::{Code, Finding};
use crate::sign::{PublicKey, SignFault};

/// What the signature says of itself, where the key confirms it; and what there is to say about it.
pub fn signature(
    report: Report,
    recorded: &Recorded,
    key: Option<&PublicKey>,
) -> (Option<String>, Option<Finding>) {
    let at = |code| report.of_sheet(code, recorded.at.0);
    match (&recorded.signature, key) {
        (None, None) => (None, None),
        (None, Some(_)) => {
            let reason = &*report.words.verify.terms.unsigned;
            (None, Some(at(Code::NotSigned).with("reason", reason)))
        }
        (Some(_), None) => (None, Some(at(Code::SignatureUnchecked))),
        (Some(signature), Some(key)) => match key.check(&recorded.total, signature) {
            Ok(says) => (Some(says), None),
            // It says nothing of the report that another has signed it.
            Err(fault @ SignFault::OtherKey { .. }) => {
                (None, Some(at(Code::NotSigned).with("reason", reason(report, &fault))))
            }
            Err(fault) => (None, Some(at(Code::WrongSignature).with("reason", reason(report, &fault)))),
        },
    }
}

fn reason(report: Report, fault: &SignFault) -> String {
    let terms = &report.words.verify.terms;
    let text = match fault {
        SignFault::NotSignature => &terms.no_signature,
        SignFault::OtherKey { .. } => &terms.other_key,
        _ => &terms.signature_not_valid,
    };
    text.to_string()
}
