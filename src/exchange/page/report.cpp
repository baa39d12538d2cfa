#include "exchange/how_many.h"
#include "exchange/page/import.h"
#include "exchange/page/write.h"

namespace colloquy::exchange::page {
namespace {

std::string right(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < width ? width - digits.size() : 0, ' ') + digits;
}

// Long lines of the page are shown by their beginning; cut between characters.
std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 72;
  if (text.size() <= kMost) return std::string(text);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

std::string_view name_of(Note::Sure sure) {
  return sure == Note::Sure::certain ? "certain" : sure == Note::Sure::likely ? "likely " : "guess  ";
}

}  // namespace

ImportReport report_on(const PageImport& page) {
  ImportReport report;
  report.number = page.number;
  report.title = page.title;
  report.dropped = page.dropped;
  report.renamed = page.renamed;
  report.notes = page.notes;
  for (const Section& section : page.sections) {
    std::string chapter;
    for (const Part& part : section.parts) {
      const std::size_t out = words_out(part);
      const bool nothing = part.level == 0 && part.words_in == 0 && out == 0 && section.parts.size() > 1;
      if (part.level == 3) chapter = part.title;
      if (nothing) continue;
      std::string heading = section.kind == SectionKind::lede ? "(before the first heading)" : section.title;
      if (part.level >= 3) heading += " / " + chapter;
      if (part.level == 4) heading += " / " + part.title;
      report.parts.push_back({std::move(heading), part.words_in, out, part.inferred_speakers});
    }
  }
  return report;
}

std::string print_report(const ImportReport& report) {
  std::string out =
      report.number + (report.number.empty() ? "" : " ") + report.title + "\n\n   in   out  part (words)\n";
  std::size_t in = 0, written = 0;
  for (const ImportReport::PartReport& part : report.parts) {
    in += part.words_in;
    written += part.words_out;
    out += right(part.words_in, 5) + " " + right(part.words_out, 5) + "  " + shown(part.heading);
    if (part.inferred_speakers) out += "  (speakers inferred)";
    if (part.words_in == 0) out += "  (empty)";
    if (part.words_in != part.words_out) out += "  DIFFERENT";
    out += '\n';
  }
  out += right(in, 5) + " " + right(written, 5) + "  together\n";
  if (!report.dropped.empty()) out += "\nDropped: " + how_many(report.dropped.size(), "line\n", "lines\n");
  for (const Dropped& line : report.dropped) {
    out += right(line.line, 5) + ": " + shown(line.text) + "  (" + line.reason + ")\n";
  }
  if (!report.renamed.empty()) out += "\nHeadings renamed\n";
  for (const Renamed& heading : report.renamed) {
    out += right(heading.line, 5) + ": " + shown(heading.from) + " -> " + heading.to + "\n";
  }
  if (!report.notes.empty()) out += "\nInferred\n";
  for (const Note& note : report.notes) {
    out += (note.line > 0 ? right(note.line, 5) + ": " : "       ") + std::string(name_of(note.sure)) + "  " +
           note.text + "\n";
  }
  if (!report.files.empty()) out += "\nWritten:";
  for (const std::string& file : report.files) out += " " + file;
  return out + (report.files.empty() ? "" : "\n");
}

}  // namespace colloquy::exchange::page
