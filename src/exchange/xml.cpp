#include "exchange/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace colloquy::exchange::xml {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// What is not closed is looked for to the end of the file: this often, then nothing more is read.
constexpr std::size_t kMostLooks = 8;

// Line and column of offsets that are asked for in their order.
class Places {
 public:
  explicit Places(std::string_view file) : file_(file) {}
  Fault at(std::size_t offset, std::string message) {
    move(std::min(offset, file_.size()));
    return {line_, at_ - begin_ + 1, std::move(message)};
  }
  void place(Element& element, std::size_t offset) {
    move(std::min(offset, file_.size()));
    element.line = line_;
    element.column = at_ - begin_ + 1;
  }

 private:
  void move(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (file_[at_] != '\n') continue;
      ++line_;
      begin_ = at_ + 1;
    }
  }
  std::string_view file_;
  std::size_t at_ = 0, begin_ = 0, line_ = 1;
};

std::string explain(XML_Error error) {
  switch (error) {
    case XML_ERROR_TAG_MISMATCH: return "This closes another tag than the one that is open; close that first.";
    case XML_ERROR_UNDEFINED_ENTITY:
      return "XML knows no such name between \"&\" and \";\"; write the sign itself, or put the words into "
             "<![CDATA[ and ]]>.";
    case XML_ERROR_INVALID_TOKEN:
      return "This cannot stand here; among words \"&\" is written \"&amp;\" and \"<\" is written \"&lt;\".";
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR: return "The file ends before what is open is closed; is it whole?";
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return "An attribute stands twice in one tag; take one of them away.";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return "Something follows the end of the document; take it away.";
    default: return std::string("This is no XML: ") + XML_ErrorString(error) + ".";
  }
}

// One run over the file from an offset on, to its end or to the first fault.
class Run {
 public:
  Run(std::string_view file, std::string_view root, std::string_view item, const std::function<void(Element&&)>& take,
      Places& places, std::vector<Fault>& faults, std::size_t& items)
      : file_(file), root_(root), item_(item), take_(take), places_(places), faults_(faults), items_(items) {}

  // Where to go on; kNone: nowhere.
  std::size_t from(std::size_t offset) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                              &XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &Run::start, &Run::end);
    XML_SetCharacterDataHandler(parser_, &Run::words);
    XML_SetStartDoctypeDeclHandler(parser_, &Run::doctype);
    offset_ = offset;
    if (offset > 0) {
      const std::string again = "<" + std::string(root_) + ">";
      prefix_ = again.size();
      XML_Parse(parser_, again.data(), static_cast<int>(again.size()), XML_FALSE);
    }
    const std::string_view rest = file_.substr(offset);
    if (XML_Parse(parser_, rest.data(), static_cast<int>(rest.size()), XML_TRUE) == XML_STATUS_OK) return kNone;
    if (XML_GetErrorCode(parser_) == XML_ERROR_ABORTED) return next_;
    const std::size_t where = here();
    const XML_Error error = XML_GetErrorCode(parser_);
    faults_.push_back(places_.at(where, explain(error)));
    const bool looked_at_all = error == XML_ERROR_UNCLOSED_TOKEN || error == XML_ERROR_UNCLOSED_CDATA_SECTION;
    spent_ = (looked_at_all ? file_.size() : where) - offset;
    return next_item(error == XML_ERROR_JUNK_AFTER_DOC_ELEMENT ? where : where + 1);
  }

  // Bytes looked at.
  std::size_t spent() const { return spent_; }

 private:
  std::size_t here() const {
    const XML_Index index = XML_GetCurrentByteIndex(parser_);
    const std::size_t at = index < 0 ? 0 : static_cast<std::size_t>(index);
    return offset_ + (at < prefix_ ? 0 : at - prefix_);
  }

  // The next tag of an item, as far as bytes can tell.
  std::size_t next_item(std::size_t at) const {
    const std::string tag = "<" + std::string(item_);
    for (at = file_.find(tag, at); at != kNone; at = file_.find(tag, at + 1)) {
      const char after = at + tag.size() < file_.size() ? file_[at + tag.size()] : '>';
      if (std::string_view(" \t\r\n>/").find(after) != kNone) return at;
    }
    return kNone;
  }

  // Expat may call once more after that.
  void stop(std::size_t next) {
    next_ = next;
    stopped_ = true;
    XML_StopParser(parser_, XML_FALSE);
  }
  void fail(std::size_t at, std::string message) { faults_.push_back(places_.at(at, std::move(message))); }

  static void XMLCALL doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    Run& run = *static_cast<Run*>(self);
    const std::size_t begin = run.file_.rfind("<!DOCTYPE", run.here());
    run.fail(begin == kNone ? run.here() : begin,
             "A document type is not read, since it can name other files and make a short text endless; take "
             "<!DOCTYPE ...> away.");
    run.stop(kNone);
  }

  static void XMLCALL start(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Run*>(self)->open(name, attributes);
  }
  static void XMLCALL end(void* self, const XML_Char*) { static_cast<Run*>(self)->close(); }
  static void XMLCALL words(void* self, const XML_Char* text, int size) {
    Run& run = *static_cast<Run*>(self);
    if (!run.open_.empty() && run.spoiled_ == 0) run.open_.back()->text.append(text, static_cast<std::size_t>(size));
  }

  void open(std::string_view name, const XML_Char** attributes) {
    if (stopped_) return;
    ++depth_;
    if (depth_ == 1 && name != root_) {
      fail(here(),
           "The document is <" + std::string(name.substr(0, 40)) + ">; here <" + std::string(root_) + "> is expected.");
      return stop(kNone);
    }
    if (inside() && name == item_) {
      faults_.push_back({item_tree_->line, item_tree_->column,
                         "This <" + std::string(item_) + "> is not closed before the next one."});
      return stop(here());
    }
    if (depth_ == 2 && name == item_) {
      begin_ = here();
      item_tree_.emplace();
      elements_ = 0;
      spoiled_ = 0;
      if (++items_ > kMaxItems) {
        fail(begin_, "There are more than " + std::to_string(kMaxItems) + " here; divide the file.");
        return stop(kNone);
      }
      fill(*item_tree_, name, attributes);
      open_.push_back(&*item_tree_);
      return;
    }
    if (!inside() || spoiled_ > 0) return;
    if (open_.size() >= kMaxDepth || ++elements_ > kMaxElements) {
      spoiled_ = depth_;
      fail(here(),
           open_.size() >= kMaxDepth ? "Elements are nested too deeply here." : "There are too many elements here.");
      return;
    }
    // A parent's children move while they grow, but only its last child is open.
    Element& made = open_.back()->children.emplace_back();
    fill(made, name, attributes);
    open_.push_back(&made);
  }

  void close() {
    if (stopped_) return;
    const bool of_item = inside() && depth_ == 2;
    if (inside() && spoiled_ == 0) open_.pop_back();
    --depth_;
    if (!of_item) return;
    if (spoiled_ == 0) take_(std::move(*item_tree_));
    item_tree_.reset();
    open_.clear();
    spoiled_ = 0;
  }

  bool inside() const { return item_tree_.has_value(); }

  void fill(Element& element, std::string_view name, const XML_Char** attributes) {
    element.name = name;
    for (; *attributes != nullptr; attributes += 2) element.attributes.emplace_back(attributes[0], attributes[1]);
    places_.place(element, here());
  }

  std::string_view file_, root_, item_;
  const std::function<void(Element&&)>& take_;
  Places& places_;
  std::vector<Fault>& faults_;
  std::size_t& items_;
  XML_Parser parser_ = nullptr;
  std::size_t offset_ = 0, prefix_ = 0, next_ = kNone, spent_ = 0;
  bool stopped_ = false;
  std::size_t depth_ = 0, begin_ = 0, elements_ = 0;
  std::size_t spoiled_ = 0;  // the depth at which an item became too much; 0: it is not
  std::optional<Element> item_tree_;
  std::vector<Element*> open_;
};

}  // namespace

const Element* Element::find(std::string_view child) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const Element& one) { return one.name == child; });
  return found == children.end() ? nullptr : &*found;
}

std::string_view Element::attribute(std::string_view of) const {
  for (const auto& [key, value] : attributes) {
    if (key == of) return value;
  }
  return {};
}

std::vector<Fault> read(std::string_view file, std::string_view root, std::string_view item,
                        const std::function<void(Element&&)>& take) {
  std::vector<Fault> faults;
  Places places(file);
  std::size_t items = 0, spent = 0;
  for (std::size_t at = 0; at != kNone && faults.size() < kMaxFaults && spent <= kMostLooks * file.size();) {
    Run run(file, root, item, take, places, faults, items);
    at = run.from(at);
    spent += run.spent();
  }
  return faults;
}

}  // namespace colloquy::exchange::xml
