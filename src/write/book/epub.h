// A book as the files of an EPUB 3.3: XHTML pages, overlays where they sound, contents, package document with what
// readers and libraries need to know of its accessibility. Sound, pictures and the cover are named here and added by
// who has their bytes. The same book gives the same bytes. Pure.
#pragma once

#include <string>
#include <vector>

#include "write/book/book.h"

namespace colloquy::write {

// A file whose bytes are the caller's: "media/m1.png", "image/png".
struct BookMedia {
  std::string file, type;
};

struct EpubBook {
  BookFacts facts;
  std::vector<BookPage> pages;  // in reading order, the title page first
  std::vector<BookMedia> pictures;
  std::string cover;  // "cover.png"
};

struct BookFile {
  std::string name, bytes;  // name: in the archive
};

struct EpubFiles {
  std::vector<BookFile> files;      // "mimetype" first
  std::vector<std::string> sounds;  // tracks that an overlay plays, as BookTrack::file names them
};

// Where the book's own files stand in the archive; sound, pictures and cover go there too.
inline constexpr const char* kEpubFolder = "EPUB/";

EpubFiles epub_files(const EpubBook& book);

}  // namespace colloquy::write
