//! The API's terms in plain words. A value that this version does not know is shown as none.

use peacebrief::v1::{
    ActorKind, ActorRole, AgreementKind, AgreementStatus, AlertKind, ConsultMode, ContradictionKind,
    EventType, LinkingGround, MentionKind, ProvisionCategory, StatementStance, StepOutcome,
};

pub(super) fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Unspecified => "",
        ActorKind::Person => "person",
        ActorKind::State => "state",
        ActorKind::StateBody => "state body",
        ActorKind::IntergovernmentalOrganization => "intergovernmental organization",
        ActorKind::ArmedGroup => "armed group",
        ActorKind::PoliticalGroup => "political group",
        ActorKind::CivilSociety => "civil society",
        ActorKind::Other => "other",
    }
}

/// The order in which roles are told.
pub(super) const ROLES: [ActorRole; 7] = [
    ActorRole::Party,
    ActorRole::Mediator,
    ActorRole::Guarantor,
    ActorRole::Supporter,
    ActorRole::Spoiler,
    ActorRole::Other,
    ActorRole::Unspecified,
];

/// The heading of those who have a role.
pub(super) fn roles(role: ActorRole) -> &'static str {
    match role {
        ActorRole::Unspecified => "Role not told",
        ActorRole::Party => "Parties",
        ActorRole::Mediator => "Mediators",
        ActorRole::Guarantor => "Guarantors",
        ActorRole::Supporter => "Supporters",
        ActorRole::Spoiler => "Spoilers",
        ActorRole::Other => "Others",
    }
}

pub(super) fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Unspecified => "",
        MentionKind::Name => "name",
        MentionKind::Description => "description",
        MentionKind::Metonym => "metonym",
        MentionKind::Demonym => "demonym",
        MentionKind::Pronoun => "pronoun",
    }
}

pub(super) fn agreement(kind: AgreementKind) -> &'static str {
    match kind {
        AgreementKind::Unspecified => "agreement",
        AgreementKind::PreNegotiation => "pre-negotiation",
        AgreementKind::Ceasefire => "ceasefire",
        AgreementKind::Framework => "framework",
        AgreementKind::Comprehensive => "comprehensive agreement",
        AgreementKind::Implementation => "implementation agreement",
        AgreementKind::Renewal => "renewal",
        AgreementKind::Other => "other accord",
    }
}

pub(super) fn status(status: AgreementStatus) -> &'static str {
    match status {
        AgreementStatus::Unspecified => "",
        AgreementStatus::Proposed => "proposed",
        AgreementStatus::UnderNegotiation => "under negotiation",
        AgreementStatus::Agreed => "agreed",
        AgreementStatus::Initialed => "initialed",
        AgreementStatus::Signed => "signed",
        AgreementStatus::Ratified => "ratified",
        AgreementStatus::InForce => "in force",
        AgreementStatus::Suspended => "suspended",
        AgreementStatus::Collapsed => "collapsed",
    }
}

pub(super) fn provision(category: ProvisionCategory) -> &'static str {
    match category {
        ProvisionCategory::Unspecified => "",
        ProvisionCategory::CessationOfHostilities => "cessation of hostilities",
        ProvisionCategory::WithdrawalOfForces => "withdrawal of forces",
        ProvisionCategory::NonUseOfForce => "non-use of force",
        ProvisionCategory::TerritorialIntegrity => "territorial integrity",
        ProvisionCategory::BorderDelimitation => "border delimitation",
        ProvisionCategory::DiplomaticRelations => "diplomatic relations",
        ProvisionCategory::LegalClaims => "legal claims",
        ProvisionCategory::Prisoners => "prisoners",
        ProvisionCategory::HumanitarianAccess => "humanitarian access",
        ProvisionCategory::RefugeesAndDisplaced => "refugees and displaced",
        ProvisionCategory::Disarmament => "disarmament",
        ProvisionCategory::SecuritySector => "security sector",
        ProvisionCategory::PowerSharing => "power sharing",
        ProvisionCategory::Autonomy => "autonomy",
        ProvisionCategory::Elections => "elections",
        ProvisionCategory::Constitution => "constitution",
        ProvisionCategory::TransitionalJustice => "transitional justice",
        ProvisionCategory::HumanRights => "human rights",
        ProvisionCategory::Monitoring => "monitoring",
        ProvisionCategory::Peacekeeping => "peacekeeping",
        ProvisionCategory::Connectivity => "connectivity",
        ProvisionCategory::Economy => "economy",
        ProvisionCategory::Sanctions => "sanctions",
        ProvisionCategory::Dialogue => "dialogue",
        ProvisionCategory::Other => "other",
    }
}

/// What sort of act an event was, by its mode where it has one.
pub(super) fn act(sort: EventType, mode: ConsultMode) -> &'static str {
    match (sort, mode) {
        (EventType::Consult, ConsultMode::Call) => "call",
        (EventType::Consult, ConsultMode::Visit) => "visit",
        (EventType::Consult, ConsultMode::Meeting) => "meeting",
        (EventType::Consult, ConsultMode::Summit) => "summit",
        (EventType::Consult, ConsultMode::Negotiation) => "negotiation",
        (EventType::Consult, ConsultMode::Unspecified) => "consultation",
        (EventType::Unspecified, _) => "event",
        (EventType::Agree, _) => "agreement",
        (EventType::Cooperate, _) => "cooperation",
        (EventType::Aid, _) => "aid",
        (EventType::Concede, _) => "concession",
        (EventType::Retreat, _) => "retreat",
        (EventType::Protest, _) => "protest",
        (EventType::Sanction, _) => "sanction",
        (EventType::Mobilize, _) => "mobilization",
        (EventType::Coerce, _) => "coercion",
        (EventType::Assault, _) => "assault",
    }
}

/// The role of one who has it.
pub(super) fn role(role: ActorRole) -> &'static str {
    match role {
        ActorRole::Unspecified => "",
        ActorRole::Party => "party",
        ActorRole::Mediator => "mediator",
        ActorRole::Guarantor => "guarantor",
        ActorRole::Supporter => "supporter",
        ActorRole::Spoiler => "spoiler",
        ActorRole::Other => "other",
    }
}

/// What became of something announced.
pub(super) fn outcome(outcome: StepOutcome) -> &'static str {
    match outcome {
        StepOutcome::Unspecified => "",
        StepOutcome::Pending => "pending",
        StepOutcome::Held => "held",
        StepOutcome::Missed => "missed",
        StepOutcome::Cancelled => "cancelled",
    }
}

/// In what reports differ.
pub(super) fn contradiction(kind: ContradictionKind) -> &'static str {
    match kind {
        ContradictionKind::Unspecified => "differing",
        ContradictionKind::Date => "date",
        ContradictionKind::Number => "number",
        ContradictionKind::Place => "place",
        ContradictionKind::Status => "status",
        ContradictionKind::Participants => "participants",
        ContradictionKind::Agency => "who did it",
        ContradictionKind::Denial => "denial",
    }
}

/// What sort of news it is.
pub(super) fn alert(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Unspecified => "news",
        AlertKind::StatusMoved => "status moved",
        AlertKind::NewBreach => "new breach",
        AlertKind::NewActor => "new actor",
        AlertKind::StepDue => "step due",
        AlertKind::StepMissed => "step missed",
    }
}

/// On what ground something was taken for something known.
pub(super) fn ground(ground: LinkingGround) -> &'static str {
    match ground {
        LinkingGround::Unspecified => "",
        LinkingGround::New => "new",
        LinkingGround::Name => "name",
        LinkingGround::Spelling => "spelling",
        LinkingGround::PartOfName => "part of the name",
        LinkingGround::Office => "office",
        LinkingGround::Circumstances => "circumstances",
        LinkingGround::Edit => "edit",
    }
}

/// The stance as a verb, and the word that leads to those at whom it is directed.
pub(super) fn stance(stance: StatementStance) -> (&'static str, &'static str) {
    match stance {
        StatementStance::Unspecified => ("says", "to"),
        StatementStance::Support => ("supports", ""),
        StatementStance::Request => ("asks", ""),
        StatementStance::Accuse => ("accuses", ""),
        StatementStance::Reject => ("rejects", ""),
        StatementStance::Threaten => ("threatens", ""),
        StatementStance::Comment => ("comments", "on"),
    }
}
