"""What the calibration of confidence promises."""
import unittest

import confidence

TEXT = "The two sides signed a truce on Monday. It provides for the release of all prisoners. Talks go on, the envoy said."


def article(**sections):
    empty = {s: [] for s in confidence.score.SECTIONS}
    return {"id": "a", "text": TEXT, "published": "2025-08-12", "process": None, "summary": "", **empty, **sections}


class Confidence(unittest.TestCase):
    def test_right_is_what_the_scorer_pairs(self):
        truce = {"name": "truce", "evidence": "signed a truce", "kind": "CEASEFIRE", "status": "SIGNED", "parties": [], "date": None,
                 "provisions": [{"category": "PRISONERS", "evidence": "release of all prisoners"}], "conditions": [], "breaches": []}
        wrong = {**truce, "name": "talks", "evidence": "Talks go on", "provisions": [{"category": "ELECTIONS", "evidence": "Talks"}]}
        reference = article(agreements=[truce], key_sentences=["The two sides signed a truce on Monday."])
        prediction = article(agreements=[wrong, truce], key_sentences=["Talks go on, the envoy said.", *reference["key_sentences"]])
        self.assertEqual(confidence.Hits(reference, prediction).in_order(), [
            ("agreements", False), ("provisions", False), ("agreements", True), ("provisions", True),
            ("key_sentences", False), ("key_sentences", True)])


if __name__ == "__main__":
    unittest.main()
