// Two or three devices of one learner, in 10,000 schedules of offline spells, late and repeated deliveries: whatever
// the order in which their events arrive, no newer place and no answer is lost.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>
#include <random>
#include <set>

#include "store/store.h"

namespace colloquy::store {
namespace {

constexpr int kSchedules = 10'000;
constexpr int kTogether = 250;  // on their way at once, so that they share commits

using Sent = std::vector<NewEvent>;

// What happened on the devices of one learner, and the parcels in which it arrives.
struct Schedule {
  LearnerId learner;
  std::vector<Sent> parcels;  // in order of arrival
  std::map<std::string, NewEvent> events;
};

NewEvent event(std::string id, const char* kind, Millis at, std::string data) {
  NewEvent out;
  out.id = std::move(id);
  out.kind = kind;
  out.course = "course";
  out.lesson = "lesson";
  out.at = at;
  out.data = std::move(data);
  return out;
}

Schedule make(int number, std::mt19937& dice) {
  const auto roll = [&](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most)); };
  Schedule out;
  out.learner = "learner-" + std::to_string(number);
  Millis now = 1'800'000'000'000;
  struct Device {
    Sent outbox;
    Sent last;  // what was sent last, to be sent again where the answer was lost
  };
  std::vector<Device> devices(static_cast<std::size_t>(2 + roll(2)));
  std::vector<std::pair<int, Sent>> late;  // arrives so many steps later
  for (int step = 0; step < 14; ++step) {
    now += 1 + roll(5000);
    const std::size_t d = static_cast<std::size_t>(roll(static_cast<int>(devices.size())));
    Device& device = devices[d];
    const std::string id = "event-" + std::to_string(step) + "-" + std::to_string(d);
    NewEvent made = roll(3) == 0
                        ? event(id, kind::kReview, now, R"({"card":"c)" + std::to_string(roll(3)) + R"(","grade":3})")
                        : event(id, kind::kPlace, now,
                                R"({"track":"t","node":"n","index":0,"device":"device-)" + std::to_string(d) +
                                    R"(","ms":)" + std::to_string(roll(600'000)) + "}");
    out.events[made.id] = made;
    device.outbox.push_back(std::move(made));
    if (roll(3) != 0) continue;  // offline for a while
    Sent parcel = device.outbox;
    if (roll(4) == 0) parcel.insert(parcel.end(), device.last.begin(), device.last.end());
    if (roll(5) == 0) std::shuffle(parcel.begin(), parcel.end(), dice);
    device.last = device.outbox;
    device.outbox.clear();
    if (roll(3) == 0) {
      late.emplace_back(1 + roll(6), std::move(parcel));
    } else {
      if (roll(6) == 0) out.parcels.push_back(parcel);  // the answer was lost, and it is sent again
      out.parcels.push_back(std::move(parcel));
    }
    for (auto& [wait, sent] : late) {
      if (--wait == 0) out.parcels.push_back(std::move(sent));
    }
    std::erase_if(late, [](const auto& one) { return one.first <= 0; });
  }
  for (auto& [wait, sent] : late) out.parcels.push_back(std::move(sent));
  for (Device& device : devices) {
    if (!device.outbox.empty()) out.parcels.push_back(std::move(device.outbox));
  }
  return out;
}

std::int64_t number_in(const std::string& data, const std::string& name) {
  const std::size_t at = data.find('"' + name + "\":");
  return std::stoll(data.substr(at + name.size() + 3));
}

void judge(Store& store, const Schedule& schedule) {
  Millis newest = 0;
  std::int64_t furthest = 0;
  std::map<std::string, Millis> of_device;
  int reviews = 0;
  for (const auto& [id, one] : schedule.events) {
    if (one.kind == kind::kReview) {
      ++reviews;
      continue;
    }
    newest = std::max(newest, one.at);
    furthest = std::max(furthest, number_in(one.data, "ms"));
    Millis& own = of_device["device-" + id.substr(id.rfind('-') + 1)];
    own = std::max(own, one.at);
  }
  const auto stored = store.events(schedule.learner, 0, 1000);
  std::set<std::string> ids;
  for (const Event& one : *stored) ids.insert(one.id);
  ASSERT_EQ(stored->size(), schedule.events.size()) << schedule.learner;
  ASSERT_EQ(ids.size(), schedule.events.size()) << schedule.learner;
  const auto places = store.places(schedule.learner, "course");
  ASSERT_EQ(places->size(), of_device.size()) << schedule.learner;
  for (const Place& place : *places) {
    EXPECT_EQ(place.at, of_device[place.device]) << schedule.learner << ": a device's own newest place";
    EXPECT_EQ(place.furthest, furthest) << schedule.learner;
  }
  if (!places->empty()) {
    EXPECT_EQ(places->front().at, newest) << schedule.learner << ": the newest is the current one";
  }
  int reps = 0;
  const auto cards = store.cards(schedule.learner, "course");
  for (const Card& card : *cards) reps += card.state.reps;
  EXPECT_EQ(reps, reviews) << schedule.learner << ": each answer counts, once";
}

TEST(Devices, LoseNoNewerPlaceAndNoAnswer) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("colloquy-devices-" + std::to_string(::getpid()) + ".db");
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
  std::mt19937 dice(20261127);
  {
    const auto store = open_store("sqlite:" + file.string());
    ASSERT_TRUE(store.ok());
    for (int first = 0; first < kSchedules; first += kTogether) {
      std::vector<Schedule> some;
      for (int i = 0; i < kTogether; ++i) some.push_back(make(first + i, dice));
      std::vector<std::future<bool>> answers;
      const auto answered = [&] {
        auto promise = std::make_shared<std::promise<bool>>();
        answers.push_back(promise->get_future());
        return [promise](const base::Result<Appended>& result) { promise->set_value(result.ok()); };
      };
      for (const Schedule& one : some) (*store)->change({change::NewLearner{one.learner, 1000}}, answered());
      std::size_t longest = 0;
      for (const Schedule& one : some) longest = std::max(longest, one.parcels.size());
      for (std::size_t i = 0; i < longest; ++i) {
        for (const Schedule& one : some) {
          if (i < one.parcels.size()) (*store)->append(one.learner, one.parcels[i], answered());
        }
      }
      for (std::future<bool>& answer : answers) ASSERT_TRUE(answer.get());
      for (const Schedule& one : some) judge(**store, one);
      if (HasFailure()) return;
    }
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
}

}  // namespace
}  // namespace colloquy::store
