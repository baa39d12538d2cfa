// How a test takes answers, by the names that Moodle gave these behaviours, and what an answer is worth under them.
// Pure.
//
// Certainty-based marking: Gardner-Medwin (1995), as Moodle counts it. Interactive with tries: each further try costs a
// third of the question's points, whatever it earns.
#pragma once

namespace colloquy::learn {

inline constexpr double kPenalty = 1.0 / 3;  // of the points, a further try

// Points of the try of that number (1: the first) that earned `score` (0..1) of `points`.
double points_of_try(double score, double points, int number);

// How sure somebody was: C1 not sure, C2 fairly, C3 quite.
inline constexpr int kLeastSure = 1, kMostSure = 3;

// The mark for an answer of that certainty: +1, +2, +3 where it was right (a part of it where it was partly), 0, -2, -6
// where it was wrong. Precondition: kLeastSure <= certainty <= kMostSure.
double certainty_mark(int certainty, double score);

}  // namespace colloquy::learn
