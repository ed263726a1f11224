//! The service inside another process, as the command line runs it.

use peacebrief::v1;
use peacebrief_client::Client;

#[tokio::test]
async fn answers_a_client_on_a_port_of_its_own() {
    let running = peacebrief_server::embedded::start(Default::default()).await.unwrap();
    let client = Client::connect(running.endpoint()).await.unwrap();
    let article = v1::Article { body: "The two sides signed a ceasefire.".into(), ..Default::default() };
    let brief = client.summarize(article, v1::EncodingType::Utf16).await.unwrap();
    assert_eq!(brief.encoding_type(), v1::EncodingType::Utf16);
}
