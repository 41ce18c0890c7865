//! Which register holds which value: a register is free again after its value was last read, so that
//! all of them fit beside the processor.

use super::tape::{Op, Operand, Tape};

/// The steps that the wanted values need, with registers in place of values. The varied figures keep
/// the first registers, the wanted values those they get.
pub(super) fn allot(varied: usize, ops: &[Op], wanted: &[Operand]) -> Tape {
    let last_read = last_reads(varied, ops, wanted);
    // Value number to register; the varied figures' own.
    let mut register: Vec<u32> = (0..).take(varied).collect();
    let mut free: Vec<u32> = Vec::new();
    let mut registers = varied;
    let mut steps = Vec::new();
    for (index, op) in ops.iter().enumerate() {
        if last_read[varied + index].is_none() {
            // Nobody reads it.
            register.push(u32::MAX);
            continue;
        }
        let step = op.with(|operand| placed(&register, operand));
        // A step may write where it reads. A value that it reads twice is freed once.
        let mut done: Vec<u32> = op
            .operands()
            .filter_map(|operand| match operand {
                Operand::Value(value) if value as usize >= varied => Some(value),
                _ => None,
            })
            .filter(|value| last_read[*value as usize] == Some(index))
            .collect();
        done.sort_unstable();
        done.dedup();
        free.extend(done.iter().map(|value| register[*value as usize]));
        let to = free.pop().unwrap_or_else(|| {
            registers += 1;
            u32::try_from(registers - 1).unwrap_or(u32::MAX)
        });
        register.push(to);
        steps.push((to, step));
    }
    let wanted = wanted.iter().map(|operand| placed(&register, *operand)).collect();
    Tape { steps, wanted, registers }
}

fn placed(register: &[u32], operand: Operand) -> Operand {
    match operand {
        Operand::Value(value) => Operand::Value(register[value as usize]),
        constant => constant,
    }
}

/// The last step that reads each value: after all steps for a wanted one, none for one that no step on
/// the way to a wanted one reads.
fn last_reads(varied: usize, ops: &[Op], wanted: &[Operand]) -> Vec<Option<usize>> {
    let mut last = vec![None; varied + ops.len()];
    let read = |last: &mut Vec<Option<usize>>, operand: Operand, at: usize| {
        if let Operand::Value(value) = operand {
            let seen = &mut last[value as usize];
            *seen = seen.or(Some(at));
        }
    };
    wanted.iter().for_each(|operand| read(&mut last, *operand, ops.len()));
    for (index, op) in ops.iter().enumerate().rev() {
        if last[varied + index].is_some() {
            op.operands().for_each(|operand| read(&mut last, operand, index));
        }
    }
    last
}
