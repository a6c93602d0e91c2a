//! Settings, keys and themes: their defaults and how they are parsed.

mod entries;
pub mod keys;
pub mod settings;
pub mod theme;
pub mod themes;

pub use crate::text::nearest;
pub use keys::parse as parse_keys;
pub use settings::parse as parse_settings;
pub use theme::{BUNDLED, ThemeFile};
pub use themes::{OwnTheme, Themes};
