"""Articles that the evaluation's `spacy` peer reads a second of its processor time, each read once before.

    PYTHON evaluation/speed/spacy_rate.py ARTICLES ROUNDS

PYTHON has what evaluation/peers/run.sh installs. Of the rounds the quickest counts. Prints one object of JSON.
"""
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "peers"))
import harness  # noqa: E402


def main():
    articles, rounds = list(harness.articles(sys.argv[1])), int(sys.argv[2])
    peer = {}
    # The adapter hands over how it loads and briefs when it is imported.
    harness.run = lambda load, brief, name: peer.update(load=load, brief=brief, name=name)
    import spacy
    import spacy_rules  # noqa: F401
    model = peer["load"]()
    quickest = float("inf")
    for number in range(rounds + 1):
        started = time.process_time()
        for article in articles:
            peer["brief"](model, article)
        if number > 0:
            quickest = min(quickest, time.process_time() - started)
    print(json.dumps({
        "peer": f"{peer['name']}, spaCy {spacy.__version__}",
        "articles": len(articles),
        "articles_per_cpu_second": len(articles) / quickest,
    }))
    return 0


if __name__ == "__main__":
    sys.exit(main())
