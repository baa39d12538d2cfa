#include "store/postgres/connection.h"
#include "store/sql/sql_store.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace colloquy::store {

base::Result<std::unique_ptr<Store>> open_store(const std::string& address, const base::Clock& clock) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (address.starts_with(kSqlite)) return open_sql_store(sqlite_connector(address.substr(kSqlite.size())), clock);
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return open_sql_store(postgres_connector(address), clock);
  return base::make_error(base::ErrorKind::invalid,
                          "\"" + address + "\" is no store: write sqlite:FILE or postgresql://USER@HOST/DATABASE.");
}

}  // namespace colloquy::store
