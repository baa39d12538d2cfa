// ## Videos and ## References: lists of links.
#include <algorithm>

#include "source/answers.h"
#include "source/sections.h"
#include "text/fold.h"

namespace colloquy::source {
namespace {

using lesson::Inline;

std::string file_name(std::string_view target) {
  const std::size_t slash = target.rfind('/');
  return std::string(slash == std::string_view::npos ? target : target.substr(slash + 1));
}

// "two-rounds.en.vtt" -> "en"
std::string language_of(std::string_view target) {
  const std::string name = file_name(target);
  const std::size_t end = name.rfind('.');
  if (end == std::string::npos || end == 0) return {};
  const std::size_t start = name.rfind('.', end - 1);
  if (start == std::string::npos) return {};
  return name.substr(start + 1, end - start - 1);
}

bool ends(std::string_view target, std::initializer_list<std::string_view> endings) {
  const std::string folded = text::fold_case(target.substr(0, target.find_first_of("?#")));
  for (const std::string_view end : endings) {
    if (folded.ends_with(end)) return true;
  }
  return false;
}

void not_a_list(Reading& reading, const SectionText& section, const Node& node) {
  if (is_comment(node)) return;
  if (node.kind == BlockKind::footnote) {
    lesson::Blocks none;
    return read_block(reading, node, none);
  }
  reading.findings.report("form/list", span_of(reading, node),
                          quoted(section.title) + " is a list: begin each line with a dash.", "");
  reading.findings.ruin(reading.text.file(), node.line, section.nodes.back()->last_line);
}

void read_extra(Reading& reading, lesson::Video& video, const Node& list) {
  for (const Node& item : list.children) {
    const Node* paragraph = first_paragraph(item);
    lesson::Inlines inlines = paragraph == nullptr
                                  ? lesson::Inlines()
                                  : read_inlines(reading, paragraph->passage, 0, paragraph->passage.size());
    if (inlines.empty() || inlines[0].kind != Inline::Kind::link) {
      if (reading.findings.any_in(reading.text.file(), item.line, item.last_line)) continue;
      reading.findings.report("form/video", span_of(reading, item),
                              "Under a video stand links to its captions (.vtt, .srt) and its transcript (.md, .txt).",
                              "");
      continue;
    }
    const std::string& target = inlines[0].link->target;
    if (ends(target, {".vtt", ".srt"})) {
      std::string lang = language_of(target);
      if (lang.empty()) lang = reading.lesson.lang;
      video.captions.push_back({lang, target});
    } else if (ends(target, {".md", ".txt"})) {
      video.transcript = target;
    } else {
      reading.findings.report(
          "form/video", span_of(reading, item),
          quoted(file_name(target)) + " is neither captions (.vtt, .srt) nor a transcript (.md, .txt).", "");
    }
  }
}

}  // namespace

void read_videos(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Node* node : section.nodes) {
    if (node->kind != BlockKind::list) {
      not_a_list(reading, section, *node);
      continue;
    }
    for (const Node& item : node->children) {
      lesson::Video video;
      video.span = span_of(reading, item);
      const Note* note = reading.note_at(item.line);
      if (note != nullptr) video.id = note->id;
      const Node* paragraph = first_paragraph(item);
      lesson::Inlines inlines = paragraph == nullptr
                                    ? lesson::Inlines()
                                    : read_inlines(reading, paragraph->passage, 0, paragraph->passage.size());
      if (inlines.empty() || inlines[0].kind != Inline::Kind::link) {
        if (reading.findings.any_in(reading.text.file(), item.line, item.line)) continue;
        reading.findings.report("form/video", video.span, "A video is a link: - [title](address).", "");
        continue;
      }
      const bool extra = ends(inlines[0].link->target, {".vtt", ".srt", ".md", ".txt"});
      if (extra || std::any_of(inlines.begin() + 1, inlines.end(),
                               [](const Inline& part) { return part.kind == Inline::Kind::link; })) {
        reading.findings.report("form/video", video.span,
                                extra ? quoted(file_name(inlines[0].link->target)) + " is no video."
                                      : "A video is one link; this line holds several.",
                                "Captions and transcript stand in a list under their video: indent it by two spaces, "
                                "and begin each line with a dash.");
        if (extra) continue;
      }
      video.title = lesson::plain_text(inlines[0].children);
      video.source = inlines[0].link->target;
      for (const lesson::Direction& said : take_directions(inlines)) video.length = said.name;
      for (const Node& child : item.children) {
        if (child.kind == BlockKind::list) read_extra(reading, video, child);
      }
      reading.lesson.videos.push_back(std::move(video));
    }
  }
}

void read_references(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Node* node : section.nodes) {
    if (node->kind != BlockKind::list) {
      not_a_list(reading, section, *node);
      continue;
    }
    for (const Node& item : node->children) {
      lesson::Reference reference;
      reference.span = span_of(reading, item);
      const Node* paragraph = first_paragraph(item);
      lesson::Inlines inlines = paragraph == nullptr
                                    ? lesson::Inlines()
                                    : read_inlines(reading, paragraph->passage, 0, paragraph->passage.size());
      // A book has no address: then the whole line is the note.
      if (!inlines.empty() && inlines[0].kind == Inline::Kind::link) {
        reference.title = lesson::plain_text(inlines[0].children);
        reference.target = inlines[0].link->target;
        inlines.erase(inlines.begin());
        if (!inlines.empty() && inlines[0].kind == Inline::Kind::text) {
          std::string& text = inlines[0].text;
          text.erase(0, std::min(text.find_first_not_of(" :,"), text.size()));
        }
        trim(inlines);
      } else if (inlines.empty()) {
        reading.findings.report("form/reference", reference.span,
                                "A reference is a link or a title: - [title](address).", "");
        continue;
      }
      reference.note = std::move(inlines);
      reading.lesson.references.push_back(std::move(reference));
    }
  }
}

}  // namespace colloquy::source
