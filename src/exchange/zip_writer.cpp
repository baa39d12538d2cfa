#include "exchange/zip_writer.h"

#include <zip.h>

#include <cerrno>

namespace colloquy::exchange {
namespace {

using base::ErrorKind;
using base::make_error;

std::string why(const zip_error_t& error) {
  return zip_failure(error.zip_err, error.sys_err);
}

constexpr zip_uint16_t kFirstDate = (1 << 5) | 1;    // 1980-01-01
constexpr zip_uint32_t kPlainFile = 0100644u << 16;  // readable by all, whatever the file was whose bytes it has

bool add(zip_t* archive, const NewZipEntry& entry) {
  zip_source_t* const source = entry.file.empty()
                                   ? zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0)
                                   : zip_source_file(archive, entry.file.c_str(), 0, -1);
  const zip_int64_t index = source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) {
    if (source) zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const auto method = entry.packing == NewZipEntry::Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  return zip_set_file_compression(archive, at, method, 0) == 0 &&
         zip_file_set_dostime(archive, at, 0, kFirstDate, 0) == 0 &&
         zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, kPlainFile) == 0;
}

// Adds all and closes. On an error the archive is given up, and nothing was written.
base::Result<void> fill(zip_t* archive, std::span<const NewZipEntry> entries) {
  bool done = true;
  for (const NewZipEntry& entry : entries) done = done && add(archive, entry);
  if (done && zip_close(archive) == 0) return {};
  const base::Error out = make_error(ErrorKind::io, why(*zip_get_error(archive)));
  zip_discard(archive);
  return out;
}

}  // namespace

std::string zip_failure(int code, int system_code) {
  zip_error_t error;
  zip_error_init(&error);
  zip_error_set(&error, code, system_code);
  std::string out = zip_error_strerror(&error);
  zip_error_fini(&error);
  return out;
}

base::Result<std::string> write_zip(std::span<const NewZipEntry> entries) {
  const auto failed = [](const std::string& why) {
    return make_error(ErrorKind::io, "the package cannot be made: " + why);
  };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const archive = target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
  if (!archive) {
    const std::string reason = why(error);
    zip_error_fini(&error);
    if (target) zip_source_free(target);
    return failed(reason);
  }
  zip_error_fini(&error);
  zip_source_keep(target);
  if (const base::Result<void> filled = fill(archive, entries); !filled.ok()) {
    zip_source_free(target);
    return failed(filled.error().message);
  }
  std::string out;
  if (zip_source_open(target) == 0) {
    zip_stat_t stat;
    if (zip_source_stat(target, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE)) {
      out.resize(stat.size);
      if (zip_source_read(target, out.data(), out.size()) != static_cast<zip_int64_t>(out.size())) out.clear();
    }
    zip_source_close(target);
  }
  zip_source_free(target);
  if (out.empty()) return failed("its bytes cannot be read back");
  return out;
}

base::Result<void> write_zip_file(const std::filesystem::path& target, std::span<const NewZipEntry> entries) {
  const auto failed = [&](const std::string& why) { return make_error(ErrorKind::io, target.string() + ": " + why); };
  std::error_code none;
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), none);
  for (const NewZipEntry& entry : entries) {
    if (!entry.file.empty() && !std::filesystem::exists(entry.file, none))
      return make_error(ErrorKind::not_found, entry.file.string() + ": is not there any more");
  }
  // A file beside it that gets the name when it is whole (libzip does so itself). What was there is written over.
  int code = 0;
  zip_t* const archive = zip_open(target.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (!archive) {
    return failed(zip_failure(code, errno));
  }
  if (const base::Result<void> filled = fill(archive, entries); !filled.ok()) return failed(filled.error().message);
  return {};
}

}  // namespace colloquy::exchange
