// A learner's cards to Anki and back. Packages are read and made on the workbench: they take longer than an I/O thread
// may lose.
#include <map>

#include "api/anki_cards.h"
#include "api/answer.h"
#include "api/frame.h"
#include "api/multipart.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/file.h"
#include "exchange/anki/package.h"
#include "write/anki_page.h"

namespace colloquy::api {
namespace {

using base::Result;
using Said = write::AnkiView::Said;

// A package without media unpacks to a few MB; with them the form would not have taken it.
constexpr std::uint64_t kMostUnpacked = 64ull << 20;
constexpr std::uint64_t kMostRows = 200'000;
constexpr std::uint64_t kMostMedia = 64ull << 20;  // that go along
// Years of daily work; more in one piece would hold up everybody's answers.
constexpr std::size_t kMostEvents = 20'000;

// The course's lessons as exchange/anki takes them.
struct Lessons {
  std::vector<std::shared_ptr<const package::LessonData>> data;
  std::vector<exchange::anki::LessonNotes> notes;
};

Result<Lessons> lessons_of(const Course& course) {
  Lessons out;
  for (const package::LessonEntry& entry : course.manifest().lessons) {
    if (entry.data.empty()) continue;
    out.data.push_back(TRY(course.data(entry)));
    const std::string title = entry.number.empty() ? entry.title : entry.number + " " + entry.title;
    out.notes.push_back({entry.slug, title, course.built(), out.data.back().get()});
  }
  return out;
}

exchange::anki::CourseInfo info_of(const Course& course, int utc_offset) {
  return {course.id(), course.slug(), course.manifest().title, utc_offset};
}

Result<std::string> package_for(World& world, const Call& call) {
  const Course& course = *call.course;
  const AnkiCards learned = TRY(anki_cards(world.store, *call.learner, course.id(), world.clock.now()));
  const Lessons lessons = TRY(lessons_of(course));
  // Pictures are public files, sounds stand behind the gate, which this learner has passed.
  const std::string pictures = course.address("files/"), sounds = course.address("gated/");
  std::map<std::string, std::string> shown;  // name -> where it lies
  const exchange::anki::MediaNames media = [&](std::string_view address) {
    std::string name;
    if (address.starts_with(pictures)) {
      name = address.substr(pictures.size());
      const std::optional<File> file = course.public_file(name);
      if (!file) return std::string();
      shown[name] = file->path;
    } else if (address.starts_with(sounds)) {
      name = address.substr(sounds.size());
      const std::optional<Course::Gated> file = course.gated_file(name);
      if (!file) return std::string();
      shown[name] = file->file.path;
    }
    return name;
  };
  const exchange::anki::LearnerCards learner = [&](std::string_view, std::string_view card) {
    const auto found = learned.cards.find(card);
    return found == learned.cards.end() ? nullptr : &found->second;
  };
  const exchange::anki::Collection collection =
      exchange::anki::collection_of(info_of(course, learned.utc_offset), lessons.notes, media, learner);
  std::vector<exchange::anki::Media> files;
  std::uint64_t left = kMostMedia;
  for (const auto& [name, path] : shown) {
    Result<std::string> bytes = base::read_file(path, left);
    if (!bytes.ok()) continue;  // the card shows its words then
    left -= bytes->size();
    files.push_back({name, std::move(bytes).value()});
  }
  return exchange::anki::write_package(collection, files, exchange::anki::Form::current);
}

write::AnkiView view_of(const Call& call) {
  write::AnkiView view;
  const write::Frame frame = frame_of(call);
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.crumbs = frame.crumbs;
  view.take_address = call.course->address("cards/anki/package");
  view.bring_action = call.course->address("cards/anki");
  view.cards_address = call.course->address("cards");
  return view;
}

Response page(const write::AnkiView& view, int status = 200) {
  Response response = page_for_one(write::anki_page(view));
  response.status = status;
  return response;
}

Response fault(const Call& call, Said said, std::string why = {}) {
  write::AnkiView view = view_of(call);
  view.said = said;
  view.why = std::move(why);
  return page(view, 422);
}

void bring(World& world, const CallPtr& call, const Respond& respond) {
  const std::optional<std::string_view> file = file_of(call->request);
  if (!file || file->empty()) return respond(fault(*call, Said::no_file));
  const Result<exchange::anki::Package> package =
      exchange::anki::read_package(std::string(*file), {false, kMostUnpacked, kMostRows});
  if (!package.ok()) return respond(fault(*call, Said::fault, package.error().message));
  const Result<Lessons> lessons = lessons_of(*call->course);
  if (!lessons.ok()) return respond(refuse(*call, Shape::page, lessons.error()));
  const std::string& course = call->course->id();
  Result<AnkiEvents> found = anki_events(
      world.store, *call->learner, course,
      exchange::anki::known_cards(package->collection, info_of(*call->course, 0), lessons->notes), world.clock.now());
  if (!found.ok()) return respond(refuse(*call, Shape::page, found.error()));
  if (found->events.size() > kMostEvents) return respond(fault(*call, Said::too_much));
  write::AnkiView view = view_of(*call);
  view.said = Said::came;
  view.came = static_cast<int>(found->cards);
  view.newer = static_cast<int>(found->newer_here);
  view.left_out = static_cast<int>(found->left_out);
  if (found->events.empty()) return respond(page(view));
  world.store.append(*call->learner, std::move(found->events),
                     [call, view = std::move(view), respond](const Result<store::Appended>& appended) {
                       respond(appended.ok() ? page(view) : refuse(*call, Shape::page, appended.error()));
                     });
}

}  // namespace

// GET /c/{course}/cards/anki
void anki(World& /*world*/, CallPtr call, Respond respond) {
  respond(page(view_of(*call)));
}

// GET /c/{course}/cards/anki/package
void take_to_anki(World& world, CallPtr call, Respond respond) {
  const bool taken = world.workbench.submit(*call->learner, [&world, call, respond] {
    Result<std::string> package = package_for(world, *call);
    if (!package.ok()) return respond(refuse(*call, Shape::page, package.error()));
    Response response = bytes(std::move(package).value(), "application/octet-stream");
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + call->course->slug() + ".apkg\"");
    respond(std::move(response));
  });
  if (!taken) respond(refuse(*call, Shape::page, Refusal::busy));
}

// POST /c/{course}/cards/anki
void bring_from_anki(World& world, CallPtr call, Respond respond) {
  if (!world.workbench.submit(*call->learner, [&world, call, respond] { bring(world, call, respond); }))
    respond(refuse(*call, Shape::page, Refusal::busy));
}

}  // namespace colloquy::api
