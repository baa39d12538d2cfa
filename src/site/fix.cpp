#include "site/fix.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/utf8.h"

namespace colloquy::site {
namespace {

using base::Edit;
using base::Span;

// Byte offsets of places given as line and column in code points.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    starts_.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);  // a byte order mark is no column
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::size_t offset(std::uint32_t line, std::uint32_t column) const {
    if (line == 0 || column == 0 || line > starts_.size() + 1) return kNowhere;
    if (line == starts_.size() + 1) return text_.size();
    const std::size_t start = starts_[line - 1];
    std::size_t end = line < starts_.size() ? starts_[line] - 1 : text_.size();
    if (end > start && end <= text_.size() && text_[end - 1] == '\r') --end;
    const std::string_view row = text_.substr(start, end - start);
    return start + base::offset_of_code_point(row, column - 1);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace

std::string with_edits(std::string_view text, const std::vector<Edit>& edits) {
  const Places places(text);
  struct Change {
    std::size_t from, to;
    const std::string* by;
  };
  std::vector<Change> changes;
  for (const Edit& edit : edits) {
    const std::size_t from = places.offset(edit.span.line, edit.span.column);
    const std::size_t to = places.offset(std::max(edit.span.end_line, edit.span.line),
                                         edit.span.end_line ? edit.span.end_column : edit.span.column);
    if (from == Places::kNowhere || to == Places::kNowhere || to < from) continue;
    changes.push_back({from, to, &edit.text});
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.from < b.from; });
  std::string out;
  std::size_t at = 0;
  bool first = true;
  for (const Change& change : changes) {
    if (change.from < at || (!first && change.from == at && change.to == change.from && at == 0)) continue;
    out.append(text.substr(at, change.from - at));
    out += *change.by;
    at = change.to;
    first = false;
  }
  out.append(text.substr(at));
  return out;
}

base::Result<Mended> mend(const Scan& scan, const base::Diagnostics& findings) {
  std::map<base::FileId, std::vector<Edit>> edits;
  Mended mended;
  for (const base::Diagnostic& finding : findings) {
    if (finding.fix.empty()) continue;
    ++mended.findings;
    for (const Edit& edit : finding.fix) edits[edit.span.file].push_back(edit);
  }
  for (const ScannedFile& file : scan.texts) {
    const auto found = edits.find(file.file);
    if (found == edits.end()) continue;
    const std::string text = with_edits(file.bytes, found->second);
    if (text == file.bytes) continue;
    TRY_VOID(base::write_file(scan.root / file.path, text, base::Durable::yes));
    ++mended.files;
  }
  return mended;
}

}  // namespace colloquy::site
