// Reads a course folder from disk, once: after the scan nothing in the build touches the source.
// First station of the author's river; the only one that knows where a course lies.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace colloquy::site {

struct ScannedFile {
  std::string path;  // below the course folder, forward slashes
  base::FileId file = 0;
  std::string bytes;
};

struct Scan {
  std::filesystem::path root;
  std::string name;                             // of the folder
  base::Files files;                            // names as the user would type them: display prefix + path
  std::vector<ScannedFile> texts;               // every text a course is made of: .md, .yaml, .lock, .txt, by path
  std::map<std::string, std::uint64_t> others;  // every other file and its size: pictures, recordings, captions
  std::string stamp;                            // changes when any file's name, size or time does

  const ScannedFile* find(std::string_view path) const;
  bool exists(std::string_view path) const;
};

// Limits that no course reaches and a hostile folder ends at.
inline constexpr std::size_t kMaxFiles = 200000;
inline constexpr int kMaxFolderDepth = 16;

// `prefix` stands before paths in messages ("" for the course folder itself). Hidden files and
// folders, and what `build` writes, are left alone; links that leave the folder are not followed.
// Errors: not_found, denied, too_large, io.
base::Result<Scan> scan_course(const std::filesystem::path& root, const std::string& prefix);

// The stamp alone: a walk that reads no file. Cheap enough to ask several times a second.
base::Result<std::string> stamp_course(const std::filesystem::path& root);

// A PATH of the command line is a course folder, or a file or folder inside one: the nearest folder
// upwards that holds course.yaml, else the path's own folder.
std::filesystem::path course_root(const std::filesystem::path& path);

}  // namespace colloquy::site
