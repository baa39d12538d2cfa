#include "exchange/bank/import.h"

#include "base/file.h"
#include "base/utf8.h"
#include "exchange/aiken/aiken.h"
#include "exchange/escape.h"
#include "exchange/gift/read.h"
#include "exchange/how_many.h"
#include "exchange/moodle/read.h"
#include "exchange/slug.h"

namespace colloquy::exchange::bank {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::make_error;

constexpr std::uint64_t kLargest = 16u << 20;
constexpr std::uint64_t kLargestXml = 64u << 20;  // with pictures in it

Bank read(std::string_view bytes, Format format) {
  switch (format) {
    case Format::gift: return gift::read(bytes);
    case Format::aiken: return aiken::read(bytes);
    case Format::moodle: return moodle::read(bytes);
  }
  return {};
}

std::string faults_of(const std::vector<Fault>& faults, const std::string& file) {
  std::string out;
  for (const Fault& fault : faults)
    out += file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.message + "\n";
  return out;
}

// "unit-3_questions.gift" is "unit 3 questions".
std::string title_of(const fs::path& file) {
  std::string title = file.stem().string();
  for (char& c : title) c = c == '-' || c == '_' || c == '.' ? ' ' : c;
  return title;
}

void list(std::string& out, const std::string& head, const std::vector<Note>& notes, const std::string& file) {
  if (notes.empty()) return;
  out += "\n" + head + "\n";
  for (const Note& note : notes) out += "  " + file + ":" + std::to_string(note.line) + ": " + note.text + "\n";
}

}  // namespace

base::Result<ImportReport> import_bank(const fs::path& file, Format format, const fs::path& target,
                                       const std::string& lang) {
  const std::string bytes = TRY(base::read_file(file, format == Format::moodle ? kLargestXml : kLargest));
  if (base::first_invalid_utf8(bytes) != base::kNoError)
    return make_error(ErrorKind::invalid, file.string() + ": is not UTF-8; save it as that.");
  Bank bank = read(bytes, format);
  const Target what = TRY(look_at(target));
  ImportReport report;
  const std::string title = title_of(file);
  report.lesson = write_lesson(title, lang, bank.questions, what != Target::course);
  report.faults = std::move(bank.faults);
  if (report.lesson.questions == 0)
    return make_error(ErrorKind::invalid, faults_of(report.faults, file.string()) + file.string() +
                                              ": holds no question that could be kept; nothing is written.");
  for (Fault& lost : bank.lost) report.lesson.simplified.push_back({lost.line, std::move(lost.message)});
  std::vector<CourseFile> files = std::move(report.lesson.media);
  files.push_back({slug_of(title) + ".md", report.lesson.text});
  if (what != Target::course)
    files.push_back({"course.yaml", "format: 1\ntitle: " + yaml_value(title) + "\nlang: " + yaml_value(lang) + "\n"});
  TRY_VOID(what == Target::course ? add_to_course(target, files) : write_new_course(target, files));
  for (const CourseFile& one : files) report.files.push_back(one.path);
  return report;
}

std::string print_report(const ImportReport& report, const std::string& file) {
  std::string out = faults_of(report.faults, file);
  if (!out.empty()) out += '\n';
  out += how_many(report.lesson.questions, "question is kept, ", "questions are kept, ") +
         how_many(report.faults.size() + report.lesson.left_out.size(), "is left out.\n", "are left out.\n");
  list(out, "Left out", report.lesson.left_out, file);
  list(out, "Simplified", report.lesson.simplified, file);
  out += "\nWritten:";
  for (const std::string& name : report.files) out += " " + name;
  return out + "\n";
}

}  // namespace colloquy::exchange::bank
