// SPDX-License-Identifier: Apache-2.0
#include "server/daemon.hpp"

#include <malloc.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>

#include "formats/claim/question_reader.hpp"
#include "issuing/registering.hpp"
#include "server/application.hpp"
#include "server/http.hpp"
#include "server/settings.hpp"
#include "syntax/file.hpp"
#include "trust/key_file.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::server {

namespace {

namespace exit_code {
constexpr int done = 0;
constexpr int usage = 64;
constexpr int wrong_input = 65;
constexpr int missing_input = 66;
constexpr int unavailable = 69;
constexpr int our_fault = 70;
}  // namespace exit_code

void print(std::FILE* stream, const std::string& text) { std::fwrite(text.data(), 1, text.size(), stream); }

int fail(const Findings& findings, int code) {
  for (const auto& finding : findings) {
    print(stderr, describe(finding) + "\n");
    if (finding.code == "syntax.file.missing" || finding.code == "pack.no-directory") code = exit_code::missing_input;
  }
  return code;
}

/// The one place that looks at the machine's clock.
std::string time_of_day() {
  const auto now = std::chrono::system_clock::now();
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  char fraction[8];
  std::snprintf(fraction, sizeof fraction, ".%03dZ", static_cast<int>(milliseconds));
  return std::string{text, length} + fraction;
}

/// Signals that end the server wait for the main thread; a client that goes away is no signal.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return set;
}

/// Every question of a folder, by its id; other documents there are left aside.
Findings read_questions(const std::string& folder, const formats::QuestionPacks& packs, std::map<std::string, claim::Question, std::less<>>& questions) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return {{"syntax.file.missing", Severity::error, {}, "there is no folder '" + folder + "'", "check the name"}};
  Findings findings;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
    const auto document = syntax::read_json_file(entry.path().string(), syntax::file_limits());
    if (document && document->root().member("format").scalar() != formats::question_format) continue;  // tenders and the like
    auto question = document ? formats::read_question(document->root(), packs) : Result<claim::Question>{document.findings()};
    findings.insert(findings.end(), question.findings().begin(), question.findings().end());
    if (!question) continue;
    auto id = question->id;
    questions.emplace(std::move(id), std::move(question).value());
  }
  return findings;
}

/// Makes a registry file that is not there, under an id by chance, with its key.
Findings make_registry(const Settings& settings, const std::string& key_file, registry::OpenOptions options, Environment& environment) {
  const trust::Issuer issuer{"urn:uuid:" + random_hex(16), "Ferrolabel registry"};
  auto key = trust::generate_key(issuer, quantity::Date{std::chrono::floor<std::chrono::days>(environment.now())});
  if (!key) return key.findings();
  if (auto findings = trust::write_key_file(key_file, *key); !findings.empty()) return findings;
  options.create = true;
  options.id = issuer.id;
  auto made = registry::Registry::open(settings.registry, options);
  auto findings = made.findings();
  if (!made) return findings;
  environment.registry_writer = std::move(made).value();
  if (environment.log != nullptr) environment.log->event("warning", "registry-founded", {{"id", issuer.id}, {"url", settings.registry}, {"key", key_file}});
  return findings;
}

/// The registry and its key. What a crash left half issued is counted in the log: only the issuer's key can finish it.
Findings open_registry(const Settings& settings, Environment& environment) {
  const auto file = settings.registry_key.empty() ? issuing::key_file_beside(settings.registry) : settings.registry_key;
  registry::OpenOptions options;
  options.patience = environment.limits.registry_time;
  auto opened = registry::Registry::open(settings.registry, options);
  const bool missing = !opened && opened.findings().front().code == "registry.missing";
  if (opened) environment.registry_writer = std::move(opened).value();
  else if (!missing || !settings.registry.starts_with("sqlite:") || !settings.registry_key.empty()) return opened.findings();
  else if (auto findings = make_registry(settings, file, options, environment); has_errors(findings)) return findings;
  auto reader = registry::Registry::open(settings.registry, options);
  if (!reader) return reader.findings();
  environment.registry = std::move(reader).value();
  std::error_code error;
  if (file.empty() || (settings.registry_key.empty() && !std::filesystem::exists(file, error))) return {};
  auto key = trust::read_key_file(file);
  if (!key) return key.findings();
  if (auto findings = issuing::check_registry_key(*key, environment.registry->id(), std::chrono::floor<std::chrono::days>(environment.now())); !findings.empty()) return findings;
  environment.registry_key = std::move(key).value();
  const auto nobody = [](std::string_view, std::string_view) { return std::string{}; };
  const auto left = environment.registry_writer->recover({nobody, issuing::head_signer(*environment.registry_key)}, environment.now());
  if (!left.empty() && environment.log != nullptr) environment.log->event("warning", "labels-half-issued", {{"count", std::to_string(left.size())}});
  return {};
}

/// What claims are checked with: trust list, registry, the key for receipts, questions.
void open_claim_sources(const Settings& settings, Environment& environment, Findings& findings) {
  const auto take = [&findings](auto& place, auto result) {
    findings.insert(findings.end(), result.findings().begin(), result.findings().end());
    if (result.ok()) place = std::move(result).value();
  };
  if (!settings.trust.empty()) {
    const auto document = syntax::read_json_file(settings.trust, syntax::file_limits());
    take(environment.trust, document ? trust::read_trust_list(document->root()) : Result<trust::TrustList>{document.findings()});
  }
  if (!settings.key.empty()) take(environment.receipt_key, trust::read_key_file(settings.key));
  const auto add = [&findings](const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  if (!settings.questions.empty() && environment.packs) add(read_questions(settings.questions, environment.packs->question_packs(), environment.questions));
  if (settings.registry != "none" && !has_errors(findings)) add(open_registry(settings, environment));  // last: it may found one
}

Result<std::unique_ptr<Environment>> open_environment(const Settings& settings, const ServerLog& log) {
  auto opened = std::make_unique<Environment>();
  auto& environment = *opened;
  if (!settings.workers.empty()) std::from_chars(settings.workers.data(), settings.workers.data() + settings.workers.size(), environment.limits.workers);
  environment.hosts = HostList{settings.allow_host};
  environment.front = settings.front;
  environment.now = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
  environment.log = &log;
  Findings findings;
  auto packs = issuing::Packs::open(methods_directory(settings));
  if (packs) environment.packs = std::move(packs).value();
  else findings = packs.findings();
  if (!settings.tokens.empty()) {
    auto tokens = TokenList::read(settings.tokens);
    if (tokens) environment.tokens = std::move(tokens).value();
    else findings.insert(findings.end(), tokens.findings().begin(), tokens.findings().end());
  }
  open_claim_sources(settings, environment, findings);
  if (has_errors(findings)) return findings;
  return opened;
}

int serve(const Settings& settings) {
  const auto signals = block_signals();
#ifndef FERROLABEL_SANITIZED  // whose leak check attaches to the process as a debugger does
  prctl(PR_SET_DUMPABLE, 0);    // no core file and no debugger gets at keys
#endif
  mallopt(M_ARENA_MAX, 2);      // one heap a thread would keep what each once needed
  const ServerLog log{STDERR_FILENO, time_of_day};
  const auto opened = open_environment(settings, log);
  if (!opened) return fail(opened.findings(), exit_code::wrong_input);
  auto& environment = **opened;
  Application application{environment};
  HttpServer server{environment.limits, application.service(), settings.front};
  environment.connections = [&server] { return server.gate().connections(); };
  environment.waiting = [&server] { return server.gate().waiting(); };
  const auto address = read_address(settings.listen);
  const int port = server.listen(address.host, address.port);
  if (port == 0) {
    print(stderr, "ferrolabeld: '" + settings.listen + "' cannot be listened to\n");
    return exit_code::unavailable;
  }
  const auto host = address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
  log.event("info", "listening", {{"address", host + ":" + std::to_string(port)}, {"version", FERROLABEL_VERSION}});
  int signal = 0;
  sigwait(&signals, &signal);
  log.event("info", "stopping", {{"signal", std::to_string(signal)}});
  server.stop();
  log.event("info", "stopped", {});
  return exit_code::done;
}

}  // namespace

int run_daemon(const std::vector<std::string>& arguments) {
  try {
    const auto settings = read_settings(arguments, [](const char* name) { return std::getenv(name); });
    if (!settings) return fail(settings.findings(), exit_code::usage);
    if (settings->help) return print(stdout, settings_help()), exit_code::done;
    if (settings->version) return print(stdout, "ferrolabeld " FERROLABEL_VERSION "\n"), exit_code::done;
    if (settings->limits) return print(stdout, describe(Limits{})), exit_code::done;
    if (!settings->new_token_role.empty()) {
      const auto role = role_of(settings->new_token_role);
      if (role) return print(stdout, new_token(settings->new_token_name, *role)), exit_code::done;
      print(stderr, "ferrolabeld: a role is procurer, certifier, producer or admin\n");
      return exit_code::usage;
    }
    return serve(*settings);
  } catch (const std::exception& error) {
    print(stderr, std::string{"ferrolabeld: "} + error.what() + "\n");
    return exit_code::our_fault;
  }
}

}  // namespace ferrolabel::server
