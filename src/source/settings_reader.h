// Takes typed values out of a Setting tree by a table of known names: one message for a name that
// does not exist, one for a value of the wrong kind. Used for front matter and course.yaml alike.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lesson/course.h"
#include "source/setting.h"

namespace colloquy::source {

class SettingsReader {
 public:
  // `what` names the place in messages: "front matter" or "course.yaml".
  explicit SettingsReader(base::Diagnostics& findings) : findings_(findings) {}

  using Take = std::function<void(const Setting&)>;
  struct Known {
    std::string_view name;
    Take take;
  };
  // Calls take for each member of `map`; reports unknown and repeated names (form/front-key).
  void take_all(const Setting& map, const std::vector<Known>& known);

  // Each reports form/front-value and leaves `out` alone when the value is of another kind.
  void text(const Setting& value, std::string_view name, std::string& out);
  void texts(const Setting& value, std::string_view name, std::vector<std::string>& out);  // a list, or one text
  void flag(const Setting& value, std::string_view name, bool& out);
  void number(const Setting& value, std::string_view name, int& out);
  // "0.85" or "85 %", from `least` to `most`.
  void share(const Setting& value, std::string_view name, double least, double most, double& out);
  void text_map(const Setting& value, std::string_view name, std::map<std::string, std::string>& out);
  void list_map(const Setting& value, std::string_view name, std::map<std::string, std::vector<std::string>>& out);
  void access(const Setting& value, lesson::Access& out);
  void cast(const Setting& value, std::vector<lesson::Speaker>& out);

  void wrong_value(const Setting& value, std::string_view name, std::string_view allowed);

 private:
  base::Diagnostics& findings_;
};

}  // namespace colloquy::source
