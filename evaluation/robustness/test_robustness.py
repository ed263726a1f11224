"""What the variants promise: python3 -m unittest discover evaluation/robustness"""
import json
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent), str(HERE.parent / "peers")]

import forms  # noqa: E402  (needs the path above)
import swap  # noqa: E402
from rewriting import Rewriting, quotations  # noqa: E402

CORPUS = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((HERE.parent / "corpus").glob("*.json"))}


class RewritingTest(unittest.TestCase):
    def test_carries_stretches_both_ways(self):
        r = Rewriting("Ann met Bo in Rome.", [(0, 3, "Katherine"), (14, 18, "Ur")])
        self.assertEqual(r.new, "Katherine met Bo in Ur.")
        self.assertEqual(r.quote("met Bo"), "met Bo")
        self.assertEqual(r.quote("Ann met"), "Katherine met")
        self.assertEqual(r.unquote("in Ur."), "in Rome.")

    def test_what_cuts_a_replaced_piece_takes_it_whole(self):
        r = Rewriting("in Rome now", [(3, 7, "Ur")])
        self.assertEqual(r.quote("in Ro"), "in Ur")
        self.assertEqual(r.unquote("r now"), "Rome now")

    def test_what_cuts_a_piece_of_the_same_length_is_cut_alike(self):
        r = Rewriting("one two three", [(0, 7, "ONE TWO")])
        self.assertEqual(r.quote("two three"), "TWO three")
        self.assertEqual(r.unquote("TWO"), "two")

    def test_an_insertion_moves_what_follows(self):
        r = Rewriting("Ann met Bo.", [(0, 0, "By C\n")])
        self.assertEqual(r.quote("Ann"), "Ann")
        self.assertEqual(r.unquote("Ann met"), "Ann met")
        self.assertEqual(r.unquote("By D"), "By D")


class FormsTest(unittest.TestCase):
    def test_every_form_leads_back_to_the_original(self):
        for form, change in forms.FORMS.items():
            for name, article in CORPUS.items():
                r = change(article["text"])
                there = quotations(article, r.quote)
                self.assertEqual(quotations(there, r.unquote), article, f"{form}: {name}")

    def test_forms_change_what_they_say(self):
        told = "the two sides signed a truce in the capital today"
        self.assertEqual(forms.lead(f"By Ann\nNow {told}. Then {told}.").new, f"By Ann\n{f'Now {told}.'.upper()} Then {told}.")
        self.assertEqual(forms.lead("Brief. Too brief.").new, "Brief. Too brief.")
        self.assertEqual(forms.wrapped("one two three\nfour", 8).new, "one two\nthree\n\nfour")
        self.assertEqual(forms.curly("\"It's 'it',\" he said (\"so\").").new, "“It’s ‘it’,” he said (“so”).")
        self.assertEqual(forms.straight("“It’s”").new, "\"It's\"")


def actor(name, kind, *aliases, affiliation=None):
    return {"name": name, "aliases": list(aliases), "kind": kind, "office": None, "affiliation": affiliation, "role": "PARTY"}


class SwapTest(unittest.TestCase):
    ARTICLE = {
        "id": "a", "title": "France and the Tavush Liberation Front talk", "published": "2025-01-01", "source": "",
        "text": "PARIS – President Jean Dupont of France met the Tavush Liberation Front (TLF) in Ormand. \"Dupont lied,\" the US "
                "envoy said. The French and the TLF's Ara Sevan signed in Paris; Ormandians cheered the US and the African Union.",
        "process": {"name": "France–Tavush Liberation Front peace process", "parties": ["France", "Tavush Liberation Front"]},
        "actors": [
            actor("Jean Dupont", "PERSON", "Dupont", affiliation="France"),
            actor("France", "STATE", "Paris"),
            actor("Tavush Liberation Front", "ARMED_GROUP", "TLF"),
            actor("Ara Sevan", "PERSON", affiliation="Tavush Liberation Front"),
            actor("African Union", "INTERGOVERNMENTAL_ORGANIZATION")],
        "agreements": [], "statements": [], "next_steps": [], "key_sentences": [], "summary": "They met.",
        "events": [{
            "type": "CONSULT", "mode": "MEETING", "date": None, "place": "Ormand", "initiators": [],
            "participants": ["Jean Dupont", "Tavush Liberation Front"],
            "evidence": "met the Tavush Liberation Front (TLF) in Ormand"}],
    }

    def setUp(self):
        self.made = swap.swapped(self.ARTICLE, {"they", "met"})

    def test_nobody_keeps_a_name(self):
        for gone in ("Jean", "Dupont", "France", "French", "Paris", "PARIS", "Tavush", "TLF", "Ormand", "Sevan", "US"):
            self.assertNotRegex(json.dumps(self.made), rf"\b{gone}\b")

    def test_common_knowledge_stays(self):
        for kept in ("President", "Liberation Front", "African Union"):
            self.assertIn(kept, self.made["text"])

    def test_text_and_reference_agree(self):
        state, adjective, seat = next(t for t in swap.states.TARGETS if t[0] == self.made["actors"][1]["name"])
        self.assertEqual(self.made["actors"][1]["aliases"], [seat])
        self.assertTrue(self.made["text"].startswith(f"{seat.upper()} – President {self.made['actors'][0]['name']} of {state} met"))
        self.assertIn(f"The {adjective} and", self.made["text"])
        [event] = self.made["events"]
        self.assertIn(event["evidence"], self.made["text"])
        self.assertTrue(event["evidence"].endswith(f"in {event['place']}"))
        self.assertEqual(event["participants"], [self.made["actors"][0]["name"], self.made["actors"][2]["name"]])
        self.assertEqual(self.made["process"]["parties"], [state, self.made["actors"][2]["name"]])

    def test_kin_stay_kin(self):
        self.assertIn(f"{self.made['events'][0]['place']}ians cheered", self.made["text"])

    def test_acronyms_follow_their_names(self):
        group = self.made["actors"][2]
        self.assertEqual(group["aliases"], ["".join(w[0] for w in group["name"].split())])

    def test_the_us_is_a_noun_or_an_adjective(self):
        [name] = [t for t in swap.states.TARGETS if f"cheered {t[0]} and" in self.made["text"]]
        self.assertIn(f"the {name[1]} envoy", self.made["text"])


if __name__ == "__main__":
    unittest.main()
