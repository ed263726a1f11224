//! What stands in a certificate.

use std::time::{SystemTime, UNIX_EPOCH};

use rustls::pki_types::CertificateDer;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::FromDer as _;

/// The names of whoever holds a certificate, each in the form that files name it by: URIs and host names of the subject's
/// alternative names as they are, then the common name of the subject as `CN=…`. Empty where the certificate cannot be read.
pub(crate) fn names(certificate: &CertificateDer<'_>) -> Vec<String> {
    let Ok((_, certificate)) = X509Certificate::from_der(certificate) else { return Vec::new() };
    let alternative = certificate.subject_alternative_name().ok().flatten();
    let mut names: Vec<String> = alternative
        .iter()
        .flat_map(|names| &names.value.general_names)
        .filter_map(|name| match name {
            GeneralName::URI(uri) => Some((*uri).to_owned()),
            GeneralName::DNSName(host) => Some(host.to_ascii_lowercase()),
            _ => None,
        })
        .collect();
    // A text that begins so among the alternative names is no host and no URI: nobody can pass for somebody else's subject.
    names.retain(|name| !name.starts_with(COMMON_NAME));
    let common = certificate.subject().iter_common_name().filter_map(|name| name.as_str().ok());
    names.extend(common.map(|name| format!("{COMMON_NAME}{name}")));
    names
}

/// What stands before a common name.
const COMMON_NAME: &str = "CN=";

/// When a certificate expires, in seconds since 1970.
pub(crate) fn expiry(certificate: &CertificateDer<'_>) -> Option<i64> {
    let (_, certificate) = X509Certificate::from_der(certificate).ok()?;
    Some(certificate.validity().not_after.timestamp())
}

/// Whether a moment in seconds since 1970 has passed.
pub(crate) fn has_passed(moment: i64) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    i64::try_from(now).unwrap_or(i64::MAX) > moment
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, DnType, KeyPair, SanType, date_time_ymd};

    #[test]
    fn names_are_those_of_the_alternative_names_and_the_subject() {
        let mut params = CertificateParams::new(vec!["Desk.example.org".to_owned()]).unwrap();
        params.subject_alt_names.push(SanType::URI("spiffe://example.org/desk".try_into().unwrap()));
        params.subject_alt_names.push(SanType::URI("CN=admin".try_into().unwrap()));
        params.distinguished_name.push(DnType::CommonName, "desk مكتب");
        params.not_after = date_time_ymd(2031, 1, 1);
        let certificate = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        assert_eq!(
            names(certificate.der()),
            ["desk.example.org", "spiffe://example.org/desk", "CN=desk مكتب"]
        );
        assert_eq!(expiry(certificate.der()), Some(1_924_992_000));
        assert_eq!(names(&CertificateDer::from(b"garbage".to_vec())), Vec::<String>::new());
        assert!(has_passed(1) && !has_passed(i64::MAX));
    }
}
