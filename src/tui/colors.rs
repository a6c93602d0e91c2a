//! How many colours the terminal has, from `--color`, `NO_COLOR`, `COLORTERM` and `TERM`.

use std::env;

use crate::model::ColorChoice;
use crate::ui::Depth;

/// The colour depth to draw in.
pub(super) fn depth(color: ColorChoice) -> Depth {
    let told = |name: &str| env::var(name).unwrap_or_default();
    depth_for(color, !told("NO_COLOR").is_empty(), &told("COLORTERM"), &told("TERM"))
}

/// The theme that can be told apart in this depth: where there is no colour, only modifiers can.
pub(super) fn theme_for(name: &str, depth: Depth) -> &str {
    match depth {
        Depth::None => "mono",
        // Sixteen colours that were chosen by hand tell more apart than the nearest to a million.
        Depth::Ansi16 if matches!(name, "dark" | "light") => "ansi16",
        Depth::Ansi16 | Depth::Ansi256 | Depth::True => name,
    }
}

fn depth_for(color: ColorChoice, no_color: bool, colorterm: &str, term: &str) -> Depth {
    let of_terminal = if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
        Depth::True
    } else if term.contains("256color") {
        Depth::Ansi256
    } else if term.is_empty() || term == "dumb" || term.starts_with("vt") {
        Depth::None
    } else {
        Depth::Ansi16
    };
    match color {
        ColorChoice::Never => Depth::None,
        ColorChoice::Auto if no_color => Depth::None,
        ColorChoice::Auto => of_terminal,
        ColorChoice::Always => of_terminal.max(Depth::Ansi16),
    }
}

#[cfg(test)]
mod tests {
    use super::{depth_for, theme_for};
    use crate::model::ColorChoice::{Always, Auto, Never};
    use crate::ui::Depth;

    #[test]
    fn the_terminal_says_its_depth_and_the_user_has_the_last_word() {
        assert_eq!(depth_for(Auto, false, "truecolor", "xterm-256color"), Depth::True);
        assert_eq!(depth_for(Auto, false, "", "tmux-256color"), Depth::Ansi256);
        assert_eq!(depth_for(Auto, false, "", "linux"), Depth::Ansi16);
        assert_eq!(depth_for(Auto, true, "truecolor", "xterm"), Depth::None);
        assert_eq!(depth_for(Always, true, "truecolor", "xterm"), Depth::True);
        assert_eq!(depth_for(Always, false, "", "dumb"), Depth::Ansi16);
        assert_eq!(depth_for(Never, false, "truecolor", "xterm"), Depth::None);
    }

    #[test]
    fn without_colour_the_theme_of_modifiers_is_used() {
        assert_eq!(theme_for("light", Depth::None), "mono");
        assert_eq!(theme_for("light", Depth::Ansi16), "ansi16");
        assert_eq!(theme_for("light", Depth::Ansi256), "light");
    }
}
