//! Canonical JSON of every message is what Google's own library makes of the same bytes, both ways.
//!
//! `canonical_json.jsonl` is written and checked against `proto/` by `tools/canonical_json.py`, which calls Python's
//! `google.protobuf.json_format`.

#![allow(clippy::unwrap_used, reason = "helpers of tests, where a panic is the report")]

use peacebrief::{json, v1};
use prost::{Message, Name};
use serde_json::Value;

/// What our JSON makes of a sample: its bytes as JSON, and its JSON as bytes.
type Transcode = fn(&[u8], &str) -> (Value, Vec<u8>);

fn transcode<M: Message + Name + Default>(bytes: &[u8], text: &str) -> (Value, Vec<u8>) {
    let message = M::decode(bytes).unwrap();
    let written = serde_json::from_str(&json::to_string(&message).unwrap()).unwrap();
    (written, json::from_str::<M>(text).unwrap().encode_to_vec())
}

macro_rules! transcoders {
    ($($message:ident)*) => {
        fn transcoder(name: &str) -> Option<Transcode> {
            match name {
                $(concat!("peacebrief.v1.", stringify!($message)) => Some(transcode::<v1::$message>),)*
                _ => None,
            }
        }
    };
}

transcoders! {
    Actor ActorMention ActorName ActorRecord AffiliationHeld Agreement AgreementMove AgreementRecord Alert
    Article ArticleDeletion ArticleRecord BatchGetBriefsRequest BatchGetBriefsResponse Breach BreachRecord
    Brief BriefFault BriefFilter BriefRecord Claim Condition Contradiction Date DateInterval
    DeleteArticleRequest DeleteArticleResponse Derivation Digest DigestActor DigestAgreement DigestEvent
    DigestStep Engine Event GetActorRequest GetActorResponse GetAgreementRequest GetAgreementResponse
    GetArticleRequest GetArticleResponse GetBriefRequest GetBriefResponse GetDigestRequest GetDigestResponse
    GetProcessRequest GetProcessResponse GetTimelineRequest GetTimelineResponse IngestArticleRequest
    IngestArticleResponse IngestArticlesRequest IngestArticlesResponse KeySentence Linking ListActorsRequest
    ListActorsResponse ListAgreementsRequest ListAgreementsResponse ListBriefsRequest ListBriefsResponse
    ListProcessesRequest ListProcessesResponse ListRegistryEditsRequest ListRegistryEditsResponse
    MergeActorsRequest MergeActorsResponse MergeAgreementsRequest MergeAgreementsResponse MergeEdit NextStep
    OfficeHeld Place Process ProcessRecord Provision ProvisionRecord RebriefFailure RebriefRequest
    RebriefResponse RegistryEdit ResolvedDate RevertRegistryEditRequest RevertRegistryEditResponse
    RoleInProcess SearchBriefsRequest SearchBriefsResponse SearchResult SeenName Snippet SnippetPart
    SplitActorRequest SplitActorResponse SplitAgreementRequest SplitAgreementResponse SplitEdit Statement
    StatusMove SummarizeRequest SummarizeResponse SummarizeStreamRequest SummarizeStreamResponse Summary
    SummarySentence Telling TextSpan TimelineEntry Truncation ValidateBriefRequest ValidateBriefResponse
    WatchBriefsRequest WatchBriefsResponse WatchCheckpoint
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

#[test]
fn is_what_the_reference_implementation_writes_and_reads() {
    let mut count = 0;
    for line in include_str!("canonical_json.jsonl").lines() {
        let sample: Value = serde_json::from_str(line).unwrap();
        let [name, bytes] = ["type", "bytes"].map(|key| sample[key].as_str().unwrap());
        let transcode =
            transcoder(name).unwrap_or_else(|| panic!("{name} is not in the list of messages above"));
        let bytes = unhex(bytes);
        let (written, read) = transcode(&bytes, &sample["json"].to_string());
        assert_eq!(written, sample["json"], "{name} is written otherwise");
        assert_eq!(read, bytes, "{name} is read otherwise: {}", sample["json"]);
        count += 1;
    }
    assert!(count > 100, "only {count} messages");
}
