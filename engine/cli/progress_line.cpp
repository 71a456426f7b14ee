// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.hpp"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "syntax/json_writer.hpp"

namespace ferrolabel::cli {

namespace {

using namespace std::chrono_literals;

constexpr int bar_width = 20;

/// "2:05:09", "05:09".
std::string clock_text(double seconds) {
  const auto whole = std::llround(seconds);
  std::array<char, 32> text;
  if (whole >= 3600) std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  else std::snprintf(text.data(), text.size(), "%02lld:%02lld", whole / 60, whole % 60);
  return text.data();
}

std::string bar(double share) {
  const auto full = static_cast<int>(share * bar_width);
  std::array<char, 16> percent;
  std::snprintf(percent.data(), percent.size(), "%3.0f %%", std::floor(share * 100));
  return "[" + std::string(static_cast<std::size_t>(full), '=') + std::string(static_cast<std::size_t>(bar_width - full), ' ') + "] " + percent.data();
}

}  // namespace

ProgressLine::ProgressLine(Kind kind) : kind_{kind}, terminal_{kind == Kind::text && isatty(STDERR_FILENO) == 1} {}

ProgressLine::~ProgressLine() {
  if (terminal_ && any_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::operator()(const batch::RunProgress& progress) {
  if (kind_ == Kind::none) return;
  const auto now = Clock::now();
  if (now - last_ < (terminal_ ? 200ms : kind_ == Kind::json ? 1000ms : 10'000ms)) return;
  last_ = now;
  any_ = true;
  const auto seconds = std::chrono::duration<double>(now - begin_).count();
  const auto text = kind_ == Kind::json ? json(progress, seconds) : line(progress, seconds);
  std::fputs(((terminal_ ? "\r\x1b[K" : "") + text + (terminal_ ? "" : "\n")).c_str(), stderr);
}

ProgressLine::Pace ProgressLine::pace(const batch::RunProgress& progress, double seconds) {
  Pace pace{static_cast<double>(progress.done - progress.taken_over) / seconds, std::nullopt};
  if (progress.share && *progress.share > progress.share_before) pace.seconds_left = seconds * (1 - *progress.share) / (*progress.share - progress.share_before);
  return pace;
}

std::string ProgressLine::line(const batch::RunProgress& progress, double seconds) {
  const auto [per_second, left] = pace(progress, seconds);
  auto text = progress.share ? bar(*progress.share) + "  " : std::string{};
  text += std::to_string(progress.done) + " submissions, " + std::to_string(std::llround(per_second)) + "/s, " +
          std::to_string(progress.summary->count(batch::Verdict::rejected)) + " rejected";
  if (left) text += ", " + clock_text(*left) + " left";
  return text;
}

std::string ProgressLine::json(const batch::RunProgress& progress, double seconds) {
  const auto [per_second, left] = pace(progress, seconds);
  syntax::JsonWriter writer{0};
  const auto count = [&writer](std::string_view name, std::uint64_t value) { writer.key(name).integer(static_cast<std::int64_t>(value)); };
  writer.begin_object();
  count("submissions", progress.done);
  count("accepted", progress.summary->count(batch::Verdict::accepted));
  count("needsReview", progress.summary->count(batch::Verdict::needs_review));
  count("rejected", progress.summary->count(batch::Verdict::rejected));
  writer.member("seconds", seconds).member("perSecond", per_second).member("share", progress.share).member("secondsLeft", left);
  writer.end_object();
  return std::move(writer).take();
}

}  // namespace ferrolabel::cli
