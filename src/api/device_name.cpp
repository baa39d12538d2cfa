#include "api/device_name.h"

#include <utility>

namespace colloquy::api {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;  // what the field holds -> what it means

// In this order: each browser also names those whose pages it can show.
constexpr Sign kBrowsers[] = {{"Edg", "Edge"},           {"OPR/", "Opera"},     {"SamsungBrowser/", "Samsung Internet"},
                              {"Firefox/", "Firefox"},   {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"},
                              {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
constexpr Sign kSystems[] = {{"Android", "Android"}, {"iPhone", "iPhone"},   {"iPad", "iPad"},  {"CrOS", "ChromeOS"},
                             {"Windows", "Windows"}, {"Macintosh", "macOS"}, {"Linux", "Linux"}};

template <std::size_t N>
std::string_view meant(const Sign (&signs)[N], std::string_view text) {
  for (const auto& [sign, meaning] : signs) {
    if (text.find(sign) != std::string_view::npos) return meaning;
  }
  return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  const std::string_view browser = meant(kBrowsers, user_agent), system = meant(kSystems, user_agent);
  if (browser.empty()) return std::string(system);
  return std::string(browser) + (system.empty() ? "" : " on " + std::string(system));
}

}  // namespace colloquy::api
