#include "speech/flite/initialisms.h"

#include <algorithm>
#include <array>

namespace colloquy::speech {
namespace {

constexpr std::array<std::string_view, 26> kLetters = {"ey1",
                                                       "b iy1",
                                                       "s iy1",
                                                       "d iy1",
                                                       "iy1",
                                                       "eh1 f",
                                                       "jh iy1",
                                                       "ey1 ch",
                                                       "ay1",
                                                       "jh ey1",
                                                       "k ey1",
                                                       "eh1 l",
                                                       "eh1 m",
                                                       "eh1 n",
                                                       "ow1",
                                                       "p iy1",
                                                       "k y uw1",
                                                       "aa1 r",
                                                       "eh1 s",
                                                       "t iy1",
                                                       "y uw1",
                                                       "v iy1",
                                                       "d ah1 b ax0 l y uw0",
                                                       "eh1 k s",
                                                       "w ay1",
                                                       "z iy1"};

// Said letter by letter although they could be read as words.
constexpr std::array kSpelled = std::to_array<std::string_view>(
    {"AA",  "ADHD", "AI",  "API", "ATM", "BA",  "CEO", "CFO", "CIA", "CIO", "COO", "CPU", "CTO", "CV",
     "DIY", "DNA",  "ECG", "EEG", "EU",  "FAQ", "FBI", "GP",  "GPA", "GPU", "HIV", "HR",  "IBM", "ICU",
     "ID",  "IE",   "IO",  "IP",  "IPA", "IQ",  "IRA", "IRS", "IT",  "IV",  "LA",  "MA",  "MBA", "MIT",
     "MRI", "NGO",  "OCD", "OED", "OK",  "PA",  "PE",  "PI",  "PIA", "PR",  "QA",  "RNA", "ROI", "TA",
     "UAE", "UFO",  "UI",  "UK",  "UN",  "URL", "US",  "USA", "USB", "UX",  "VIP", "WHO"});

// Read as words although nobody finds them in a dictionary.
constexpr std::array kRead = std::to_array<std::string_view>(
    {"AIDS", "ASCII", "COVID", "GIF", "JPEG", "JSON", "LAN",  "LASER",  "NAFTA",  "NASA", "NATO", "OPEC",
     "PIN",  "RAM",   "REM",   "ROM", "SARS", "SIM",  "SWAT", "UNESCO", "UNICEF", "WAN",  "YAML", "ZIP"});

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("AEIOUY") != std::string_view::npos;
}

}  // namespace

std::optional<std::vector<std::string>> spelled_out(std::string_view word) {
  std::string_view capitals = word;
  const bool plural = capitals.size() > 2 && capitals.back() == 's';
  if (plural) capitals.remove_suffix(1);
  const bool all = std::all_of(capitals.begin(), capitals.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!all || capitals.size() < 2 || capitals.size() > 6 || is_in(kRead, capitals)) return std::nullopt;
  if (!is_in(kSpelled, capitals) && has_vowel(capitals)) return std::nullopt;
  std::vector<std::string> out;
  for (const char letter : capitals) out.emplace_back(kLetters[static_cast<std::size_t>(letter - 'A')]);
  if (plural) out.back() += " z";
  return out;
}

}  // namespace colloquy::speech
