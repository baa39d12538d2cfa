// A true-peak limiter: turns the sound down for some milliseconds round each peak that would exceed the
// ceiling, never distorting it. Looks ahead, so the turning down is over before the peak comes.
#pragma once

#include <vector>

namespace colloquy::speech {

// Afterwards no peak, seen with four times as many samples, is above `ceiling_dbtp` (decibels below full
// scale). Keeps length and position. Sound below the ceiling is left as it is, sample for sample.
void limit(std::vector<float>& samples, int rate, double ceiling_dbtp);

}  // namespace colloquy::speech
