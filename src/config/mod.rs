//! Settings, keys and themes: their defaults and how they are parsed.

pub use crate::text::nearest;
pub mod settings;
pub mod theme;

pub use settings::parse as parse_settings;
pub use theme::{BUNDLED, ThemeFile};
