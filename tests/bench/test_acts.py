"""The labels that the repository keeps say nothing of the mail they were made from."""

import re

import numpy as np

from bench.acts_examples import invented, rows
from bench.acts_training import best_threshold, f_score
from firsthand.domain.acts import KINDS


def test_real_mail_is_kept_as_digests_and_codes_alone():
    for name in ("train.csv", "test.csv"):
        for row in rows(name):
            assert re.fullmatch(r"[0-9a-f]{20}", row.pop("digest"))
            assert row.pop("drawn", "chance") in {"chance", "unsure", "rest"}
            assert all(re.fullmatch(r"-|[adfioptvx]+", code) for code in row.values())
    for row in rows("soft.csv"):
        assert re.fullmatch(r"[0-9a-f]{20},[0-9a-zA-Z]{27}", ",".join(row.values()))


def test_every_act_has_sentences_that_were_invented_for_it():
    counts = np.sum([one.target for one in invented()], axis=0)
    assert len(counts) == len(KINDS)
    assert (counts >= 20).all()


def test_the_best_threshold_lies_between_what_is_and_what_is_not():
    found = np.array([0.1, 0.2, 0.3, 0.7, 0.8, 0.85])
    wanted = np.array([0, 0, 0, 1, 1, 1], np.float32)
    threshold = best_threshold(found, wanted)
    assert 0.3 < threshold < 0.7
    assert f_score(found >= threshold, wanted > 0.5) == 1
