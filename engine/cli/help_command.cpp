// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "report/codes/code_page.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::cli {

namespace {

int run_help(const Session& session, const std::string& code) {
  const auto pages = report::read_code_pages(std::filesystem::path{session.methods_directory()} / "codes");
  if (!pages) return session.fail(pages.findings());
  if (code.empty() && session.json()) {
    syntax::JsonWriter writer;
    writer.begin_object().key("codes").begin_array();
    for (const auto& page : *pages) writer.begin_object().member("code", page.code).member("title", page.title).end_object();
    writer.end_array().end_object();
    return session.finish(writer.text() + "\n", exit_code::done);
  }
  if (code.empty()) {
    std::string text = "ferrolabel COMMAND --help tells about a command, ferrolabel help CODE about a finding. Codes that there are:\n";
    for (const auto& page : *pages) text += page.code + "  " + page.title + "\n";
    return session.finish(text, exit_code::done);
  }
  const auto page = report::find_code_page(*pages, code);
  if (!page) return session.fail(page.findings());
  if (!session.json()) return session.report(report::code_page_text(*page, session.style()), exit_code::done);
  syntax::JsonWriter writer;
  writer.begin_object().member("code", page->code).member("title", page->title).member("meaning", page->meaning).member("mend", page->mend).end_object();
  return session.finish(writer.text() + "\n", exit_code::done);
}

}  // namespace

Command help_command() {
  const auto code = std::make_shared<std::string>();
  return {.name = "help",
          .summary = "What a finding's code means, and how to mend it",
          .example = "ferrolabel help plant.unit.does-not-fit",
          .parameters = {{"CODE", "", "Code as it stands in square brackets; none lists all", code.get(), false, Completes::code}},
          .run = [code](Session& session) { return run_help(session, *code); }};
}

}  // namespace ferrolabel::cli
