// colloquy new: a course that builds, speaks and explains itself.
#include <filesystem>
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "base/file.h"

namespace colloquy::app {

std::string_view embedded(std::string_view name);

namespace {

// Where each file of the starting course goes.
constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
    {"starter/course.yaml", "course.yaml"},
    {"starter/first-lesson.md", "1-first-steps/1-how-a-lesson-works.md"},
    {"starter/glossary.md", "glossary.md"},
};

std::string title_of(const std::filesystem::path& folder) {
  std::string title = folder.filename().string();
  if (title.empty()) title = folder.parent_path().filename().string();
  for (char& c : title) c = c == '-' || c == '_' ? ' ' : c;
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::string with_title(std::string_view text, const std::string& title) {
  constexpr std::string_view kPlace = "{title}";
  std::string out(text);
  std::string quoted;
  for (const char c : title) quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  if (const std::size_t at = out.find(kPlace); at != std::string::npos) out.replace(at, kPlace.size(), quoted);
  return out;
}

}  // namespace

int new_command(const Arguments& arguments) {
  std::string name;
  Options options("new", "Make a course that builds, speaks and explains itself.", "colloquy new my-course");
  options.word("NAME", name, "the folder to make");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  const std::filesystem::path root = name;
  std::error_code error;
  if (std::filesystem::exists(root, error) && !std::filesystem::is_empty(root, error)) {
    std::cerr << "colloquy: " << name << " is there already; name another folder.\n";
    return kInputErrors;
  }
  for (const auto& [from, to] : kFiles) {
    const base::Result<void> written = base::write_file(root / to, with_title(embedded(from), title_of(root)));
    if (!written.ok()) return world_failed(written.error());
  }
  std::cout << "Made " << name << ".\n\nSee it:    colloquy serve " << name << " --watch\nCheck it:  colloquy check "
            << name << "\nThe lesson in it explains the format: " << name << "/" << kFiles[1].second << "\n";
  return kDone;
}

}  // namespace colloquy::app
