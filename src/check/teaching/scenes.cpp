#include "check/teaching/scenes.h"

#include "text/fold.h"

namespace colloquy::check {

std::size_t scene_named(const lesson::Rehearsal& rehearsal, const std::string& target) {
  std::string_view anchor = target;
  if (anchor.starts_with('#')) anchor.remove_prefix(1);
  for (std::size_t i = 0; i < rehearsal.scenes.size(); ++i) {
    const lesson::Scene& scene = rehearsal.scenes[i];
    if (scene.anchor == anchor || text::fold(scene.title) == text::fold(target)) return i;
  }
  return kNoScene;
}

bool all_targets_exist(const lesson::Rehearsal& rehearsal) {
  for (const lesson::Scene& scene : rehearsal.scenes) {
    for (const lesson::Choice& choice : scene.choices) {
      if (scene_named(rehearsal, choice.target) == kNoScene) return false;
    }
    for (const lesson::Exit& exit : scene.exits) {
      if (scene_named(rehearsal, exit.target) == kNoScene) return false;
    }
  }
  return true;
}

}  // namespace colloquy::check
