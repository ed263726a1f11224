//! Words that tell of somebody's part in a process.

/// Roles for which words speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Mediator,
    Guarantor,
    Supporter,
    Spoiler,
}

/// Nouns that call an actor by its part, or name an act that makes it one ("under the auspices of X").
pub(super) const NOUNS: &[(&str, Cue, f32)] = &[
    ("mediator", Cue::Mediator, 4.0),
    ("mediation", Cue::Mediator, 3.0),
    ("facilitator", Cue::Mediator, 4.0),
    ("facilitation", Cue::Mediator, 3.0),
    ("broker", Cue::Mediator, 3.0),
    ("auspices", Cue::Mediator, 3.0),
    ("aegis", Cue::Mediator, 3.0),
    ("host", Cue::Mediator, 3.0),
    ("convener", Cue::Mediator, 3.0),
    ("chair", Cue::Mediator, 1.5),
    ("envoy", Cue::Mediator, 1.5),
    ("intermediary", Cue::Mediator, 3.0),
    ("intermediation", Cue::Mediator, 3.0),
    ("chairmanship", Cue::Mediator, 2.5),
    ("hospitality", Cue::Mediator, 3.0),
    ("guarantor", Cue::Guarantor, 6.0),
    ("guarantee", Cue::Guarantor, 1.5),
    ("peacekeeper", Cue::Guarantor, 4.0),
    ("peacekeeping", Cue::Guarantor, 4.0),
    ("monitor", Cue::Guarantor, 4.0),
    ("observer", Cue::Guarantor, 2.5),
    ("verification", Cue::Guarantor, 2.5),
    ("donor", Cue::Supporter, 3.0),
    ("sponsor", Cue::Supporter, 2.0),
    ("ally", Cue::Supporter, 1.5),
    ("dissident", Cue::Spoiler, 2.0),
    ("splinter", Cue::Spoiler, 2.0),
    ("hardliner", Cue::Spoiler, 2.0),
    ("spoiler", Cue::Spoiler, 4.0),
];

/// Verbs whose subject plays the part.
pub(super) const VERBS: &[(&str, Cue, f32)] = &[
    ("mediate", Cue::Mediator, 4.0),
    ("facilitate", Cue::Mediator, 4.0),
    ("broker", Cue::Mediator, 4.0),
    ("host", Cue::Mediator, 3.5),
    ("convene", Cue::Mediator, 2.5),
    ("chair", Cue::Mediator, 2.0),
    ("shuttle", Cue::Mediator, 3.0),
    ("preside", Cue::Mediator, 3.0),
    ("shepherd", Cue::Mediator, 2.5),
    ("persuade", Cue::Mediator, 1.5),
    ("coax", Cue::Mediator, 1.5),
    ("sponsor", Cue::Mediator, 2.0),
    ("guarantee", Cue::Guarantor, 3.5),
    ("monitor", Cue::Guarantor, 3.5),
    ("verify", Cue::Guarantor, 3.5),
    ("observe", Cue::Guarantor, 1.5),
    ("supervise", Cue::Guarantor, 2.5),
    ("oversee", Cue::Guarantor, 2.0),
    ("patrol", Cue::Guarantor, 1.5),
    ("welcome", Cue::Supporter, 2.0),
    ("congratulate", Cue::Supporter, 2.0),
    ("commend", Cue::Supporter, 2.0),
    ("applaud", Cue::Supporter, 2.0),
    ("hail", Cue::Supporter, 1.5),
    ("fund", Cue::Supporter, 2.5),
    ("donate", Cue::Supporter, 2.5),
    ("support", Cue::Supporter, 1.5),
    ("back", Cue::Supporter, 1.5),
    ("witness", Cue::Supporter, 1.5),
    ("boycott", Cue::Spoiler, 2.5),
    ("sabotage", Cue::Spoiler, 3.0),
    ("oppose", Cue::Spoiler, 2.0),
    ("denounce", Cue::Spoiler, 1.0),
    ("derail", Cue::Spoiler, 2.5),
];

/// Compounds such as "Qatari-mediated" and "UN-monitored".
pub(super) const HYPHENATED: &[(&str, Cue, f32)] = &[
    ("mediated", Cue::Mediator, 4.0),
    ("brokered", Cue::Mediator, 4.0),
    ("facilitated", Cue::Mediator, 4.0),
    ("hosted", Cue::Mediator, 3.0),
    ("sponsored", Cue::Mediator, 2.0),
    ("led", Cue::Mediator, 1.0),
    ("monitored", Cue::Guarantor, 3.0),
    ("guaranteed", Cue::Guarantor, 3.0),
];
