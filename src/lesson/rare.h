// Rare<T>: a value that most of its owners do without. Left alone it costs one pointer and reads as a
// default T; the first write makes a T of its own, copied with the owner like any member. The model of
// a long course is mostly plain words: what few of them carry must not make all of them large.
#pragma once

#include <memory>
#include <utility>

namespace colloquy::lesson {

template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(const Rare& other) : own_(other.own_ ? std::make_unique<T>(*other.own_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare(T value) : own_(std::make_unique<T>(std::move(value))) {}  // NOLINT: reads as the value itself
  Rare& operator=(const Rare& other) {
    if (this != &other) own_ = other.own_ ? std::make_unique<T>(*other.own_) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  const T& operator*() const { return own_ ? *own_ : absent(); }
  const T* operator->() const { return &**this; }
  // To write to; made on first use.
  T& own() {
    if (!own_) own_ = std::make_unique<T>();
    return *own_;
  }

 private:
  static const T& absent() {
    static const T kAbsent{};
    return kAbsent;
  }
  std::unique_ptr<T> own_;
};

}  // namespace colloquy::lesson
