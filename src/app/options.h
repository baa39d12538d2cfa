// Options of a subcommand, parsed by CLI11, which is walled in options.cpp.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command.h"

namespace colloquy::app {

class Options {
 public:
  // `example` is shown at the foot of --help.
  Options(const std::string& command, std::string purpose, const std::string& example);
  ~Options();

  // Values stay the caller's and are filled by parse().
  Options& value(const std::string& flag, std::string& out, const std::string& help);
  // Given several times, or once with commas.
  Options& values(const std::string& flag, std::vector<std::string>& out, const std::string& help);
  Options& number(const std::string& flag, int& out, const std::string& help);
  Options& flag(const std::string& flag, bool& out, const std::string& help);
  Options& one_of(const std::string& flag, std::string& out, const std::vector<std::string>& allowed,
                  const std::string& help);
  Options& word(const std::string& name, std::string& out, const std::string& help);  // required
  Options& optional_word(const std::string& name, std::string& out, const std::string& help);
  Options& optional_words(const std::string& name, std::vector<std::string>& out, const std::string& help);
  Options& words(const std::string& name, std::vector<std::string>& out, const std::string& help);  // one or more
  Options& pair(const std::string& flag, std::vector<std::string>& out, const std::string& help);   // two values

  // Empty: go on. Else the exit status: help was shown (kDone) or the usage is wrong (kUsage).
  std::optional<int> parse(const Arguments& arguments);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace colloquy::app
