// SPDX-License-Identifier: Apache-2.0
#include "server/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <system_error>

#include "syntax/file.hpp"

namespace ferrolabel::server {

namespace {

/// One setting: its flag, variable and member of the file come from one row.
struct Row {
  const char* flag;
  const char* value;
  const char* variable;
  const char* member;
  std::string Settings::*text;
  std::vector<std::string> Settings::*list;
  const char* help;
};

constexpr std::array<Row, 11> rows{{
    {"--listen", "HOST:PORT", "FERROLABELD_LISTEN", "listen", &Settings::listen, nullptr, "Where to listen (127.0.0.1:8087); port 0 = any"},
    {"--methods", "DIR", "FERROLABEL_METHODS", "methods", &Settings::methods, nullptr, "Folder of the packs; else beside the executable"},
    {"--registry", "URL", "FERROLABELD_REGISTRY", "registry", &Settings::registry, nullptr, "sqlite:PATH (default ferrolabel.db here; made when it is not there), postgresql://… or none"},
    {"--registry-key", "FILE", "FERROLABEL_REGISTRY_KEY", "registryKey", &Settings::registry_key, nullptr, "Key that signs for the registry; else PATH.key beside an SQLite file"},
    {"--trust", "FILE", "FERROLABELD_TRUST", "trust", &Settings::trust, nullptr, "Trust list; without it every claim is cannot-decide"},
    {"--key", "FILE", "FERROLABELD_KEY", "key", &Settings::key, nullptr, "Key that signs receipts; without it there are none"},
    {"--questions", "DIR", "FERROLABELD_QUESTIONS", "questions", &Settings::questions, nullptr, "Folder of questions that claims may name by id"},
    {"--tokens", "FILE", "FERROLABELD_TOKENS", "tokens", &Settings::tokens, nullptr, "Who may change things; without it nobody"},
    {"--allow-host", "NAME", "FERROLABELD_ALLOW_HOST", "allowHost", nullptr, &Settings::allow_host, "A name by which clients call the server; may be repeated"},
    {"--front", "ADDRESS", "FERROLABELD_FRONT", "front", &Settings::front, nullptr, "The proxy in front: keep its connections, believe its X-Forwarded-For"},
    {"--workers", "N", "FERROLABELD_WORKERS", "workers", &Settings::workers, nullptr, "Requests computed at once; else one a core"},
}};

Finding setting_error(std::string code, Place place, std::string message, std::string fix) {
  return {std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)};
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (comma != 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return parts;
}

void set(Settings& settings, const Row& row, const std::string& value) {
  if (row.text != nullptr) settings.*row.text = value;
  else settings.*row.list = split(value);
}

/// Values of the configuration file, below those of the environment.
Findings read_file(Settings& settings) {
  const auto document = syntax::read_json_file(settings.config);
  if (!document) return document.findings();
  Findings findings;
  if (document->root().kind() != syntax::Kind::object)
    return {setting_error("server.setting.wrong-type", document->root().place(), "the configuration is no object", "write {\"listen\": \"127.0.0.1:8087\"}")};
  for (auto node = document->root().first_child(); node; node = node.next()) {
    const auto row = std::find_if(rows.begin(), rows.end(), [node](const Row& each) { return node.name() == each.member; });
    const auto wrong = [&findings, node](const char* wanted) {
      findings.push_back(setting_error("server.setting.wrong-type", node.place(), "'" + std::string{node.name()} + "' is no " + wanted, "write it as 'ferrolabeld --help' shows it"));
    };
    if (row == rows.end()) {
      findings.push_back(setting_error("server.setting.unknown", node.place(), "there is no setting '" + std::string{node.name()} + "'", "'ferrolabeld --help' lists them"));
    } else if (row->text != nullptr) {
      if (node.kind() == syntax::Kind::string || node.kind() == syntax::Kind::number) settings.*row->text = node.scalar();
      else wrong("text");
    } else if (node.kind() != syntax::Kind::array) {
      wrong("list");
    } else {
      for (auto item = node.first_child(); item; item = item.next()) (settings.*row->list).emplace_back(item.scalar());
    }
  }
  return findings;
}

struct Flags {
  std::map<const Row*, std::string> values;
  Findings findings;
};

Flags read_flags(const std::vector<std::string>& arguments, Settings& settings) {
  Flags flags;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    auto name = arguments[at];
    std::optional<std::string> value;
    if (const auto equals = name.find('='); equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    const auto take = [&]() -> std::string {
      if (value) return *value;
      if (at + 1 < arguments.size()) return arguments[++at];
      flags.findings.push_back(setting_error("server.setting.missing-value", {}, name + " needs a value", "'ferrolabeld --help' shows it"));
      return {};
    };
    const auto row = std::find_if(rows.begin(), rows.end(), [&name](const Row& each) { return name == each.flag; });
    if (row != rows.end()) {
      auto& text = flags.values[&*row];
      text = text.empty() || row->list == nullptr ? take() : text + "," + take();
    } else if (name == "--config") {
      settings.config = take();
    } else if (name == "--limits") {
      settings.limits = true;
    } else if (name == "--help" || name == "-h") {
      settings.help = true;
    } else if (name == "--version") {
      settings.version = true;
    } else if (name == "--new-token") {
      settings.new_token_role = take();
      value.reset();
      settings.new_token_name = take();
    } else {
      flags.findings.push_back(setting_error("server.setting.unknown", {}, "there is no argument '" + name + "'", "'ferrolabeld --help' lists them"));
    }
  }
  return flags;
}

}  // namespace

Result<Settings> read_settings(const std::vector<std::string>& arguments, const std::function<const char*(const char*)>& environment) {
  Settings settings;
  auto flags = read_flags(arguments, settings);
  if (settings.config.empty())
    if (const char* named = environment("FERROLABELD_CONFIG"); named != nullptr) settings.config = named;
  if (!settings.config.empty()) {
    const auto more = read_file(settings);
    flags.findings.insert(flags.findings.end(), more.begin(), more.end());
  }
  for (const auto& row : rows)
    if (const char* value = environment(row.variable); value != nullptr && *value != '\0') set(settings, row, value);
  for (const auto& [row, value] : flags.values) set(settings, *row, value);
  if (read_address(settings.listen).port < 0)
    flags.findings.push_back(setting_error("server.setting.wrong-type", {}, "'" + settings.listen + "' is no HOST:PORT", "write 127.0.0.1:8087 or [::1]:8087"));
  std::size_t workers = 0;
  const auto read = std::from_chars(settings.workers.data(), settings.workers.data() + settings.workers.size(), workers);
  if (!settings.workers.empty() && (read.ec != std::errc{} || read.ptr != settings.workers.data() + settings.workers.size() || workers < 1 || workers > 256))
    flags.findings.push_back(setting_error("server.setting.wrong-type", {}, "'" + settings.workers + "' is no number of workers", "write a whole number from 1 to 256"));
  if (has_errors(flags.findings)) return flags.findings;
  return settings;
}

std::string settings_help() {
  std::string text = "ferrolabeld: label claims validated, and plants computed, over HTTP.\n\nUsage: ferrolabeld [FLAG…]\n\n";
  const auto line = [&text](std::string left, const std::string& right) {
    left.resize(std::max<std::size_t>(left.size(), 26), ' ');
    text += "  " + left + " " + right + "\n";
  };
  for (const auto& row : rows) line(std::string{row.flag} + " " + row.value, std::string{row.help} + " [" + row.variable + "]");
  line("--config FILE", "Settings as JSON, names as the flags: {\"listen\": \"127.0.0.1:8087\", \"allowHost\": [\"labels.example.com\"]} [FERROLABELD_CONFIG]");
  line("--new-token ROLE NAME", "Print a fresh token of a procurer, certifier, producer or admin, and its entry for the token file");
  line("--limits", "Print every limit");
  line("--version", "Print the version");
  return text + "\nOf several places the first wins: flag, environment, file, default.\n";
}

Address read_address(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  else if (host.find(':') != std::string_view::npos) return {};
  int port = -1;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (host.empty() || digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || port < 0 || port > 65'535) return {};
  return {std::string{host}, port};
}

std::string methods_directory(const Settings& settings) {
  if (!settings.methods.empty()) return settings.methods;
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"../../../methods", "../share/ferrolabel/methods"})
    if (auto candidate = (folder / place).lexically_normal(); std::filesystem::is_directory(candidate, error)) return candidate.string();
  return (folder / "../share/ferrolabel/methods").lexically_normal().string();
}

}  // namespace ferrolabel::server
