//! Calls by their paths: the way to what no method of this crate does, such as a single page of a list.

use futures_util::{Stream, StreamExt as _};
use prost::Message;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::{Response, Status, Streaming};
use tonic_prost::ProstCodec;

use crate::retry::Repeat;
use crate::{Client, ClientError};

impl Client {
    /// Makes a unary call, such as `/peacebrief.v1.BriefService/ListBriefs`. It is tried again only where the service has refused it before
    /// anything was done.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] for what is no path, else as [`summarize`](Self::summarize).
    pub async fn unary<M, T>(&self, path: &str, request: M) -> Result<T, ClientError>
    where
        M: Message + Clone + 'static,
        T: Message + Default + 'static,
    {
        let path = read(path)?;
        self.ask(Repeat::Refused, request, |request| {
            let (mut grpc, path) = (self.grpc(), path.clone());
            async move {
                ready(&mut grpc).await?;
                grpc.unary(request, path, ProstCodec::<M, T>::default()).await
            }
        })
        .await
    }

    /// Makes a call that is answered by a stream, such as `/peacebrief.v1.BriefService/WatchBriefs`. A stream that is lost stays lost;
    /// [`watch`](Self::watch) and [`rebrief`](Self::rebrief) go on by themselves.
    ///
    /// # Errors
    /// As [`unary`](Self::unary).
    pub async fn server_stream<M, T>(
        &self,
        path: &str,
        request: M,
    ) -> Result<impl Stream<Item = Result<T, ClientError>> + Send + Unpin + use<M, T>, ClientError>
    where
        M: Message + 'static,
        T: Message + Default + 'static,
    {
        let (path, mut grpc) = (read(path)?, self.grpc());
        ready(&mut grpc).await?;
        let opened = grpc.server_streaming(self.request(request, None), path, ProstCodec::<M, T>::default());
        let answers: Response<Streaming<T>> = opened.await?;
        Ok(answers.into_inner().map(|answer| answer.map_err(ClientError::of_call)))
    }

    fn grpc(&self) -> Grpc<tonic::transport::Channel> {
        Grpc::new(self.channel()).max_decoding_message_size(self.options().answer_bytes)
    }
}

async fn ready(grpc: &mut Grpc<tonic::transport::Channel>) -> Result<(), Status> {
    // As generated clients have it: the channel's errors are told as calls' are.
    grpc.ready().await.map_err(|error| Status::from_error(error.into()))
}

fn read(path: &str) -> Result<PathAndQuery, ClientError> {
    path.parse()
        .map_err(|error| ClientError::Configuration(format!("{path:?} is no path of a method: {error}")))
}
