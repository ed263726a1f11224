"""The conformance suite: what `clients/conformance/run` is made of."""
