//! Many articles over one call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::StreamExt as _;
use peacebrief::v1::summarize_stream_response::Result as Outcome;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief::v1::{self, ErrorReason};
use peacebrief::validation::body_sha256;
use peacebrief_client::Health;
use tonic::Code;

use crate::support::{article, channel, config, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

#[tokio::test]
async fn one_bad_article_in_a_thousand_fails_alone_and_all_are_answered_in_order() {
    let (_running, client, _) = scripted(config()).await;
    let text = |n: usize| if n == 500 { String::new() } else { format!("Article {n}.") };
    let articles = futures_util::stream::iter((0..1000).map(move |n| (n, article(text(n)))));
    let answers: Vec<_> = client.summarize_many(articles, UTF8).collect().await;
    assert_eq!(answers.len(), 1000);
    for (place, (key, answer)) in answers.into_iter().enumerate() {
        assert_eq!(place, key);
        match answer {
            Ok(brief) => assert_eq!(brief.body_sha256, body_sha256(&text(key))),
            Err(error) => {
                assert_eq!(key, 500);
                let refusal = error.refusal().unwrap();
                assert_eq!(
                    (refusal.code, refusal.reason),
                    (Code::InvalidArgument, ErrorReason::FieldRequired)
                );
                assert_eq!(refusal.fields[0].field, "article.body");
            }
        }
    }
}

#[tokio::test]
async fn items_are_told_by_their_ids_and_need_one() {
    let (running, _client, _) = scripted(config()).await;
    let mut service = SummarizerServiceClient::new(channel(&running).await);
    let item = |id: &str| v1::SummarizeStreamRequest {
        item_id: id.into(),
        article: Some(article("Text.")),
        ..Default::default()
    };
    let long = "é".repeat(200);
    let items = [item("same"), item(""), item("same"), item(&long), item(&"i".repeat(256))];
    let answers = service.summarize_stream(tokio_stream::iter(items)).await.unwrap().into_inner();
    let answers: Vec<_> = answers.map(Result::unwrap).collect().await;
    let ids: Vec<_> = answers.iter().map(|answer| answer.item_id.as_str()).collect();
    assert_eq!(ids, ["same", "", "same", &long[..256], &"i".repeat(256)]);
    let failed: Vec<_> = answers.iter().map(|a| matches!(a.result, Some(Outcome::Error(_)))).collect();
    assert_eq!(failed, [false, true, false, true, false]);
    for answer in answers {
        if let Some(Outcome::Error(error)) = answer.result {
            assert_eq!(error.code, Code::InvalidArgument as i32);
            assert!(error.message.contains("item_id"), "{}", error.message);
        }
    }
}

#[tokio::test]
async fn an_article_too_large_to_be_taken_in_fails_alone_too() {
    let (_running, client, _) = scripted(config()).await;
    let texts = ["One.".to_owned(), "a".repeat(20 << 20), "b".repeat(2 << 20), "Four.".to_owned()];
    let articles = futures_util::stream::iter(texts.map(|text| ((), article(text))));
    let answers: Vec<_> = client.summarize_many(articles, UTF8).map(|(_, answer)| answer).collect().await;
    let reasons: Vec<_> = answers.iter().map(|a| a.as_ref().err().and_then(|e| e.reason())).collect();
    let too_large = Some(ErrorReason::ArticleTooLarge);
    assert_eq!(reasons, [None, too_large, too_large, None], "{answers:?}");
}

#[tokio::test]
async fn a_panic_over_one_article_fails_it_alone() {
    let (_running, client, _) = scripted(config()).await;
    let texts = ["One.", "Panic now.", "Huge brief.", "Four."];
    let articles = futures_util::stream::iter(texts.map(|text| ((), article(text))));
    let answers: Vec<_> = client.summarize_many(articles, UTF8).map(|(_, answer)| answer).collect().await;
    let reasons: Vec<_> = answers.iter().map(|a| a.as_ref().err().and_then(|e| e.reason())).collect();
    let internal = Some(ErrorReason::Internal);
    assert_eq!(reasons, [None, internal, internal, None]);
    assert!(!answers[1].as_ref().unwrap_err().to_string().contains("purpose"));
}

#[tokio::test]
async fn no_more_articles_are_read_than_are_worked_on() {
    let (_running, client, briefer) = scripted(config()).await;
    let drawn = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&drawn);
    // 100 KiB each: what the connection itself holds back is a handful of them.
    let articles = futures_util::stream::iter(0..200).map(move |n| {
        counter.fetch_add(1, Ordering::SeqCst);
        (n, article(format!("Wait {}", "x".repeat(100 << 10))))
    });
    let answers = tokio::spawn(client.summarize_many(articles, UTF8).count());
    briefer.has_begun(1).await;
    // As many round trips as would have let the rest of the articles through, had the service taken them.
    for _ in 0..200 {
        assert_eq!(client.health().await.unwrap(), Health::Serving);
    }
    let drawn_by_then = drawn.load(Ordering::SeqCst);
    assert!(drawn_by_then < 20, "{drawn_by_then} articles were drawn while one is worked on");
    assert_eq!(briefer.begun(), 1);
    briefer.open();
    assert_eq!(answers.await.unwrap(), 200);
}

#[tokio::test]
async fn a_caller_that_goes_away_takes_its_articles_with_it() {
    let (_running, client, briefer) = scripted(config()).await;
    let before = Arc::strong_count(&briefer);
    let articles = futures_util::stream::iter(0..100).map(|n| (n, article(format!("Wait {n}"))));
    let mut answers = client.summarize_many(articles, UTF8);
    tokio::select! {
        _ = answers.next() => panic!("nothing is answered yet"),
        () = briefer.has_begun(1) => {}
    }
    drop(answers);
    // The service lets go of the stream and of the article that waits; the one at work it cannot.
    while Arc::strong_count(&briefer) > before + 1 {
        tokio::task::yield_now().await;
    }
    briefer.open();
    client.summarize(article("Mine."), UTF8).await.unwrap();
    assert_eq!(briefer.begun(), 2, "the one at work and the next call's");
}

#[tokio::test]
async fn answers_flow_while_articles_still_come() {
    let (_running, client, _) = scripted(config()).await;
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let mut answers = client.summarize_many(articles, UTF8);
    for n in 0..5 {
        send.send((n, article(format!("Article {n}.")))).unwrap();
        let (key, answer) = answers.next().await.unwrap();
        assert_eq!(key, n);
        answer.unwrap();
    }
    drop(send);
    assert!(answers.next().await.is_none());
}
