//! `--explain`: of any finding, the rule and the words that made it.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::Files;

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name);
    path.to_str().unwrap().to_owned()
}

/// Every finding of a brief with the key of its list: each object of the lists and of the lists within them that are findings.
fn findings<'b>(brief: &'b Value, found: &mut BTreeMap<&'static str, Vec<&'b Value>>) {
    found.entry("process").or_default().push(&brief["process"]);
    for list in ["actors", "agreements", "events", "statements", "nextSteps", "keySentences"] {
        found.entry(list).or_default().extend(brief[list].as_array().into_iter().flatten());
    }
    for agreement in brief["agreements"].as_array().into_iter().flatten() {
        for list in ["provisions", "conditions", "breaches"] {
            found.entry(list).or_default().extend(agreement[list].as_array().into_iter().flatten());
        }
    }
}

#[test]
fn every_finding_names_its_rule_and_its_words() {
    let files = Files::new([]);
    let names = [
        "armenia-azerbaijan-calls.txt",
        "guatemala-explainer.txt",
        "kestria-readout.txt",
        "maravelle-radio.txt",
        "tajikistan-general-agreement.txt",
        "thailand-cambodia-ticker.txt",
    ];
    let briefs = names.map(|name| {
        let out = files.run(&["brief", &sample(name), "--format", "json"]).success();
        serde_json::from_str::<Value>(&out).unwrap()
    });
    let mut found = BTreeMap::new();
    for brief in &briefs {
        findings(brief, &mut found);
    }
    for (list, findings) in found {
        assert!(!findings.is_empty(), "the samples hold no {list}");
        for finding in findings {
            let derivation = &finding["derivation"];
            assert!(derivation["rule"].as_str().is_some_and(|rule| rule.contains('.')), "{list}: {finding}");
            // A sentence may be a key one by its place alone, in which nothing was found.
            let words = derivation["cues"].as_array().is_some_and(|cues| !cues.is_empty());
            assert!(words || list == "keySentences", "{list}: {finding}");
        }
    }
}

#[test]
fn the_text_form_tells_them_where_it_is_asked_to() {
    let files = Files::new([]);
    let sample = sample("armenia-azerbaijan-calls.txt");
    let out = files.run(&["brief", &sample, "--explain"]).success();
    for rule in
        ["process.", "actors.", "agreements.", "events.", "statements.", "next_steps.", "key_sentences."]
    {
        assert!(out.contains(&format!("rule {rule}")), "{rule}:\n{out}");
    }
    assert!(out.contains("cues “"), "{out}");
    assert!(!files.run(&["brief", &sample]).success().contains("rule "));
}
