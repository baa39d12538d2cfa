// colloquy check: every finding of a course in one run, as text, JSON or SARIF; --fix mends what a
// machine may mend and writes the lock file.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "app/rules.h"
#include "check/check.h"
#include "site/build.h"
#include "site/fix.h"
#include "write/findings.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

struct Wanted {
  std::vector<std::string> paths;
  std::string format = "text";
  bool fix = false;
};

// One course to be checked: all of it, or only the files a path named.
struct Target {
  fs::path root;
  std::set<std::string> only;  // below root; empty: everything
};

base::Result<std::vector<Target>> targets_of(const std::vector<std::string>& paths) {
  std::vector<Target> targets;
  std::error_code error;
  for (const std::string& path : paths) {
    if (!fs::exists(path, error))
      return base::make_error(base::ErrorKind::not_found, path + ": there is no such file or folder");
    const fs::path root = site::course_root(path);
    const std::string below = fs::relative(path, root, error).generic_string();
    auto target = std::find_if(targets.begin(), targets.end(),
                               [&](const Target& t) { return fs::equivalent(t.root, root, error); });
    const bool fresh = target == targets.end();
    if (fresh) target = targets.insert(targets.end(), Target{root, {}});
    if (below == "." || below.empty())
      target->only.clear();
    else if (fresh || !target->only.empty())
      target->only.insert(below);
  }
  return targets;
}

bool wanted_file(const Target& target, const std::string& path) {
  if (target.only.empty()) return true;
  return std::any_of(target.only.begin(), target.only.end(),
                     [&](const std::string& only) { return path == only || path.starts_with(only + "/"); });
}

// Findings of one target, with the names and texts of their files.
struct Checked {
  base::Files files;
  std::map<base::FileId, std::string> texts;
  base::Diagnostics findings;
};

base::Result<void> check_target(const Target& target, bool fix, Checked& out, site::Mended& mended) {
  // A fix may uncover another finding or make room for one that overlapped it: a few rounds settle it.
  for (int round = 0;; ++round) {
    site::BuildSettings settings;
    settings.course = target.root;
    settings.prefix = path_prefix(target.root);
    site::Build build(settings);
    TRY_VOID(build.scan());
    build.read();
    build.check();
    base::Diagnostics findings;
    for (const base::Diagnostic& finding : build.findings()) {
      const std::string& name = build.files().name(finding.span.file);
      if (wanted_file(target, name.substr(std::min(settings.prefix.size(), name.size())))) findings.push_back(finding);
    }
    if (fix && round < 8) {
      const site::Mended now = TRY(site::mend(build.scanned(), findings));
      mended.findings += now.files ? now.findings : 0;
      mended.files += now.files;
      if (now.files > 0) continue;
      TRY_VOID(build.keep_ids());
    } else if (!fix && build.reading().lock_stale) {
      const site::ScannedFile* lock = build.scanned().find("colloquy.lock");
      base::Diagnostics stale{{"form/lock-stale",
                               base::Severity::warning,
                               {lock ? lock->file : 0, 1, 1, 1, 1},
                               "colloquy.lock does not know the newest text.",
                               "Run colloquy check --fix, or build the course.",
                               {}}};
      check::apply_levels(stale, build.course());
      findings.insert(findings.end(), stale.begin(), stale.end());
    }
    // The file ids of several courses are put into one table.
    std::vector<base::FileId> moved(build.files().size(), 0);
    for (base::FileId id = 1; id < build.files().size(); ++id) moved[id] = out.files.add(build.files().name(id));
    for (const site::ScannedFile& file : build.scanned().texts) out.texts[moved[file.file]] = file.bytes;
    for (base::Diagnostic& finding : findings) {
      finding.span.file = moved[finding.span.file];
      for (base::Edit& edit : finding.fix) edit.span.file = moved[edit.span.file];
      out.findings.push_back(std::move(finding));
    }
    return {};
  }
}

void print(const Checked& checked, const std::string& format, const site::Mended* mended) {
  const write::FindingSources sources{checked.files, [&](base::FileId id) -> std::string_view {
                                        const auto text = checked.texts.find(id);
                                        return text == checked.texts.end() ? std::string_view()
                                                                           : std::string_view(text->second);
                                      }};
  if (format == "json") {
    std::cout << write::findings_json(checked.findings, sources);
  } else if (format == "sarif") {
    const std::vector<base::RuleInfo> rules = all_rules();
    std::cout << write::findings_sarif(checked.findings, sources, rules, COLLOQUY_VERSION);
  } else {
    std::cout << write::findings_text(checked.findings, sources,
                                      isatty(STDOUT_FILENO) ? write::Colour::on : write::Colour::off);
    if (mended && mended->files > 0)
      std::cout << mended->findings << " mended in " << mended->files << (mended->files == 1 ? " file\n" : " files\n");
    else if (checked.findings.empty())
      std::cout << "nothing found\n";
  }
}

}  // namespace

int check_command(const Arguments& arguments) {
  Wanted wanted;
  Options options("check", "Find every mistake of a course in one run.", "colloquy check courses/mine --format sarif");
  options.words("PATH", wanted.paths, "course folders, or files inside one")
      .one_of("--format", wanted.format, {"text", "json", "sarif"}, "text, json or sarif")
      .flag("--fix", wanted.fix, "mend what a machine may mend");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  const base::Result<std::vector<Target>> targets = targets_of(wanted.paths);
  if (!targets.ok()) return world_failed(targets.error());
  Checked checked;
  site::Mended mended;
  for (const Target& target : *targets) {
    if (const base::Result<void> done = check_target(target, wanted.fix, checked, mended); !done.ok())
      return world_failed(done.error());
  }
  print(checked, wanted.format, wanted.fix ? &mended : nullptr);
  const bool errors = std::any_of(checked.findings.begin(), checked.findings.end(),
                                  [](const base::Diagnostic& f) { return f.severity == base::Severity::error; });
  return errors ? kInputErrors : kDone;
}

}  // namespace colloquy::app
