// Faults of teaching in a rehearsal, which a lesson without one gets first.
#include "planters.h"

namespace colloquy::planted {
namespace {

const std::vector<std::string> kRehearsal = {"## Rehearsal",
                                             "",
                                             "You are the helper.",
                                             "",
                                             "### Codes",
                                             "",
                                             "**reflect:** Says back what was heard.",
                                             "",
                                             "- You are not sure.",
                                             "- That gave you a fright.",
                                             "- You came all the way back.",
                                             "",
                                             "### At the desk",
                                             "",
                                             "**Leo:** I had it in my hand.",
                                             "",
                                             "**You:**",
                                             "",
                                             "- You look shaken. *(reflect)* -> [Together](#together)",
                                             "  > You named the worry.",
                                             "- Go away. -> [He leaves](#he-leaves)",
                                             "  > He goes.",
                                             "",
                                             "### Together",
                                             "",
                                             "**Leo:** Could we look?",
                                             "",
                                             "**Good ending:** You look together.",
                                             "",
                                             "### He leaves",
                                             "",
                                             "**Poor ending:** He walks out.",
                                             ""};

// Adds the rehearsal with one change: `edit` gets its lines and returns the line of the fault.
std::function<std::optional<Fault>(Ground&, Random&)> rehearsal(
    std::function<std::size_t(std::vector<std::string>&, Random&)> edit) {
  return [=](Ground& g, Random& r) -> std::optional<Fault> {
    if (g.lesson.heading("Rehearsal")) return {};
    std::vector<std::string> lines = kRehearsal;
    const std::size_t at = edit(lines, r);
    const std::size_t first = g.lesson.lines.size();
    g.lesson.lines.push_back("");
    g.lesson.insert(first + 1, lines);
    return Fault{first + 1 + at + 1};
  };
}

}  // namespace

std::vector<Planter> rehearsal_planters() {
  return {{"teaching/no-scene", rehearsal([](std::vector<std::string>& l, Random&) -> std::size_t {
             l.resize(11);
             return 0;
           })},
          {"teaching/dead-end", rehearsal([](std::vector<std::string>& l, Random& r) -> std::size_t {
             const std::size_t at = r() % 2 == 0 ? 27 : 31;
             l[at] = "**Leo:** So it is.";
             return at == 27 ? 23 : 29;
           })},
          {"teaching/unreachable", rehearsal([](std::vector<std::string>& l, Random& r) -> std::size_t {
             if (r() % 2 == 0) {
               l[20] = "- Go away. -> [Together](#together)";
               return 29;
             }
             l[18] = "- You look shaken. *(reflect)* -> [He leaves](#he-leaves)";
             return 23;
           })},
          {"teaching/no-why", rehearsal([](std::vector<std::string>& l, Random& r) -> std::size_t {
             const std::size_t at = r() % 2 == 0 ? 19 : 21;
             l.erase(l.begin() + static_cast<std::ptrdiff_t>(at));
             return at - 1;
           })},
          {"teaching/few-examples", rehearsal([](std::vector<std::string>& l, Random& r) -> std::size_t {
             l.erase(l.begin() + static_cast<std::ptrdiff_t>(8 + r() % 3));
             return 6;
           })}};
}

}  // namespace colloquy::planted
