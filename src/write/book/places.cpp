#include "write/book/places.h"

#include "write/book/xhtml.h"

namespace colloquy::write {

Places::Places(const std::vector<BookPage>& pages) {
  for (const BookPage& page : pages) {
    ids_[page.name] = facts_of(page.body).ids;
    lessons_[page.lesson].push_back(page.name);
  }
}

std::string Places::in_lesson(std::string_view lesson, std::string_view id) const {
  const auto pages = lessons_.find(lesson);
  if (pages == lessons_.end()) return {};
  for (const std::string& name : pages->second) {
    if (ids_.find(name)->second.contains(id)) return name + ".xhtml#" + std::string(id);
  }
  return {};
}

std::string Places::find(const BookPage& from, std::string_view href) const {
  if (href.starts_with('#')) {
    const std::string_view id = href.substr(1);
    return ids_.at(from.name).contains(id) ? std::string(href) : in_lesson(from.lesson, id);
  }
  constexpr std::string_view kEnding = ".xhtml";
  const std::size_t end = href.find(kEnding);
  if (end == std::string_view::npos || !lessons_.contains(href.substr(0, end))) return std::string(href);
  const std::string_view page = href.substr(0, end + kEnding.size());
  const std::size_t hash = href.find('#', end);
  if (hash == std::string_view::npos) return std::string(page);
  const std::string place = in_lesson(href.substr(0, end), href.substr(hash + 1));
  return place.empty() ? std::string(page) : place;
}

}  // namespace colloquy::write
