// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/classify_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/registry_run.hpp"
#include "cli/session.hpp"
#include "issuing/issue.hpp"
#include "issuing/registering.hpp"
#include "label/tonnes.hpp"
#include "report/label_text.hpp"
#include "formats/result/verification_json.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct LabelArguments {
  std::string plant, product, scheme, quantity, key, at, family, electricity, method, primary_fraction, scrap_per_product, log_proof;
  RegistryPlace place;
  std::vector<std::string> heats;
};

Result<issuing::IssueTerms> read_terms(const LabelArguments& arguments) {
  Findings findings;
  issuing::IssueTerms terms;
  terms.good = arguments.product;
  terms.heats = arguments.heats;
  terms.choices = {arguments.family, electricity_case(arguments.electricity)};
  const auto date = read_date("--at", arguments.at);
  const auto quantity = read_tonnes(arguments.quantity);
  const auto primary = read_share("--primary-fraction", arguments.primary_fraction);
  const auto scrap = read_amount("--scrap-per-product", arguments.scrap_per_product);
  for (const auto* more : {&date.findings(), &quantity.findings(), &primary.findings(), &scrap.findings()}) findings.insert(findings.end(), more->begin(), more->end());
  if (has_errors(findings)) return findings;
  terms.date = date->value_or(today());
  terms.quantity = label::tonnes_of(*quantity);
  terms.inputs.primary_fraction = *primary;
  terms.inputs.scrap_per_product = *scrap;
  return terms;
}

/// A label that no registry counts: composed and signed.
Result<issuing::IssuedLabel> issue_unregistered(const Subject& subject, const method::Scheme& scheme, const issuing::IssueTerms& terms, const trust::SigningKey& key) {
  return issuing::issue(subject.plant, *subject.method, scheme, terms, key);
}

/// A label of a registry: composed, registered, and its log proof written where it is wanted.
Result<issuing::IssuedLabel> issue_registered(const Session& session, const LabelArguments& arguments, const Subject& subject, const method::Scheme& scheme, issuing::IssueTerms terms,
                                              const trust::SigningKey& key) {
  auto place = arguments.place;
  place.at = arguments.at;
  auto opened = open_registry(session, place, true);
  if (!opened) return opened.findings();
  auto& run = opened.value();
  terms.registry = run.registry.id();
  auto label = issuing::prepare(subject.plant, *subject.method, scheme, terms, key);
  auto findings = label.findings();
  if (!label) return findings;
  auto registered = issuing::register_label(run.registry, subject.plant, std::move(label).value().label, key, *run.key, run.now);
  findings.insert(findings.end(), registered.findings().begin(), registered.findings().end());
  if (!registered) return findings;
  if (registered->recovered > 0) session.say("finished " + std::to_string(registered->recovered) + " labels that had been left half issued\n");
  if (!arguments.log_proof.empty()) {
    const auto proof = run.registry.prove(registered->issued.label.id);
    if (proof)
      if (const auto problem = write_file(arguments.log_proof, trust::write_log_proof(issuing::trust_proof(*proof))); !problem.empty()) return problem;
  }
  return {std::move(registered.value().issued), std::move(findings)};
}

int run_label(const Session& session, const LabelArguments& arguments) {
  trust::forbid_core_dumps();
  const auto terms = read_terms(arguments);
  if (!terms) return session.fail(terms.findings());
  const auto subject = session.read_subject(arguments.plant, arguments.method);
  if (!subject) return session.fail(subject.findings());
  const auto library = session.schemes();
  if (!library) return session.fail(library.findings());
  const auto scheme = library->scheme(arguments.scheme);
  if (!scheme) return session.fail(scheme.findings());
  if (const auto open = open_electricity_case(**scheme, arguments.electricity); !open) return session.fail(open.findings());
  const auto key = trust::read_key_file(arguments.key);
  if (!key) return session.fail(key.findings());
  if (arguments.place.url.empty() && !arguments.log_proof.empty()) return session.refuse("--log-proof needs --registry: only a registry has a log");
  const auto issued = arguments.place.url.empty() ? issue_unregistered(**subject, **scheme, *terms, *key) : issue_registered(session, arguments, **subject, **scheme, *terms, *key);
  auto findings = subject.findings();
  findings.insert(findings.end(), issued.findings().begin(), issued.findings().end());
  if (!issued) {
    const int code = session.fail(findings);
    const auto refuses = [](const Finding& finding) { return finding.code == "label.projection.refused" || finding.code == "label.class.refused"; };
    const bool only_refused = std::all_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.severity != Severity::error || refuses(finding); });
    return only_refused ? exit_code::undecided : code;
  }
  const auto& output = session.settings().output;
  if (!output.empty())
    if (const auto problem = write_file(output, issued->token + "\n"); !problem.empty()) return session.fail(problem);
  if (session.json()) return session.print(formats::issued_json(issued->token, issued->payload_digest, issued->label, output, findings), exit_code::done);
  std::erase_if(findings, [](const Finding& finding) { return finding.code == "classify.scheme.status" || finding.code == "classify.scheme.notice"; });
  session.tell(findings);  // status and notice stand in the text below
  const auto told = report::label_text(issued->label, session.style()) + "payload " + issued->payload_digest + "\n";
  if (!output.empty()) return session.settings().quiet ? exit_code::done : session.print(report::printable(told) + "written to " + output + "\n", exit_code::done);
  session.say(told);
  return session.print(issued->token + "\n", exit_code::done);
}

}  // namespace

Command label_command() {
  const auto arguments = std::make_shared<LabelArguments>();
  arguments->place.url.clear();  // without a registry the label says 'unregistered'
  return {.name = "label",
          .summary = "Issues a signed label for a quantity of a good; -o FILE writes it, else it goes to standard output",
          .example = "ferrolabel label samples/plants/sme-fasteners.json screws --scheme eu-ci --quantity 100 --key key.json --at 2026-11-24 -o label.jws\n"
                     "ferrolabel label samples/plants/sme-fasteners.json screws --scheme eu-ci --quantity 50 --key key.json --registry sqlite:ferrolabel.db --log-proof label.proof.json -o label.jws",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, true, Completes::file},
                         {"PRODUCT", "", "Id of a good", &arguments->product, true},
                         {"--scheme", "ID", "Class scheme", &arguments->scheme, true, Completes::scheme},
                         {"--quantity", "T", "Tonnes that the label covers, at most 6 decimals", &arguments->quantity, true},
                         {"--key", "KEY", "Key file of the issuer: ferrolabel key new", &arguments->key, true, Completes::file},
                         {"--at", "DATE", "Day of issue; else today", &arguments->at},
                         {"--registry", "URL", "Registry that counts its tonnes, sqlite:PATH or postgresql://…; else the label says 'unregistered'", &arguments->place.url},
                         registry_key_parameter(arguments->place),
                         {"--log-proof", "FILE", "Write the proof that the label stands in the registry's log", &arguments->log_proof, false, Completes::file},
                         {"--heat", "NUMBER", "Heat or batch number; may be repeated", &arguments->heats},
                         {"--family", "F", "Product family, as the scheme names it", &arguments->family},
                         {"--electricity", "CASE", "Electricity case, where a scheme leaves it open", &arguments->electricity, false, Completes::choice, electricity_cases()},
                         {"--primary-fraction", "F", "Share of primary metal, for schemes with a credit", &arguments->primary_fraction},
                         {"--scrap-per-product", "T", "t scrap charged per t product, for schemes that ask the route", &arguments->scrap_per_product},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method}},
          .run = [arguments](Session& session) { return run_label(session, *arguments); }};
}

}  // namespace ferrolabel::cli
