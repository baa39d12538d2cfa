#include "exchange/bank/export.h"

#include <algorithm>

#include "exchange/aiken/aiken.h"
#include "exchange/gift/write.h"
#include "exchange/moodle/write.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

bool is_named(const lesson::Lesson& lesson, const std::string& name) {
  const std::string last = lesson.slug.substr(lesson.slug.rfind('/') + 1);
  return name == lesson.path || name == lesson.slug || name == lesson.number || name == lesson.id || name == last;
}

std::string step_of(const std::string& title) {
  std::string out;
  for (const char c : on_one_line(title)) out.append(c == '/' ? 2 : 1, c);
  return out;
}

std::string write(const std::vector<bank::Question>& questions, Format format) {
  switch (format) {
    case Format::gift: return gift::write(questions);
    case Format::aiken: return aiken::write(questions).text;
    case Format::moodle: return moodle::write(questions);
  }
  return {};
}

}  // namespace

base::Result<std::vector<const lesson::Lesson*>> lessons_of(const lesson::Course& course, const std::string& wanted) {
  std::vector<const lesson::Lesson*> out;
  for (const lesson::Lesson& lesson : course.lessons) {
    if (wanted.empty() ? !lesson.draft && lesson.translates.empty() : is_named(lesson, wanted)) out.push_back(&lesson);
  }
  if (out.empty() && !wanted.empty())
    return base::make_error(base::ErrorKind::not_found, "no lesson of this course is named " + wanted);
  return out;
}

base::Result<Export> export_bank(const lesson::Course& course, const std::vector<const lesson::Lesson*>& lessons,
                                 Format format, const ReadFile& read) {
  Export out;
  for (const lesson::Lesson* lesson : lessons) {
    // One lesson is a bank of its own; several are told apart by categories.
    const std::string category =
        lessons.size() == 1 ? std::string() : step_of(course.title) + "/" + step_of(lesson->title);
    add_lesson(course, *lesson, format, category, read, out.said);
  }
  if (out.said.kept == 0)
    return base::make_error(base::ErrorKind::invalid, "there is no question here that this format could hold");
  out.text = write(out.said.questions, format);
  return out;
}

}  // namespace colloquy::exchange::bank
