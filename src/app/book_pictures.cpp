#include "app/book_pictures.h"

namespace colloquy::app {
namespace {

struct Kind {
  std::string_view ending, type;
};

// By the marks that files of a kind begin with.
Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return {"png", "image/png"};
  if (bytes.starts_with("\xFF\xD8\xFF")) return {"jpg", "image/jpeg"};
  if (bytes.starts_with("GIF8")) return {"gif", "image/gif"};
  if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8).starts_with("WEBP"))
    return {"webp", "image/webp"};
  const std::string_view head = bytes.substr(0, 1000);
  if (head.find("<svg") != std::string_view::npos) return {"svg", "image/svg+xml"};
  return {};
}

}  // namespace

std::string BookPictures::add(const std::string& path, std::string bytes) {
  const Kind kind = kind_of(bytes);
  if (kind.type.empty()) return {};
  const std::string file = "media/m" + std::to_string(list_.size() + 1) + "." + std::string(kind.ending);
  files_[path] = file;
  list_.push_back({file, std::string(kind.type)});
  bytes_.push_back(std::move(bytes));
  return file;
}

std::string BookPictures::find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? std::string() : found->second;
}

}  // namespace colloquy::app
