//! Answers, each from one state of the chronicle.

use peacebrief::v1;
use peacebrief_archive::Tenant;
use peacebrief_chronicle::{Dossier, Reader};
use prost::Message;

use super::answers::Question;
use super::{ArchiveShelf, Registry, ShelfError};
use crate::ApiError;

/// What answers are read from.
pub(crate) type ArchiveReader<'s> = Reader<'s, ArchiveShelf>;

impl Registry {
    /// Reads an answer from a state that has all that was committed before the call; spans count in an encoding.
    ///
    /// # Errors
    /// [`ApiError::RegistryBehind`], and those of the archive.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        tenant: &Tenant,
        encoding: v1::EncodingType,
        answer: impl FnOnce(&ArchiveReader<'_>) -> Result<T, ShelfError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let archive = self.archive.get()?.archive;
        self.attend(tenant);
        let _place = self.shared.readers.acquire().await.map_err(|_| ApiError::Internal)?;
        let view = self.fresh(&*archive, tenant).await?;
        let answered = ArchiveShelf::lend(view, move |shelf| answer(&Reader::new(shelf, encoding))).await;
        Ok(answered.ok_or(ApiError::Internal)??)
    }

    /// What a process is asked about as a whole: as [`read`](Self::read) the answer, but from memory where nothing that it tells has changed
    /// since it was worked out, and otherwise from the process's dossier, of a window of time where one is asked about. `question` is what was
    /// asked, its process included. Nothing where there is no such process.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn whole<T: Message + Default>(
        &self,
        reader: &ArchiveReader<'_>,
        (process, published): (&str, Option<&v1::DateInterval>),
        question: Question,
        answer: impl FnOnce(&mut Dossier) -> Result<Option<T>, ShelfError>,
    ) -> Result<Option<T>, ShelfError> {
        let Some(stamp) = reader.stamp(process)? else { return Ok(None) };
        if let Some(known) = self.shared.answers.of(&question, stamp) {
            return Ok(Some(known));
        }
        let answer = self.shared.dossiers.with(question.tenant(), process, published, answer)?;
        if let Some(answer) = &answer {
            self.shared.answers.keep(question, stamp, answer);
        }
        Ok(answer)
    }
}
