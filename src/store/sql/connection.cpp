#include "store/sql/connection.h"

namespace colloquy::store {

std::string_view embedded(std::string_view name);

std::map<std::string, std::string> named_queries(std::string_view folder) {
  constexpr std::string_view kMark = "-- name: ";
  std::map<std::string, std::string> out;
  for (const std::string_view queries : {embedded("sql/queries.sql"), embedded(std::string(folder) + "/queries.sql")}) {
    for (std::size_t at = queries.find(kMark); at != std::string_view::npos;) {
      const std::size_t name_end = queries.find('\n', at);
      const std::size_t end = queries.find(';', name_end);
      const std::string_view sql = queries.substr(name_end + 1, end - name_end - 1);
      out[std::string(queries.substr(at + kMark.size(), name_end - at - kMark.size()))] = sql;
      at = queries.find(kMark, name_end);
    }
  }
  return out;
}

std::vector<std::string_view> migrations(std::string_view folder) {
  std::vector<std::string_view> out;
  while (true) {
    const std::string_view script = embedded(std::string(folder) + "/" + std::to_string(out.size() + 1) + ".sql");
    if (script.empty()) return out;
    out.push_back(script);
  }
}

}  // namespace colloquy::store
