"""An article in which nobody is whom a lexicon knows: every person, group and town invented, every state another real one.

The swap is one for the whole article, so that a name stays itself wherever it stands; the reference is rewritten with it. What is
common knowledge stays: months, titles, ideologies and faiths, continents, intergovernmental organizations.
"""
import pathlib
import random
import re

import states
from rewriting import Rewriting, quotations

# A word with inner apostrophes and full stops ("Sana'a", "U.S."), but without a possessive.
WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]{2}))*")
ACRONYM = re.compile(r"(?:[A-Z]{2,}\d*|[A-Z]+\d+)(?:-[A-Z]{1,4}\d*)?$")
LINES = (pathlib.Path(__file__).parent / "common-words.txt").read_text(encoding="utf-8").splitlines()
COMMON = frozenset(word for line in LINES if not line.startswith("#") for word in line.split())
# Endings of words of the language; names seldom have them.
ENDINGS = re.compile(r"(?:[tsx]ion|ment|ship|[ae]nce|ity|ities|ing|ness|ism|ology|ful|less|ive|ical|ional|ental|wide|ally|ists?)s?$")
# Kinds of actors that get an invented name; intergovernmental organizations and real states' bodies keep their own words.
INVENTED = {"PERSON", "ARMED_GROUP", "POLITICAL_GROUP", "CIVIL_SOCIETY", "OTHER", "STATE_BODY", "STATE"}
GROUPS = INVENTED - {"PERSON", "STATE"}
SUFFIXES = ("ians", "ese", "ian", "ans", "ish", "ia", "an", "is", "i", "s", "n", "a", "")
# After one of these "the US" is a noun, before anything else an adjective.
AFTER_NOUN = frozenset("""
and or has have had is was were are will would said says to in on at for from with as but by of also that which who did does
do could should may might must over under after before because while when not if than then into about against between during
since until where
""".split())


class Invention:
    """Invented words, the same for the same seed."""
    ONSETS = "b d f g h k l m n p r s t v z br dr gr kr tr st sh".split()
    VOWELS = "a e i o u a o".split()
    CODAS = ["", "l", "m", "n", "r", "s"]

    def __init__(self, seed, taken):
        self.random = random.Random(seed)
        self.taken = taken

    def word(self, length):
        """A capitalized word of about a length that is none of those taken."""
        while True:
            word = ""
            while len(word) < max(4, min(length, 9)) - 1:
                word += self.random.choice(self.ONSETS) + self.random.choice(self.VOWELS)
            word += self.random.choice(self.CODAS)
            if len(word) > 3 and word not in self.taken:
                self.taken.add(word)
                return word.capitalize()

    def letters(self, pattern):
        """Capitals in place of capitals, whatever else the pattern holds kept."""
        return re.sub("[A-Z]", lambda m: self.random.choice([c for c in "BDFGHKLMNPRSTVZ" if c != m.group()]), pattern)


class Swap:
    """What takes whose place in one article."""

    def __init__(self, article, vocabulary):
        self.article = article
        self.text = article["text"]
        self.vocabulary = vocabulary
        everything = " ".join([self.text, article["title"], *(n for a in article["actors"] for n in [a["name"], *a["aliases"]])])
        self.everything = everything
        taken = {w.lower() for w in WORD.findall(everything)} | set(vocabulary)
        self.invention = Invention(article["id"], taken)
        self.phrases = {}       # whole phrases, as they stand in the text
        self.words = {}         # words by their lower-case form
        self.states = {}        # state -> (name, adjective, seat)
        self._states()
        self._protected()
        self._names()
        self._text()
        self._groups()
        alternatives = sorted([*self.phrases, *self.forms], key=len, reverse=True)
        either = "|".join(dict.fromkeys(f"{re.escape(a)}|{re.escape(a.upper())}" for a in alternatives))
        self.pattern = re.compile(rf"(?<![\w])(?:(?P<the>[Tt]he )?(?P<phrase>{either})(?!\w)|(?P<word>{WORD.pattern}))")

    # -- what is swapped

    def _states(self):
        def met(form):
            return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", self.everything, re.I)

        self.forms = {form: meaning for form, meaning in states.forms().items() if met(form)}
        present = {state for state, _ in self.forms.values()}
        free = [t for t in states.TARGETS if t[0] not in present and not re.search(rf"\b(?:{t[0]}|{t[2]})\b", self.everything)]
        random.Random(self.article["id"]).shuffle(free)
        for state in sorted(present):
            self.states[state] = free.pop()
        self.upper_forms = {f.upper(): f for f in self.forms}

    def _protected(self):
        """Intergovernmental organizations keep their names, but for the states in them."""
        self.kept = set()
        for a in self.article["actors"]:
            if a["kind"] == "INTERGOVERNMENTAL_ORGANIZATION":
                for name in [a["name"], *a["aliases"]]:
                    self.kept |= {w.lower() for w in WORD.findall(name)} | {name}

    def common(self, word):
        lower = word.lower()
        if word in COMMON or word.title() in COMMON or lower in self.vocabulary or lower in self.kept:
            return True
        return len(lower) > 6 and bool(ENDINGS.search(lower))

    def swap(self, word):
        """Invents a word's replacement, kin to that of its kin: "Tigray", "Tigrayan" and "Tigrayans" share a stem."""
        lower = word.lower()
        if lower in self.words:
            return
        for known, new in self.words.items():
            stems = (known.removesuffix(s) for s in SUFFIXES if s and known.endswith(s))
            stem = next((stem for stem in stems if len(stem) >= 4), known)
            if lower.startswith(stem) and lower[len(stem):] in SUFFIXES:
                tail = known[len(stem):]
                self.words[lower] = new.removesuffix(tail) + lower[len(stem):]
                return
        # What a word ends in tells what it is ("-ian", "-s"): it keeps that.
        tail = next((s for s in ("ians", "ian", "ese", "ish", "s") if lower.endswith(s) and len(lower) - len(s) >= 3), "")
        self.words[lower] = self.invention.word(len(word) - len(tail)) + tail

    def _names(self):
        """The names of those who get invented ones."""
        for a in self.article["actors"]:
            if a["kind"] not in INVENTED:
                continue
            for name in [a["name"], *a["aliases"]]:
                for word in WORD.findall(self._without_states(name)):
                    if not word[0].isupper() or ACRONYM.match(word):
                        continue
                    if word in COMMON or word.lower() in self.kept:
                        continue
                    # A person's name may be a word of the language too; a group's, or a title before a name, consists of them.
                    own = a["kind"] == "PERSON" and name == a["name"] and self._only_capitalized(word)
                    if own or not self.common(word):
                        self.swap(word)

    def _without_states(self, name):
        for form in sorted(self.forms, key=len, reverse=True):
            name = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", name)
        return name

    def _only_capitalized(self, word):
        return not re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", self.text)

    def _text(self):
        """Towns, regions and whoever else has a name: capitalized inside a sentence, and no word of the language."""
        for place in [e["place"] for e in self.article["events"] if e["place"]]:
            for word in WORD.findall(self._without_states(place)):
                if word[0].isupper() and not self.common(word):
                    self.swap(word)
        plain = self._without_states(self.text)
        for m in WORD.finditer(plain):
            word = m.group()
            if not word[0].isupper() or word.isupper() or self.common(word):
                continue
            before = plain[:m.start()].rstrip(" “‘\"'(")[-2:]
            # A capital at the head of a sentence, line or item says nothing; one after a hyphen inside a word does.
            if re.search(r"\w-$", before) or before and before[-1] not in ".!?:\n–—•-":
                self.swap(word)

    def _groups(self):
        """Names that consist of common words lose the first of these for an invented one; acronyms follow their names."""
        for a in self.article["actors"]:
            if a["kind"] not in GROUPS:
                continue
            names = [a["name"], *a["aliases"]]
            for name in sorted(names, key=len, reverse=True):
                words = WORD.findall(name)
                capitalized = [w for w in words if w[0].isupper() and not ACRONYM.match(w)]
                told = len(capitalized) > 2 or any(ACRONYM.match(n) for n in names)
                if told and a["kind"] != "STATE_BODY" and self.apply(name) == name and not self._has_state(name) and capitalized:
                    self.phrases[name] = name.replace(capitalized[0], self.invention.word(len(capitalized[0])), 1)
            for short in names:
                if not ACRONYM.match(short) or short in self.kept or short.lower() in self.words or short in self.forms:
                    continue
                if a["kind"] == "STATE_BODY" and not self._unknown(a):
                    continue
                self.phrases[short] = self._acronym(short, names)

    def _unknown(self, actor):
        return any(w.lower() in self.words for w in WORD.findall(actor["name"]))

    def _has_state(self, name):
        return any(re.search(rf"(?<!\w){re.escape(f)}(?!\w)", name) for f in self.forms)

    def _acronym(self, short, names):
        """The initials of the new name where the old ones were those of the old name, else any letters."""
        letters = re.sub("[^A-Z]", "", short)
        for name in names:
            words = [w for w in re.findall(r"[^\W\d_][\w'’]*", name) if w[0].isupper()]
            new = [w for w in re.findall(r"[^\W\d_][\w'’]*", self.phrases.get(name) or self.apply(name)) if w[0].isupper()]
            if "".join(w[0] for w in words) == letters and len(words) == len(new):
                initials = [w[0] for w in new]
                made = re.sub("[A-Z]", lambda m, left=initials: left.pop(0), short)
                if made != short:
                    return made
        return self.invention.letters(short)

    # -- swapping

    def pieces(self, text):
        out = []
        for m in self.pattern.finditer(text):
            if m["word"]:
                new = self._word(m["word"])
            else:
                new = self._phrase(m, text)
            if new is not None:
                out.append((m.start(), m.end(), new))
        return out

    def _word(self, word):
        new = self.words.get(word.lower())
        if not new or not word[0].isupper():
            return None
        return new.upper() if word.isupper() and len(word) > 1 else new

    def _phrase(self, m, text):
        phrase, the = m["phrase"], m["the"] or ""
        if phrase in self.phrases:
            return the + self.phrases[phrase]
        upper = phrase not in self.forms
        form = self.upper_forms.get(phrase, phrase) if upper else phrase
        if form not in self.forms:
            return None
        state, sort = self.forms[form]
        name, adjective, seat = self.states[state]
        if sort == "people":
            new = the + adjective + ("s" if form.endswith("s") and form[:-1] in self.forms else "")
        elif sort == "seat":
            new = seat if form in ("Kremlin", "White House", "Élysée", "Elysée", "Elysee") else the + seat
        elif sort == "abbreviation" and the and self._adjective(text, m.end()):
            new = the + adjective
        elif sort == "abbreviation" and not the and self._adjective(text, m.end()):
            new = adjective
        else:
            new = name
        return new.upper() if upper and len(phrase) > 3 else new

    @staticmethod
    def _adjective(text, at):
        after = re.match(r"[ -]([^\W\d_]+)", text[at:])
        return bool(after) and after.group(1).lower() not in AFTER_NOUN and not after.group(1).endswith("ed")

    def apply(self, text):
        """A name or another text of the reference with the swap made."""
        if not hasattr(self, "pattern"):
            # While names are being collected: words only.
            return WORD.sub(lambda m: self._word(m.group()) or m.group(), text)
        return Rewriting(text, self.pieces(text)).new


def swapped(article, vocabulary):
    """The article and its reference with every name swapped."""
    swap = Swap(article, vocabulary)
    text = Rewriting(article["text"], swap.pieces(article["text"]))
    out = quotations(article, text.quote)
    names = swap.apply

    def fields(x, *keys):
        one = {k: names(x[k]) if isinstance(x[k], str) else [names(n) for n in x[k]] for k in keys if x[k] is not None}
        return dict(x, **one)

    def distinct(actor):
        """Several names of a state may have become one."""
        return dict(actor, aliases=[n for n in dict.fromkeys(actor["aliases"]) if n != actor["name"]])

    out.update(
        title=names(article["title"]), text=text.new, summary=names(article["summary"]),
        process=article["process"] and fields(article["process"], "name", "parties"),
        actors=[distinct(fields(a, "name", "aliases", "office", "affiliation")) for a in article["actors"]],
        agreements=[dict(fields(a, "name", "parties"), breaches=[fields(b, "by", "against") for b in a["breaches"]])
                    for a in out["agreements"]],
        events=[fields(e, "place", "initiators", "participants") for e in out["events"]],
        statements=[fields(s, "speaker", "targets") for s in out["statements"]],
        next_steps=[fields(n, "what") for n in out["next_steps"]])
    return out


def vocabulary(articles):
    """The words that the articles write small: a capitalized one of these is no name by itself."""
    return {w for a in articles for w in WORD.findall(a["text"] + " " + a["summary"]) if w.islower()}
