use super::*;
use serde_json::json;
use std::path::Path;

fn demands() -> Demands {
    Demands {
        issuer: "i".into(),
        audience: "a".into(),
        algorithms: vec![Algorithm::ES256],
        tenant_claim: None,
        scope_claim: "scope".into(),
    }
}

fn read(set: &Value) -> Result<Tokens, String> {
    let file = File::new("jwks", Path::new("jwks.json"));
    Tokens::read(&file, set.to_string().as_bytes(), demands()).map_err(|error| error.to_string())
}

#[test]
fn only_keys_count_that_signatures_are_verified_by() {
    let rsa = json!({"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "r"});
    let edwards = json!({"kty": "OKP", "crv": "Ed25519", "x": "AQAB", "kid": "e", "alg": "EdDSA"});
    let others = [
        json!({"kty": "oct", "k": "c2VjcmV0", "kid": "secret"}),
        json!({"kty": "RSA", "n": "AQAB", "e": "AQAB", "use": "enc", "kid": "for encryption"}),
        json!({"kty": "RSA", "n": "not base64!", "e": "AQAB", "kid": "broken"}),
        json!({"kty": "LATER", "kid": "of a kind to come"}),
    ];
    let tokens = read(&json!({"keys": [rsa, edwards, others[0], others[1], others[2], others[3]]})).unwrap();
    let ids: Vec<_> = tokens.keys.iter().map(|key| key.id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["r", "e"]);
    for none in [json!({"keys": others}), json!({"keys": []}), json!({}), json!([])] {
        assert!(read(&none).unwrap_err().starts_with("jwks jwks.json: "), "{none}");
    }
}

#[test]
fn scopes_are_a_text_or_a_list_and_others_are_passed_over() {
    for claim in [json!("read  openid write"), json!(["write", "openid", "read", 7])] {
        let scopes = scopes(Some(&claim));
        assert_eq!(Scope::ALL.map(|scope| scopes.has(scope)), [false, true, true, false], "{claim}");
    }
    for none in [None, Some(json!(7)), Some(json!({"read": true})), Some(json!("read,write"))] {
        assert_eq!(super::scopes(none.as_ref()), Scopes::default());
    }
}
