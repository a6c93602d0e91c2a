//! Results as JSON, tables, Markdown and HTML: the EXPORTS table, one file per format; commands and reader share it.
