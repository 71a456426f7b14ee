// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/compute.hpp"
#include "finding/result.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "method/accounting.hpp"
#include "plant/installation.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "report/style.hpp"

namespace ferrolabel::cli {

/// What every command takes.
struct Settings {
  std::string format = "text";
  std::string output;   ///< -o; empty = standard output
  std::string threads;
  std::string methods;
  bool quiet = false;
};

/// A plant with the method that applies to it. Kept at one address: an inventory points into both.
struct Subject {
  plant::Installation plant;
  std::shared_ptr<const method::AccountingMethod> method;
  std::string digest;  ///< of the plant, over the model
};

/// One run of the program: where packs lie, how to print, and how to end. Results go to standard output or -o, messages to
/// standard error; under `--format json` the findings that end a run go to standard output.
class Session {
 public:
  /// @param command its words, for the usage line: "key new"
  explicit Session(Settings settings, std::string command = {});

  [[nodiscard]] bool json() const noexcept { return settings_.format == "json"; }
  [[nodiscard]] const Settings& settings() const noexcept { return settings_; }
  [[nodiscard]] const report::Style& style() const noexcept { return style_; }
  /// --threads, else the number of cores. Text that is no number from 1 to 1024 gives `cli.argument.bad-number`.
  [[nodiscard]] Result<unsigned> threads() const;

  [[nodiscard]] Result<formats::PackLibrary> packs() const;
  [[nodiscard]] Result<formats::SchemeLibrary> schemes() const;
  /// The folder of packs: --methods, else FERROLABEL_METHODS, else beside the executable.
  [[nodiscard]] std::string methods_directory() const;

  /// Reads a plant file and the method: `method_id`, else the file's, else by period.
  [[nodiscard]] Result<std::unique_ptr<Subject>> read_subject(const std::string& path, const std::string& method_id) const;

  /// Prints warnings and notes to standard error, unless --quiet.
  void tell(const Findings& findings) const;
  /// Ends a run: prints the findings (under --quiet the errors only), after a value that an option cannot take also where to
  /// read about the command. @return the exit code of the worst
  [[nodiscard]] int fail(const Findings& findings) const;
  /// Ends a run that asks for what the command does not do: the message and where to read about the command. @return 64
  [[nodiscard]] int refuse(std::string_view message) const;
  /// Ends a run with a result for a person, in style(); a page of it under --format html, pages under pdf. @return as finish
  [[nodiscard]] int report(std::string_view result, int code) const;
  /// Ends a run with its result. @return `code`, or 73/74 where the result cannot be written
  [[nodiscard]] int finish(std::string_view result, int code) const;
  /// As finish, but to standard output even where -o names a file.
  [[nodiscard]] int print(std::string_view result, int code) const;
  /// A message to standard error, unless --quiet.
  void say(std::string_view message) const;

 private:
  /// "See 'ferrolabel key new --help'.", ended by a newline.
  [[nodiscard]] std::string usage_line() const;

  Settings settings_;
  std::string command_;
  report::Style style_;
  report::Style message_style_;
};

/// A finding about an argument of the command line.
[[nodiscard]] Finding argument_error(std::string code, std::string message, std::string fix);

/// The day that an option names; nothing where it is empty. `cli.argument.bad-date`
[[nodiscard]] Result<std::optional<quantity::Date>> read_date(std::string_view option, const std::string& text);
/// Seeds above this would not read back from JSON (I-JSON, RFC 7493).
inline constexpr std::uint64_t largest_seed = (std::uint64_t{1} << 53) - 1;
/// A whole number of an option, or what stands for an empty text. `cli.argument.bad-number`
[[nodiscard]] Result<std::uint64_t> read_count(std::string_view option, const std::string& text, std::uint64_t otherwise, std::uint64_t least, std::uint64_t most);
/// An exact decimal of an option; nothing where the text is empty. `cli.argument.bad-number`
[[nodiscard]] Result<std::optional<quantity::Decimal>> read_decimal(std::string_view option, const std::string& text);
/// A share of an option, 0 to 1; nothing where the text is empty. `cli.argument.bad-number`
[[nodiscard]] Result<std::optional<quantity::Decimal>> read_share(std::string_view option, const std::string& text);
/// An amount of an option, 0 or more; nothing where the text is empty. `cli.argument.bad-number`
[[nodiscard]] Result<std::optional<quantity::Decimal>> read_amount(std::string_view option, const std::string& text);
/// Today by the machine's clock (UTC): only the command line looks at it, and only where no day was given.
[[nodiscard]] quantity::Date today();

/// Writes a file whole or not at all. `cli.output.cannot-create`
[[nodiscard]] Findings write_file(const std::string& path, std::string_view text);

}  // namespace ferrolabel::cli
