#include "app/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

namespace colloquy::app {

struct Options::Parser {
  CLI::App cli;
};

Options::Options(const std::string& command, std::string purpose, const std::string& example)
    : parser_(std::make_unique<Parser>()) {
  parser_->cli.description(std::move(purpose));
  parser_->cli.name("colloquy " + command);
  parser_->cli.footer("Example: " + example);
  parser_->cli.get_formatter()->column_width(28);
}

Options::~Options() = default;

Options& Options::value(const std::string& flag, std::string& out, const std::string& help) {
  parser_->cli.add_option(flag, out, help);
  return *this;
}

Options& Options::values(const std::string& flag, std::vector<std::string>& out, const std::string& help) {
  parser_->cli.add_option(flag, out, help)->delimiter(',')->allow_extra_args(false);
  return *this;
}

Options& Options::number(const std::string& flag, int& out, const std::string& help) {
  parser_->cli.add_option(flag, out, help);
  return *this;
}

Options& Options::flag(const std::string& flag, bool& out, const std::string& help) {
  parser_->cli.add_flag(flag, out, help);
  return *this;
}

Options& Options::one_of(const std::string& flag, std::string& out, const std::vector<std::string>& allowed,
                         const std::string& help) {
  parser_->cli.add_option(flag, out, help)->check(CLI::IsMember(allowed));
  return *this;
}

Options& Options::word(const std::string& name, std::string& out, const std::string& help) {
  parser_->cli.add_option(name, out, help)->required();
  return *this;
}

Options& Options::optional_word(const std::string& name, std::string& out, const std::string& help) {
  parser_->cli.add_option(name, out, help);
  return *this;
}

Options& Options::optional_words(const std::string& name, std::vector<std::string>& out, const std::string& help) {
  parser_->cli.add_option(name, out, help);
  return *this;
}

Options& Options::words(const std::string& name, std::vector<std::string>& out, const std::string& help) {
  parser_->cli.add_option(name, out, help)->required();
  return *this;
}

Options& Options::pair(const std::string& flag, std::vector<std::string>& out, const std::string& help) {
  parser_->cli.add_option(flag, out, help)->expected(2);
  return *this;
}

std::optional<int> Options::parse(const Arguments& arguments) {
  try {
    // CLI11 takes its arguments last first.
    parser_->cli.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    return std::nullopt;
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) {
      std::cout << parser_->cli.help();
      return kDone;
    }
    std::cerr << parser_->cli.get_name() << ": " << e.what() << "\nRun " << parser_->cli.get_name()
              << " --help to see what it takes.\n";
    return kUsage;
  }
}

}  // namespace colloquy::app
