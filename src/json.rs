//! Canonical protobuf JSON (the mapping of the protobuf language guide, "JSON Mapping") of every message of the API.
//!
//! Names are lowerCamelCase, enums are written by name, fields at their default are left out. Reading is strict: an
//! unknown field is an error, because a misspelled one would otherwise vanish.

use std::sync::LazyLock;

use prost::{Message, Name};
use prost_reflect::{
    DescriptorPool, DeserializeOptions, DynamicMessage, MessageDescriptor, SerializeOptions,
};

/// Why JSON could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// The type is none of the API's.
    #[error("{0} is no message of this API")]
    UnknownType(String),
    /// The text is no JSON, or no JSON of this message.
    #[error("not canonical JSON of {message}: {source}")]
    Invalid {
        /// Full name of the message that was expected.
        message: String,
        /// What is wrong, and where.
        source: serde_json::Error,
    },
    /// The message cannot be carried over between its two forms: a fault of the descriptors, never of the input.
    #[error("cannot transcode {message}: {source}")]
    Transcode {
        /// Full name of the message.
        message: String,
        /// What is wrong.
        source: prost::DecodeError,
    },
}

static POOL: LazyLock<Option<DescriptorPool>> =
    LazyLock::new(|| DescriptorPool::decode(crate::FILE_DESCRIPTOR_SET).ok());

fn descriptor<M: Name>() -> Result<MessageDescriptor, JsonError> {
    let name = M::full_name();
    let found = POOL.as_ref().and_then(|pool| pool.get_message_by_name(&name));
    found.ok_or(JsonError::UnknownType(name))
}

fn dynamic<M: Message + Name>(message: &M) -> Result<DynamicMessage, JsonError> {
    DynamicMessage::decode(descriptor::<M>()?, message.encode_to_vec().as_slice())
        .map_err(|source| JsonError::Transcode { message: M::full_name(), source })
}

fn write<M: Message + Name>(message: &M, pretty: bool) -> Result<String, JsonError> {
    let invalid = |source| JsonError::Invalid { message: M::full_name(), source };
    let dynamic = dynamic(message)?;
    let options = SerializeOptions::new();
    let mut out = Vec::new();
    if pretty {
        let mut to = serde_json::Serializer::pretty(&mut out);
        dynamic.serialize_with_options(&mut to, &options).map_err(invalid)?;
    } else {
        let mut to = serde_json::Serializer::new(&mut out);
        dynamic.serialize_with_options(&mut to, &options).map_err(invalid)?;
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Writes a message as canonical JSON on one line.
///
/// # Errors
/// [`JsonError::UnknownType`] for a message that is none of this API's.
pub fn to_string<M: Message + Name>(message: &M) -> Result<String, JsonError> {
    write(message, false)
}

/// Writes a message as canonical JSON, indented for people.
///
/// # Errors
/// As for [`to_string`].
pub fn to_string_pretty<M: Message + Name>(message: &M) -> Result<String, JsonError> {
    write(message, true)
}

/// Reads a message from canonical JSON.
///
/// # Errors
/// [`JsonError::Invalid`] where the text is not JSON of this message, trailing text and unknown fields included.
pub fn from_str<M: Message + Name + Default>(text: &str) -> Result<M, JsonError> {
    let invalid = |source| JsonError::Invalid { message: M::full_name(), source };
    let mut from = serde_json::Deserializer::from_str(text);
    let options = DeserializeOptions::new().deny_unknown_fields(true);
    let dynamic =
        DynamicMessage::deserialize_with_options(descriptor::<M>()?, &mut from, &options).map_err(invalid)?;
    from.end().map_err(invalid)?;
    dynamic.transcode_to().map_err(|source| JsonError::Transcode { message: M::full_name(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1;

    fn article() -> v1::Article {
        v1::Article {
            title: "Слово".into(),
            body: "Line one.\n\"Two\" \u{1f54a}\u{202f}é".into(),
            published: Some(v1::Date { year: 2025, month: 8, day: 0 }),
            ..Default::default()
        }
    }

    #[test]
    fn writes_names_in_camel_case_and_leaves_defaults_out() {
        let span = v1::Event {
            initiator_ids: vec!["a1".into()],
            r#type: v1::EventType::Agree.into(),
            ..Default::default()
        };
        assert_eq!(to_string(&span).unwrap(), r#"{"type":"EVENT_TYPE_AGREE","initiatorIds":["a1"]}"#);
    }

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(from_str::<v1::Article>(&to_string(&article()).unwrap()).unwrap(), article());
        assert_eq!(from_str::<v1::Article>(&to_string_pretty(&article()).unwrap()).unwrap(), article());
    }

    #[test]
    fn refuses_unknown_fields_and_trailing_text() {
        let unknown = from_str::<v1::Article>(r#"{"headline":"x"}"#).unwrap_err();
        assert!(unknown.to_string().contains("headline"), "{unknown}");
        assert!(from_str::<v1::Article>("{} {}").is_err());
        assert!(from_str::<v1::Article>("").is_err());
    }
}
