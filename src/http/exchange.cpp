#include "http/exchange.h"

#include <utility>

#include "api/answer.h"

namespace colloquy::http {

void Exchange::accept(api::Response response) {
  std::function<void()> wake;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (answered_) return;
    answered_ = true;
    response_ = std::move(response);
    wake.swap(wake_);
  }
  if (wake) wake();
}

api::Respond Exchange::respond() {
  // Shared by all copies of the function: when the last one goes, so does this.
  struct Duty {
    explicit Duty(std::shared_ptr<Exchange> owner) : exchange(std::move(owner)) {}
    ~Duty() {
      if (!exchange->is_answered()) exchange->accept(api::problem(500, "internal", "This request got no answer."));
    }
    Duty(const Duty&) = delete;
    Duty& operator=(const Duty&) = delete;
    std::shared_ptr<Exchange> exchange;
  };
  std::shared_ptr<Duty> duty = std::make_shared<Duty>(shared_from_this());
  return [duty = std::move(duty)](api::Response response) { duty->exchange->accept(std::move(response)); };
}

bool Exchange::is_answered() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return answered_;
}

std::optional<api::Response> Exchange::take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(response_, std::nullopt);
}

bool Exchange::wake_with(std::function<void()> wake) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (answered_) return false;
  wake_ = std::move(wake);
  return true;
}

void Exchange::give_up() {
  std::optional<api::Response> dropped;  // destroyed outside the lock
  std::function<void()> wake;
  const std::lock_guard<std::mutex> lock(mutex_);
  answered_ = true;
  dropped.swap(response_);
  wake.swap(wake_);
}

}  // namespace colloquy::http
