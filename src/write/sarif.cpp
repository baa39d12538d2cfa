// findings_sarif: OASIS "Static Analysis Results Interchange Format" 2.1.0. Only what viewers use:
// rules, results with a region, fixes. Columns count code points, as ours do.
#include <algorithm>
#include <string>

#include "base/json.h"
#include "write/findings.h"

namespace colloquy::write {
namespace {

using base::Json;

Json text_of(std::string_view text) {
  return Json::object().set("text", text);
}

// A path as a relative URI reference (RFC 3986): everything but unreserved characters and "/" in percent codes.
std::string uri(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      const unsigned char b = static_cast<unsigned char>(c);
      out += {'%', kHex[b >> 4], kHex[b & 15]};
    }
  }
  return out;
}

Json region(const base::Span& span) {
  Json json = Json::object();
  json.set("startLine", static_cast<std::int64_t>(span.line))
      .set("startColumn", static_cast<std::int64_t>(std::max(span.column, 1u)));
  if (span.end_line != 0) json.set("endLine", static_cast<std::int64_t>(span.end_line));
  if (span.end_column != 0) json.set("endColumn", static_cast<std::int64_t>(span.end_column));
  return json;
}

Json artifact(const base::Files& files, base::FileId file) {
  return Json::object().set("uri", uri(files.name(file)));
}

Json fix_of(const base::Diagnostic& d, const base::Files& files) {
  // One artifactChange a file, its replacements in order.
  std::vector<std::pair<base::FileId, Json>> changes;
  for (const base::Edit& edit : d.fix) {
    auto at = std::find_if(changes.begin(), changes.end(), [&](const auto& c) { return c.first == edit.span.file; });
    if (at == changes.end()) at = changes.insert(changes.end(), {edit.span.file, Json::array()});
    Json replacement = Json::object();
    replacement.set("deletedRegion", region(edit.span)).set("insertedContent", text_of(edit.text));
    at->second.push(std::move(replacement));
  }
  Json list = Json::array();
  for (auto& [file, replacements] : changes) {
    list.push(
        Json::object().set("artifactLocation", artifact(files, file)).set("replacements", std::move(replacements)));
  }
  return Json::object()
      .set("description", text_of(d.help.empty() ? d.message : d.help))
      .set("artifactChanges", std::move(list));
}

Json result_of(const base::Diagnostic& d, const base::Files& files) {
  Json result = Json::object();
  result.set("ruleId", d.rule).set("level", d.severity == base::Severity::error ? "error" : "warning");
  result.set("message", text_of(d.help.empty() ? d.message : d.message + " " + d.help));
  if (d.span.file != 0) {
    Json physical = Json::object();
    physical.set("artifactLocation", artifact(files, d.span.file));
    if (d.span.known()) physical.set("region", region(d.span));
    result.set("locations", Json::array().push(Json::object().set("physicalLocation", std::move(physical))));
  }
  if (!d.fix.empty()) result.set("fixes", Json::array().push(fix_of(d, files)));
  return result;
}

}  // namespace

std::string findings_sarif(std::span<const base::Diagnostic> findings, const FindingSources& sources,
                           std::span<const base::RuleInfo> rules, std::string_view version) {
  Json described = Json::array();
  for (const base::RuleInfo& rule : rules) {
    const bool occurs =
        std::any_of(findings.begin(), findings.end(), [&](const base::Diagnostic& d) { return d.rule == rule.id; });
    if (!occurs) continue;
    Json json = Json::object();
    json.set("id", rule.id)
        .set("shortDescription", text_of(rule.summary))
        .set("fullDescription", text_of(rule.explanation));
    json.set("defaultConfiguration",
             Json::object().set("level", rule.severity == base::Severity::error ? "error" : "warning"));
    described.push(std::move(json));
  }
  Json results = Json::array();
  for (const base::Diagnostic& d : findings) results.push(result_of(d, sources.files));
  Json driver = Json::object();
  driver.set("name", "Colloquy").set("version", version).set("rules", std::move(described));
  Json run = Json::object();
  run.set("tool", Json::object().set("driver", std::move(driver)))
      .set("columnKind", "unicodeCodePoints")
      .set("results", std::move(results));
  Json log = Json::object();
  log.set("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      .set("version", "2.1.0")
      .set("runs", Json::array().push(std::move(run)));
  return to_string(log, base::JsonStyle::pretty);
}

}  // namespace colloquy::write
