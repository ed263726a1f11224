//! Signed tokens (JWT): who signed them, for whom, until when, and what they say of their bearer.

mod signatures;

use std::collections::BTreeMap;

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, Validation, decode, decode_header};
use peacebrief_archive::Tenant;
use serde::Deserialize;
use serde_json::Value;

use super::caller::{Caller, Proof, Scope, Scopes};
use super::file::{File, FileError};
use crate::ApiError;

/// The longest token that is looked at, in bytes.
const TOKEN_BYTES: usize = 8 << 10;

/// By how much clocks may differ, in seconds.
const LEEWAY: u64 = 30;

/// What a token has to be, whoever has signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Demands {
    pub(crate) issuer: String,
    pub(crate) audience: String,
    pub(crate) algorithms: Vec<Algorithm>,
    /// Which claim names the tenant; none where all tokens are of the one tenant that there is.
    pub(crate) tenant_claim: Option<String>,
    pub(crate) scope_claim: String,
}

/// Reads tokens.
#[derive(Debug)]
pub(crate) struct Tokens {
    keys: Vec<Key>,
    demands: Demands,
}

/// A key by which tokens are verified.
#[derive(Debug)]
struct Key {
    id: Option<String>,
    /// The one algorithm that it is for, where it says so.
    algorithm: Option<Algorithm>,
    key: DecodingKey,
}

#[derive(Debug, Deserialize)]
struct Claims {
    sub: Option<String>,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

impl Tokens {
    /// Reads a JSON Web Key Set. Keys that are not for verifying, or of a kind that is not known here, are passed over.
    ///
    /// # Errors
    /// [`FileError`] where it is none, or where no key of it is left.
    pub(crate) fn read(file: &File, content: &[u8], demands: Demands) -> Result<Self, FileError> {
        signatures::install();
        let set: JwkSet = serde_json::from_slice(content).map_err(|error| file.wrong(error))?;
        let mut keys = Vec::with_capacity(set.keys.len());
        for jwk in &set.keys {
            if jwk.common.public_key_use.as_ref().is_some_and(|purpose| *purpose != PublicKeyUse::Signature) {
                continue;
            }
            let Ok(key) = DecodingKey::from_jwk(jwk) else { continue };
            // A secret shared with whoever signs would let everybody who verifies sign, too.
            if key.family() == AlgorithmFamily::Hmac {
                continue;
            }
            let algorithm = jwk.common.key_algorithm.map(|named| named.to_string().parse());
            let Ok(algorithm) = algorithm.transpose() else { continue };
            keys.push(Key { id: jwk.common.key_id.clone(), algorithm, key });
        }
        if keys.is_empty() {
            return Err(file.wrong("no key in it is one that signatures can be verified by"));
        }
        Ok(Self { keys, demands })
    }

    /// Whose token this is.
    ///
    /// # Errors
    /// [`ApiError::CredentialsInvalid`] and [`ApiError::CredentialsExpired`].
    pub(crate) fn caller(&self, token: &str) -> Result<Caller, ApiError> {
        let refuse = |why| ApiError::CredentialsInvalid { why };
        if token.len() > TOKEN_BYTES {
            return Err(refuse("the token is too long"));
        }
        let header = decode_header(token).map_err(|_| refuse("the token is none"))?;
        let Demands { algorithms, tenant_claim, scope_claim, .. } = &self.demands;
        if !algorithms.contains(&header.alg) {
            return Err(refuse("the token is signed by an algorithm that is not accepted"));
        }
        let fits = |key: &&Key| {
            key.key.family() == header.alg.family()
                && key.algorithm.is_none_or(|only| only == header.alg)
                && (header.kid.is_none() || key.id == header.kid)
        };
        let validation = self.validation(header.alg);
        let mut outcome = Err(refuse("the token is signed by an unknown key"));
        for key in self.keys.iter().filter(fits) {
            outcome = decode::<Claims>(token, &key.key, &validation).map_err(|error| refusal(error.kind()));
            // Without a key's id all keys are tried that it may be.
            if !matches!(outcome, Err(ApiError::CredentialsInvalid { why: UNSIGNED })) {
                break;
            }
        }
        let claims = outcome?.claims;
        let tenant = match tenant_claim {
            None => Tenant::default(),
            Some(claim) => {
                let named = claims.others.get(claim).and_then(Value::as_str);
                let tenant = named.and_then(|name| Tenant::new(name).ok());
                tenant.ok_or_else(|| refuse("the token names no tenant"))?
            }
        };
        let subject = claims.sub.as_deref().unwrap_or_default();
        if subject.is_empty() {
            return Err(refuse("the token names nobody"));
        }
        let scopes = scopes(claims.others.get(scope_claim));
        Ok(Caller::new(subject, Proof::Token, tenant, scopes))
    }

    fn validation(&self, algorithm: Algorithm) -> Validation {
        let mut validation = Validation::new(algorithm);
        validation.set_issuer(&[&self.demands.issuer]);
        validation.set_audience(&[&self.demands.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY;
        validation
    }
}

const UNSIGNED: &str = "the token's signature does not hold";

/// What is wrong with a token, in words that its bearer may hear.
fn refusal(kind: &ErrorKind) -> ApiError {
    let why = match kind {
        ErrorKind::ExpiredSignature => return ApiError::CredentialsExpired,
        ErrorKind::InvalidSignature => UNSIGNED,
        ErrorKind::InvalidIssuer => "the token is of another issuer",
        ErrorKind::InvalidAudience => "the token is for another audience",
        ErrorKind::ImmatureSignature => "the token is not good yet",
        ErrorKind::MissingRequiredClaim(_) => "the token lacks one of exp, iss and aud",
        _ => "the token is none",
    };
    ApiError::CredentialsInvalid { why }
}

/// The scopes of a claim: a list, or one text with spaces between. Those that are not known here are another service's.
fn scopes(claim: Option<&Value>) -> Scopes {
    match claim {
        Some(Value::String(text)) => text.split_ascii_whitespace().filter_map(Scope::named).collect(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).filter_map(Scope::named).collect(),
        _ => Scopes::default(),
    }
}

#[cfg(test)]
mod tests;
