//! Our terms in PLOVER's and PA-X's, and where that is a departure. `docs/export.md` has the same tables; a test holds them
//! to each other.

use peacebrief::v1::{
    ActorKind, AgreementKind, AgreementStatus, ConsultMode, EventType, ProvisionCategory, StatementStance,
};

/// A term of another's, and where ours is not the same; empty where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    /// The other's term; empty where they have none.
    pub(super) term: &'static str,
    /// Where ours departs from it.
    pub(super) departure: &'static str,
}

const fn same(term: &'static str) -> Term {
    Term { term, departure: "" }
}

const fn but(term: &'static str, departure: &'static str) -> Term {
    Term { term, departure }
}

/// What a value is told as that this program does not know, or that says nothing.
const UNKNOWN: Term = but("", "not said, or a value that this version does not know");

/// PLOVER's type of an event.
pub(super) fn event_type(sort: EventType) -> Term {
    match sort {
        EventType::Unspecified => UNKNOWN,
        EventType::Agree => but(
            "AGREE",
            "signing and ratifying are AGREE here, SUPPORT in PLOVER, which has AGREE for promises",
        ),
        EventType::Consult => same("CONSULT"),
        EventType::Cooperate => {
            but("COOPERATE", "a unity government is COOPERATE here; PLOVER has it for material cooperation")
        }
        EventType::Aid => same("AID"),
        EventType::Concede => {
            but("CONCEDE", "releasing prisoners is CONCEDE here, RETREAT (release) in PLOVER")
        }
        EventType::Retreat => but(
            "RETREAT",
            "a truce that one side declares is RETREAT here; PLOVER has CONCEDE until it is observed",
        ),
        EventType::Protest => but("PROTEST", "walking out of talks is PROTEST here, SANCTION in PLOVER"),
        EventType::Sanction => same("SANCTION"),
        EventType::Mobilize => same("MOBILIZE"),
        EventType::Coerce => same("COERCE"),
        EventType::Assault => same("ASSAULT"),
    }
}

/// PLOVER's mode of a consultation.
pub(super) fn mode(mode: ConsultMode) -> Term {
    match mode {
        ConsultMode::Unspecified => same(""),
        ConsultMode::Call => same("phone"),
        ConsultMode::Visit => same("visit"),
        ConsultMode::Meeting => but("", "the mode MEETING is ours; PLOVER has none for it"),
        ConsultMode::Summit => but("", "the mode SUMMIT is ours; PLOVER has none for it"),
        ConsultMode::Negotiation => but("", "the mode NEGOTIATION is ours; PLOVER has none for it"),
    }
}

/// PLOVER's type of a statement; without a term it is no event of PLOVER's, and is not exported.
pub(super) fn stance(stance: StatementStance) -> Term {
    match stance {
        StatementStance::Unspecified => UNKNOWN,
        StatementStance::Support => but("SUPPORT", "committing oneself is SUPPORT here, AGREE in PLOVER"),
        StatementStance::Request => same("REQUEST"),
        StatementStance::Accuse => same("ACCUSE"),
        StatementStance::Reject => but("REJECT", "denying is REJECT here; PLOVER has it for refusals"),
        StatementStance::Threaten => same("THREATEN"),
        StatementStance::Comment => but("", "PLOVER codes no comments"),
    }
}

/// PLOVER's quad code of a type of its own.
pub(super) fn quad_code(event_type: &str) -> &'static str {
    match event_type {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => "VERBAL COOPERATION",
        "COOPERATE" | "AID" | "RETREAT" => "MATERIAL COOPERATION",
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => "VERBAL CONFLICT",
        "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" => "MATERIAL CONFLICT",
        _ => "",
    }
}

/// PLOVER's sector of an actor; a person has that of whom he or she acts for.
pub(super) fn sector(kind: ActorKind) -> Term {
    match kind {
        ActorKind::Unspecified => UNKNOWN,
        ActorKind::Person => but("", "that of whom the person acts for; none where no one is told"),
        ActorKind::State => same("GOV"),
        ActorKind::StateBody => {
            but("GOV", "PLOVER tells JUD, LEG, MIL and COP apart, which are one kind here")
        }
        ActorKind::IntergovernmentalOrganization => {
            but("", "in PLOVER no sector but an actor code: IGO stands for the country")
        }
        ActorKind::ArmedGroup => but("REB", "PLOVER has PRM for those that are not against the government"),
        ActorKind::PoliticalGroup => but("PTY", "PLOVER has OPP for the opposition"),
        ActorKind::CivilSociety => but("SOC", "PLOVER tells BUS, EDU, LAB, REL and others apart"),
        ActorKind::Other => but("", "PLOVER has no sector for what is none of these"),
    }
}

/// PA-X's stage of an agreement.
pub(super) fn stage(kind: AgreementKind) -> Term {
    match kind {
        AgreementKind::Unspecified => UNKNOWN,
        AgreementKind::PreNegotiation => same("Pre"),
        AgreementKind::Ceasefire => same("Cea"),
        AgreementKind::Framework => same("SubPar"),
        AgreementKind::Comprehensive => same("SubComp"),
        AgreementKind::Implementation => same("Imp"),
        AgreementKind::Renewal => same("Ren"),
        AgreementKind::Other => same("Oth"),
    }
}

/// PA-X's status of an agreement. It codes documents that were agreed; what is none yet has none.
pub(super) fn status(status: AgreementStatus) -> Term {
    const AGREED: &str = "Multiparty signed/agreed";
    const NOT_YET: &str = "PA-X holds nothing that is not agreed yet";
    const AFTER: &str = "PA-X does not follow what becomes of an agreement: agreed, if the history tells so";
    match status {
        AgreementStatus::Unspecified => UNKNOWN,
        AgreementStatus::Proposed | AgreementStatus::UnderNegotiation => but("", NOT_YET),
        AgreementStatus::Agreed | AgreementStatus::Initialed | AgreementStatus::Signed => same(AGREED),
        AgreementStatus::Ratified | AgreementStatus::InForce => {
            but(AGREED, "PA-X does not tell ratification and entry into force from signature")
        }
        AgreementStatus::Suspended | AgreementStatus::Collapsed => but("Status unclear", AFTER),
    }
}

/// PA-X's code for what a provision is about: a column of 1 where it is there.
pub(super) fn provision(category: ProvisionCategory) -> Term {
    const SECURITY: &str = "PA-X's code is wider: security guarantees of any sort";
    const NONE: &str = "PA-X has no code for it";
    match category {
        ProvisionCategory::Unspecified => UNKNOWN,
        ProvisionCategory::CessationOfHostilities => same("Ce"),
        ProvisionCategory::WithdrawalOfForces => but("SsrGua", SECURITY),
        ProvisionCategory::NonUseOfForce => but("SsrGua", SECURITY),
        ProvisionCategory::TerritorialIntegrity => {
            but("StGen", "PA-X's code is wider: the nature of the state")
        }
        ProvisionCategory::BorderDelimitation => same("StBor"),
        ProvisionCategory::DiplomaticRelations | ProvisionCategory::LegalClaims => but("", NONE),
        ProvisionCategory::Prisoners => {
            but("TjPrire", "hostages and the missing are here too; PA-X has TjMis for the missing")
        }
        ProvisionCategory::HumanitarianAccess => {
            but("DevHum", "PA-X's code is for assistance; access is here too")
        }
        ProvisionCategory::RefugeesAndDisplaced => same("GRef"),
        ProvisionCategory::Disarmament => same("SsrDdr"),
        ProvisionCategory::SecuritySector => {
            but("SsrGua", "PA-X tells SsrArm, SsrPol, SsrInt and MpsMe apart; this is what is over them")
        }
        ProvisionCategory::PowerSharing => {
            but("Polps", "PA-X tells political, economic and military power-sharing apart")
        }
        ProvisionCategory::Autonomy => same("Terps"),
        ProvisionCategory::Elections => but("Ele", "referendums are here too; PA-X has StRef for them"),
        ProvisionCategory::Constitution => same("Cons"),
        ProvisionCategory::TransitionalJustice => same("TjGen"),
        ProvisionCategory::HumanRights => {
            but("HrGen", "minorities and women are here too; PA-X has G and Ge codes")
        }
        ProvisionCategory::Monitoring => but("ImE", "PA-X's code is for enforcement mechanisms of any sort"),
        ProvisionCategory::Peacekeeping => same("ImPK"),
        ProvisionCategory::Connectivity => {
            but("StXbor", "PA-X's code is for what crosses borders; transport within one is here too")
        }
        ProvisionCategory::Economy => same("Dev"),
        ProvisionCategory::Sanctions => but("", "PA-X's TjSan is for the penalties of persons"),
        ProvisionCategory::Dialogue | ProvisionCategory::Other => but("", NONE),
    }
}

/// All the codes that provisions are told by, in PA-X's order.
pub(super) const PROVISION_CODES: [&str; 18] = [
    "GRef", "StGen", "StBor", "StXbor", "Cons", "Ele", "Polps", "Terps", "HrGen", "Dev", "DevHum", "SsrGua",
    "Ce", "SsrDdr", "TjGen", "TjPrire", "ImPK", "ImE",
];
