//! From which pages browsers may call.

use std::fmt;

use http::{HeaderValue, Uri};

use super::value::{NONE, Value, given};

/// What stands for the pages of everybody.
const ANY: &str = "*";

/// The origins of pages whose scripts may call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origins {
    /// These alone, each as a browser sends it: scheme, host and port.
    These(Vec<HeaderValue>),
    /// Whatever page it is.
    Any,
}

impl Origins {
    /// Whether no page may.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::These(Vec::new())
    }
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str(ANY),
            Self::These(origins) if origins.is_empty() => f.write_str(NONE),
            Self::These(origins) => {
                let texts: Vec<&str> = origins.iter().filter_map(|origin| origin.to_str().ok()).collect();
                f.write_str(&texts.join(","))
            }
        }
    }
}

impl Value for Origins {
    fn parse(text: &str) -> Result<Self, String> {
        match given(text) {
            None => Ok(Self::These(Vec::new())),
            Some(ANY) => Ok(Self::Any),
            Some(list) => {
                list.split(',').map(|one| origin(one.trim())).collect::<Result<_, _>>().map(Self::These)
            }
        }
    }
}

/// An origin, letter by letter as browsers write it: what is compared is the text.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let wrong = || format!("{text:?} is no origin such as https://desk.example.org:8443");
    let uri: Uri = text.parse().map_err(|_| wrong())?;
    let (scheme, authority) = uri.scheme_str().zip(uri.authority()).ok_or_else(wrong)?;
    let default = matches!((scheme, authority.port_u16()), ("http", Some(80)) | ("https", Some(443)));
    let written = format!("{scheme}://{authority}") == text && text == text.to_ascii_lowercase();
    if !written || default || !matches!(scheme, "http" | "https") || text.contains(['@', '*']) {
        return Err(wrong());
    }
    HeaderValue::from_str(text).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_round_trip(text: &str, value: &Origins) {
        assert_eq!(Origins::parse(text).as_ref(), Ok(value));
        assert_eq!(Origins::parse(&value.to_string()).as_ref(), Ok(value));
    }

    #[test]
    fn origins_are_read_as_browsers_write_them() {
        let these = |texts: &[&'static str]| {
            Origins::These(texts.iter().map(|text| HeaderValue::from_static(text)).collect())
        };
        assert_round_trip("none", &these(&[]));
        assert_round_trip("*", &Origins::Any);
        assert_round_trip("https://desk.example.org", &these(&["https://desk.example.org"]));
        let local = these(&["http://localhost:5173", "http://[::1]:8080"]);
        assert_eq!(Origins::parse("http://localhost:5173, http://[::1]:8080"), Ok(local));
    }

    #[test]
    fn what_no_browser_would_send_is_refused() {
        for text in [
            "desk.example.org",
            "https://desk.example.org/",
            "https://desk.example.org/desk",
            "https://Desk.example.org",
            "https://desk.example.org:443",
            "http://desk.example.org:80",
            "https://*.example.org",
            "https://desk@example.org",
            "ftp://desk.example.org",
            "https://a.example,*",
            "null",
            "https://a.example,",
        ] {
            assert!(Origins::parse(text).is_err(), "{text}");
        }
    }
}
