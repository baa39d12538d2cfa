// Where the readers put what they find wrong in one lesson. Knows each rule's severity, and holds
// back what is found in the ruins of a graver mistake: one mistake gives one finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace colloquy::source {

class Findings {
 public:
  // `rule` must be one of form_rules.
  void report(std::string_view rule, base::Span span, std::string message, std::string help = "",
              std::vector<base::Edit> fix = {});

  // Lines first..last of `file` are broken by what was reported last (or is already known): other
  // findings that begin there are held back.
  void ruin(base::FileId file, std::uint32_t first, std::uint32_t last);

  // All that counts, in order of place. Leaves this empty.
  base::Diagnostics take();

  // Something has been found that begins in lines first..last.
  bool any_in(base::FileId file, std::uint32_t first, std::uint32_t last) const;

  std::size_t size() const { return list_.size(); }
  base::Diagnostics& list() { return list_; }

 private:
  struct Ruin {
    base::FileId file;
    std::uint32_t first, last;
    std::size_t cause;  // index of the finding that stays
  };
  base::Diagnostics list_;
  std::vector<Ruin> ruins_;
};

}  // namespace colloquy::source
