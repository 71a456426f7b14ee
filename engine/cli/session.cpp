// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "cli/exit_code.hpp"
#include "formats/plant/plant_fields.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/plant/plant_writer.hpp"
#include "formats/result/findings_json.hpp"
#include "report/findings_text.hpp"
#include "report/html_page.hpp"
#include "report/pdf_pages.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::cli {

namespace {

/// Colours only for a person at a terminal who has not asked to be spared. @source no-color.org
bool wants_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view{terminal} == "dumb";
  return (no_colour == nullptr || *no_colour == '\0') && !dumb && isatty(descriptor) == 1;
}

/// Signs that no text of a user's can foresee. @source getrandom(2): up to 256 bytes come whole
std::string mark_by_chance() {
  unsigned char bytes[16];
  if (getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) throw std::runtime_error{"no random bytes"};
  std::string mark{'\x1d'};
  for (const auto byte : bytes) mark += "0123456789abcdef"[byte >> 4U], mark += "0123456789abcdef"[byte & 15U];
  return mark;
}

bool write_all(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

}  // namespace

Session::Session(Settings settings, std::string command) : settings_{std::move(settings)}, command_{std::move(command)} {
  const bool page = settings_.format == "html";
  style_.colour = page || settings_.format == "pdf" || (settings_.output.empty() && !json() && wants_colour(STDOUT_FILENO));
  if (page) style_.table_mark = mark_by_chance();
  message_style_.colour = wants_colour(STDERR_FILENO);
}

Result<unsigned> Session::threads() const {
  const auto count = read_count("--threads", settings_.threads, std::max(1U, std::thread::hardware_concurrency()), 1, 1024);
  if (!count) return count.findings();
  return static_cast<unsigned>(*count);
}

std::string Session::methods_directory() const {
  if (!settings_.methods.empty()) return settings_.methods;
  if (const char* named = std::getenv("FERROLABEL_METHODS"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"../../../methods", "../share/ferrolabel/methods"})
    if (auto candidate = (folder / place).lexically_normal(); std::filesystem::is_directory(candidate, error)) return candidate.string();
  return (folder / "../share/ferrolabel/methods").lexically_normal().string();
}

Result<formats::PackLibrary> Session::packs() const { return formats::PackLibrary::open(methods_directory()); }

Result<formats::SchemeLibrary> Session::schemes() const { return formats::SchemeLibrary::open(std::filesystem::path{methods_directory()} / "schemes"); }

Result<std::unique_ptr<Subject>> Session::read_subject(const std::string& path, const std::string& method_id) const {
  const auto limits = syntax::file_limits();
  auto source = syntax::read_file(path, limits.bytes);
  if (!source) return source.findings();
  auto document = syntax::read_document(std::move(source).value(), formats::plant_namespace, limits);
  if (!document) return document.findings();
  auto installation = formats::read_plant(*document);
  if (!installation) return installation.findings();
  Findings findings = installation.findings();
  const auto library = packs();
  if (!library) return library.findings();
  auto subject = std::make_unique<Subject>();
  subject->plant = std::move(installation).value();
  const auto& id = method_id.empty() ? subject->plant.method : method_id;
  auto method = id.empty() ? library->method_for(subject->plant.period.to) : library->method(id);
  if (!method) {
    for (auto& finding : method.findings())
      if (finding.code == "pack.not-found" && method_id.empty()) finding.place = subject->plant.method_place;
    findings.insert(findings.end(), method.findings().begin(), method.findings().end());
    return findings;
  }
  findings.insert(findings.end(), method.findings().begin(), method.findings().end());
  subject->method = std::move(method).value();
  subject->digest = formats::plant_digest(subject->plant);
  return {std::move(subject), std::move(findings)};
}

void Session::tell(const Findings& findings) const {
  if (settings_.quiet || findings.empty()) return;
  static_cast<void>(write_all(stderr, report::printable(report::findings_text(findings, message_style_))));
}

std::string Session::usage_line() const { return "See 'ferrolabel" + (command_.empty() ? "" : " " + command_) + " --help'.\n"; }

int Session::fail(const Findings& findings) const {
  auto told = findings;
  if (settings_.quiet) std::erase_if(told, [](const Finding& finding) { return finding.severity != Severity::error; });
  const int code = exit_code::of(findings);
  static_cast<void>(write_all(stderr, report::printable(report::findings_text(told, message_style_)) + (code == exit_code::usage ? usage_line() : "")));
  if (json() && !write_all(stdout, formats::findings_json(findings))) return exit_code::cannot_read_or_write;
  return code;
}

int Session::refuse(std::string_view message) const {
  static_cast<void>(write_all(stderr, "ferrolabel" + (command_.empty() ? "" : " " + command_) + ": " + report::printable(message) + "\n" + usage_line()));
  return exit_code::usage;
}

int Session::report(std::string_view result, int code) const {
  if (settings_.format == "pdf") return finish(report::pdf_pages("ferrolabel " + command_, result), code);
  if (style_.table_mark.empty()) return finish(report::printable(result), code);
  return finish(report::html_page("ferrolabel " + command_, result, style_.table_mark), code);
}

int Session::finish(std::string_view result, int code) const {
  if (!settings_.output.empty()) {
    const auto findings = write_file(settings_.output, result);
    return findings.empty() ? code : fail(findings);
  }
  return print(result, code);
}

int Session::print(std::string_view result, int code) const {
  if (write_all(stdout, result)) return code;
  static_cast<void>(write_all(stderr, "ferrolabel: standard output cannot be written\n"));
  return exit_code::cannot_read_or_write;
}

void Session::say(std::string_view message) const {
  if (!settings_.quiet) static_cast<void>(write_all(stderr, report::printable(message)));
}

Finding argument_error(std::string code, std::string message, std::string fix) {
  return {std::move(code), Severity::error, {}, std::move(message), std::move(fix)};
}

Result<std::optional<quantity::Date>> read_date(std::string_view option, const std::string& text) {
  if (text.empty()) return std::optional<quantity::Date>{};
  if (const auto date = quantity::parse_date(text)) return std::optional{*date};
  return argument_error("cli.argument.bad-date", std::string{option} + " '" + text + "' is not a day", "write it as 2026-11-24");
}

Result<std::uint64_t> read_count(std::string_view option, const std::string& text, std::uint64_t otherwise, std::uint64_t least, std::uint64_t most) {
  if (text.empty()) return otherwise;
  std::uint64_t count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && count >= least && count <= most) return count;
  return argument_error("cli.argument.bad-number", std::string{option} + " '" + text + "' is not a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                        "write digits only");
}

Result<std::optional<quantity::Decimal>> read_decimal(std::string_view option, const std::string& text) {
  if (text.empty()) return std::optional<quantity::Decimal>{};
  if (const auto decimal = quantity::Decimal::parse(text)) return std::optional{*decimal};
  return argument_error("cli.argument.bad-number", std::string{option} + " '" + text + "' is not a decimal number", "write it as 1198.95, at most 18 digits, with a point");
}

namespace {

Result<std::optional<quantity::Decimal>> read_between(std::string_view option, const std::string& text, const std::optional<quantity::Decimal>& most, const char* what, const char* fix) {
  auto decimal = read_decimal(option, text);
  if (!decimal || !*decimal || (**decimal >= quantity::Decimal{} && (!most || **decimal <= *most))) return decimal;
  return argument_error("cli.argument.bad-number", std::string{option} + " '" + text + "' is not " + what, fix);
}

}  // namespace

Result<std::optional<quantity::Decimal>> read_share(std::string_view option, const std::string& text) {
  return read_between(option, text, quantity::Decimal{1}, "a share from 0 to 1", "write it as a fraction: 0.3, not 30");
}

Result<std::optional<quantity::Decimal>> read_amount(std::string_view option, const std::string& text) {
  return read_between(option, text, {}, "0 or more", "write an amount that is not below 0");
}

quantity::Date today() { return quantity::Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

Findings write_file(const std::string& path, std::string_view text) {
  const auto refused = [&path](const std::string& why) {
    return Findings{argument_error("cli.output.cannot-create", "'" + path + "' cannot be written: " + why, "name a file in a folder that you may write")};
  };
  std::error_code error;
  const bool plain = !std::filesystem::exists(path, error) || std::filesystem::is_regular_file(path, error);
  const auto part = plain ? path + ".part" : path;  // a device or pipe is written as it is
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return refused(std::generic_category().message(errno));
  const bool written = write_all(file, text);
  const int problem = errno;
  if (std::fclose(file) != 0 || !written) {
    if (plain) std::filesystem::remove(part, error);
    return refused(std::generic_category().message(problem));
  }
  if (!plain) return {};
  std::filesystem::rename(part, path, error);
  if (error) return refused(error.message());
  return {};
}

}  // namespace ferrolabel::cli
