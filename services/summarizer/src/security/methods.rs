//! What each method asks of its caller, and how its calls are counted.

use super::caller::Scope;

/// What a method asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Nothing: anybody may call it.
    Nothing,
    /// To be known.
    ToBeKnown,
    /// To be known and allowed.
    For(Scope),
}

/// How calls of a method are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// By their work.
    Unary,
    /// As long as they are open.
    Stream,
}

impl Kind {
    /// As metrics have it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Unary => "unary",
            Self::Stream => "stream",
        }
    }
}

/// A method that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Method {
    /// Its full name: `package.Service/Method`.
    pub(crate) name: &'static str,
    pub(crate) asks: Asks,
    pub(crate) kind: Kind,
    /// Whether a call waits for one of the threads that read articles.
    pub(crate) reads_an_article: bool,
    /// Whether it changes what is kept.
    pub(crate) writes: bool,
    /// Its place among all, counted from 0.
    pub(crate) number: usize,
}

const fn method(name: &'static str, asks: Asks, kind: Kind) -> Method {
    let writes = matches!(asks, Asks::For(Scope::Write | Scope::Admin));
    Method { name, asks, kind, reads_an_article: false, writes, number: 0 }
}

const fn unary(name: &'static str, scope: Scope) -> Method {
    method(name, Asks::For(scope), Kind::Unary)
}

const fn reading(name: &'static str, scope: Scope) -> Method {
    Method { reads_an_article: true, ..unary(name, scope) }
}

const fn stream(name: &'static str, scope: Scope) -> Method {
    method(name, Asks::For(scope), Kind::Stream)
}

/// Every method. A test holds this to the API's own description, so that none is served that nobody has thought about.
static METHODS: [Method; 31] = numbered([
    reading("peacebrief.v1.SummarizerService/Summarize", Scope::Summarize),
    stream("peacebrief.v1.SummarizerService/SummarizeStream", Scope::Summarize),
    reading("peacebrief.v1.SummarizerService/ValidateBrief", Scope::Summarize),
    reading("peacebrief.v1.BriefService/IngestArticle", Scope::Write),
    stream("peacebrief.v1.BriefService/IngestArticles", Scope::Write),
    unary("peacebrief.v1.BriefService/GetArticle", Scope::Read),
    unary("peacebrief.v1.BriefService/GetBrief", Scope::Read),
    unary("peacebrief.v1.BriefService/BatchGetBriefs", Scope::Read),
    unary("peacebrief.v1.BriefService/ListBriefs", Scope::Read),
    unary("peacebrief.v1.BriefService/SearchBriefs", Scope::Read),
    unary("peacebrief.v1.BriefService/DeleteArticle", Scope::Write),
    stream("peacebrief.v1.BriefService/Rebrief", Scope::Admin),
    stream("peacebrief.v1.BriefService/WatchBriefs", Scope::Read),
    unary("peacebrief.v1.RegistryService/GetProcess", Scope::Read),
    unary("peacebrief.v1.RegistryService/ListProcesses", Scope::Read),
    unary("peacebrief.v1.RegistryService/GetActor", Scope::Read),
    unary("peacebrief.v1.RegistryService/ListActors", Scope::Read),
    unary("peacebrief.v1.RegistryService/GetAgreement", Scope::Read),
    unary("peacebrief.v1.RegistryService/ListAgreements", Scope::Read),
    unary("peacebrief.v1.RegistryService/MergeActors", Scope::Write),
    unary("peacebrief.v1.RegistryService/SplitActor", Scope::Write),
    unary("peacebrief.v1.RegistryService/MergeAgreements", Scope::Write),
    unary("peacebrief.v1.RegistryService/SplitAgreement", Scope::Write),
    unary("peacebrief.v1.RegistryService/RevertRegistryEdit", Scope::Write),
    unary("peacebrief.v1.RegistryService/ListRegistryEdits", Scope::Read),
    unary("peacebrief.v1.DigestService/GetTimeline", Scope::Read),
    unary("peacebrief.v1.DigestService/GetDigest", Scope::Read),
    method("grpc.health.v1.Health/Check", Asks::Nothing, Kind::Unary),
    method("grpc.health.v1.Health/Watch", Asks::Nothing, Kind::Stream),
    method("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", Asks::ToBeKnown, Kind::Stream),
    method("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", Asks::ToBeKnown, Kind::Stream),
]);

const fn numbered<const N: usize>(mut methods: [Method; N]) -> [Method; N] {
    let mut number = 0;
    while number < N {
        methods[number].number = number;
        number += 1;
    }
    methods
}

/// What stands for a path that is no method's: it is answered with `UNIMPLEMENTED`, and only to those who are known.
static OTHER: Method = Method { number: METHODS.len(), ..method("other", Asks::ToBeKnown, Kind::Unary) };

impl Method {
    /// How many there are, with what stands for all that are none.
    pub(crate) const COUNT: usize = METHODS.len() + 1;

    /// Whether it stands for a path that is no method's.
    pub(crate) fn is_other(&self) -> bool {
        self.number == OTHER.number
    }

    /// The method of a path.
    pub(crate) fn of(path: &str) -> &'static Self {
        let name = path.strip_prefix('/').unwrap_or(path);
        METHODS.iter().find(|method| method.name == name).unwrap_or(&OTHER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prost::Message as _;
    use prost_types::FileDescriptorSet;

    #[test]
    fn every_method_of_the_api_is_here_with_its_kind() {
        let sets = [
            peacebrief::FILE_DESCRIPTOR_SET,
            tonic_health::pb::FILE_DESCRIPTOR_SET,
            tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET,
            tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET,
        ];
        let mut served = 0;
        for set in sets {
            for file in FileDescriptorSet::decode(set).unwrap().file {
                for service in &file.service {
                    for described in &service.method {
                        let path = format!("/{}.{}/{}", file.package(), service.name(), described.name());
                        let method = Method::of(&path);
                        assert_eq!(method.name, &path[1..], "nobody has thought about it");
                        let streams = described.client_streaming() || described.server_streaming();
                        assert_eq!(method.kind == Kind::Stream, streams, "{path}");
                        let ours = file.package() == "peacebrief.v1";
                        assert_eq!(matches!(method.asks, Asks::For(_)), ours, "{path}");
                        served += 1;
                    }
                }
            }
        }
        assert_eq!(served, METHODS.len(), "a method is here that is not in the API");
    }

    #[test]
    fn what_is_no_method_asks_to_be_known() {
        for path in
            ["/", "", "/peacebrief.v1.BriefService/", "//peacebrief.v1.BriefService/GetBrief", "/../x"]
        {
            assert_eq!(Method::of(path).asks, Asks::ToBeKnown, "{path}");
        }
    }
}
