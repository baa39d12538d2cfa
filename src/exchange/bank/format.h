// The formats in which banks of questions travel.
#pragma once

#include <array>
#include <string_view>

namespace colloquy::exchange::bank {

enum class Format { gift, aiken, moodle };

struct FormatName {
  std::string_view word;  // on the command line
  Format format;
  std::string_view name;
};
inline constexpr std::array kFormats = {FormatName{"gift", Format::gift, "GIFT"},
                                        FormatName{"aiken", Format::aiken, "Aiken"},
                                        FormatName{"moodle", Format::moodle, "Moodle XML"}};

}  // namespace colloquy::exchange::bank
