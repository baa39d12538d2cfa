// How many threads a track may use, and the one way in which the studio shares work among them: a list of
// independent jobs, each writing only its own result, so that their number never shows in the bytes.
#pragma once

#include <cstddef>
#include <functional>

namespace colloquy::speech {

enum class Threads { one, two };

// Calls job(0) .. job(count - 1), each once, lower numbers first, and returns when all are done. `job`
// throws nothing.
void share(std::size_t count, Threads threads, const std::function<void(std::size_t)>& job);

}  // namespace colloquy::speech
