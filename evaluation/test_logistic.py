"""What the fit of weights promises."""
import unittest

import logistic

A, B, RARE = ({name: 1.0} for name in ("a", "b", "rare"))


class Logistic(unittest.TestCase):
    def test_the_fit_tells_shares(self):
        samples = [(A, n < 90) for n in range(100)] + [(B, n < 30) for n in range(100)]
        weights = logistic.fit(samples, 0.1)
        self.assertAlmostEqual(logistic.told(weights, A), 0.9, places=2)
        self.assertAlmostEqual(logistic.told(weights, B), 0.3, places=2)
        self.assertEqual(weights, logistic.fit(samples, 0.1))

    def test_a_feature_seen_once_decides_nothing(self):
        samples = [(A, n % 2 == 0) for n in range(100)] + [(A | RARE, True)]
        self.assertLess(logistic.told(logistic.fit(samples, 4.0), A | RARE), 0.7)

    def test_every_sample_is_told_once_by_articles_without_it(self):
        articles = [[({str(n): 1.0}, n % 2 == 0)] for n in range(12)]
        held = logistic.held_out(articles, 1.0)
        self.assertEqual(len(held), 12)
        # All that is left to tell it by is how the others are shared out.
        self.assertTrue(all((p > 0.5) != yes for p, yes in held))


if __name__ == "__main__":
    unittest.main()
