// learn/ideas for the browser: the very comparison of the server, compiled to WebAssembly, so that an
// answer said again is compared while it is typed (web/player/again.ts). No imports, no exceptions.
//
// The page writes answer, question and the wordings of one idea into room(), each ended by a zero byte,
// calls compare() with their length and reads the Result that it points to. One caller at a time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>

#include "learn/ideas.h"

// What the library would say before it ends brings printf along, half of this program's size. A trap says as
// much to a page that goes on without us.
_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) {
  __builtin_trap();
}
_LIBCPP_END_NAMESPACE_STD

// Memory in sizes of powers of two, given back to a list for each: a tenth of the size of a general allocator.
namespace {

constexpr std::size_t kPage = 64 * 1024, kSmallest = 16;

struct Free {
  Free* next;
  std::size_t of;
};
Free* lists[32];
std::size_t unused = 0, end = 0;  // what was grown and never given out

std::size_t class_of(std::size_t size) {
  return 32 - static_cast<std::size_t>(__builtin_clz(static_cast<std::uint32_t>(std::max(size, kSmallest) - 1)));
}

void* grown(std::size_t size) {
  if (end - unused < size) {
    const std::size_t pages = (size + kPage - 1) / kPage;
    const std::size_t before = __builtin_wasm_memory_grow(0, pages);
    if (before == static_cast<std::size_t>(-1)) __builtin_trap();
    if (before * kPage != end) unused = before * kPage;
    end = (before + pages) * kPage;
  }
  void* given = reinterpret_cast<void*>(unused);
  unused += size;
  return given;
}

}  // namespace

// Before what is given out stands of which size it is.
void* operator new(std::size_t size) {
  const std::size_t of = class_of(size + kSmallest);
  if (size >> 28 != 0) __builtin_trap();
  Free* free = lists[of];
  if (free) {
    lists[of] = free->next;
  } else {
    free = static_cast<Free*>(grown(std::size_t{1} << of));
  }
  free->of = of;
  return reinterpret_cast<char*>(free) + kSmallest;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return operator new(size);
}
void operator delete(void* memory) noexcept {
  if (!memory) return;
  Free* free = reinterpret_cast<Free*>(static_cast<char*>(memory) - kSmallest);
  Free*& list = lists[free->of];
  free->next = list;
  list = free;
}
void operator delete(void* memory, std::size_t) noexcept {
  operator delete(memory);
}

namespace {

constexpr std::size_t kRoom = 64 * 1024;  // a page asks for far less; what is longer is cut

char room[kRoom];

struct Result {
  double share, log_odds;
  std::uint32_t coverage, wording, opposite;
} result;

std::string_view take(std::string_view& from) {
  const std::size_t end = std::min(from.find('\0'), from.size());
  const std::string_view taken = from.substr(0, end);
  from.remove_prefix(std::min(end + 1, from.size()));
  return taken;
}

}  // namespace

extern "C" {

__attribute__((export_name("room"))) char* ideas_room() {
  return room;
}

__attribute__((export_name("size"))) std::size_t ideas_size() {
  return kRoom;
}

__attribute__((export_name("compare"))) const Result* ideas_compare(std::size_t size) {
  std::string_view given(room, std::min(size, kRoom));
  const std::string_view answer = take(given), question = take(given);
  colloquy::lesson::Idea idea;
  while (!given.empty()) idea.accept.emplace_back(take(given));
  const colloquy::learn::IdeaResult compared = colloquy::learn::compare(answer, idea, question);
  result = {compared.share, compared.log_odds, static_cast<std::uint32_t>(compared.coverage),
            static_cast<std::uint32_t>(compared.wording), compared.opposite ? 1u : 0u};
  return &result;
}
}
