// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "formats/plant/plant_fields.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/plant/plant_writer.hpp"
#include "syntax/file.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::cli {

namespace {

struct ConvertArguments {
  std::string in;
  std::string out;
  std::string to;
};

bool ends_with(std::string_view text, std::string_view end) { return text.size() > end.size() && text.ends_with(end); }

int run_convert(const Session& session, const ConvertArguments& arguments) {
  const auto kind = !arguments.to.empty() ? arguments.to : ends_with(arguments.out, ".xml") ? "xml" : ends_with(arguments.out, ".json") ? "json" : "";
  if (kind.empty())
    return session.fail({argument_error("cli.convert.unknown-format", "'" + arguments.out + "' does not say whether it is JSON or XML", "end its name in .json or .xml, or give --to")});
  if (arguments.out == "-" && session.json() && kind != "json") return session.refuse("--format json leaves standard output to JSON: name a file, or --to json");
  const auto limits = syntax::file_limits();
  auto source = syntax::read_file(arguments.in, limits.bytes);
  if (!source) return session.fail(source.findings());
  auto document = syntax::read_document(std::move(source).value(), formats::plant_namespace, limits);
  if (!document) return session.fail(document.findings());
  const auto plant = formats::read_plant(*document);
  if (!plant) return session.fail(plant.findings());
  session.tell(plant.findings());
  const auto text = kind == "xml" ? formats::write_plant_xml(*plant) : formats::write_plant_json(*plant);
  if (arguments.out == "-") return session.finish(text, exit_code::done);
  if (const auto findings = write_file(arguments.out, text); !findings.empty()) return session.fail(findings);
  if (session.settings().quiet) return exit_code::done;
  const auto digest = formats::plant_digest(*plant);
  if (session.json()) {
    syntax::JsonWriter writer;
    writer.begin_object().member("out", arguments.out).member("format", kind).key("input").begin_object().member("digest", digest).end_object();
    writer.key("notCarried").begin_array().end_array().end_object();
    return session.finish(writer.text() + "\n", exit_code::done);
  }
  return session.finish(arguments.out + ": everything carried over; values stand in their canonical units\n  input " + digest + "\n", exit_code::done);
}

}  // namespace

Command convert_command() {
  const auto arguments = std::make_shared<ConvertArguments>();
  return {.name = "convert",
          .summary = "A plant file from JSON to XML or back, with the same digest",
          .example = "ferrolabel convert samples/plants/sme-fasteners.json sme-fasteners.xml",
          .parameters = {{"IN", "", "Plant file, JSON or XML; - for standard input", &arguments->in, true, Completes::file},
                         {"OUT", "", "File to write, .json or .xml; - for standard output", &arguments->out, true, Completes::file},
                         {"--to", "FORMAT", "json or xml, where the name of OUT does not say it", &arguments->to, false, Completes::choice, {"json", "xml"}}},
          .run = [arguments](Session& session) { return run_convert(session, *arguments); }};
}

}  // namespace ferrolabel::cli
