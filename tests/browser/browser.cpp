// SPDX-License-Identifier: Apache-2.0
#include "browser/browser.hpp"

#include <httplib.h>

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::tests {

namespace {

std::string json_text(std::string_view text) {
  syntax::JsonWriter writer{0};
  writer.string(text);
  return std::move(writer).take();
}

std::string decoded(std::string_view base64) {
  static constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned value = 0;
  int bits = 0;
  for (const char sign : base64) {
    const auto at = signs.find(sign);
    if (at == std::string_view::npos) break;
    value = (value << 6 | static_cast<unsigned>(at)) & 0xffffffu;
    if ((bits += 6) >= 8) bytes += static_cast<char>(value >> (bits -= 8) & 0xffu);
  }
  return bytes;
}

std::string content(const std::string& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

Browser::Browser(const std::string& folder) {
  std::filesystem::create_directories(folder);
  const auto log = folder + "/driver.log";
  driver_ = fork();
  if (driver_ == 0) {
    const int out = ::open(log.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    execlp("chromedriver", "chromedriver", "--port=0", static_cast<char*>(nullptr));
    _exit(127);
  }
  for (int tries = 0; tries < 2000 && port_ == 0; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
    const auto text = content(log);
    const auto at = text.find("successfully on port ");
    if (at != std::string::npos && text.find('.', at) != std::string::npos) port_ = std::stoi(text.substr(at + 21));
  }
  INFO("chromedriver: " << content(log));
  REQUIRE(port_ > 0);
  const auto answer = command("", R"({"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"args":
    ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]}}}})");
  session_ = "/" + std::string{answer.root().member("value").member("sessionId").scalar()};
  cdp("Browser.setDownloadBehavior", "{\"behavior\": \"allow\", \"downloadPath\": " + json_text(folder) + "}");
}

Browser::~Browser() {
  if (!session_.empty()) httplib::Client{"127.0.0.1", port_}.Delete(("/session" + session_).c_str());
  if (driver_ > 0) {
    kill(driver_, SIGTERM);
    waitpid(driver_, nullptr, 0);
  }
}

syntax::Document Browser::command(const std::string& path, const std::string& body) {
  httplib::Client client{"127.0.0.1", port_};
  client.set_read_timeout(60);
  const auto answer = client.Post(("/session" + session_ + path).c_str(), body, "application/json");
  REQUIRE(answer);
  INFO(path << ' ' << body.substr(0, 300) << ' ' << answer->body.substr(0, 600));
  REQUIRE(answer->status == 200);
  auto document = syntax::read_json({"driver", answer->body}, syntax::file_limits());
  REQUIRE(document.ok());
  return std::move(document).value();
}

std::string Browser::cdp(const std::string& name, const std::string& parameters) {
  const auto answer = command("/goog/cdp/execute", "{\"cmd\": " + json_text(name) + ", \"params\": " + parameters + "}");
  return std::string{answer.root().member("value").member("data").scalar()};
}

void Browser::open(const std::string& address) {
  command("/url", "{\"url\": " + json_text(address) + "}");
  wait("return document.documentElement.dataset.ready === 'yes'");
}

void Browser::resize(int width, int height) {
  cdp("Emulation.setDeviceMetricsOverride", "{\"width\": " + std::to_string(width) + ", \"height\": " + std::to_string(height) + ", \"deviceScaleFactor\": 1, \"mobile\": " + (width < 600 ? "true" : "false") + "}");
}

std::string Browser::run(const std::string& script) {
  const auto answer = command("/execute/sync", "{\"script\": " + json_text("return String((() => {" + script + "})())") + ", \"args\": []}");
  return std::string{answer.root().member("value").scalar()};
}

void Browser::wait(const std::string& script) {
  for (int tries = 0; tries < 400; ++tries) {
    if (run(script) == "true") return;
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  FAIL("in vain: " << script << " on a page that says " << run("return document.body.innerText"));
}

std::string Browser::element(const std::string& selector) {
  const auto answer = command("/element", R"({"using": "css selector", "value": )" + json_text(selector) + "}");
  return std::string{answer.root().member("value").first_child().scalar()};
}

void Browser::type(const std::string& selector, const std::string& keys) { command("/element/" + element(selector) + "/value", "{\"text\": " + json_text(keys) + "}"); }

void Browser::click(const std::string& selector) { command("/element/" + element(selector) + "/click", "{}"); }

void Browser::press(const std::string& keys) {
  std::string actions;
  const auto add = [&](const char* kind, std::string_view key) { actions += (actions.empty() ? "" : ", ") + std::string{R"({"type": ")"} + kind + R"(", "value": )" + json_text(key) + "}"; };
  for (std::size_t from = 0; from < keys.size();) {
    std::size_t to = from + 1;
    while (to < keys.size() && (static_cast<unsigned char>(keys[to]) & 0xc0) == 0x80) ++to;
    add("keyDown", std::string_view{keys}.substr(from, to - from));
    add("keyUp", std::string_view{keys}.substr(from, to - from));
    from = to;
  }
  command("/actions", R"({"actions": [{"type": "key", "id": "keyboard", "actions": [)" + actions + "]}]}");
}

std::string Browser::text(const std::string& selector) { return run("return document.querySelector(" + json_text(selector) + ")?.innerText ?? ''"); }

void Browser::save(const std::string& name) {
  run("document.activeElement?.blur(); scrollTo(0, 0)");
  std::filesystem::create_directories(FERROLABEL_SCREENSHOTS);
  std::ofstream{std::string{FERROLABEL_SCREENSHOTS} + "/" + name + ".png", std::ios::binary} << decoded(cdp("Page.captureScreenshot", R"({"format": "png", "captureBeyondViewport": true})"));
}

std::vector<std::string> Browser::console() {
  const auto answer = command("/se/log", R"({"type": "browser"})");
  std::vector<std::string> lines;
  for (auto each = answer.root().member("value").first_child(); each; each = each.next())
    if (each.member("level").scalar() != "INFO" && each.member("level").scalar() != "DEBUG") lines.emplace_back(each.member("message").scalar());
  return lines;
}

}  // namespace ferrolabel::tests
