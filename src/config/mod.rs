//! Settings, keys and themes: their defaults and how they are parsed.
