#include "api/review.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

#include "api/deck.h"
#include "base/hash.h"
#include "learn/day.h"
#include "write/id3.h"
#include "write/joined_sound.h"
#include "write/text.h"

namespace colloquy::api {
namespace {

using base::Millis;
using base::Result;
using package::Ms;
using package::Piece;

// To think in: longer where there is more to say.
Ms to_think(const Piece& answered) {
  return std::clamp(answered.ms(), 4000, 8000);
}
constexpr Ms kToRest = 1500;  // before the next question

std::int32_t frames_of(Ms ms) {
  return ms / package::kFrameMs;
}

std::int32_t frames_of(const package::CardData& card) {
  return card.asked.frames + frames_of(to_think(card.answered)) + card.answered.frames + frames_of(kToRest);
}

// Days since 1970 as people write them.
std::string date_of(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

bool is_spoken(const package::LessonData& data, const package::CardData& card) {
  return !data.spoken.empty() && data.silence.frames > 0 && card.asked.frames > 0 && card.answered.frames > 0;
}

// A card of the day, and where it comes in it: known ones first, mixed anew each day.
struct Candidate {
  bool is_new = false;
  std::string order;
  Deck::Waiting card;
};

Result<std::vector<Candidate>> cards_of_the_day(World& world, const store::LearnerId& learner,
                                                const std::shared_ptr<const Course>& course, const Deck& deck,
                                                std::int64_t day) {
  const Millis morning = learn::start_of_day(day, deck.offset());
  std::vector<Candidate> out;
  std::set<std::string> taken;
  const auto take = [&](const Deck::Waiting& card, Millis first) {
    if (!is_spoken(*card.data, *card.card) || !taken.insert(card.card->id).second) return;
    const bool is_new = first == 0 || first >= morning;
    out.push_back({is_new, base::short_hash(std::to_string(day) + card.card->id), card});
  };
  for (const Deck::Waiting& card : deck.waiting()) take(card, card.kept.first);
  // What was answered today was a card of the day, too.
  for (const store::Card& known : deck.known()) {
    if (known.suspended || known.state.last_review < morning || taken.contains(known.card)) continue;
    const std::optional<Deck::Waiting> found = TRY(find_card(world, learner, *course, known.card, known.lesson));
    if (found) take(*found, known.first);
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.is_new, a.order) < std::tie(b.is_new, b.order);
  });
  return out;
}

// The frames that a review is joined from, as they lie in the lessons' files; each file is opened once.
class Frames {
 public:
  explicit Frames(const Course& course) : course_(course) {}

  Result<std::string> of(const package::LessonData& data, const Piece& piece) {
    std::shared_ptr<const base::OpenFile>& file = files_[data.spoken];
    if (!file) file = course_.spoken(data);
    if (!file) return base::make_error(base::ErrorKind::io, "the sound of a card is missing");
    return file->read(static_cast<std::uint64_t>(piece.first) * package::kFrameBytes,
                      static_cast<std::uint64_t>(piece.frames) * package::kFrameBytes);
  }

 private:
  const Course& course_;
  std::map<std::string, std::shared_ptr<const base::OpenFile>> files_;
};

// So many frames of the silence, again and again.
std::string repeated(const std::string& silence, std::int32_t frames) {
  const std::size_t wanted = static_cast<std::size_t>(frames) * package::kFrameBytes;
  std::string out;
  while (out.size() < wanted) out.append(silence, 0, wanted - out.size());
  return out;
}

}  // namespace

Result<std::optional<Review>> Review::of(World& world, const store::LearnerId& learner,
                                         std::shared_ptr<const Course> course) {
  const Deck deck =
      TRY(Deck::of(world, learner, course, {.only = nullptr, .offset = {}, .graded = {}, .ahead = 1, .known = {}}));
  const std::int64_t day = learn::day_of(world.clock.now(), deck.offset());
  Review out;
  out.day_ = date_of(day);
  out.began_ = learn::start_of_day(day, deck.offset());
  const write::Text text(course->manifest().lang);
  write::Id3Tag tag;
  tag.title = text("feed.review", {{"day", out.day_}});
  tag.album = course->manifest().title;
  for (const Candidate& one : TRY(cards_of_the_day(world, learner, course, deck, day))) {
    const std::int32_t frames = frames_of(*one.card.card);
    if ((out.frames_ + frames) * package::kFrameMs > kLongest) break;
    out.cards_.push_back({one.card.data, one.card.card});
    const std::string number = std::to_string(out.cards_.size());
    tag.chapters.push_back({out.frames_ * package::kFrameMs, (out.frames_ + frames) * package::kFrameMs,
                            text("feed.card", {{"n", number}})});
    out.frames_ += frames;
  }
  if (out.cards_.empty()) return std::optional<Review>();
  out.tag_ = write::id3_tag(tag);
  out.course_ = std::move(course);
  return std::optional(std::move(out));
}

std::uint64_t Review::bytes() const {
  return tag_.size() + write::joined_size(static_cast<std::uint64_t>(frames_));
}

std::string Review::name() const {
  std::string all = day_;
  for (const Card& card : cards_) {
    all += '\n' + card.data->spoken;
    for (const Piece& piece : {card.card->asked, card.card->answered})
      all += ' ' + std::to_string(piece.first) + ' ' + std::to_string(piece.frames);
  }
  return base::short_hash(all + tag_, 20);
}

Result<std::shared_ptr<const Content>> Review::sound(World& world) const {
  const std::string etag = name();
  if (std::shared_ptr<const Content> kept = world.reviews.get(etag)) return kept;
  Frames frames(*course_);
  std::vector<std::string> runs;
  for (const Card& one : cards_) {
    const std::string silence = TRY(frames.of(*one.data, one.data->silence));
    runs.push_back(TRY(frames.of(*one.data, one.card->asked)));
    runs.push_back(repeated(silence, frames_of(to_think(one.card->answered))));
    runs.push_back(TRY(frames.of(*one.data, one.card->answered)));
    runs.push_back(repeated(silence, frames_of(kToRest)));
  }
  Content content;
  content.bytes = tag_ + write::joined_sound({runs.begin(), runs.end()});
  content.etag = etag;
  content.media_type = "audio/mpeg";
  content.cache_control = "private, no-cache";
  const std::size_t size = content.bytes.size();
  auto shared = std::make_shared<const Content>(std::move(content));
  world.reviews.put(etag, shared, size);
  return std::shared_ptr<const Content>(std::move(shared));
}

}  // namespace colloquy::api
