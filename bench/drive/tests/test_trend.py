"""What is growth, and what is not."""

import math
import random
import unittest

from drive.soak import trend

SLOPE, AMOUNT = 0.25, 3
POINTS, MINUTES = 24, 24


def series(value, seed=1):
    """(minutes, value), the value as a function of the minute and of noise with a deviation of 1."""
    noise = random.Random(seed)
    return [(MINUTES * i / POINTS, value(MINUTES * i / POINTS, noise.gauss(0, 1))) for i in range(POINTS)]


def grows(points):
    return trend.of(points).grows(SLOPE, AMOUNT)


class TrendTest(unittest.TestCase):

    def test_should_not_grow_when_it_is_flat(self):
        self.assertFalse(grows(series(lambda minute, noise: 100)))
        self.assertEqual(0, trend.of(series(lambda minute, noise: 100)).slope)

    def test_should_hardly_ever_grow_when_it_is_noise(self):
        for deviation in (0.1, 1, 5):
            alarms = sum(grows(series(lambda minute, noise, d=deviation: 100 + d * noise, seed)) for seed in range(500))
            self.assertLessEqual(alarms, 2, deviation)

    def test_should_grow_when_it_leaks(self):
        for leak in (0.5, 1, 10):
            found = sum(grows(series(lambda minute, noise, k=leak: 100 + k * minute + 0.5 * noise, seed)) for seed in range(100))
            self.assertGreaterEqual(found, 95, leak)

    def test_should_tell_how_fast_it_leaks(self):
        measured = trend.of(series(lambda minute, noise: 50 + 2 * minute))
        self.assertAlmostEqual(2, measured.slope, delta=0.4)
        self.assertLess(measured.chance, 1e-4)

    def test_should_not_grow_when_it_leaks_less_than_the_limit(self):
        self.assertFalse(grows(series(lambda minute, noise: 100 + 0.1 * minute)))

    def test_should_not_grow_when_it_steps_once(self):
        for at in range(1, MINUTES):
            self.assertFalse(grows(series(lambda minute, noise, a=at: 100 if minute < a else 500)), at)

    def test_should_hardly_ever_grow_when_it_steps_once_with_noise(self):
        alarms = sum(grows(series(lambda minute, noise, a=seed % MINUTES: (100 if minute < a else 130) + noise, seed))
                     for seed in range(500))
        self.assertLessEqual(alarms, 5)

    def test_should_grow_when_it_steps_again_and_again(self):
        self.assertTrue(grows(series(lambda minute, noise: 100 + 10 * (minute // 4))))

    def test_should_not_grow_when_it_is_a_sawtooth(self):
        for period in (1.5, 2.3, 3.7, 5.1, 8):
            for phase in range(10):
                self.assertFalse(grows(series(lambda minute, noise, p=period, f=phase: 100 + 40 * ((minute / p + f / 10) % 1))),
                                 (period, phase))

    def test_should_grow_when_the_teeth_of_a_saw_begin_higher_each_time(self):
        self.assertTrue(grows(series(lambda minute, noise: 100 + minute + 5 * (minute / 1.5 % 1))))

    def test_should_not_grow_when_it_settles(self):
        self.assertFalse(grows(series(lambda minute, noise: 130 - 30 * math.exp(-minute / 2))))

    def test_should_not_grow_when_it_shrinks(self):
        measured = trend.of(series(lambda minute, noise: 100 - minute))
        self.assertLess(measured.slope, 0)
        self.assertFalse(measured.grows(SLOPE, AMOUNT))

    def test_should_not_be_bent_by_outliers(self):
        self.assertFalse(grows(series(lambda minute, noise: 100 + (400 if noise > 1.2 else 0))))

    def test_should_say_nothing_when_there_are_too_few_points(self):
        self.assertIsNone(trend.of([]))
        self.assertIsNone(trend.of([(i, i) for i in range(trend.FEWEST_BLOCKS - 1)]))

    def test_should_take_points_in_any_order(self):
        points = series(lambda minute, noise: 2 * minute)
        self.assertEqual(trend.of(points), trend.of(points[::-1]))


class ArithmeticTest(unittest.TestCase):

    def test_should_forgive_the_largest_step_only(self):
        self.assertEqual([1, 2, 2, 3], trend.without_largest_step([1, 2, 12, 13]))
        self.assertEqual([3, 2, 1], trend.without_largest_step([3, 2, 1]))

    def test_should_have_the_median_of_all_slopes(self):
        self.assertEqual(1, trend.theil_sen(list(range(6)), [0, 1, 2, 3, 4, 500]))

    def test_should_count_pairs_that_grow(self):
        self.assertLess(trend.mann_kendall(list(range(8))), 0.001)
        self.assertGreater(trend.mann_kendall(list(range(8))[::-1]), 0.999)
        self.assertEqual(1, trend.mann_kendall([7] * 8))
        self.assertAlmostEqual(0.5, trend.mann_kendall([1, 3, 3, 1]), delta=0.2)


if __name__ == "__main__":
    unittest.main()
