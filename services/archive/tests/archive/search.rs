//! Full text: the same found in both databases, ranked, with passages that show why.

use peacebrief::v1::{BriefFilter, BriefView, ErrorReason, SnippetSource};
use peacebrief_archive::{ArchiveError, Extent, Ingest, Search, SearchPage, Tenant};

use crate::support::{Store, all, ingest, tenant, written};

fn text(number: usize, title: &str, body: &str) -> Ingest {
    let mut made = ingest(number);
    made.article.title = title.into();
    made.article.body = body.into();
    made
}

async fn look(store: &Store, query: &str) -> Result<SearchPage, ArchiveError> {
    let search = Search {
        query: query.into(),
        filter: BriefFilter::default(),
        extent: all(),
        page_token: String::new(),
    };
    store.archive.search(&tenant(), search).await
}

async fn titles(store: &Store, query: &str) -> Vec<String> {
    let page = look(store, query).await.unwrap();
    page.results.into_iter().map(|result| result.brief.unwrap().title).collect()
}

async fn fill(store: &Store) {
    let filler = "Nothing of note happened that day in the valley. ".repeat(30);
    let batch = vec![
        text(0, "Hostages freed", "The rebels released twelve hostages near Erdoğan bridge."),
        text(1, "Talks resume", &format!("{filler}Negotiators spoke of hostages once.")),
        text(
            2,
            "Border post opened",
            "N'Djamena welcomed the opening. The cease-fire held; it broke down later.",
        ),
        text(3, "Ceasefire signed", "They signed a ceasefire. It did not break down."),
        text(4, "Слово", "Переговоры в Дохе. \0 Well."),
    ];
    written(&*store.archive, batch).await;
}

/// Words in any inflection, all of them, phrases, and what must not be there.
async fn finds(store: Store) {
    fill(&store).await;
    assert_eq!(
        titles(&store, "hostage").await,
        ["Hostages freed", "Talks resume"],
        "the headline weighs more"
    );
    assert_eq!(titles(&store, "HOSTAGES negotiator").await, ["Talks resume"]);
    assert_eq!(titles(&store, "hostages -negotiators").await, ["Hostages freed"]);
    assert_eq!(titles(&store, "erdogan").await, ["Hostages freed"]);
    assert_eq!(titles(&store, "ndjamena's").await, ["Border post opened"]);
    assert_eq!(titles(&store, "\"broke down\"").await, ["Border post opened"]);
    assert_eq!(titles(&store, "\"down broke\"").await, [""; 0]);
    assert_eq!(titles(&store, "cease-fire").await, ["Border post opened"]);
    assert_eq!(titles(&store, "ceasefire -\"break down\"").await, [""; 0]);
    assert_eq!(titles(&store, "переговоры дохе").await, ["Слово"]);
    assert_eq!(titles(&store, "nowhere").await, [""; 0]);
    // Of the brief: the summary, names of actors and agreements; and no phrase across two of them.
    assert_eq!(titles(&store, "\"mediation continued\" \"part 3\"").await, ["Ceasefire signed"]);
    assert_eq!(titles(&store, "\"Doha accord 2\"").await, ["Border post opened"]);
    assert_eq!(titles(&store, "\"process doha\"").await, [""; 0]);
    // Signs that mean something to a database mean nothing here.
    for harmless in ["tenant:desk OR hostage", "host* NEAR(", "'); DROP TABLE articles; --", "a:*B & !c | (d"]
    {
        look(&store, harmless).await.unwrap();
    }
    for (query, reason) in [("", ErrorReason::FieldRequired), ("-x", ErrorReason::FieldRequired)] {
        assert_eq!(look(&store, query).await.unwrap_err().reason(), reason);
    }
    assert_eq!(look(&store, &"x ".repeat(600)).await.unwrap_err().reason(), ErrorReason::FieldInvalid);
}

/// Passages mark what was found, in the words of the text.
async fn shows_why(store: Store) {
    fill(&store).await;
    let page = look(&store, "hostage released").await.unwrap();
    let [result] = &page.results[..] else { panic!("{page:?}") };
    let sources: Vec<_> = result.snippets.iter().map(|snippet| snippet.source()).collect();
    assert_eq!(sources, [SnippetSource::Body, SnippetSource::Title]);
    let marked = result.snippets[0].parts.iter().filter(|part| part.matched);
    assert_eq!(marked.map(|part| part.text.as_str()).collect::<Vec<_>>(), ["released", "hostages"]);
    let joined: String = result.snippets[0].parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(joined, "The rebels released twelve hostages near Erdoğan bridge");
    let page = look(&store, "\"mediation continued\" \"part 1\"").await.unwrap();
    assert_eq!(page.results[0].snippets[0].source(), SnippetSource::Findings);
}

/// Filter, pages, views and tenants, as for lists.
async fn is_a_list_too(store: Store) {
    written(&*store.archive, (0..30).map(ingest).collect()).await;
    let filter = BriefFilter { sources: vec!["Reuters".into()], ..Default::default() };
    let mut search = Search {
        query: "delegations".into(),
        filter,
        extent: Extent { view: BriefView::Basic, count: 4, bytes: usize::MAX },
        page_token: String::new(),
    };
    let mut found = Vec::new();
    loop {
        let page = store.archive.search(&tenant(), search.clone()).await.unwrap();
        found.extend(page.results.into_iter().map(|result| result.brief.unwrap()));
        if page.next_page_token.is_empty() {
            break;
        }
        search.page_token = page.next_page_token;
    }
    let mut names: Vec<_> = found.iter().map(|brief| brief.title.clone()).collect();
    names.sort();
    names.dedup();
    assert_eq!((found.len(), names.len()), (10, 10));
    assert!(found.iter().all(|brief| brief.source == "Reuters" && brief.brief.is_none()));

    search.query = "talks".into();
    let reason = store.archive.search(&tenant(), search.clone()).await.unwrap_err().reason();
    assert_eq!(reason, ErrorReason::PageTokenMismatch);
    search.page_token.clear();
    let stranger = Tenant::new("other").unwrap();
    assert!(store.archive.search(&stranger, search).await.unwrap().results.is_empty());
}

/// Everyone finds his own, however few or many have the word elsewhere.
async fn finds_nothing_of_others(store: Store) {
    let stranger = Tenant::new("other").unwrap();
    let flood = |number| text(number, "Flood", &format!("The river rose at gauge {number}."));
    written(&*store.archive, vec![text(1, "Own", "The river fell."), text(2, "Gauge", "A gauge was read.")])
        .await;
    for result in store.archive.ingest(&stranger, (0..3).map(flood).collect()).await.unwrap() {
        result.unwrap();
    }
    let seen = Search {
        query: "river".into(),
        filter: BriefFilter::default(),
        extent: all(),
        page_token: String::new(),
    };
    assert_eq!(titles(&store, "river").await, ["Own"]);
    assert_eq!(store.archive.search(&stranger, seen.clone()).await.unwrap().results.len(), 3);

    // More than are ranked.
    for batch in (3..4_100).collect::<Vec<_>>().chunks(500) {
        for result in
            store.archive.ingest(&stranger, batch.iter().copied().map(flood).collect()).await.unwrap()
        {
            result.unwrap();
        }
    }
    assert_eq!(titles(&store, "river").await, ["Own"]);
    assert_eq!(titles(&store, "gauge -river").await, ["Gauge"]);
    let many = store.archive.search(&stranger, seen).await.unwrap().results;
    assert_eq!(many.len(), 1_000, "as many as can be looked through");
    assert!(many.iter().all(|result| result.brief.as_ref().is_some_and(|brief| brief.title == "Flood")));
}

/// A text of any length is taken in, and its beginning is found.
async fn long_texts_are_searched_as_far_as_can_be(store: Store) {
    let words: Vec<String> = (0..300_000).map(|i| format!("w{i}x")).collect();
    written(
        &*store.archive,
        vec![text(1, "Long", &words.join(" ")), text(2, "Same", &"word ".repeat(200_000))],
    )
    .await;
    assert_eq!(titles(&store, "w1x w20000x").await, ["Long"]);
    assert_eq!(titles(&store, "words").await, ["Same"]);
    assert_eq!(titles(&store, "w299999x").await, [""; 0]);
}

on_both! { finds shows_why is_a_list_too finds_nothing_of_others long_texts_are_searched_as_far_as_can_be }
