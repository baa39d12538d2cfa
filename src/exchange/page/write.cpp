#include "exchange/page/write.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "exchange/escape.h"
#include "exchange/fold.h"
#include "exchange/page/speakers.h"
#include "exchange/slug.h"
#include "exchange/spaces.h"
#include "text/stem.h"

namespace colloquy::exchange::page {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

// Writes one section's blocks. Every block ends with an empty line.
class LessonWriter {
 public:
  explicit LessonWriter(const PageImport& page) : page_(page) {}

  std::string write(const std::string& front) {
    out_ = front;
    for (const Section& section : page_.sections) {
      kind_ = section.kind;
      if (kind_ != SectionKind::lede) heading(2, section.title, kind_ == SectionKind::plain);
      for (const Part& part : section.parts) {
        part_ = &part;
        if (part.inferred_speakers) out_ += "<!-- inferred: speakers -->\n\n";
        if (part.level > 0) heading(part.level, part.title, is_free_title(part));
        for (const Block& each : part.blocks) block(each);
      }
    }
    return std::move(out_);
  }

 private:
  // Titles that the page's author chose, as against the format's own headings.
  bool is_free_title(const Part& part) const {
    return (kind_ == SectionKind::conversation || kind_ == SectionKind::audiobook) && part.level == 3;
  }

  void heading(int level, std::string_view title, bool free) {
    out_ += std::string(static_cast<std::size_t>(level), '#') + " " + escape(title, Place::title) + "\n";
    if (free && is_known_heading(title)) out_ += "<!-- plain -->\n";
    out_ += '\n';
  }

  void paragraph(std::string_view text, Place place = Place::line_start) {
    out_ += escape(text, place, page_.cast) + "\n\n";
  }

  void labelled(std::string_view label, std::string_view text) {
    out_ += "**" + escape(label, Place::inside) + ":**";
    if (!text.empty()) out_ += " " + escape(text, Place::inside);
    out_ += "\n\n";
  }

  void block(const Block& block) {
    switch (block.kind) {
      case Block::Kind::paragraph: return paragraph(block.text);
      case Block::Kind::turn:
        // In a part without names no line means to be a label; in a part with names a misspelt one is check's to find.
        if (block.label.empty())
          return paragraph(block.text, part_->inferred_speakers ? Place::turn : Place::line_start);
        return labelled(block.label, block.text);
      case Block::Kind::summary: return labelled("Summary", block.text);
      case Block::Kind::entry: return entry(block);
      case Block::Kind::aid: return aid(block, part_->title.starts_with("Acronym"));
      case Block::Kind::verse: return verse(block);
      case Block::Kind::link: return link(block);
      case Block::Kind::subtitle: out_ += "**" + escape(block.text, Place::inside) + "**\n\n"; return;
    }
  }

  // "**Term** (abbr): meaning". In flash cards: "- **Term:** meaning".
  void entry(const Block& block) {
    if (kind_ == SectionKind::cards) {
      out_ += "- " + escape(block.label, Place::line_start, page_.cast) + " ->";
      if (!block.text.empty()) out_ += " " + escape(block.text, Place::inside);
      out_ += "\n\n";
      for (const std::string& more : block.more) out_ += "  " + escape(more, Place::line_start, page_.cast) + "\n\n";
      return;
    }
    const std::size_t open = block.label.rfind(" (");
    if (open != std::string::npos && open > 0 && block.label.ends_with(')')) {
      out_ += "**" + escape(block.label.substr(0, open), Place::inside) + "** " +
              escape(block.label.substr(open + 1), Place::inside) + ":";
      if (!block.text.empty()) out_ += " " + escape(block.text, Place::inside);
      out_ += "\n\n";
    } else {
      labelled(block.label, block.text);
    }
    for (const std::string& more : block.more) paragraph(more);
  }

  // A list entry, so that the sentence after the words can belong to it under a plural heading. Only
  // an acronym's title stands before a bare colon; a tool's is bold.
  void aid(const Block& block, bool acronym) {
    const std::string title = escape(block.label, acronym ? Place::line_start : Place::inside);
    out_ +=
        (acronym ? "- " + title + ": " : "- **" + title + ":** ") + escape(joined(block.words, ", "), Place::inside);
    out_ += "\n\n";
    if (!block.text.empty()) out_ += "  " + escape(block.text, Place::line_start, page_.cast) + "\n\n";
  }

  void verse(const Block& block) {
    for (const std::string& line : block.words) out_ += escape(line, Place::line_start, page_.cast) + "\n";
    out_ += '\n';
  }

  void link(const Block& block) {
    out_ += "- ";
    if (block.text.empty()) {
      out_ += escape(block.label, Place::line_start, page_.cast);
    } else {
      out_ += "[" + escape(block.label.empty() ? block.text : block.label, Place::inside) + "](" +
              link_target(block.text) + ")";
    }
    out_ += "\n\n";
  }

  const PageImport& page_;
  SectionKind kind_ = SectionKind::lede;
  const Part* part_ = nullptr;
  std::string out_;
};

std::string cast_lines(const PageImport& page, const std::vector<std::string>& known) {
  // Voices of the bundled engine, alternating so that neighbours differ.
  constexpr std::string_view kVoices[] = {"female-1", "male-1", "male-2", "female-2"};
  std::string out;
  for (std::size_t i = 0; i < page.cast.size(); ++i) {
    const std::string& name = page.cast[i];
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string_view role = fold_furniture(name) == "narrator" ? "narrator" : i == 0 ? "teacher" : "student";
    out += "  " + yaml_value(name) + ": { voice: " + std::string(kVoices[i % std::size(kVoices)]) +
           ", role: " + std::string(role) + " }\n";
  }
  return out.empty() ? out : "cast:\n" + out;
}

// "Unconditional Regard (UR, regard)": the term and its other forms.
std::vector<std::string> names_of(std::string_view label) {
  const std::size_t open = label.rfind(" (");
  if (open == std::string_view::npos || !label.ends_with(')')) return {std::string(label)};
  std::vector<std::string> out = {std::string(label.substr(0, open))};
  std::string_view forms = label.substr(open + 2, label.size() - open - 3);
  while (!forms.empty()) {
    const std::size_t comma = std::min(forms.find(','), forms.size());
    out.emplace_back(trim(forms.substr(0, comma)));
    forms.remove_prefix(std::min(comma + 1, forms.size()));
  }
  return out;
}

// A term that one kind of section explains twice is an error, and would keep the course from being
// built until somebody chose between the two; the importer may neither choose nor lose words.
bool explains_twice(const PageImport& page) {
  // As check compares: stems, so that "Pause" and "Pauses" are one term; other forms in brackets too.
  std::set<std::pair<SectionKind, std::vector<std::string>>> seen;
  for (const Section& section : page.sections) {
    if (section.kind != SectionKind::concepts && section.kind != SectionKind::glossary) continue;
    for (const Part& part : section.parts) {
      for (const Block& block : part.blocks) {
        if (block.kind != Block::Kind::entry) continue;
        for (const std::string& name : names_of(block.label)) {
          std::vector<std::string> stems = text::content_stems(name);
          if (!stems.empty() && !seen.emplace(section.kind, std::move(stems)).second) return true;
        }
      }
    }
  }
  return false;
}

std::string course_file(const PageImport& page, const WriteOptions& options) {
  std::string out = "format: 1\ntitle: " + yaml_value(page.title) + "\nlang: " + yaml_value(options.lang) + "\n";
  out += cast_lines(page, {});
  if (explains_twice(page)) {
    out +=
        "# The page explains a term twice. Keep one of the two, then take this out.\nrules:\n  teaching/same-term: "
        "warn\n";
  }
  return out;
}

std::string front_matter(const PageImport& page, const WriteOptions& options) {
  std::string out = "---\ntitle: " + yaml_value(page.title) + "\n";
  if (!page.number.empty()) out += "number: \"" + page.number + "\"\n";
  if (!options.new_course) {
    if (options.lang != "en") out += "lang: " + yaml_value(options.lang) + "\n";
    out += cast_lines(page, options.known_cast);
  }
  return out + "---\n\n";
}

}  // namespace

std::vector<CourseFile> write_page(const PageImport& page, const WriteOptions& options) {
  std::string lesson = LessonWriter(page).write(front_matter(page, options));
  while (lesson.ends_with("\n\n")) lesson.pop_back();
  std::vector<CourseFile> files = {{slug_of(page.title) + ".md", std::move(lesson)}};
  if (options.new_course) files.push_back({"course.yaml", course_file(page, options)});
  return files;
}

std::size_t words_out(const Part& part) {
  std::size_t words = 0;
  for (const Block& block : part.blocks) {
    if (!block.made_label) words += count_words(block.label);
    words += count_words(block.text);
    for (const std::string& each : block.words) words += count_words(each);
    for (const std::string& each : block.more) words += count_words(each);
  }
  return words;
}

}  // namespace colloquy::exchange::page
