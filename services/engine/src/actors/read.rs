//! From an article to its cast.

use std::collections::HashSet;
use std::ops::Range;

use peacebrief::v1::{ActorKind, ActorRole, MentionKind};

use super::register::{Draft, DraftId, Office, Register, head_of};
use super::resolve::{Ground, Standing};
use super::{Actor, ActorId, Cast, Mention, aliases, employers, links, names, naming, presence, resolve};
use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, ModifierClass, OfficeClass, StateStatus};
use crate::mentions::{Class, Mentions, fold_words, is_place_noun, places};
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

/// Reads who is who in an article. `title` is its headline.
pub(crate) fn read(document: &Document<'_>, lexicon: &Lexicon, title: &str) -> Cast {
    let mentions = &Mentions::of(document, lexicon);
    let told: Vec<bool> = document
        .layout()
        .sentences
        .iter()
        .map(|s| document.layout().paragraph_of(s).kind.is_report())
        .collect();
    let headed: Vec<bool> = document
        .layout()
        .sentences
        .iter()
        .map(|s| matches!(document.layout().paragraph_of(s).kind, Kind::Heading))
        .collect();
    let report = |token: TokenId| told.get(document.sentence_of(token)).copied().unwrap_or(false);
    let counts =
        |token: TokenId| report(token) || headed.get(document.sentence_of(token)).copied().unwrap_or(false);
    let mut register = Register::default();
    let mut ids = names::register(document, lexicon, mentions, &counts, &mut register);
    let links = links::link(document, mentions);
    aliases::merge(document, mentions, &mut register, &mut ids, &links);
    employers::known(document, lexicon, mentions, &mut register);
    let ground = Ground { document, lexicon, mentions, names: &ids, links: &links };
    let standing = resolve::resolve(ground, &mut register, title, &report);
    Finisher { document, lexicon, mentions, register: &register, report: &report, voices: voices(document) }
        .finish(standing)
}

struct Finisher<'a, 'd, 't, 'l> {
    document: &'d Document<'t>,
    lexicon: &'l Lexicon,
    mentions: &'d Mentions<'l>,
    register: &'a Register,
    report: &'a dyn Fn(TokenId) -> bool,
    /// The words of the labels that name speakers in a transcript.
    voices: HashSet<String>,
}

/// For whom a draft acts: of a person who has had several offices, for whom that is held by which the brief calls it.
fn affiliation(draft: &Draft) -> Option<DraftId> {
    let office = naming::office(draft).filter(|office| draft.is_person() && !office.former);
    office.and_then(|office| office.holder).or_else(|| draft.employer())
}

/// A name with the bracket that its last words open: "Communist Party of X (Maoist)".
fn closed(name: String) -> String {
    if name.contains('(') && !name.contains(')') { name + ")" } else { name }
}

/// The words of the labels that name speakers in a transcript.
fn voices(document: &Document<'_>) -> HashSet<String> {
    let labels = document.layout().paragraphs.iter().filter_map(|paragraph| match &paragraph.kind {
        Kind::TranscriptTurn { label } => document.text().get(label.clone()),
        _ => None,
    });
    labels.flat_map(fold_words).collect()
}

impl Finisher<'_, '_, '_, '_> {
    /// Keeps the drafts that are actors, in order of their first mention, and gives them their names.
    fn finish(&self, standing: Vec<Standing>) -> Cast {
        let drafts = &self.register.drafts;
        let mut present: Vec<bool> = (0..drafts.len()).map(|id| self.acts(id)).collect();
        for (id, draft) in drafts.iter().enumerate() {
            // Whoever acts for a body makes it, and the state behind it, an actor too.
            let mut at = id;
            let mut office = naming::office(draft);
            for _ in 0..6 {
                if !present[at] {
                    break;
                }
                // A former office makes nobody an actor.
                let past = office.is_some_and(|office| office.former) && drafts[at].holder.is_none();
                let Some(holder) = affiliation(&drafts[at]).filter(|_| !past) else { break };
                let names_body = office.is_some_and(|office| self.heads(office, holder));
                present[holder] |= drafts[holder].kind != ActorKind::StateBody || names_body;
                at = holder;
                office = None;
                if !present[at] {
                    // The state's body does not act itself, but its state does through the person.
                    if let Some(state) = self.register.state_of(at) {
                        present[state] = true;
                    }
                    break;
                }
            }
        }
        let first =
            |id: &DraftId| drafts[*id].mentions.iter().map(|m| m.tokens.start).min().unwrap_or(usize::MAX);
        let mut order: Vec<DraftId> = (0..drafts.len()).filter(|&id| present[id]).collect();
        order.sort_by_key(|id| (first(id), *id));
        let mut number: Vec<Option<ActorId>> = vec![None; drafts.len()];
        for (at, &id) in (0..).zip(&order) {
            number[id] = Some(ActorId(at));
        }
        let actors = order.iter().map(|&id| self.actor(id, &number)).collect();
        let collective: Vec<(Range<TokenId>, Vec<ActorId>)> = standing
            .into_iter()
            .map(|(tokens, ids)| (tokens, ids.into_iter().filter_map(|id| number[id]).collect::<Vec<_>>()))
            .filter(|(_, ids)| !ids.is_empty())
            .collect();
        Cast::new(self.document, actors, &collective, places(self.document, self.mentions))
    }

    fn actor(&self, id: DraftId, number: &[Option<ActorId>]) -> Actor {
        let draft = &self.register.drafts[id];
        let (name, aliases) = naming::name(self.document, draft, &|tokens| self.titled(tokens));
        let office = naming::office(draft).filter(|_| draft.is_person());
        let mut affiliation = affiliation(draft);
        let kind = affiliation.map(|holder| self.register.drafts[holder].kind);
        let mut words = office.map(|office| naming::title(office, kind));
        // The nearest body that is itself an actor; a body that is none stays in the words of the office.
        let mut of_absent_state = false;
        while let Some(holder) = affiliation {
            if number[holder].is_some() {
                break;
            }
            of_absent_state |= self.register.drafts[holder].kind == ActorKind::State;
            if office.is_some_and(|o| o.body == Some(holder)) {
                words = office.and_then(|o| o.with_body.clone());
            }
            affiliation = self.register.drafts[holder].employer();
        }
        let mut mentions: Vec<Mention> = draft.mentions.clone();
        mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        mentions.dedup_by(|a, b| a.tokens == b.tokens);
        Actor {
            name: closed(name),
            aliases: aliases.into_iter().map(closed).collect(),
            kind: draft.kind,
            office: words,
            affiliation: affiliation.and_then(|holder| number[holder]),
            of_absent_state: (of_absent_state || draft.of_nameless_state) && affiliation.is_none(),
            role: ActorRole::Unspecified,
            mentions,
            rule: draft.rule,
        }
    }

    /// Whether an office is that of whoever leads or speaks for a state's body: "the commander of the armed forces", "an army spokesman".
    /// A minister and who speaks for a ministry act for the government, a member for himself.
    fn heads(&self, office: &Office, holder: DraftId) -> bool {
        let body = &self.register.drafts[holder];
        let told = body.mentions.iter().any(|m| (self.report)(m.tokens.start));
        // "the Kestrian Foreign Ministry" is Kestria; "the State Department" has a name of its own.
        let ministry = |tokens: &Range<TokenId>| {
            let noun = tokens.clone().any(|t| {
                matches!(self.document.lemma(t).to_lowercase().as_str(), "ministry" | "department" | "office")
            });
            let called = self.document.word(tokens.end - 1).starts_with(char::is_uppercase);
            noun && (self.mentions.known.name(tokens.start).is_some() || !called)
        };
        told && !body.names.iter().any(ministry)
            && !matches!(
                office.class,
                OfficeClass::HeadOfState
                    | OfficeClass::HeadOfGovernment
                    | OfficeClass::Minister
                    | OfficeClass::Legislator
                    | OfficeClass::Envoy
                    | OfficeClass::Negotiator
                    | OfficeClass::Rank
                    | OfficeClass::Honorific
            )
    }

    /// A name with the rank or address that stands before it.
    fn titled(&self, tokens: &Range<TokenId>) -> Option<String> {
        let mut start = tokens.start;
        for _ in 0..3 {
            let before = start.checked_sub(1)?;
            match self.mentions.known.office(before).filter(|o| o.tokens.end == start && !o.plural) {
                Some(office)
                    if matches!(
                        office.office.class,
                        OfficeClass::Rank
                            | OfficeClass::Honorific
                            | OfficeClass::HeadOfState
                            | OfficeClass::HeadOfGovernment
                            | OfficeClass::Religious
                    ) =>
                {
                    // "Deputy President A" is no President, and a "Senior General" more than one.
                    let first = self.document.word(office.tokens.start).to_lowercase();
                    let graded = office.modifiers.contains(&ModifierClass::Grade)
                        && (office.office.class == OfficeClass::Rank
                            || matches!(first.as_str(), "deputy" | "vice" | "assistant"));
                    start = if graded { office.tokens.start } else { office.title.start }
                }
                _ => break,
            }
        }
        (start < tokens.start)
            .then(|| self.document.words(start..tokens.end).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Whether a draft is an actor by what its own mentions show.
    fn acts(&self, id: DraftId) -> bool {
        let draft = &self.register.drafts[id];
        let mut told = draft.mentions.iter().filter(|m| (self.report)(m.tokens.start)).peekable();
        if told.peek().is_none() {
            // The author of the text need not be named again below its head, nor the organization whose officer a bare title names.
            return match draft.kind {
                ActorKind::Person | ActorKind::IntergovernmentalOrganization => draft.engaged,
                ActorKind::StateBody => self.issues(draft),
                _ => false,
            };
        }
        match draft.kind {
            ActorKind::Person => !self.presents(draft),
            ActorKind::State if self.is_dependent(draft) => {
                draft.engaged || told.any(|m| m.kind == MentionKind::Name && self.does(&m.tokens))
            }
            ActorKind::IntergovernmentalOrganization => told.any(|m| self.is_more_than_mentioned(&m.tokens)),
            ActorKind::State => {
                draft.engaged
                    || told.any(|m| {
                        matches!(m.kind, MentionKind::Metonym | MentionKind::Name) && self.state_acts(m)
                    })
            }
            ActorKind::StateBody => {
                draft.engaged
                    || told.any(|m| self.does(&m.tokens) || self.labels(&m.tokens) || self.has(&m.tokens))
            }
            // What sides have set up to watch them is one, as an organization is.
            ActorKind::Other if draft.rule == "actors.organization" => {
                told.any(|m| self.is_more_than_mentioned(&m.tokens))
            }
            ActorKind::Other => draft.engaged || told.any(|m| self.does(&m.tokens)),
            _ => true,
        }
    }

    /// Whether a body of a state is the ministry whose letterhead stands above the text.
    fn issues(&self, draft: &Draft) -> bool {
        draft
            .names
            .iter()
            .any(|name| [name.start, name.end - 1].into_iter().any(|t| self.document.word(t) == "Ministry"))
    }

    /// Whether someone or something is of a body that is named or called: "a post of the border guard", "the findings of the prosecutor's
    /// office", "the Army spokesman", but no place or part of it.
    fn has(&self, tokens: &Range<TokenId>) -> bool {
        let document = self.document;
        let head = first_conjunct(document, head_of(document, tokens));
        let above = document.head(head);
        match document.dep(head) {
            Dep::Compound => self.mentions.known.office(above).is_some(),
            Dep::Pobj if document.word(above) == "of" => {
                let owned = document.head(above);
                let part = matches!(
                    document.lemma(owned),
                    "front"
                        | "half"
                        | "third"
                        | "quarter"
                        | "fifth"
                        | "part"
                        | "rest"
                        | "majority"
                        | "plan"
                        | "session"
                        | "meeting"
                );
                !part && !is_place_noun(document.lemma(owned))
            }
            _ => false,
        }
    }

    /// Whether a state is a territory, is no more, or is one for few others: then it is one only where it acts itself.
    fn is_dependent(&self, draft: &Draft) -> bool {
        let status =
            draft.fixed_name.as_deref().and_then(|name| self.lexicon.state(name)).map(|state| state.status);
        matches!(status, Some(StateStatus::Territory | StateStatus::Historic | StateStatus::DeFacto))
    }

    /// Whether an organization is more than part of another name: "attacks on NATO troops", "membership of the UN".
    fn is_more_than_mentioned(&self, tokens: &Range<TokenId>) -> bool {
        let head = first_conjunct(self.document, head_of(self.document, tokens));
        let above = self.document.head(head);
        let body = |token: TokenId| {
            self.mentions.known.body(token).is_some()
                || self.mentions.known.office(token).is_some()
                || matches!(
                    self.document.lemma(token),
                    "force" | "contingent" | "trainer" | "instructor" | "monitor" | "operation"
                )
        };
        match self.document.dep(head) {
            Dep::Compound | Dep::Amod | Dep::Nmod => {
                // "UN Secretary-General *A*", "ASEAN *countries*"
                let name = self.mentions.name(above).map(|name| name.class);
                body(above)
                    || matches!(name, Some(Class::Person | Class::Organization(_)))
                    || self.document.lemma(above) == "country"
            }
            Dep::Dobj => !matches!(self.document.lemma(above), "join" | "quit" | "leave" | "enter"),
            Dep::Pobj => {
                let governor = self.document.head(above);
                let lemma = self.document.lemma(governor);
                let members = lemma == "member" && self.document.dep(governor) == Dep::Nsubj;
                // "those wanted by the Court"
                let wanted = lemma == "want" && self.document.dep(above) == Dep::Agent;
                members
                    || !wanted
                        && !matches!(
                            lemma,
                            "membership"
                                | "member"
                                | "resolution"
                                | "opinion"
                                | "seat"
                                | "accession"
                                | "auspex"
                        )
                        && !presence::locates(self.document, head)
            }
            _ => true,
        }
    }

    /// Whether a person is the programme's own voice in a transcript: named by a label, and by nothing else, or as one of its reporters.
    fn presents(&self, draft: &Draft) -> bool {
        let reports = naming::office(draft).is_some_and(|office| office.class == OfficeClass::Journalist);
        let mut names = draft.names.iter().map(|tokens| fold_words(self.document.words(tokens.clone())));
        if reports && draft.holder.is_none() && draft.names.iter().any(|name| self.is_own(name)) {
            return true;
        }
        let labelled = if reports {
            names.any(|words| words.last().is_some_and(|surname| self.voices.contains(surname)))
        } else {
            names.all(|words| words.iter().all(|word| self.voices.contains(word)))
        };
        labelled && draft.holder.is_none() && (reports || !draft.engaged)
    }

    /// "*Our* correspondent X", "*Our* reporter in Lisse, X": whether who is named reports for whom the text is by.
    fn is_own(&self, name: &Range<TokenId>) -> bool {
        /// How far before the name the reporter may be called one.
        const FURTHEST: usize = 6;
        let first = self.document.sentence_around(name.start).start.max(name.start.saturating_sub(FURTHEST));
        (first..name.start).rev().any(|t| {
            self.document.word(t).eq_ignore_ascii_case("our")
                && self
                    .mentions
                    .known
                    .office(t + 1)
                    .is_some_and(|o| o.office.class == OfficeClass::Journalist)
        })
    }

    fn state_acts(&self, mention: &Mention) -> bool {
        let head = head_of(self.document, &mention.tokens);
        // "the Kestrian envoys", "Kestrian President A", "her Kestrian counterpart": of one who is in office it acts.
        let holds = |token: TokenId| {
            let capital = self.document.word(token).starts_with(char::is_uppercase);
            self.mentions.known.office(token).is_some_and(|office| {
                let former = office.modifiers.contains(&ModifierClass::Former);
                office.plural || !former && (office.office.class == OfficeClass::Envoy || capital)
            }) || self.document.lemma(token) == "counterpart"
        };
        let acts = |token: TokenId| self.mentions.known.body(token).is_some() || holds(token);
        let speaks = |token: TokenId| !self.lexicon.speech_verbs(self.document.lemma(token)).is_empty();
        mention.kind == MentionKind::Metonym || presence::acts_as_state(self.document, head, &acts, &speaks)
    }

    /// Whether a mention labels what follows: "Foreign Ministry: there is no such plan."
    fn labels(&self, tokens: &Range<TokenId>) -> bool {
        tokens.end < self.document.len()
            && self.document.word(tokens.end) == ":"
            && self.document.sentence_around(tokens.start).start + 2 > tokens.start
    }

    /// Whether a verb of being or having says what its subject is to do: "has to ratify", "is likely to vote", "has a week to answer".
    fn is_to_do(&self, verb: TokenId) -> bool {
        let infinitive = |token: TokenId| {
            self.document.children(token).any(|c| {
                matches!(self.document.dep(c), Dep::Xcomp | Dep::Acl)
                    && self.document.children(c).any(|to| self.document.word(to) == "to")
            })
        };
        self.document.child(verb, Dep::Xcomp).is_some()
            || self
                .document
                .children(verb)
                .filter(|&c| matches!(self.document.dep(c), Dep::Acomp | Dep::Dobj))
                .any(infinitive)
    }

    /// Whether a noun is one for people or an office of a body that act for the whole.
    fn stands_for_whole(&self, noun: TokenId) -> bool {
        self.mentions.known.body(noun).is_some_and(|body| body.value.people)
            || self.mentions.known.office(noun).is_some()
            || matches!(
                self.document.lemma(noun),
                "service"
                    | "office"
                    | "source"
                    | "statement"
                    | "communique"
                    | "communiqué"
                    | "report"
                    | "command"
                    | "unit"
                    | "member"
                    | "delegation"
                    | "leadership"
                    | "force"
            )
    }

    /// "the Harbour Committee (HC) *lifted* its sit-in": whether a finite verb that has no other subject follows at once, whatever a long
    /// opening phrase made of the name.
    fn is_before_verb(&self, tokens: &Range<TokenId>) -> bool {
        let document = self.document;
        let end = document.sentence_around(tokens.start).end;
        let bracket =
            tokens.end + 2 < end && document.word(tokens.end) == "(" && document.word(tokens.end + 2) == ")";
        let verb = if bracket { tokens.end + 3 } else { tokens.end };
        verb < end
            && matches!(document.tag(verb), Tag::Vbd | Tag::Vbz)
            && document.dep(verb) == Dep::Root
            && document.dep(head_of(document, tokens)) == Dep::Appos
            && document.child(verb, Dep::Nsubj).is_none()
            && !matches!(document.lemma(verb), "be" | "have" | "remain")
    }

    /// "signed by the A, the B (BB) and the C": whether nothing but other names stands between a name and the "by" of an act.
    fn is_listed_agent(&self, tokens: &Range<TokenId>) -> bool {
        /// No list of signatories that is worth the look is longer.
        const LONGEST: usize = 120;
        let document = self.document;
        let sentence = document.sentence_around(tokens.start).start;
        let first = sentence.max(tokens.start.saturating_sub(LONGEST));
        let listed = |t: TokenId| {
            self.mentions.name_at.get(t).is_some()
                || document.pos(t) == Pos::Det
                || matches!(document.word(t), "," | "and" | "(" | ")" | "'s" | "’s")
        };
        let own_article = (first..tokens.start).rev().find(|&t| !listed(t));
        document.dep(head_of(document, tokens)) == Dep::Appos
            && own_article.is_some_and(|t| document.dep(t) == Dep::Agent)
    }

    /// Whether who is mentioned does something: as subject or agent.
    fn does(&self, tokens: &Range<TokenId>) -> bool {
        if self.is_before_verb(tokens) || self.is_listed_agent(tokens) {
            return true;
        }
        let own = head_of(self.document, tokens);
        let head = first_conjunct(self.document, own);
        let joined = own != head || self.document.child(head, Dep::Conj).is_some();
        // "The X and Y *communities* fought": what they are called does what they do.
        let above = self.document.head(head);
        let people = joined
            && matches!(self.document.dep(head), Dep::Amod | Dep::Compound | Dep::Nmod)
            && self.document.tag(above) == Tag::Nns
            && matches!(self.document.lemma(above), "community" | "tribe" | "clan");
        let head = if people { above } else { head };
        match self.document.dep(head) {
            Dep::Nsubj | Dep::Agent => {
                let verb = self.document.head(head);
                let idle = matches!(self.document.lemma(verb), "be" | "have" | "remain");
                !idle || self.is_to_do(verb)
            }
            // "The assembly is expected to vote"
            Dep::Nsubjpass => {
                let verb = self.document.head(head);
                matches!(
                    self.document.lemma(verb),
                    "expect" | "schedule" | "set" | "ask" | "call" | "require" | "invite"
                ) && self.document.child(verb, Dep::Xcomp).is_some()
            }
            // "The minister told parliament" is most often said to others.
            Dep::Dobj | Dep::Dative if self.document.lemma(self.document.head(head)) == "tell" => false,
            Dep::Dobj | Dep::Dative => {
                !self.lexicon.speech_verbs(self.document.lemma(self.document.head(head))).is_empty()
            }
            Dep::Pobj => {
                let preposition = self.document.head(head);
                let governor = self.document.head(preposition);
                let word = self.document.word(preposition);
                match word {
                    // "according to the ministry": it speaks.
                    "to" => self.document.word(governor).eq_ignore_ascii_case("according"),
                    "between" | "by" | "against" => true,
                    // "it was stressed at the ministry"
                    "at" => !self.lexicon.speech_verbs(self.document.lemma(governor)).is_empty(),
                    // "the press service of the ministry reports", "soldiers of the brigade have taken"
                    "of" | "from" => {
                        matches!(self.document.dep(governor), Dep::Nsubj | Dep::Agent)
                            && self.stands_for_whole(governor)
                    }
                    _ => self.document.dep(preposition) == Dep::Agent,
                }
            }
            _ => false,
        }
    }
}
