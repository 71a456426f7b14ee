// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "report/pack_text.hpp"
#include "formats/result/pack_json.hpp"

namespace ferrolabel::cli {

namespace {

int run_list(const Session& session, const std::string& kind) {
  const auto library = session.packs();
  if (!library) return session.fail(library.findings());
  auto packs = library->list();
  if (!packs) return session.fail(packs.findings());
  if (!kind.empty()) std::erase_if(*&packs.value(), [&kind](const auto& pack) { return pack.kind != kind; });
  if (session.json()) return session.finish(formats::packs_json(*packs, library->directory()), exit_code::done);
  return session.report(report::packs_text(*packs, session.style()), exit_code::done);
}

Result<formats::PackSummary> find_pack(const formats::PackLibrary& library, const std::string& id) {
  const auto packs = library.list();
  if (!packs) return packs.findings();
  std::string known;
  for (const auto& pack : *packs) {
    if (pack.id == id) return pack;
    known += (known.empty() ? "" : ", ") + pack.id;
  }
  return argument_error("pack.not-found", "there is no pack '" + id + "' in '" + library.directory().string() + "'", "packs that there are: " + known);
}

int run_show(const Session& session, const std::string& id) {
  const auto library = session.packs();
  if (!library) return session.fail(library.findings());
  const auto pack = find_pack(*library, id);
  if (!pack) return session.fail(pack.findings());
  if (pack->kind == "scheme") {
    const auto schemes = session.schemes();
    if (!schemes) return session.fail(schemes.findings());
    const auto scheme = schemes->scheme(id);
    if (!scheme) return session.fail(scheme.findings());
    if (session.json()) return session.finish(formats::scheme_json(**scheme), exit_code::done);
    return session.report(report::scheme_text(**scheme, session.style()), exit_code::done);
  }
  if (pack->kind == "accounting") {
    const auto method = library->method(id);
    if (!method) return session.fail(method.findings());
    if (session.json()) return session.finish(formats::method_json(**method), exit_code::done);
    return session.report(report::method_text(**method, session.style()), exit_code::done);
  }
  if (session.json()) return session.finish(formats::packs_json({*pack}, library->directory()), exit_code::done);
  if (pack->kind == "factors") {
    const auto factors = library->factors(id);
    if (!factors) return session.fail(factors.findings());
    return session.report(report::factors_text(**factors, session.style()), exit_code::done);
  }
  if (pack->kind == "goods") {
    const auto goods = library->goods(id);
    if (!goods) return session.fail(goods.findings());
    return session.report(report::goods_text(**goods, session.style()), exit_code::done);
  }
  return session.report(report::pack_text(*pack, session.style()), exit_code::done);
}

int run_check(const Session& session, const std::string& file) {
  const auto library = session.packs();
  if (!library) return session.fail(library.findings());
  const auto pack = library->check(file);
  if (!pack) return session.fail(pack.findings());
  Findings findings = pack.findings();
  if (pack->kind == "scheme") {
    const auto schemes = session.schemes();
    if (!schemes) return session.fail(schemes.findings());
    const auto scheme = schemes->read(file);
    if (!scheme) return session.fail(scheme.findings());
    findings.insert(findings.end(), scheme.findings().begin(), scheme.findings().end());
  }
  session.tell(findings);
  if (session.json()) return session.finish(formats::packs_json({*pack}, library->directory()), exit_code::done);
  return session.report(report::pack_text(*pack, session.style()) + "The pack is in order.\n", exit_code::done);
}

}  // namespace

Command methods_command() {
  const auto id = std::make_shared<std::string>();
  const auto file = std::make_shared<std::string>();
  const auto kind = std::make_shared<std::string>();
  return {.name = "methods",
          .summary = "The packs: accounting methods, factors, schemes, questions",
          .example = "ferrolabel methods list",
          .commands = {{.name = "list",
                        .summary = "Every pack with edition, digest, and how sure its figures are",
                        .example = "ferrolabel methods list --kind scheme",
                        .parameters = {{"--kind", "KIND", "Only packs of this kind", kind.get(), false, Completes::choice, formats::pack_kinds()}},
                        .run = [kind](Session& session) { return run_list(session, *kind); }},
                       {.name = "show",
                        .summary = "One pack: sources, rules or limits",
                        .example = "ferrolabel methods show less-1.1",
                        .parameters = {{"ID", "", "Id of a pack", id.get(), true, Completes::scheme}},
                        .run = [id](Session& session) { return run_show(session, *id); }},
                       {.name = "check",
                        .summary = "Reads a pack file and tells everything that is wrong with it",
                        .example = "ferrolabel methods check my-scheme.json",
                        .parameters = {{"FILE", "", "Pack file", file.get(), true, Completes::file}},
                        .run = [file](Session& session) { return run_check(session, *file); }}}};
}

}  // namespace ferrolabel::cli
