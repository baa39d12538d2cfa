#include "site/likeness.h"

#include <algorithm>

#include "text/stem.h"
#include "text/words.h"

namespace colloquy::site {
namespace {

// A line that shares fewer content words than this says too little to have taught anything.
constexpr std::size_t kLeastShared = 2;
constexpr double kLeastShare = 0.34;

}  // namespace

std::vector<std::string> stems_of(const std::string& text) {
  std::vector<std::string> stems = text::content_stems(text);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t n = 0;
  for (const std::string& stem : a) n += std::binary_search(b.begin(), b.end(), stem) ? 1 : 0;
  return n;
}

bool is_enough(std::size_t shared, std::size_t wanted) {
  return shared >= kLeastShared && static_cast<double>(shared) >= kLeastShare * static_cast<double>(wanted);
}

}  // namespace colloquy::site
