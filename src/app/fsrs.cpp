// colloquy fsrs: the memory model for researchers, from CSV to CSV, or to the parameters that fit.
#include <charconv>
#include <chrono>
#include <iostream>
#include <iterator>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "base/file.h"
#include "base/json.h"
#include "exchange/reviews/csv.h"
#include "learn/pooled.h"

namespace colloquy::app {
namespace {

using base::Result;

constexpr std::uint64_t kLargest = 1ull << 30;

Result<exchange::Reviews> read(const std::string& path) {
  Result<std::string> text = path.empty() || path == "-"
                                 ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {}))
                                 : base::read_file(path, kLargest);
  if (!text.ok()) return text.error();
  return exchange::read_reviews(*text);
}

// Numbers as a list of them is given on the command line.
Result<learn::Weights> weights_of(const std::vector<std::string>& words) {
  if (words.empty()) return learn::kDefaultWeights;
  std::vector<double> numbers;
  for (const std::string& word : words) {
    double number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size())
      return base::make_error(base::ErrorKind::invalid, "\"" + word + "\" is no number");
    numbers.push_back(number);
  }
  return learn::migrate(numbers);
}

int wrong_input(const std::string& path, const base::Error& error) {
  std::cerr << "colloquy: " << (path.empty() ? "standard input" : path) << ": " << error.message << '\n';
  return error.kind == base::ErrorKind::invalid ? kInputErrors : kWorldFailed;
}

int schedule(const Arguments& arguments) {
  std::string path;
  std::vector<std::string> weights;
  Options options("fsrs schedule",
                  "Say what FSRS-6 thinks after each answer: CSV with card,delta_days,rating becomes CSV with\n"
                  "card,review,stability,difficulty,retrievability,interval.",
                  "colloquy fsrs schedule answers.csv > memory.csv");
  options.optional_word("FILE", path, "the answers in the order in which they were given; without it: standard input")
      .values("--weights", weights, "17, 19 or 21 parameters (default: those of FSRS-6)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  const Result<learn::Weights> w = weights_of(weights);
  if (!w.ok()) {
    std::cerr << "colloquy: --weights: " << w.error().message << '\n';
    return kUsage;
  }
  const Result<exchange::Reviews> reviews = read(path);
  if (!reviews.ok()) return wrong_input(path, reviews.error());
  std::cout << exchange::write_schedule(*reviews, learn::Fsrs(*w), 0.9) << std::flush;
  return std::cout ? kDone : kWorldFailed;
}

int optimize(const Arguments& arguments) {
  std::string path;
  std::vector<std::string> prior;
  bool pooled = false, own = false;
  Options options(
      "fsrs optimize",
      "Fit the parameters of FSRS-6 to what was answered: CSV with card,delta_days,rating becomes one line of\n"
      "JSON with items (answers that count), seconds, w (21 parameters) and log_loss (their mean over the items).",
      "colloquy fsrs optimize answers.csv");
  options.optional_word("FILE", path, "the answers in the order in which they were given; without it: standard input")
      .values("--prior", prior, "parameters that few answers stay near (default: those of FSRS-6)")
      .flag("--pooled", pooled, "for learners still to come: the answers are of many, named in a column \"learner\"")
      .flag("--own", own, "for one learner: the fit is believed as far as their answers go");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  const Result<learn::Weights> mean = weights_of(prior);
  if (!mean.ok()) {
    std::cerr << "colloquy: --prior: " << mean.error().message << '\n';
    return kUsage;
  }
  const Result<exchange::Reviews> reviews = read(path);
  if (!reviews.ok()) return wrong_input(path, reviews.error());
  if (pooled && own) {
    std::cerr << "colloquy: --pooled and --own exclude each other\n";
    return kUsage;
  }
  if (pooled && reviews->learners.empty())
    return wrong_input(path, base::make_error(base::ErrorKind::invalid, "--pooled needs a column \"learner\""));
  const auto began = std::chrono::steady_clock::now();
  std::optional<double> step;
  learn::Fit fit;
  if (pooled) {
    const learn::Pooled found = learn::pool(reviews->learners, *mean);
    fit = found.fit;
    step = found.step;
  } else if (own) {
    const learn::Pooled found = learn::own(reviews->log, *mean);
    fit = found.fit;
    step = found.step;
  } else {
    learn::Training training;
    training.prior.mean = *mean;
    fit = learn::optimise(reviews->log, training);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  base::Json w = base::Json::array();
  for (const double one : fit.weights) w.push(one);
  base::Json out = base::Json::object();
  out.set("items", static_cast<std::int64_t>(fit.items)).set("seconds", took.count()).set("w", std::move(w));
  if (step) out.set("step", *step);
  out.set("log_loss", learn::log_loss(reviews->log, fit.weights));
  std::cout << base::to_string(out) << '\n' << std::flush;
  return std::cout ? kDone : kWorldFailed;
}

}  // namespace

int fsrs_command(const Arguments& arguments) {
  const std::string what = arguments.empty() ? "" : arguments.front();
  const Arguments rest(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end());
  if (what == "schedule") return schedule(rest);
  if (what == "optimize") return optimize(rest);
  const bool asked = what == "--help" || what == "-h";
  (asked ? std::cout : std::cerr) << "colloquy fsrs schedule FILE   what FSRS-6 thinks after each answer\n"
                                     "colloquy fsrs optimize FILE   the parameters that fit what was answered\n";
  return asked ? kDone : kUsage;
}

}  // namespace colloquy::app
