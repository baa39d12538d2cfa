// The package document of an EPUB (OPF): what the book is, what it holds, in which order it is read, and for whom it is
// fit. Accessibility metadata after EPUB Accessibility 1.1 and the schema.org vocabularies. Pure.
#pragma once

#include <string>
#include <vector>

#include "write/book/epub.h"
#include "write/book/overlay.h"

namespace colloquy::write {

// A page as the manifest has it.
struct PackedPage {
  std::string name;
  bool maths = false;
  std::string sound;             // its track's file; "" silent
  package::Ms sound_length = 0;  // of its overlay
};

std::string package_document(const EpubBook& book, const std::vector<PackedPage>& pages);

}  // namespace colloquy::write
