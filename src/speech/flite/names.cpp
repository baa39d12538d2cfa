#include "speech/flite/names.h"

#include <algorithm>
#include <array>

namespace colloquy::speech {
namespace {

struct Name {
  std::string_view word, phones;
};

constexpr std::array kNames = std::to_array<Name>({
    {"archimedes", "aa0 r k ax0 m iy1 d iy0 z"},
    {"aristotle", "eh1 r ax0 s t aa0 t ax0 l"},
    {"copernicus", "k ax0 p er1 n ax0 k ax0 s"},
    {"descartes", "d ey0 k aa1 r t"},
    {"euclid", "y uw1 k l ih0 d"},
    {"euler", "oy1 l er0"},
    {"flückiger", "f l iy1 k ih0 g er0"},
    {"foucault", "f uw0 k ow1"},
    {"freud", "f r oy1 d"},
    {"galileo", "g ae0 l ax0 l ey1 ow0"},
    {"gauss", "g aw1 s"},
    {"genuineness", "jh eh1 n y ax0 w ax0 n n ax0 s"},
    {"goethe", "g er1 t ax0"},
    {"heidegger", "hh ay1 d eh0 g er0"},
    {"hermeneutics", "hh er0 m ax0 n uw1 t ih0 k s"},
    {"jung", "y uh1 ng"},
    {"kierkegaard", "k ih1 r k ax0 g aa0 r d"},
    {"nietzsche", "n iy1 ch ax0"},
    {"piaget", "p y aa0 zh ey1"},
    {"plato", "p l ey1 t ow0"},
    {"poincare", "p w ae0 n k aa0 r ey1"},
    {"pythagoras", "p ax0 th ae1 g er0 ax0 s"},
    {"rousseau", "r uw0 s ow1"},
    {"sartre", "s aa1 r t r ax0"},
    {"schopenhauer", "sh ow1 p ax0 n hh aw0 er0"},
    {"socrates", "s aa1 k r ax0 t iy0 z"},
    {"vygotsky", "v ih0 g aa1 t s k iy0"},
    {"wittgenstein", "v ih1 t g ax0 n sh t ay0 n"},
});

}  // namespace

std::string_view phones_of_name(std::string_view word) {
  const auto* at = std::lower_bound(kNames.begin(), kNames.end(), word,
                                    [](const Name& one, std::string_view other) { return one.word < other; });
  return at != kNames.end() && at->word == word ? at->phones : std::string_view();
}

}  // namespace colloquy::speech
