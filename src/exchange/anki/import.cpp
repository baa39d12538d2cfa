#include "exchange/anki/import.h"

#include <set>
#include <utility>

#include "base/file.h"
#include "exchange/anki/budget.h"
#include "exchange/anki/course_notes.h"
#include "exchange/anki/field.h"
#include "exchange/anki/markup.h"
#include "exchange/escape.h"
#include "exchange/how_many.h"
#include "exchange/slug.h"

namespace colloquy::exchange::anki {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::make_error;

constexpr int kMostChapters = 1000;  // of one name, after which what is there is said to be in the way

// "psy-ch16.new.apkg" is "psy ch16 new"; a package whose decks stand under one bears its name.
std::string title_of(const fs::path& file, const Collection& collection) {
  std::set<std::string> roots, used;
  std::set<std::int64_t> decks;
  for (const Card& card : collection.cards) decks.insert(card.original_deck != 0 ? card.original_deck : card.deck);
  for (const Deck& deck : collection.decks) {
    if (decks.contains(deck.id)) roots.insert(deck.name.substr(0, deck.name.find("::")));
  }
  if (roots.size() == 1 && !roots.begin()->empty() && *roots.begin() != "Default")
    return shown(plain_field(*roots.begin()), 200);
  std::string title = file.stem().string();
  for (char& c : title) c = c == '-' || c == '_' || c == '.' ? ' ' : c;
  return title.empty() ? "Cards" : title;
}

void list(std::string& out, const std::string& head, const std::vector<Fault>& faults, const std::string& file) {
  if (faults.empty()) return;
  out += head + "\n";
  for (const Fault& fault : faults) out += "  " + file + ": " + fault.entry + ": " + fault.message + "\n";
  out += '\n';
}

std::string faults_of(const std::vector<Fault>& faults, const std::string& file) {
  std::string out;
  for (const Fault& fault : faults) out += file + ": " + fault.entry + ": " + fault.message + "\n";
  return out;
}

// Notes that a package brought later stand beside those it brought before: "biology", "biology-2", ...
std::string free_folder(const fs::path& course, const std::string& slug) {
  std::error_code code;
  std::string name = slug;
  for (int number = 2; fs::symlink_status(course / name, code).type() != fs::file_type::not_found; ++number) {
    if (number > kMostChapters) return slug;
    name = slug + "-" + std::to_string(number);
  }
  return name;
}

}  // namespace

base::Result<ImportReport> import_anki(const fs::path& file, const fs::path& target, const std::string& lang) {
  const Target what = TRY(look_at(target));
  base::Result<Package> read = read_package(TRY(base::read_file(file, kLargestPackage)));
  if (!read.ok()) return make_error(read.error().kind, file.string() + ": " + read.error().message + ".");
  Package package = std::move(read).value();
  const std::string title = title_of(file, package.collection);
  ImportReport report;
  std::set<std::string> there;
  if (what == Target::course) there = TRY(notes_in(target));
  report.course = lessons_of(package, title, what == Target::course ? lang : "", there);
  report.faults = std::move(package.faults);
  if (report.course.notes == 0 && report.course.there > 0) {
    report.course.lessons.clear();
    return report;
  }
  if (report.course.notes == 0)
    return make_error(ErrorKind::invalid, faults_of(report.faults, file.string()) +
                                              faults_of(report.course.left_out, file.string()) + file.string() +
                                              ": holds no note that could be kept; nothing is written.");
  const std::string slug = free_folder(target, exchange::slug_of(title));
  std::vector<CourseFile> files = std::move(report.course.lessons);
  // In a course that is there the decks make a chapter of their own.
  if (what == Target::course) {
    for (CourseFile& lesson : files) lesson.path = slug + "/" + lesson.path;
  }
  const std::set<std::string> used(report.course.media.begin(), report.course.media.end());
  for (Media& media : package.media) {
    if (!used.contains(media.name)) continue;
    const std::string above = what == Target::course ? slug + "/media/" : "media/";
    files.push_back({above + media_file(media.name), std::move(media.bytes)});
  }
  if (what != Target::course)
    files.push_back({"course.yaml", "format: 1\ntitle: " + yaml_value(title) + "\nlang: " + yaml_value(lang) + "\n"});
  TRY_VOID(what == Target::course ? add_to_course(target, files) : write_new_course(target, files));
  for (const CourseFile& each : files) report.files.push_back(each.path);
  return report;
}

std::string print_report(const ImportReport& report, const std::string& file) {
  std::string out;
  list(out, "Faults", report.faults, file);
  list(out, "Left out", report.course.left_out, file);
  list(out, "Simplified", report.course.simplified, file);
  if (report.course.there > 0)
    out += how_many(report.course.notes, "note is new, ", "notes are new, ") +
           how_many(report.course.there, "was there already, ", "were there already, ");
  else
    out += how_many(report.course.notes, "note is kept, ", "notes are kept, ");
  out += how_many(report.course.left_out.size(), "is left out.", "are left out.");
  if (report.files.empty()) return out + "\n\nNothing is written.\n";
  out +=
      " How well they are known stays behind: whoever learns brings it along on the course's page "
      "of cards.\n\nWritten:";
  std::size_t media = 0;
  for (const std::string& name : report.files) {
    if (name.find("media/") != std::string::npos)
      ++media;
    else
      out += " " + name;
  }
  if (media > 0) out += " and " + how_many(media, "picture or sound", "pictures and sounds");
  return out + "\n";
}

}  // namespace colloquy::exchange::anki
