#include "dataset.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace {

std::string unescaped(std::string s) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&apos;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
  for (const auto& [from, to] : kEntities) {
    for (std::size_t at = s.find(from); at != std::string::npos; at = s.find(from, at + 1)) {
      s.replace(at, from.size(), to);
    }
  }
  return s;
}

// What stands in the element that begins at `at`; `at` moves to its end.
std::string text_of(const std::string& xml, std::size_t& at) {
  const std::size_t start = xml.find('>', at) + 1;
  at = xml.find("</", start);
  return unescaped(xml.substr(start, at - start));
}

JudgedQuestion read_question(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string xml{std::istreambuf_iterator<char>(file), {}};
  JudgedQuestion out;
  out.unit = path.stem().string().substr(0, path.stem().string().find('-'));
  std::size_t at = xml.find("<questionText");
  out.question = text_of(xml, at);
  while ((at = xml.find("<referenceAnswer ", at)) != std::string::npos) out.references.push_back(text_of(xml, at));
  at = xml.find("<studentAnswers>");
  while ((at = xml.find("<studentAnswer ", at)) != std::string::npos) {
    constexpr std::string_view kCorrect = "accuracy=\"correct\"";
    const std::size_t end = xml.find('>', at);
    const bool correct = std::string_view(xml).substr(at, end - at).find(kCorrect) != std::string_view::npos;
    out.answers.push_back({text_of(xml, at), correct});
  }
  return out;
}

}  // namespace

std::vector<JudgedQuestion> read_questions(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<JudgedQuestion> out;
  for (const auto& path : paths) out.push_back(read_question(path));
  if (out.empty()) {
    std::fprintf(stderr, "no questions in %s\n", folder.c_str());
    std::exit(3);
  }
  return out;
}
