"""Our own Student's t and beta against SciPy, the outside oracle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from firsthand.domain.ties.student_t import beta_interval, beta_share, log_gamma, t_survival, t_upper_quantile

positive = st.floats(0.05, 5000)


@given(positive)
def test_log_gamma_agrees_with_scipy(x: float) -> None:
    assert log_gamma(x) == pytest.approx(special.gammaln(x), rel=1e-11, abs=1e-11)


@given(st.floats(0.1, 400), st.floats(0.1, 400), st.floats(0, 1))
def test_the_incomplete_beta_agrees_with_scipy(a: float, b: float, x: float) -> None:
    assert beta_share(a, b, x) == pytest.approx(special.betainc(a, b, x), rel=1e-9, abs=1e-13)


@given(st.floats(-60, 60), st.floats(0.5, 20_000))
def test_the_tail_of_t_agrees_with_scipy(t: float, freedom: float) -> None:
    assert t_survival(t, freedom) == pytest.approx(stats.t.sf(t, freedom), rel=1e-8, abs=1e-14)


def test_the_tail_of_t_has_its_limits() -> None:
    assert t_survival([-np.inf, 0, np.inf], 7).tolist() == [1.0, 0.5, 0.0]
    assert np.isnan(t_survival(np.nan, 7))


@pytest.mark.parametrize("share", [0.4, 0.1, 0.001])
def test_the_quantile_of_t_agrees_with_scipy(share: float) -> None:
    freedom = np.array([1, 2, 4, 4.5, 9, 60, 2000])
    assert t_upper_quantile(share, freedom) == pytest.approx(stats.t.isf(share, freedom), rel=1e-9)


def test_no_ties_have_no_quantiles() -> None:
    assert t_upper_quantile(0.1, np.empty(0)).shape == (0,)


def test_the_beta_interval_agrees_with_scipy() -> None:
    low, high = beta_interval([1.0, 9.0], [1.0, 3.0])
    assert low == pytest.approx(stats.beta.ppf(0.1, [1, 9], [1, 3]))
    assert high == pytest.approx(stats.beta.ppf(0.9, [1, 9], [1, 3]))
