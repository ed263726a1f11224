//! Sentences that go on with an account of terms.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use peacebrief::v1::EventType;

use super::signs::{self, Sign, Signs};
use super::{Frame, How, Open, Reader, TERM_NOUNS, Terms, is_item};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{SentenceId, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// How many sentences back an account of terms, or talk of an accord, is taken up again.
const REACH: usize = 4;
/// So many words back the semicolon is looked for that parts a clause from the one before.
const LONG_CLAUSE: usize = 40;
/// How many sentences an account of terms goes on without being announced anew.
const LONGEST: usize = 40;

impl Reader<'_, '_> {
    /// What a sentence tells, clause by clause, where no frame has told it; `from` is the first run that the sentence has told.
    pub(super) fn course(&mut self, id: SentenceId, sentence: &Range<TokenId>, from: usize) {
        for part in self.parts(sentence) {
            if self.out[from..].iter().any(|t| t.tokens.start < part.end && part.start < t.tokens.end) {
                continue;
            }
            let Some((accord, mut signs)) = self.place(id, from) else { continue };
            self.form(&part, &mut signs);
            self.content(&part, &mut signs);
            if signs.are_of_news() {
                continue;
            }
            if signs.tell() {
                let listed =
                    signs.has(Sign::Item) && signs.has(Sign::AfterList) && !signs.has(Sign::ItemReported);
                self.out.push(Terms { accord, tokens: part.clone(), listed, frame: Frame::Course });
            }
            self.weighed.push((part, signs));
        }
    }

    /// The parts of a sentence that have a subject of their own: its main clauses.
    fn parts(&self, sentence: &Range<TokenId>) -> Vec<Range<TokenId>> {
        let document = self.sources.document;
        let mut starts: Vec<TokenId> = vec![sentence.start];
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            let joined = match document.dep(verb) {
                Dep::Conj => clause.own_subject,
                Dep::Ccomp | Dep::Parataxis => {
                    clause.own_subject
                        && (document.head(verb).max(verb.saturating_sub(LONG_CLAUSE))..verb)
                            .any(|t| document.word(t) == ";")
                }
                _ => false,
            };
            if !joined {
                continue;
            }
            let start = document
                .children(verb)
                .filter(|&c| c < verb && !matches!(document.dep(c), Dep::Punct | Dep::Cc | Dep::Conj))
                .map(|c| document.subtree(c).start)
                .min()
                .unwrap_or(verb);
            if starts.last().is_some_and(|&last| last < start) && start < sentence.end {
                starts.push(start);
            }
        }
        let ends = starts.iter().copied().skip(1).chain([sentence.end]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// Where a sentence stands: after what, and of which accord it would tell.
    fn place(&self, id: SentenceId, from: usize) -> Option<(usize, Signs)> {
        let layout = self.sources.document.layout();
        let mut signs = Signs::default();
        let paragraph = |id: SentenceId| layout.sentences[id].paragraph;
        let item = is_item(&layout.paragraphs[paragraph(id)].kind);
        signs.set_if(item, Sign::Item);
        let open = self.open.filter(|o| id - o.last <= REACH && o.run < LONGEST);
        let focus = self.focus.filter(|(_, at)| id - at <= REACH);
        if let Some(told) = self.out.get(from..).and_then(|new| new.last()) {
            signs.set(Sign::SameSentence);
            return Some((told.accord, signs));
        }
        let same = |o: &Open| paragraph(o.last) == paragraph(id);
        // Each item of a list tells of what the list is announced for, whatever the one before has gone into.
        let listed = self.list.filter(|(_, last)| item && id - last <= 2 && !open.as_ref().is_some_and(same));
        let (accord, since) = match (open, focus, listed) {
            (_, _, Some(listed)) => {
                signs.set(Sign::AfterList);
                listed
            }
            (Some(open), _, None) => {
                signs.set(match open.how {
                    How::List => Sign::AfterList,
                    How::Told => Sign::AfterTerms,
                    How::Made => Sign::AfterMaking,
                });
                signs.set_if(open.run >= 2, Sign::InCourse);
                (open.accord, open.last)
            }
            (None, Some((accord, at)), None) => {
                signs.set(Sign::AfterMention);
                (accord, at)
            }
            // What is told much later can only be told of the accord that the text is about.
            (None, None, None) => {
                signs.set(Sign::AfterMention);
                (self.main, self.main_told?)
            }
        };
        signs.set_if(id - since == 2, Sign::Second);
        signs.set_if(id - since > 2, Sign::Later);
        signs.set_if(paragraph(id) == paragraph(since), Sign::SameParagraph);
        signs.set_if(focus.is_some_and(|(other, at)| other != accord && at >= since), Sign::OtherAccordSince);
        Some((accord, signs))
    }

    /// How a part is worded.
    fn form(&self, part: &Range<TokenId>, signs: &mut Signs) {
        let document = self.sources.document;
        let main = part.clone().find(|&t| {
            self.sources.clauses.at(t).is_some()
                && (document.is_root(t) || !part.contains(&document.head(t)) || document.dep(t) == Dep::Conj)
                && !matches!(document.dep(t), Dep::Relcl | Dep::Acl | Dep::Advcl)
        });
        match main.and_then(|t| self.sources.clauses.at(t)) {
            Some(clause) => {
                if let Some(mood) = signs::mood(document, clause) {
                    signs.set(mood);
                }
                signs.set_if(clause.negated, Sign::Negated);
                self.subject(clause, signs);
                self.deed(clause, signs);
                signs.set_if(document.is_quoted(clause.verb), Sign::Quoted);
            }
            None => signs.set(Sign::Verbless),
        }
        let reported = self.is_report(part);
        signs.set_if(reported, if signs.has(Sign::Item) { Sign::ItemReported } else { Sign::Reported });
        let happened = [Sign::Past, Sign::PastBe, Sign::Perfect].iter().any(|&mood| signs.has(mood));
        signs.set_if(happened && signs.has(Sign::Item), Sign::ItemHappened);
        signs.set_if(part.clone().any(|t| document.word(t) == "?"), Sign::Question);
    }

    /// What sort of deed its verb is, where that is seldom one of those that accords lay down.
    fn deed(&self, clause: &Clause, signs: &mut Signs) {
        let document = self.sources.document;
        let lemma = document.lemma(clause.verb);
        let session = |t: &TokenId| SESSIONS.contains(&document.lemma(*t).to_lowercase().as_str());
        let held = clause.subjects.iter().chain(&clause.objects).any(session) && HOLDING.contains(&lemma);
        // "Two aid workers were abducted": news, though nobody is said to have done it.
        let forced = |kind| matches!(kind, EventType::Assault | EventType::Coerce | EventType::Protest);
        let readings = self.sources.lexicon.event_verbs(lemma);
        let of_force = !readings.is_empty() && readings.iter().all(|reading| forced(reading.frame.event));
        signs.set_if(signs.has(Sign::PastBe) && of_force, Sign::Past);
        signs.set_if(JOURNEYS.contains(&lemma), Sign::Journey);
        signs.set_if(MEETING.contains(&lemma) || held, Sign::Session);
        // "Azerbaijan insists that …", "the government plans a referendum": a position, not what both have laid down.
        let finite = matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp);
        let speech = !self.sources.lexicon.speech_verbs(lemma).is_empty() && !TELLING.contains(&lemma);
        let minds = speech && !clause.complements.is_empty()
            || INTENDING.contains(&lemma)
            || VOICING.contains(&lemma);
        let theirs = clause.subjects.first().is_some_and(|&s| {
            self.accord_at(s).is_none()
                && !TERM_NOUNS.contains(&document.lemma(s))
                && document.pos(s) != Pos::Pron
        });
        signs.set_if(minds && finite && theirs && !signs.has(Sign::Item), Sign::Says);
        // "Calls on the parties to …", "Reiterates its demand that …": an item of a resolution, in which a body speaks.
        let resolves = finite
            && clause.subjects.is_empty()
            && (RESOLVING.contains(&lemma)
                || lemma == "call"
                    && document
                        .children_by(clause.verb, Dep::Prep)
                        .any(|p| matches!(document.word(p), "on" | "upon")));
        signs.set_if(resolves, Sign::Says);
        signs.set_if(self.is_procedure(clause), Sign::Procedure);
        // "Charged that the rebels had moved guns", "called on both to stop": what one of them says of the other is none of the terms.
        let told = clause.complements.iter().find_map(|&c| self.sources.clauses.at(c));
        let happened = told.map_or(!self.sources.lexicon.speech_verbs(lemma).is_empty(), |c| {
            matches!(signs::mood(document, c), Some(Sign::Past | Sign::Perfect))
        });
        let says = speech && clause.reality == Reality::Fact && clause.tense == Tense::Past;
        signs.set_if(says && happened && !signs.has(Sign::Item), Sign::SaidToHaveHappened);
    }

    /// "The deal was signed in front of several leaders", "the talks were chaired by …", "the Protocol shall enter into force upon …".
    fn is_procedure(&self, clause: &Clause) -> bool {
        let document = self.sources.document;
        let Some(&subject) = clause.subjects.first() else { return false };
        let lemma = document.lemma(clause.verb);
        let session = SESSIONS.contains(&document.lemma(subject).to_lowercase().as_str());
        let accord = self.accord_at(subject).is_some();
        let force = matches!(lemma, "enter" | "come")
            && clause.oblique(document, "into").any(|o| matches!(document.lemma(o), "force" | "effect"));
        clause.passive
            && (accord && PROCEDURES.contains(&lemma)
                || session && (PROCEDURES.contains(&lemma) || CHAIRING.contains(&lemma)))
            || accord && force
    }

    fn subject(&self, clause: &Clause, signs: &mut Signs) {
        let document = self.sources.document;
        let Some(&subject) = clause.subjects.first() else { return signs.set(Sign::NoSubject) };
        let word = document.word(subject).to_lowercase();
        let kind = || self.cast.of_phrase(document, subject).first().map(|&id| self.cast.get(id).kind);
        signs.set(match word.as_str() {
            "i" | "we" | "you" => Sign::FirstPerson,
            "he" | "she" => Sign::OnePerson,
            // It says nothing of whom.
            "it" | "this" | "that" => return,
            "they" | "both" | "each" | "neither" | "either" | "none" | "all" => Sign::Sides,
            "there" | "who" | "which" | "what" => Sign::OtherSubject,
            _ => match kind() {
                None => Sign::OtherSubject,
                Some(ActorKind::Person) => Sign::OnePerson,
                Some(_) => Sign::ActorSubject,
            },
        });
    }

    /// What a part is about.
    fn content(&self, part: &Range<TokenId>, signs: &mut Signs) {
        let document = self.sources.document;
        let encoded = document.encoded(part.clone());
        let cues = self.sources.lexicon.provision_cues(&encoded);
        let strong = cues.iter().filter(|c| !c.value.weak).count();
        signs.set(match strong {
            0 if cues.is_empty() => Sign::NoCue,
            0 => Sign::WeakCue,
            1 => Sign::OneCue,
            _ => Sign::Cues,
        });
        signs.set_if(part.clone().any(|t| self.is_term(t)), Sign::Deadline);
    }

    /// "within 30 days", "no later than May", "by 15 September".
    fn is_term(&self, token: TokenId) -> bool {
        let document = self.sources.document;
        match document.word(token).to_lowercase().as_str() {
            "within" | "deadline" => true,
            "by" | "until" | "before" | "than" => document
                .child(token, Dep::Pobj)
                .is_some_and(|o| document.words(document.subtree(o)).chars().any(|c| c.is_ascii_digit())),
            _ => false,
        }
    }

    /// Whether somebody is said to say something.
    fn is_report(&self, part: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        part.clone().any(|t| {
            self.sources.clauses.at(t).is_some_and(|c| {
                !self.sources.lexicon.speech_verbs(document.lemma(t)).is_empty()
                    && !TELLING.contains(&document.lemma(t))
                    && c.reality == Reality::Fact
                    && !c.passive
                    && (!c.subjects.is_empty() || document.is_root(t) && document.tag(t) == Tag::Vbz)
            })
        })
    }
}

/// Verbs of speech that accords have for their predicates, too.
const TELLING: &[&str] =
    &["provide", "call", "commit", "recognize", "recognise", "reaffirm", "confirm", "endorse", "declare"];

/// Verbs for what persons do and the news tells, seldom terms, and those that say little by themselves.
const JOURNEYS: &[&str] = &[
    "travel", "visit", "fly", "arrive", "host", "attend", "speak", "address", "vote", "sign", "resume",
    "brief", "take", "go", "come", "see", "be", "expect", "continue", "face",
];
/// Verbs for what is done with the paper of an accord.
const PROCEDURES: &[&str] = &[
    "sign",
    "initial",
    "ink",
    "witness",
    "submit",
    "send",
    "transmit",
    "publish",
    "release",
    "read",
    "draft",
    "mediate",
    "broker",
    "negotiate",
    "facilitate",
    "register",
    "deposit",
];
/// Verbs for what is done at a meeting.
const CHAIRING: &[&str] =
    &["chair", "lead", "open", "attend", "host", "convene", "hold", "moderate", "close"];
/// Verbs of meeting.
const MEETING: &[&str] = &["meet", "convene", "reconvene"];
/// Verbs with a meeting for their subject or object.
const HOLDING: &[&str] =
    &["hold", "open", "begin", "start", "take", "continue", "resume", "follow", "plan", "be", "schedule"];
/// Nouns for a meeting.
const SESSIONS: &[&str] =
    &["session", "meeting", "round", "summit", "conference", "talk", "forum", "ceremony"];
/// Verbs by which somebody says what he thinks of something.
const VOICING: &[&str] = &[
    "condemn",
    "welcome",
    "denounce",
    "deplore",
    "regret",
    "praise",
    "commend",
    "applaud",
    "express",
    "thank",
    "congratulate",
    "mourn",
    "salute",
    "hail",
    "criticize",
    "criticise",
    "decry",
    "lament",
    "urge",
];
/// Verbs with which the paragraphs of a resolution begin.
const RESOLVING: &[&str] = &[
    "demand",
    "urge",
    "reiterate",
    "underscore",
    "underline",
    "stress",
    "emphasize",
    "emphasise",
    "condemn",
    "welcome",
    "express",
    "note",
    "recall",
    "request",
    "appeal",
    "encourage",
    "commend",
    "deplore",
    "regret",
    "invite",
    "direct",
    "mandate",
    "applaud",
    "thank",
];
/// Verbs for what somebody has in mind.
const INTENDING: &[&str] = &["plan", "intend", "hope", "want", "wish", "prepare", "consider"];
