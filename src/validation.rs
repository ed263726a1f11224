//! A brief held against its article.
