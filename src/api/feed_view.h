// A course as its learner's podcast feed shows it: what of the package becomes which episode, at which address, under
// which name. Made for one request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/course.h"
#include "api/published.h"
#include "api/review.h"
#include "write/feed.h"

namespace colloquy::api {

// Where the feed was asked for.
struct FeedPlace {
  std::string origin;  // "https://school.example"
  std::string secret;
};

// Of all tracks that become episodes, in order: those with an MP3 whose size is known (packages of before say none).
std::vector<std::string> episode_ids(const Course& course);

// `review`: null where there is none today.
write::FeedView feed_view(const Course& course, const store::LearnerId& learner, const FeedPlace& place,
                          const Published& published, const Review* review);

// The name of the review's file in its address: another each day.
std::string review_file(const Review& review);

}  // namespace colloquy::api
