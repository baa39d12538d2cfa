#include "site/build.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "check/check.h"
#include "site/card_sound.h"
#include "site/cover.h"
#include "site/draw.h"
#include "site/links.h"
#include "site/recordings.h"
#include "source/address.h"
#include "source/form_rules.h"

namespace colloquy::site {
namespace {

using base::Result;
using base::Severity;
using lesson::Lesson;

source::CourseFolder folder_of(const Scan& scan) {
  source::CourseFolder folder;
  folder.name = scan.name;
  for (const ScannedFile& file : scan.texts) folder.texts.push_back({file.path, file.file, file.bytes});
  folder.exists = [&scan](std::string_view path) { return scan.exists(path); };
  return folder;
}

// Of the voices that speak: with others the package is another.
std::string voices_stamp(const speech::VoiceSources& sources) {
  std::string stamp = std::to_string(static_cast<int>(sources.only)) + '\n';
  if (sources.service) stamp += speech::ServiceEngine(*sources.service).identity() + '\n';
  const Result<std::string> list = sources.packs.empty() ? Result<std::string>(std::string())
                                                         : base::read_file(sources.packs / "kokoro" / "pack.json");
  if (list.ok() && !list->empty()) stamp += base::short_hash(*list, 20) + '\n';
  return stamp;
}

}  // namespace

std::string course_slug(const std::string& folder) {
  const std::string slug = source::address_step(folder);
  return slug.empty() ? "course" : slug;
}

Build::Build(BuildSettings settings)
    : settings_(std::move(settings)), workers_(settings_.threads), cache_(settings_.cache), output_(settings_.out) {}

std::string Build::stamp_key() const {
  std::error_code error;
  const auto name = [&](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(path, error).string();
  };
  return base::short_hash("stamp 1\n" + name(settings_.course) + '\n' + name(settings_.out) + '\n' + settings_.site +
                              '\n' + std::to_string(static_cast<int>(settings_.drafts)) +
                              std::to_string(static_cast<int>(settings_.voices)) +
                              std::to_string(static_cast<int>(settings_.purpose)) + '\n' +
                              voices_stamp(settings_.voices_from) + program_stamp(),
                          30);
}

bool Build::up_to_date() const {
  const std::optional<std::string> last = cache_.get("stamps", stamp_key());
  if (!last) return false;
  const Result<std::string> now = stamp_course(settings_.course);
  const Result<std::string> manifest = base::read_file(settings_.out / "manifest.json");
  return now.ok() && manifest.ok() && *last == *now + ' ' + base::short_hash(*manifest, 26);
}

Result<void> Build::scan() {
  scan_ = TRY(scan_course(settings_.course, settings_.prefix));
  return {};
}

void Build::read() {
  source::CourseFolder folder = folder_of(scan_);
  // A recording that cannot be read is met again, and reported, where it is needed.
  folder.fingerprint = [recordings = Recordings(scan_, cache_)](std::string_view path) {
    const Result<std::string> hash = recordings.hash(std::string(path));
    return hash.ok() ? *hash : std::string();
  };
  reading_ = source::read_course(
      folder, [this](std::size_t n, const std::function<void(std::size_t)>& work) { workers_.each(n, work); });
  if (reading_.course.id.empty()) reading_.course.id = scan_.name;
}

void Build::check() {
  findings_ = reading_.findings;
  check::apply_levels(findings_, reading_.course);
  const auto text = [this](base::FileId id) -> std::string_view {
    for (const ScannedFile& file : scan_.texts) {
      if (file.file == id) return file.bytes;
    }
    return {};
  };
  std::vector<base::RuleInfo> others(source::form_rules().begin(), source::form_rules().end());
  others.insert(others.end(), speech::recording_rules().begin(), speech::recording_rules().end());
  const base::Diagnostics more =
      check::check({reading_.course, text, others,
                    [this](std::size_t n, const std::function<void(std::size_t)>& work) { workers_.each(n, work); }});
  findings_.insert(findings_.end(), more.begin(), more.end());
  // A machine's draft that nobody approved is a warning while writing and an error at publishing.
  if (settings_.purpose == BuildSettings::For::publishing && settings_.drafts == BuildSettings::Drafts::left_out) {
    for (base::Diagnostic& finding : findings_) {
      if (finding.rule == "teaching/draft") finding.severity = Severity::error;
    }
  }
  source::put_in_place_order(findings_);
}

bool Build::may_publish() const {
  if (settings_.purpose == BuildSettings::For::watching) return true;
  std::set<base::FileId> drafts;
  for (const Lesson& lesson : reading_.course.lessons) {
    if (lesson.draft) drafts.insert(lesson.file);
  }
  return std::none_of(findings_.begin(), findings_.end(), [&](const base::Diagnostic& finding) {
    return finding.severity == Severity::error && !drafts.contains(finding.span.file);
  });
}

Result<void> Build::keep_ids() {
  const ScannedFile* lock = scan_.find("colloquy.lock");
  if (lock && lock->bytes == reading_.lock) return {};
  if (settings_.lock == BuildSettings::Lock::locked) {
    return base::make_error(base::ErrorKind::invalid, settings_.prefix + "colloquy.lock is " +
                                                          (lock ? "stale" : "missing") + ": run colloquy check --fix " +
                                                          settings_.course.string() + " and keep the file.");
  }
  const Result<void> wrote = base::write_file(settings_.course / "colloquy.lock", reading_.lock);
  if (!wrote.ok()) {
    return base::make_error(wrote.error().kind,
                            "colloquy.lock cannot be written (" + wrote.error().message +
                                "): run colloquy check --fix where the course may be written, and keep the file.");
  }
  return {};
}

Result<void> Build::open_output() {
  return output_.open();
}

Result<void> Build::record(const Progress& progress, const Wants& wants) {
  if (settings_.voices == BuildSettings::Voices::silent) return {};
  const Missing missing = settings_.voices == BuildSettings::Voices::cached  ? Missing::left_out
                          : settings_.voices == BuildSettings::Voices::quick ? Missing::quickly
                                                                             : Missing::recorded;
  speech::VoiceSources sources = settings_.voices_from;
  sources.kept = settings_.course / speech::kKeptFolder;
  const speech::Voices voices(sources);
  Recording how{missing, {}, wants};
  if (settings_.speak_for.count() > 0) how.until = std::chrono::steady_clock::now() + settings_.speak_for;
  sound_ = TRY(record_course(reading_.course, scan_, cache_, output_, workers_, voices, how, progress));
  if (!wants) TRY_VOID(record_cards(reading_.course, cache_, output_, workers_, voices, how, sound_));
  check::apply_levels(sound_.findings, reading_.course);
  findings_.insert(findings_.end(), sound_.findings.begin(), sound_.findings.end());
  source::put_in_place_order(findings_);
  return {};
}

Result<KeptCount> Build::keep_lines(const Progress& progress) {
  const speech::Voices voices(settings_.voices_from);
  return site::keep_lines(reading_.course, settings_.course / speech::kKeptFolder, cache_, workers_, voices, progress);
}

bool Build::published(const Lesson& lesson) const {
  return !lesson.draft || settings_.drafts == BuildSettings::Drafts::included;
}

Result<void> Build::draw_pages() {
  manifest_ = {};
  manifest_.course = reading_.course.id;
  manifest_.slug = course_slug(scan_.name);
  manifest_.title = reading_.course.title;
  manifest_.lang = reading_.course.lang;
  manifest_.licence = reading_.course.licence;
  manifest_.authors = reading_.course.authors;
  if (!sound_.tracks.empty()) {
    manifest_.cover =
        "files/" + TRY(output_.put_hashed("files", "png", cover_png(reading_.course, kCoverSide, cache_)));
  }
  manifest_.retention = reading_.course.retention;
  manifest_.new_cards = reading_.course.new_cards;
  manifest_.speech = settings_.voices != BuildSettings::Voices::silent && sound_.left_out == 0;
  manifest_.waiting = static_cast<int>(sound_.waiting + sound_.left_out);
  Links links(reading_.course, scan_, manifest_.slug, output_);
  std::vector<const Lesson*> lessons;
  for (const Lesson& lesson : reading_.course.lessons) {
    if (published(lesson)) lessons.push_back(&lesson);
  }
  Drawing drawing{
      reading_.course, lessons, manifest_.slug, settings_.site, links,
      sound_,          output_, scan_.files,    findings_,      settings_.purpose == BuildSettings::For::watching};
  manifest_.lessons.resize(lessons.size());
  std::vector<Result<void>> done(lessons.size());
  workers_.each(lessons.size(), [&](std::size_t i) { done[i] = draw_lesson_pages(drawing, i, manifest_.lessons[i]); });
  for (const Result<void>& one : done) {
    if (!one.ok()) return one.error();
  }
  return draw_index_page(drawing, manifest_);
}

Result<void> Build::publish() {
  manifest_.build = output_.fingerprint();
  TRY_VOID(output_.finish(manifest_));
  const Result<std::string> now = stamp_course(settings_.course);
  const Result<std::string> written = base::read_file(settings_.out / "manifest.json");
  // A file saved while we were building must be built again: the stamp is that of the scan.
  // And one whose voices were stopped before they were done.
  const bool done = settings_.speak_for.count() == 0 || manifest_.waiting == 0;
  if (now.ok() && written.ok() && *now == scan_.stamp && done)
    cache_.put("stamps", stamp_key(), scan_.stamp + ' ' + base::short_hash(*written, 26));
  return {};
}

}  // namespace colloquy::site
