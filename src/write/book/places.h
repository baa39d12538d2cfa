// Where a link of a book leads: the pages of a lesson are several files, and what a link names by an id alone may
// stand in another of them. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "write/book/book.h"

namespace colloquy::write {

class Places {
 public:
  // `pages` must outlive the object.
  explicit Places(const std::vector<BookPage>& pages);

  // The address of `href` on the page `from`: "#x" and "l2.xhtml#x" (of the lesson whose first page is l2) find the
  // page that has x; a web address stays as it is. "" where there is no such place.
  std::string find(const BookPage& from, std::string_view href) const;

  const std::set<std::string, std::less<>>& ids(const BookPage& page) const { return ids_.at(page.name); }

 private:
  std::string in_lesson(std::string_view lesson, std::string_view id) const;

  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> ids_;  // of each page, by its name
  std::map<std::string, std::vector<std::string>, std::less<>> lessons_;        // names of each lesson's pages
};

}  // namespace colloquy::write
