#include "case_file.h"

#include <sstream>

namespace colloquy::cases {

CaseFile parse_case(const std::string& text) {
  CaseFile c;
  std::string* into = &c.note;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== file: ")) {
      into = &c.files[line.substr(10)];
    } else if (line == "=== findings") {
      into = &c.findings;
    } else {
      *into += line + "\n";
    }
  }
  return c;
}

std::string case_text(const CaseFile& c) {
  std::string out = c.note;
  for (const auto& [name, bytes] : c.files) out += "=== file: " + name + "\n" + bytes;
  return out + "=== findings\n" + c.findings;
}

}  // namespace colloquy::cases
