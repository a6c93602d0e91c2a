//! How long a terminal escape sequence is: the grammar of ECMA-48 and what terminals accept beyond it.

/// Length in bytes of the escape sequence at the start of `text`, in its 7-bit (`ESC [`) or 8-bit (U+009B)
/// form; `None` where no introducer stands there.
///
/// A control string (OSC, DCS, SOS, PM, APC, a window title) counts as whole only if the next control
/// character ends it. One without an end is its introducer alone, so that text behind it is not hidden,
/// and so that a row of introducers is read in linear time.
pub(super) fn sequence(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let (introducer, second) = match first {
        '\u{1B}' => {
            let Some(second) = chars.next().filter(|c| matches!(c, ' '..='~')) else {
                return Some(1);
            };
            (2, second)
        }
        // The 8-bit forms stand for ESC and a letter of columns 4 and 5.
        '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}'..='\u{9F}' => {
            (2, char::from_u32(u32::from(first) - 0x40).unwrap_or(first))
        }
        _ => return None,
    };
    let rest = chars.as_str();
    Some(match second {
        '[' => introducer + control_sequence(rest),
        ']' | 'P' | 'X' | '^' | '_' | 'k' => introducer + control_string(rest).unwrap_or(0),
        ' '..='/' => introducer + designation(rest),
        _ => introducer,
    })
}

/// Parameters, intermediates and the final byte after CSI; it ends before the first byte that fits nowhere.
fn control_sequence(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let parameters = run(bytes, 0x30..=0x3F);
    let intermediates = run(bytes.get(parameters..).unwrap_or(&[]), 0x20..=0x2F);
    let end = parameters + intermediates;
    end + usize::from(bytes.get(end).is_some_and(|byte| (0x40..=0x7E).contains(byte)))
}

/// Further intermediates and the final byte of `ESC ( B` and its like.
fn designation(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let end = run(bytes, 0x20..=0x2F);
    end + usize::from(bytes.get(end).is_some_and(|byte| (0x30..=0x7E).contains(byte)))
}

/// Length of a control string with its terminator: ST (`ESC \` or U+009C), or BEL as xterm takes it.
fn control_string(rest: &str) -> Option<usize> {
    let (at, end) = rest.char_indices().find(|(_, c)| c.is_control())?;
    match end {
        '\u{07}' => Some(at + 1),
        '\u{9C}' => Some(at + 2),
        '\u{1B}' if rest.as_bytes().get(at + 1) == Some(&b'\\') => Some(at + 2),
        _ => None,
    }
}

fn run(bytes: &[u8], range: std::ops::RangeInclusive<u8>) -> usize {
    bytes.iter().take_while(|byte| range.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::sequence;

    #[test]
    fn whole_sequences_are_measured() {
        for whole in [
            "\u{1B}[31m",
            "\u{1B}[38;2;1;2;3m",
            "\u{1B}[?1049h",
            "\u{1B}[1 q",
            "\u{9B}2J",
            "\u{1B}]8;;http://example.org\u{1B}\\",
            "\u{1B}]0;title\u{07}",
            "\u{9D}52;c;aGk=\u{9C}",
            "\u{1B}Pq#0;2;0;0;0\u{1B}\\",
            "\u{1B}_Gf=100\u{1B}\\",
            "\u{90}+q544e\u{9C}",
            "\u{1B}ktmux title\u{1B}\\",
            "\u{1B}(B",
            "\u{1B}c",
            "\u{1B}7",
            "\u{1B}",
        ] {
            assert_eq!(sequence(whole), Some(whole.len()), "{whole:?}");
            assert_eq!(sequence(&format!("{whole}é")), Some(whole.len()), "{whole:?} before a word");
        }
        assert_eq!(sequence("plain"), None);
    }

    #[test]
    fn a_control_string_without_end_hides_nothing() {
        assert_eq!(sequence("\u{1B}]0;the rest of the story"), Some(2));
        assert_eq!(sequence("\u{1B}]0;one line\nthe next\u{07}"), Some(2));
        assert_eq!(sequence("\u{9F}never closed"), Some(2));
    }

    #[test]
    fn a_broken_control_sequence_ends_before_what_does_not_fit() {
        assert_eq!(sequence("\u{1B}[31é"), Some(4));
        assert_eq!(sequence("\u{1B}[\u{1B}[m"), Some(2));
    }
}
