#include "write/test_question.h"

#include <algorithm>
#include <cmath>

#include "lesson/filled.h"
#include "write/page.h"

namespace colloquy::write {
namespace {

using lesson::Gap;
using lesson::Question;
using package::QuestionData;

// What is asked for, said for those who cannot see the kind of the fields.
std::string_view kind_key(Question::Kind kind) {
  switch (kind) {
    case Question::Kind::choice:
    case Question::Kind::true_false: return "test.pick.single";
    case Question::Kind::multiple: return "test.pick.all";
    case Question::Kind::match: return "test.join";
    case Question::Kind::order: return "test.put.in.order";
    case Question::Kind::open: return "prompt.own.words";
    case Question::Kind::short_answer: return "test.your.answer";
    case Question::Kind::numeric: return "test.number";
    case Question::Kind::cloze: return "test.fill";
    case Question::Kind::hot_text: return "test.mark";
  }
  return {};
}

constexpr std::string_view kGapOpen = "<span data-gap=\"", kGapClose = "\"></span>";

// The stem with what `put` makes of each of its gaps.
template <typename Put>
std::string with_gaps(const QuestionData& question, const Put& put) {
  std::string out;
  std::string_view rest = question.stem;
  for (std::size_t at = rest.find(kGapOpen); at != std::string_view::npos; at = rest.find(kGapOpen)) {
    const std::size_t end = rest.find(kGapClose, at);
    if (end == std::string_view::npos) break;
    out += rest.substr(0, at);
    const std::size_t index =
        std::strtoul(std::string(rest.substr(at + kGapOpen.size(), end - at - kGapOpen.size())).c_str(), nullptr, 10);
    if (index < question.gaps.size()) out += put(index).str();
    rest.remove_prefix(end + kGapClose.size());
  }
  return out.append(rest);
}

class Writer {
 public:
  Writer(const QuestionView& view, const Text& text) : view_(view), question_(*view.question), text_(text) {}

  Html write() {
    Html body;
    if (!view_.material.empty()) body += el("div", {cls("material read")}, view_.material);
    body += el("fieldset", {}, legend(), stem(), answers());
    if (!hints().empty()) body += hints();
    if (view_.certainty) body += certainty();
    body += verdict();
    body += note() + buttons();
    const bool own_form = view_.prefix.empty() && !view_.ended;
    const Html inside =
        own_form
            ? el("form",
                 {cls("quiz-form"), at("method", "post"), at("action", view_.action), at("data-fragment", "closest")},
                 hidden("event", view_.event), hidden("back", view_.back), body)
            : el("div", {cls("quiz-form")}, body);
    return el("section",
              {cls("quiz"), at("id", "q-" + question_.id), flag("data-question"),
               at("data-state", view_.result  ? "judged"
                                : view_.saved ? "saved"
                                              : "fresh")},
              inside);
  }

 private:
  bool closed() const { return view_.ended || (view_.result && (view_.result->reveal || !view_.result->may_retry)); }
  std::string name(std::string_view field) const { return view_.prefix + std::string(field); }
  bool revealed() const { return view_.result && view_.result->reveal; }

  std::string given(std::string_view name) const {
    for (const auto& [field, value] : view_.given) {
      if (field == name) return value;
    }
    return {};
  }
  bool was_given(std::string_view name, std::string_view value) const {
    return std::any_of(view_.given.begin(), view_.given.end(),
                       [&](const auto& field) { return field.first == name && field.second == value; });
  }
  Judged mark(std::string_view id) const {
    if (!view_.result) return Judged::unanswered;
    for (const auto& [own, judged] : view_.result->marks) {
      if (own == id) return judged;
    }
    return Judged::unanswered;
  }

  Html stored(const package::Html& html) const { return with_anchors_at(html, view_.lesson_address); }

  Html legend() const {
    const std::string place =
        text_("test.question", {{"n", std::to_string(view_.number)}, {"total", std::to_string(view_.total)}});
    Html inside = el("span", {at("id", "n-" + question_.id)}, place);
    inside += Html(" ") + el("span", {}, text_(kind_key(question_.kind)));
    if (question_.points != 1) {
      inside += Html(" ") +
                el("span", {},
                   question_.points == 1 ? "" : text_.count("test.points", static_cast<long long>(question_.points)));
    }
    return el("legend", {cls("quiet n bar")}, inside);
  }

  // How sure one is: the least sure is ticked, so that nothing is lost by passing over it.
  Html certainty() const {
    Html choices;
    const std::string chosen = given("certainty").empty() ? "1" : given("certainty");
    for (const auto& [value, key] : {std::pair<std::string_view, std::string_view>{"1", "test.certainty.low"},
                                     {"2", "test.certainty.middle"},
                                     {"3", "test.certainty.high"}}) {
      choices += el("label", {},
                    el("input", {at("type", "radio"), at("name", name("certainty")), at("value", value),
                                 flag("checked", chosen == value), flag("disabled", closed())}),
                    el("span", {}, text_(key)));
    }
    return el("fieldset", {cls("certainty")}, el("legend", {}, text_("test.certainty")), choices);
  }

  Html judged_word(Judged judged) const {
    switch (judged) {
      case Judged::unanswered: return el("b", {cls("is-soft")}, text_("test.unanswered"));
      case Judged::right: return el("b", {cls("is-good")}, text_("test.right"));
      case Judged::partly: return el("b", {cls("is-soft")}, text_("test.partly"));
      default: return el("b", {cls("is-soft")}, text_("test.not.yet"));
    }
  }

  // The stem, its gaps made into fields.
  Html stem() const {
    return el("div", {cls("stem read")}, Html::stored(with_gaps(question_, [this](std::size_t i) { return gap(i); })));
  }

  Html gap(std::size_t index) const {
    const Gap& own = question_.gaps[index];
    const std::string field_name = "gap-" + std::to_string(index);
    const std::string label = text_("test.gap", {{"n", std::to_string(index + 1)}});
    Html field;
    switch (own.kind) {
      case Gap::Kind::hot: {
        const Html box = el("input", {at("type", "checkbox"), at("name", name("option")), at("value", own.id),
                                      flag("checked", was_given("option", own.id)), flag("disabled", closed())});
        Html words = box + Html(" ") + Html(own.text);
        if (view_.result && (was_given("option", own.id) || (revealed() && own.right)))
          words += Html(" ") + el("small", {}, hot_mark(own));
        return el("label", {cls("hot")}, words);
      }
      case Gap::Kind::menu: {
        Html options = el("option", {at("value", "")}, text_("test.choose"));
        std::vector<std::size_t> order = index < view_.menus.size() ? view_.menus[index] : std::vector<std::size_t>();
        if (order.size() != own.menu.size()) {
          order.resize(own.menu.size());
          for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        }
        for (const std::size_t i : order) {
          options +=
              el("option", {at("value", own.menu[i].text), flag("selected", given(field_name) == own.menu[i].text)},
                 own.menu[i].text);
        }
        field =
            el("select", {at("name", name(field_name)), at("aria-label", label), flag("disabled", closed())}, options);
        break;
      }
      case Gap::Kind::words:
      case Gap::Kind::number: {
        Attributes attributes = {at("type", "text"),        at("name", name(field_name)),
                                 at("aria-label", label),   at("value", given(field_name)),
                                 at("autocomplete", "off"), at("autocapitalize", "off"),
                                 at("spellcheck", "false"), flag("disabled", closed())};
        if (own.kind == Gap::Kind::number) attributes.push_back(at("inputmode", "decimal"));
        field = el("input", attributes);
        if (own.number && !own.number->unit.empty())
          field += Html(" ") + el("span", {cls("quiet")}, text_("test.number.unit", {{"unit", own.number->unit}}));
        break;
      }
    }
    if (view_.result && mark(own.id) != Judged::unanswered) field += Html(" ") + judged_word(mark(own.id));
    if (revealed() && mark(own.id) != Judged::right) field += Html(" ") + el("span", {cls("is-good")}, right_text(own));
    return field;
  }

  Html hot_mark(const Gap& own) const {
    if (was_given("option", own.id)) return judged_word(mark(own.id));
    return el("b", {cls("is-good")}, text_("test.answer.is"));
  }

  std::string right_text(const Gap& own) const {
    if (own.kind == Gap::Kind::menu) {
      for (const Gap::Choice& choice : own.menu) {
        if (choice.right) return choice.text;
      }
    }
    if (own.number) return text_.number(own.number->value) + (own.number->unit.empty() ? "" : " " + own.number->unit);
    return own.accept.empty() ? own.text : lesson::shown(own.accept.front());
  }

  Html answers() const {
    switch (question_.kind) {
      case Question::Kind::choice:
      case Question::Kind::multiple:
      case Question::Kind::true_false: return options();
      case Question::Kind::match: return pairs();
      case Question::Kind::order: return steps();
      case Question::Kind::open: return open();
      case Question::Kind::short_answer:
      case Question::Kind::numeric: return matched();
      default: return {};
    }
  }

  std::vector<std::size_t> order(std::size_t size) const {
    std::vector<std::size_t> out = view_.order;
    if (out.size() != size) {
      out.resize(size);
      for (std::size_t i = 0; i < size; ++i) out[i] = i;
    }
    return out;
  }

  Html options() const {
    Html out;
    const bool many = question_.kind == Question::Kind::multiple;
    for (const std::size_t i : order(question_.options.size())) {
      const package::OptionData& option = question_.options[i];
      const bool chosen = was_given("option", option.id);
      const Html box = el("input", {at("type", many ? "checkbox" : "radio"), at("name", name("option")),
                                    at("value", option.id), flag("checked", chosen), flag("disabled", closed())});
      out += el("label", {cls("choice read")}, box, el("span", {at("dir", "auto")}, stored(option.text)));
      if (!view_.result) continue;
      const bool shown = chosen || (revealed() && option.right);
      if (!shown) continue;
      Html inside = option.right ? el("b", {cls("is-good")}, text_(chosen ? "test.right" : "test.answer.is"))
                                 : el("b", {cls("is-soft")}, text_("test.not.yet"));
      if (!option.feedback.empty()) inside += Html(" ") + stored(option.feedback);
      out += el("div", {cls("fb read")}, inside);
    }
    return out;
  }

  Html pairs() const {
    Html items;
    for (const package::PairData& pair : question_.pairs) {
      if (pair.left.empty()) continue;
      const std::string field_name = "pair-" + pair.id;
      Html choices = el("option", {at("value", "")}, text_("test.choose"));
      std::vector<std::string> seen;
      for (const std::size_t i : order(question_.pairs.size())) {
        const package::PairData& other = question_.pairs[i];
        const std::string words = plain(other.right);
        if (std::find(seen.begin(), seen.end(), words) != seen.end()) continue;  // two left sides, one right side
        seen.push_back(words);
        choices += el("option", {at("value", other.id), flag("selected", given(field_name) == other.id)}, words);
      }
      const std::string id = question_.id + "-" + pair.id;
      Html row = el("label", {at("for", id)}, stored(pair.left));
      row += el("select", {at("id", id), at("name", name(field_name)), flag("disabled", closed())}, choices);
      if (view_.result) {
        Html inside = judged_word(mark(pair.id));
        if (revealed() && mark(pair.id) != Judged::right)
          inside += Html(" ") + text_("test.answer.is") + Html(": ") + stored(pair.right);
        row += el("div", {cls("fb read")}, inside);
      }
      items += el("li", {}, row);
    }
    return el("ul", {cls("pairs read")}, items);
  }

  Html steps() const {
    Html items;
    const std::size_t count = question_.steps.size();
    std::size_t place = 0;
    std::vector<std::size_t> shown = order(count);
    const auto wanted = [&](std::size_t i) {
      const int at = std::atoi(given("step-" + question_.steps[i].id).c_str());
      return at > 0 ? at : 1000;
    };
    if (!view_.given.empty())
      std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) { return wanted(a) < wanted(b); });
    for (const std::size_t i : shown) {
      const package::StepData& step = question_.steps[i];
      ++place;
      Html choices;
      for (std::size_t n = 1; n <= count; ++n) {
        choices +=
            el("option", {at("value", static_cast<long long>(n)), flag("selected", n == place)}, std::to_string(n));
      }
      const std::string words = plain(step.text);
      Html row = el("select",
                    {at("name", name("step-" + step.id)), at("aria-label", text_("test.of.step", {{"step", words}})),
                     flag("disabled", closed())},
                    choices);
      row += el("span", {}, stored(step.text));
      if (!closed()) row += el("span", {cls("moves js")}, move("up", words), move("down", words));
      if (view_.result && view_.result->verdict != Judged::unanswered && mark(step.id) != Judged::right)
        row += el("div", {cls("fb read")}, el("b", {cls("is-soft")}, text_("test.step.elsewhere")));
      items += el("li", {}, row);
    }
    Html out = el("ol", {cls("steps read"), flag("data-order")}, items);
    if (revealed() && view_.result && view_.result->verdict != Judged::right) out += steps_in_order();
    return out;
  }

  Html steps_in_order() const {
    Html items;
    for (const package::StepData& step : question_.steps) items += el("li", {}, stored(step.text));
    return el("div", {cls("read")}, el("p", {cls("tag")}, text_("test.answer.is")), el("ol", {}, items));
  }

  Html move(std::string_view way, const std::string& words) const {
    const bool up = way == "up";
    return el("button",
              {cls("b icon"), at("type", "button"), at("data-move", way), flag("disabled", closed()),
               at("aria-label", text_(up ? "test.move.up" : "test.move.down", {{"step", words}}))},
              glyph(up ? Glyph::up : Glyph::down));
  }

  Html open() const {
    const std::string id = "text-" + question_.id;
    Html out = el("label", {cls("sr"), at("for", id)}, text_("test.your.answer"));
    out += el("textarea",
              {cls("field read"), at("id", id), at("name", name("text")), at("rows", "4"), flag("readonly", closed())},
              given("text"));
    return out;
  }

  Html matched() const {
    if (!view_.result) return {};
    for (const package::OptionData& option : question_.options) {
      if (option.id == view_.result->matched_option && !option.feedback.empty())
        return el("div", {cls("fb read")}, stored(option.feedback));
    }
    return {};
  }

  Html hints() const {
    Html out;
    for (int i = 0; i < view_.hints && static_cast<std::size_t>(i) < question_.hints.size(); ++i) {
      out += el("div", {cls("hint read"), at("role", "status")}, el("p", {cls("tag")}, text_("test.hint.n")),
                stored(question_.hints[static_cast<std::size_t>(i)]));
    }
    return out;
  }

  Html verdict() const {
    if (!view_.result) return {};
    const QuestionView::Result& result = *view_.result;
    const Glyph shape = result.verdict == Judged::right    ? Glyph::full
                        : result.verdict == Judged::partly ? Glyph::half
                                                           : Glyph::open;
    Html line = el("span", {cls(result.verdict == Judged::right ? "is-good" : "is-soft")}, glyph(shape)) +
                judged_word(result.verdict);
    if (result.verdict != Judged::unanswered && question_.points != 1) {
      line += Html(" ") + el("span", {cls("quiet n")},
                             text_("test.points.of", {{"got", points_text(result.points, text_)},
                                                      {"total", points_text(question_.points, text_)}}));
    } else if (view_.ended) {
      line += Html(" ") + el("span", {cls("quiet n")},
                             text_("test.points.of", {{"got", points_text(result.points, text_)}, {"total", "1"}}));
    }
    if (result.tries_left > 0 && !result.reveal)
      line += Html(" ") + el("span", {cls("quiet n")}, text_.count("test.tries.left", result.tries_left));
    if (result.certainty_mark) {
      line += Html(" ") + el("span", {cls("quiet n")},
                             text_("test.certainty.mark", {{"mark", signed_points(*result.certainty_mark, text_)}}));
    }
    Html out = el("p", {cls("verdict"), view_.ended ? flag("role", false) : at("role", "status")}, line);
    if (view_.edited_since) out += el("p", {cls("quiet")}, text_("test.edited.since"));
    if (!result.ideas.empty()) out += ideas_list(result.ideas, text_);
    if (!question_.feedback.empty()) out += el("div", {cls("read remark")}, stored(question_.feedback));
    if (result.reveal && !question_.answer.empty()) {
      out += el("div", {cls("read")}, el("p", {cls("tag")}, text_("test.answer.is")), stored(question_.answer));
    }
    return out + taught();
  }

  // Where it was taught: the line in the text, and the second in the sound.
  Html taught() const {
    if (question_.node.empty() || view_.lesson_address.empty()) return {};
    const bool heard = question_.at_ms >= 0;
    return el("p", {},
              el("a",
                 {cls("b bare"), address("href", view_.lesson_address + "#" + question_.node),
                  at("data-node", question_.node)},
                 heard ? glyph(Glyph::play) : Html(),
                 el("span", {},
                    heard ? text_("cards.heard", {{"time", clock_time(question_.at_ms)}}) : text_("cards.read.it"))));
  }

  // Saves the form that all questions share: without script, the way to keep what was filled in so far.
  Html save() const {
    Html out =
        el("button", {cls("b"), at("formaction", view_.save_action), at("name", "at"), at("value", question_.id)},
           text_("test.save"));
    if (view_.saved) out += el("span", {cls("quiet")}, text_("test.saved"));
    return el("div", {cls("row no-js")}, out);
  }

  Html note() const {
    using Note = QuestionView::Note;
    if (view_.note == Note::none) return {};
    return el("p", {cls("is-soft"), at("role", "status")},
              text_(view_.note == Note::blank  ? "test.note.blank"
                    : view_.note == Note::same ? "test.note.same"
                                               : "test.note.number"));
  }

  Html buttons() const {
    Html out;
    if (view_.ended) return out;
    if (!view_.prefix.empty()) return save();
    if (view_.behaviour == lesson::Behaviour::deferred) {
      return el("div", {cls("row")}, el("button", {cls("b main")}, text_("test.save")),
                view_.saved ? el("span", {cls("quiet"), at("role", "status")}, text_("test.saved")) : Html());
    }
    if (view_.behaviour == lesson::Behaviour::immediate || view_.behaviour == lesson::Behaviour::interactive) {
      if (closed()) return out;
      return el("div", {cls("row")},
                el("button", {cls("b main")}, text_(view_.result ? "test.check.again" : "test.check")));
    }
    if (!view_.result) {
      out += el("button", {cls("b main")}, text_("test.check"));
      if (static_cast<std::size_t>(view_.hints) < question_.hints.size())
        out += el("button", {cls("b bare"), at("name", "hint"), at("value", "1")}, text_("test.hint"));
    } else if (!closed() && view_.result->verdict != Judged::right) {
      out += el("button", {cls("b main")}, text_("test.check.again"));
      out += el("button", {cls("b"), at("name", "show"), at("value", "1")}, text_("test.show"));
      if (static_cast<std::size_t>(view_.hints) < question_.hints.size())
        out += el("button", {cls("b bare"), at("name", "hint"), at("value", "1")}, text_("test.hint"));
    }
    return out.empty() ? out : el("div", {cls("row")}, out);
  }

  // The words of stored markup, for option elements, which hold no markup.
  static std::string plain(const package::Html& html) {
    std::string out;
    bool tag = false;
    for (const char c : html) {
      if (c == '<') tag = true;
      if (!tag) out += c;
      if (c == '>') tag = false;
    }
    for (const auto& [entity, character] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&quot;", "\""},
                                            {"&amp;", "&"}}) {
      for (std::size_t at = out.find(entity); at != std::string::npos; at = out.find(entity, at + character.size()))
        out.replace(at, entity.size(), character);
    }
    return out;
  }

  const QuestionView& view_;
  const QuestionData& question_;
  const Text& text_;
};

}  // namespace

std::string points_text(double points, const Text& text) {
  return text.number(points, 1);
}

std::string signed_points(double points, const Text& text) {
  const std::string said = points_text(points, text);
  return points < 0 || said == "0" ? said : "+" + said;
}

Html test_question(const QuestionView& view, const Text& text) {
  return Writer(view, text).write();
}

Html stem_as_text(const QuestionData& question, std::string_view lesson_address) {
  return with_anchors_at(with_gaps(question,
                                   [&](std::size_t index) {
                                     const Gap& own = question.gaps[index];
                                     return own.kind == Gap::Kind::hot ? Html(own.text) : Html("____");
                                   }),
                         lesson_address);
}

Html with_anchors_at(const package::Html& stored, std::string_view lesson_address) {
  if (lesson_address.empty()) return Html::stored(stored);
  constexpr std::string_view kLink = "href=\"#";
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = stored.find(kLink); at != std::string::npos; at = stored.find(kLink, from)) {
    out += stored.substr(from, at - from);
    out += "href=\"";
    out += escape(lesson_address);
    out += '#';
    from = at + kLink.size();
  }
  out += stored.substr(from);
  return Html::stored(std::move(out));
}

}  // namespace colloquy::write
