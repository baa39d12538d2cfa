#include <algorithm>

#include "exchange/fold.h"
#include "exchange/page/shape.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::page {
namespace {

// A bullet at the beginning: "-", "•", "*", ... alone or before a space. Takes it off.
bool strip_bullet(std::string_view& line) {
  for (const std::string_view bullet :
       {"-", "*", "\u2022", "\u2013", "\u2014", "\u00B7", "\u25CF", "\u25CB", "\u25AA"}) {
    if (!line.starts_with(bullet)) continue;
    if (line.size() > bullet.size() && line[bullet.size()] != ' ') continue;
    line = trim(line.substr(bullet.size()));
    return true;
  }
  return false;
}

// "Term: meaning", "Term (abbr): meaning", "Term:". Terms have at most eight words.
bool split_term(std::string_view line, std::string& term, std::string& meaning) {
  const std::string_view head = line.substr(0, 120);
  std::size_t at = head.find(": ");
  if (at == std::string_view::npos && line.ends_with(':') && line.size() <= 120) at = line.size() - 1;
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view before = trim(line.substr(0, at));
  if (count_words(before) > 8 || count_words(before) == 0 || ends_sentence(before.substr(0, before.find(" ("))))
    return false;
  term = before;
  meaning = trim(line.substr(at + 1));
  return true;
}

bool is_address(std::string_view word) {
  return word.starts_with("https://") || word.starts_with("http://");
}

Block block(Block::Kind kind, const Line& line, std::string label, std::string text) {
  return {kind, line.number, std::move(label), std::move(text), {}, {}};
}

}  // namespace

std::vector<Block> shape_paragraphs(const std::vector<Line>& lines) {
  std::vector<Block> out;
  for (const Line& line : lines) out.push_back(block(Block::Kind::paragraph, line, "", line.text));
  return out;
}

std::vector<Block> shape_text(const std::vector<Line>& lines) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool title =
        looks_like_title(lines[i].text) && i + 1 < lines.size() && looks_like_sentence(lines[i + 1].text);
    out.push_back(block(title ? Block::Kind::subtitle : Block::Kind::paragraph, lines[i], "", lines[i].text));
  }
  return out;
}

std::vector<Block> shape_entries(const std::vector<Line>& lines) {
  std::vector<Block> out;
  const bool dashed = std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    std::string_view text = line.text;
    return strip_bullet(text);
  });
  bool waiting = false;  // a lone dash: the next line is its entry
  bool needs_meaning = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view text = lines[i].text;
    const bool bullet = strip_bullet(text);
    if (bullet && text.empty()) {
      waiting = true;
      continue;
    }
    const bool starts = bullet || waiting;
    waiting = false;
    std::string term, meaning;
    const bool colon = split_term(text, term, meaning);
    if (!starts && needs_meaning) {
      out.back().text = text;
      needs_meaning = false;
    } else if ((starts || !dashed) && colon) {
      out.push_back(block(Block::Kind::entry, lines[i], term, meaning));
      needs_meaning = meaning.empty();
    } else if (starts || (!dashed && !ends_sentence(text) && count_words(text) <= 8 && i + 1 < lines.size())) {
      // A term alone; or, in a dashed list, a sentence that is no entry: kept, and check names it.
      const bool is_term = !ends_sentence(text) && count_words(text) <= 12;
      out.push_back(block(is_term ? Block::Kind::entry : Block::Kind::paragraph, lines[i],
                          is_term ? std::string(text) : "", is_term ? "" : std::string(text)));
      needs_meaning = is_term;
    } else if (!out.empty() && out.back().kind == Block::Kind::entry) {
      out.back().more.emplace_back(text);
    } else {
      out.push_back(block(Block::Kind::paragraph, lines[i], "", std::string(text)));
    }
  }
  return out;
}

std::vector<Block> shape_examples(const std::vector<Line>& lines) {
  std::vector<Block> out;
  for (Block& each : shape_text(lines)) {
    if (!out.empty() && out.back().kind == Block::Kind::subtitle) {
      out.back() = {Block::Kind::entry, out.back().line, out.back().text, each.text, {}, {}};
    } else {
      out.push_back(std::move(each));
    }
  }
  return out;
}

std::vector<Block> shape_cards(const std::vector<Line>& lines, PageImport& page) {
  std::string term, meaning;
  const bool marked = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    std::string_view text = line.text;
    return strip_bullet(text) || split_term(text, term, meaning);
  });
  if (marked || lines.empty() || lines.size() % 2 != 0) return shape_entries(lines);
  page.notes.push_back(
      {lines.front().number, Note::Sure::guess, "Every two lines are read as front and back of a card."});
  std::vector<Block> out;
  for (std::size_t i = 0; i + 1 < lines.size(); i += 2) {
    out.push_back(block(Block::Kind::entry, lines[i], lines[i].text, lines[i + 1].text));
  }
  return out;
}

std::vector<Block> shape_objectives(const std::vector<Line>& lines, PageImport& page) {
  std::vector<Block> out;
  for (const Line& line : lines) {
    std::string_view text = line.text;
    strip_bullet(text);
    if (text.empty()) continue;
    std::string name, sentence;
    if (!split_term(text, name, sentence) || sentence.empty()) {
      name = "goal-" + std::to_string(out.size() + 1);
      sentence = text;
      page.notes.push_back(
          {line.number, Note::Sure::certain, "The objective has no name: it is called \"" + name + "\"."});
    }
    out.push_back(block(Block::Kind::entry, line, name, sentence));
  }
  return out;
}

std::vector<Block> shape_rhymes(const std::vector<Line>& lines) {
  std::vector<Block> out;
  bool open = false;
  for (const Line& line : lines) {
    std::string_view text = line.text;
    const bool bullet = strip_bullet(text);
    if (text.empty()) continue;
    if (!open || bullet || line.gap || count_words(text) > 14 || out.back().words.size() >= 16) {
      out.push_back(block(Block::Kind::verse, line, "", ""));
    }
    out.back().words.emplace_back(text);
    open = !ends_sentence(text) && count_words(text) <= 14;
  }
  return out;
}

std::vector<Block> shape_links(const std::vector<Line>& lines) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view text = lines[i].text;
    strip_bullet(text);
    if (text.empty()) continue;
    const std::size_t at = text.find("http");
    const bool address =
        at != std::string_view::npos && is_address(text.substr(at)) && text.find(' ', at) == std::string_view::npos;
    const bool wordless_before = !out.empty() && out.back().text.empty();
    if (address && at == 0 && wordless_before) {
      out.back().text = text;
    } else if (address) {
      out.push_back(
          block(Block::Kind::link, lines[i], std::string(trim(text.substr(0, at))), std::string(text.substr(at))));
    } else {
      out.push_back(block(Block::Kind::link, lines[i], std::string(text), ""));
    }
  }
  return out;
}

}  // namespace colloquy::exchange::page
