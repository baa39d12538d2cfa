// The names of voices that every engine knows, in the order in which a cast without choices gets them: neighbours are
// easy to tell apart. For source/, which gives them, and speech/, which has them.
#pragma once

#include <string_view>

namespace colloquy::lesson {

inline constexpr std::string_view kVoiceNames[] = {"female-1", "male-1",   "male-2", "female-2",
                                                   "male-3",   "female-3", "male-4"};

}  // namespace colloquy::lesson
