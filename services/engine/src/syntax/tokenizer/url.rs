//! The form of web and mail addresses, which are never cut.

use crate::syntax::chars::CharSet;
use crate::syntax::model::{ModelError, Sections};

/// Recognizes addresses: `[scheme://] [user[:password]@] host [:port] [path]`, by Diego Perini's pattern as spaCy
/// uses it, in time linear in the length of the text.
#[derive(Debug)]
pub(super) struct Addresses {
    /// The characters of a top-level domain.
    lower: CharSet,
    alphabetic: CharSet,
}

impl Addresses {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        Ok(Self { lower: model.chars("chars.lower")?, alphabetic: model.chars("chars.alphabetic")? })
    }

    /// Whether the whole text is an address.
    pub(super) fn is_address(&self, text: &str) -> bool {
        if !text.contains('.') {
            return false;
        }
        // A user name may hold anything, so the host may begin behind any "@" but one at the start.
        let hosts = text.match_indices('@').filter(|(at, _)| *at > 0).map(|(at, _)| &text[at + 1..]);
        std::iter::once(text)
            .chain(self.without_scheme(text))
            .chain(hosts)
            .any(|rest| self.begins_with_host(rest))
    }

    fn without_scheme<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (scheme, rest) = text.split_once("://")?;
        let of_scheme = |c: char| self.alphabetic.contains(c) || c.is_numeric() || "_+-.".contains(c);
        (scheme.chars().nth(1).is_some() && scheme.chars().all(of_scheme)).then_some(rest)
    }

    /// Whether the text is a host with what may follow it.
    fn begins_with_host(&self, text: &str) -> bool {
        let host = &text[..text.find([':', '/', '?', '#', '@']).unwrap_or(text.len())];
        let rest = &text[host.len()..];
        is_port_and_path(rest) && (self.is_domain(host) || is_public_ipv4(host))
    }

    fn is_domain(&self, host: &str) -> bool {
        let Some((labels, top)) = host.rsplit_once('.') else { return false };
        let length = top.chars().take(64).count();
        (2..=63).contains(&length)
            && top.chars().all(|c| self.lower.contains(c))
            && labels.split('.').all(|label| {
                let mut chars = label.chars();
                let ends_well = chars.next().is_some_and(is_host_char)
                    && label.chars().next_back().is_some_and(is_host_char);
                ends_well
                    && label.chars().take(65).count() <= 64
                    && chars.all(|c| is_host_char(c) || c == '_' || c == '-')
            })
    }
}

fn is_host_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c)
}

fn is_port_and_path(rest: &str) -> bool {
    let rest = match rest.strip_prefix(':') {
        Some(port) => {
            let digits = port.bytes().take(6).take_while(u8::is_ascii_digit).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            &port[digits..]
        }
        None => rest,
    };
    rest.is_empty() || rest.starts_with(['/', '?', '#'])
}

/// Whether the host is a dotted IPv4 address outside of the private and local networks.
fn is_public_ipv4(host: &str) -> bool {
    let octets: Vec<&str> = host.split('.').take(5).collect();
    let [first, second, third, fourth] = octets[..] else { return false };
    let number = |octet: &str| {
        let digits = (1..=3).contains(&octet.len()) && octet.bytes().all(|byte| byte.is_ascii_digit());
        if digits { octet.parse::<u16>().ok() } else { None }
    };
    let outer =
        |octet: &str, last: u16| number(octet).filter(|n| !octet.starts_with('0') && (1..=last).contains(n));
    let inner = |octet: &str| number(octet).filter(|n| *n <= 255);
    match (outer(first, 223), inner(second), inner(third), outer(fourth, 254)) {
        (Some(a), Some(b), Some(_), Some(_)) => {
            !matches!((a, b), (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use crate::syntax::model::{ENGLISH, Sections};

    #[test]
    fn addresses_are_told_from_other_text() {
        let addresses = Addresses::new(Sections::new(ENGLISH).unwrap()).unwrap();
        for text in [
            "example.org",
            "https://un.org/a?b=1",
            "a.b-c.museum:8080/x",
            "mailto:jo@example.com",
            "8.8.8.8/x",
            "x@1.2.3.4",
            "日本.jp",
            "ftp://a.b.co#top",
            "a:b@c.de",
        ] {
            assert!(addresses.is_address(text), "{text}");
        }
        for text in [
            "",
            "word",
            "U.S.",
            "end.The",
            "10.0.0.1",
            "192.168.1.1",
            "a..com",
            ".com",
            "-a.com",
            "a-.com",
            "a.c",
            "http://",
            "@a.com:1",
            "a.com:123456",
            "256.1.1.1",
            "x.com,",
            "3.5",
        ] {
            assert!(!addresses.is_address(text), "{text}");
        }
    }
}
