// How hard the questions of a lesson's test are for the class, from the newest figures (figures.h): what an answer says
// of an ability depends on it. A question without figures counts as middling.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "store/store.h"

namespace colloquy::api {

class Difficulties {
 public:
  static constexpr char kKind[] = "difficulty";  // of the figure: {"items":[{"question","edition","difficulty"}]}

  // Errors: those of the store.
  static base::Result<Difficulties> of(store::Store& store, const std::string& course, const std::string& lesson);

  // Logits (learn/ability.h); 0 where nothing is known of that edition.
  double of(const std::string& question, int edition) const;

 private:
  std::map<std::pair<std::string, int>, double> all_;
};

}  // namespace colloquy::api
