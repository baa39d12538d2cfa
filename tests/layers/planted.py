"""A small clean source tree, and breaches of the law planted into it, each of which must be found alone."""

HEAD = "// What it is.\n#pragma once\n"

CLEAN = {
    "src/base/CMakeLists.txt": "colloquy_folder(base LIBS Boost::json)\n",
    "src/base/json.cpp": '#include "base/json.h"\n#include <boost/json.hpp>\nnamespace { int counted = 0; }\n',
    "src/base/json.h": HEAD + "#include <string>\n",
    "src/base/file.h": HEAD + "#include <filesystem>\n",
    "src/text/CMakeLists.txt": "colloquy_folder(text DEPS base)\n",
    "src/text/words.cpp": """#include "text/words.h"
#include <array>
#include <chrono>
// static int commented_out = 0;
namespace colloquy::text {
namespace {
constexpr std::array<int, 2> kTable = {1, 2};
const char* const kNames[] = {"static int quoted;", "b"};
struct Row { int a; int b = 0; };
enum class Kind { a, b };
int helper(int a, int b = 0) { int local = a; return local + b; }
}  // namespace
template <typename T> T twice(T t) { static constexpr int kTwo = 2; return t * kTwo; }
int count(const std::vector<int>& v) { for (int i = 0; i < 3; ++i) { Row row{1, 2}; } return helper(1); }
class Words { public: static int of(int); private: int count_ = 0; static const int kMost = 3; };
bool operator==(const Words& a, const Words& b);
}  // namespace colloquy::text
""",
    "src/text/words.h": HEAD + '#include "base/json.h"\n',
    "src/text/words_test.cpp": '#include "text/words.h"\n#include <gtest/gtest.h>\n#include <fstream>\nint calls = 0;\n',
    "src/source/CMakeLists.txt": "colloquy_folder(source DEPS base text LIBS cmark-gfm)\n",
    "src/source/markdown.cpp":
        '#include <cmark-gfm.h>\n#include <unistd.h>\n#include "base/file.h"\n#include "text/words.h"\n',
    "src/source/markdown.h": HEAD,
    "src/check/CMakeLists.txt": "colloquy_folder(check DEPS text)\n",
    "src/check/rule.cpp": '#include "text/words.h"\n',
    "src/check/rule.h": HEAD,
    "src/site/CMakeLists.txt": "colloquy_folder(site DEPS source)\n",
    "src/site/build.cpp": '#include "source/markdown.h"\n',
}

RULE, WORDS, MARKDOWN = "src/check/rule.cpp", "src/text/words.cpp", "src/source/markdown.cpp"


def line_before(path, line):
    """The clean file with one line put before it; the breach is then on line 1."""
    return {path: line + "\n" + CLEAN[path]}


# (what was planted, files replaced, the law that must see it, start of its sentence)
BREACHES = [
    ("a lower folder includes a higher one", line_before(WORDS, '#include "check/rule.h"')
     | {"src/text/CMakeLists.txt": "colloquy_folder(text DEPS base check)\n"}, "law_of_includes", f"{WORDS}:1:"),
    ("folders of one row know each other", line_before(RULE, '#include "source/markdown.h"')
     | {"src/check/CMakeLists.txt": "colloquy_folder(check DEPS text source)\n"}, "law_of_includes", f"{RULE}:1:"),
    ("pointed brackets hide nothing", line_before(RULE, "#include <source/markdown.h>")
     | {"src/check/CMakeLists.txt": "colloquy_folder(check DEPS text source)\n"}, "law_of_includes", f"{RULE}:1:"),
    ("a header without its folder", line_before(WORDS, '#include "words.h"'), "law_of_includes", f"{WORDS}:1:"),
    ("a folder nobody placed", {"src/misc/a.cpp": "\n"}, "law_of_includes", "src/misc/a.cpp:1:"),
    ("Boost.JSON outside its file", line_before(MARKDOWN, "#include <boost/json.hpp>"),
     "third_party_walls", f"{MARKDOWN}:1:"),
    ("Asio outside http", line_before(RULE, "#include <boost/asio.hpp>"), "third_party_walls", f"{RULE}:1:"),
    ("cmark outside source", line_before(RULE, "#include <cmark-gfm.h>"), "third_party_walls", f"{RULE}:1:"),
    ("sqlite outside its folder", line_before(RULE, "#include <sqlite3.h>"), "third_party_walls", f"{RULE}:1:"),
    ("GoogleTest in the program", line_before(RULE, "#include <gtest/gtest.h>"), "third_party_walls", f"{RULE}:1:"),
    ("a library with no wall", line_before(RULE, "#include <fmt/format.h>"), "third_party_walls", f"{RULE}:1:"),
    ("a library that leaks through a header", {"src/source/markdown.h": HEAD + "#include <cmark-gfm.h>\n"},
     "third_party_walls", "src/source/markdown.h:3:"),
    ("a file stream in a pure folder", line_before(WORDS, "#include <fstream>"), "purity", f"{WORDS}:1:"),
    ("a thread in a pure folder", line_before(WORDS, "#include <thread>"), "purity", f"{WORDS}:1:"),
    ("a lock in a pure folder", line_before(WORDS, "#include <mutex>"), "purity", f"{WORDS}:1:"),
    ("a socket in a pure folder", line_before(WORDS, "#include <sys/socket.h>"), "purity", f"{WORDS}:1:"),
    ("our own files in a pure folder", line_before(WORDS, '#include "base/file.h"'), "purity", f"{WORDS}:1:"),
    ("the clock in a pure folder", line_before(WORDS, "long t() { return std::chrono::steady_clock::now(); }"),
     "purity", f"{WORDS}:1:"),
    ("the environment in a pure folder", line_before(WORDS, 'char* e() { return getenv("A"); }'),
     "purity", f"{WORDS}:1:"),
    ("a global variable", line_before(WORDS, "int calls = 0;"), "purity", f"{WORDS}:1:"),
    ("a global without a value", line_before(WORDS, "namespace x { std::map<int, std::string> cache; }"),
     "purity", f"{WORDS}:1:"),
    ("a global in braces", line_before(WORDS, "static std::vector<int> seen{1, 2};"), "purity", f"{WORDS}:1:"),
    ("a static in a function", line_before(WORDS, "int next() { static int n = 0; return ++n; }"),
     "purity", f"{WORDS}:1:"),
    ("a thread-local", line_before(WORDS, "thread_local int depth = 0;"), "purity", f"{WORDS}:1:"),
    ("an include that CMake does not know", {"src/text/CMakeLists.txt": "colloquy_folder(text)\n"},
     "cmake_mirrors", "src/text/CMakeLists.txt:1:"),
    ("a DEPS of nothing", {"src/check/CMakeLists.txt": "colloquy_folder(check DEPS base text)\n"},
     "cmake_mirrors", "src/check/CMakeLists.txt:1:"),
    ("a header without a head", {"src/text/words.h": '#pragma once\n#include "base/json.h"\n'},
     "heads", "src/text/words.h:1:"),
    ("a header read twice", {"src/text/words.h": '// What.\n#include "base/json.h"\n'}, "heads", "src/text/words.h:1:"),
    ("a file too long", {"tools/long": "x\n" * 801}, "shape", "tools/long:801:"),
    ("a path of a machine", {"tools/a": "cd /home/ann/colloquy\n"}, "shape", "tools/a:1:"),
    ("a name that says nothing", line_before(RULE, "class RuleManager;"), "shape", f"{RULE}:1:"),
    ("a file name in capitals", {"src/check/Rule.cpp": "\n"}, "shape", "src/check/Rule.cpp:1:"),
]
