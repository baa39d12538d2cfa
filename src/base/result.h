// Result<T>: a value, or the reason why the world did not give one (a file missing, a disk full).
// Lowest stone of the house: everything may use it. An author's mistakes are Diagnostics, never
// Errors; a programmer's mistakes are assertions. No exception crosses a folder.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace colloquy::base {

enum class ErrorKind {
  not_found,    // there is no such thing
  exists,       // it is there already
  denied,       // we may not
  invalid,      // bytes or arguments that make no sense
  too_large,    // over a stated limit
  unavailable,  // try again later (busy, full, closed)
  io,           // the system failed
  internal,     // a promise inside the program was broken
};

// One plain sentence for a person, without a trailing newline.
struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: meant to convert
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Precondition of value(): ok(). Of error(): !ok().
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const Error& error() const { return std::get<1>(state_); }

  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT: meant to convert

  bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const { return error_; }

 private:
  Error error_;
  bool ok_ = true;
};

inline Error make_error(ErrorKind kind, std::string message) {
  return Error{kind, std::move(message)};
}

}  // namespace colloquy::base

// TRY(expression): the value, or return its error from the calling function (a GNU statement
// expression, which both our compilers have). Use as `auto file = TRY(read_file(path));`.
#define TRY(expression)                                \
  __extension__({                                      \
    auto try_result_ = (expression);                   \
    if (!try_result_.ok()) return try_result_.error(); \
    std::move(try_result_).value();                    \
  })
// TRY_VOID(expression): the same for Result<void>.
#define TRY_VOID(expression)                           \
  do {                                                 \
    auto try_result_ = (expression);                   \
    if (!try_result_.ok()) return try_result_.error(); \
  } while (false)
