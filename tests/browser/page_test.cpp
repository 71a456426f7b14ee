// SPDX-License-Identifier: Apache-2.0
#include "browser/browser.hpp"
#include "e2e/program.hpp"
#include "e2e/server.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

const std::string good = root + "/samples/labels/good.jwt";
const std::string bridge = root + "/samples/tenders/bridge.json";
const std::string question = root + "/samples/tenders/bridge-question.json";
const std::string tab_key = "\uE004";
const std::string enter_key = "\uE007";
const std::string right_key = "\uE014";

/// Server and browser, each test its own; at its end the page must have caused no error and asked nobody else.
struct Visit {
  Folder folder;
  std::string key = folder / "key.json";
  bool made = program("key new " + key + " --issuer https://example.com/office --name Office").code == 0;
  Server server{{"--trust", root + "/samples/trust/trust.json", "--key", key}};
  std::string address = "http://127.0.0.1:" + std::to_string(server.port());
  Browser browser{folder / "downloads"};

  explicit Visit(const std::string& tab = "") {
    REQUIRE(made);
    browser.resize(1280);
    browser.open(address + "/" + tab);
  }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;
  ~Visit() {
    for (const auto& line : browser.console()) FAIL_CHECK(line);
    CHECK(browser.run("return performance.getEntriesByType('resource').map((each) => each.name).filter((each) => !each.startsWith(location.origin + '/')).join(' ')").empty());
  }

  /// Chooses files and presses the button.
  void check(const std::vector<std::string>& files, const std::string& asked = {}) {
    for (const auto& file : files) browser.type("#claim-files", file);
    browser.wait("return document.querySelectorAll('#claim-chosen li').length === " + std::to_string(files.size()));
    if (!asked.empty()) {
      browser.type("#question-file", asked);
      browser.wait("return document.querySelectorAll('#question-chosen li').length === 1");
    }
    browser.click("#claim-check");
    browser.wait("return !document.querySelector('#claim-check').hasAttribute('aria-disabled') && document.querySelector('#claim-result').childNodes.length > 0");
  }
  void compute(const std::string& plant) {
    browser.type("#plant-file", plant);
    browser.wait("return document.querySelector('#plant-text').value.length > 0");
    browser.click("#plant-compute");
    browser.wait("return !document.querySelector('#plant-compute').hasAttribute('aria-disabled') && document.querySelector('#plant-result').childNodes.length > 0");
  }
  /// The page is looked at in both widths: nothing may stand beyond its right edge.
  void look(const std::string& name) {
    for (const int width : {390, 1280}) {
      browser.resize(width);
      INFO(name << " at " << width);
      CHECK(browser.run("return document.documentElement.scrollWidth <= innerWidth") == "true");
      browser.save(name + "-" + std::to_string(width));
    }
  }
  void choose_language(const std::string& language) {
    browser.run("const select = document.getElementById('language'); select.value = '" + language + "'; select.dispatchEvent(new Event('change'))");
  }
};

std::string altered_label() {
  auto token = read(good);
  auto& sign = token[token.find('.') + 40];
  sign = sign == 'A' ? 'B' : 'A';
  return token;
}

}  // namespace

TEST_CASE("a good label is accepted in words of three languages, with its class, and its receipt can be replayed") {
  Visit visit;
  auto& browser = visit.browser;
  visit.check({good}, question);
  CHECK(browser.text(".verdict .word") == "Accept");
  CHECK(browser.run("return document.querySelector('.verdict svg') !== null") == "true");
  browser.wait("return document.getElementById('announcer').textContent.startsWith('Accept.')");
  CHECK(browser.run("return document.querySelectorAll('.ladder tr.here').length") == "1");
  CHECK(browser.text("#claim-result").find("kg/t below the limit") != std::string::npos);
  visit.look("accept");
  browser.click("[data-act=receipt]");
  const auto receipt = visit.folder / "downloads/good-receipt.json";
  for (int tries = 0; tries < 200 && !std::filesystem::exists(receipt); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds{50});
  const auto list = visit.folder / "trust.json";
  write(list, read(root + "/samples/trust/trust.json"));
  REQUIRE(program("trust add " + visit.key + " --trust " + list + " --purpose receipt").code == 0);
  const auto replay = program("check --receipt " + receipt + " --trust " + list);
  INFO(replay.out << replay.err);
  CHECK(replay.code == 0);
  visit.choose_language("nl");
  CHECK(browser.text(".verdict .word") == "Accepteren");
  CHECK(browser.run("return document.documentElement.lang") == "nl");
  visit.choose_language("de");
  CHECK(browser.text(".verdict .word") == "Annehmen");
  CHECK(browser.run("return document.documentElement.lang") == "de");
  visit.look("accept-de");
}

TEST_CASE("a label with one sign changed is rejected, and the reason comes first") {
  Visit visit;
  const auto file = visit.folder / "altered.jwt";
  write(file, altered_label());
  visit.check({file}, question);
  CHECK(visit.browser.text(".verdict .word") == "Reject");
  CHECK(visit.browser.text(".check h3").find("Genuine") != std::string::npos);
  CHECK(visit.browser.text(".check .code").substr(0, 12) == "claim.label.");
  visit.look("reject");
}

TEST_CASE("without a question a label is not decided, which never reads as accept") {
  Visit visit;
  visit.check({good});
  CHECK(visit.browser.text(".verdict .word") == "Cannot decide");
  CHECK(visit.browser.text(".verdict").find("not an acceptance") != std::string::npos);
  CHECK(visit.browser.run("return document.querySelector('.verdict').classList.contains('accept')") == "false");
  visit.look("cannot-decide");
}

TEST_CASE("a tender is shown as a table in the order to look at, and each line tells its reasons") {
  Visit visit;
  visit.check({bridge}, question);
  auto& browser = visit.browser;
  CHECK(browser.text(".verdict .word") == "Accept");
  CHECK(browser.run("return document.querySelectorAll('table.stacked')[0].tBodies[0].rows.length") == "11");
  CHECK(browser.run("return document.querySelector('table.stacked tbody tr .sign').innerText") == "Reject");
  CHECK(browser.run("const rows = [...document.querySelector('table.stacked').tBodies[0].rows]; return rows.at(-1).querySelector('.sign').innerText") == "Accept");
  browser.run("document.querySelector('table.stacked tbody details').open = true");
  browser.wait("return document.querySelector('table.stacked tbody details .check .code') !== null");
  visit.look("tender");
}

TEST_CASE("each of several labels is checked on its own, and one table sums them up") {
  Visit visit;
  const auto file = visit.folder / "altered.jwt";
  const auto other = visit.folder / "other.txt";
  write(file, altered_label());
  write(other, "this is no label");
  visit.check({good, file, other}, question);
  auto& browser = visit.browser;
  CHECK(browser.text("#claim-result tbody tr:nth-child(1) .sign") == "Accept");
  CHECK(browser.text("#claim-result tbody tr:nth-child(2) .sign") == "Reject");
  CHECK(browser.text("#claim-result tbody tr:nth-child(3)").find("no label") != std::string::npos);
  browser.wait("return document.getElementById('announcer').textContent === '1 accepted, 1 rejected, 0 open, 1 not checked.'");
  visit.look("several");
}

TEST_CASE("the page is worked by keyboard alone, with the focus always to be seen") {
  Visit visit;
  auto& browser = visit.browser;
  browser.type("#claim-files", good);
  browser.wait("return document.querySelectorAll('#claim-chosen li').length === 1");
  browser.type("#question-file", question);
  browser.wait("return document.querySelectorAll('#question-chosen li').length === 1");
  browser.run("document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); document.querySelector('.skip').focus()");
  std::string walked;
  for (int steps = 0; steps < 20 && walked.find("claim-check") == std::string::npos; ++steps) {
    browser.press(tab_key);
    walked += browser.run("const here = document.activeElement; return (here.id || here.textContent) + (getComputedStyle(here).outlineStyle === 'none' ? ' UNSEEN' : '')") + "\n";
  }
  INFO(walked);
  CHECK(walked.find("UNSEEN") == std::string::npos);
  for (const auto* stop : {"language", "tab-procurer", "claim-files", "question-file", "decision-date", "claim-check"}) CHECK(walked.find(stop) != std::string::npos);
  CHECK(walked.find("tab-producer") == std::string::npos);
  browser.press(enter_key);
  browser.wait("return document.querySelector('.verdict .word')?.innerText === 'Accept'");
  browser.run("document.getElementById('tab-procurer').focus()");
  browser.press(right_key);
  CHECK(browser.run("return document.activeElement.id + document.getElementById('producer').hidden + document.getElementById('procurer').hidden") == "tab-producerfalsetrue");
}

TEST_CASE("what the server refuses is told with its place in the reader's file") {
  Visit visit;
  const auto file = visit.folder / "claim.json";
  write(file, "{\n  \"label\": \"a.b.c\",\n  \"quantity\": {\"value\": \"12,5\", \"unit\": \"t\"}\n}\n");
  visit.browser.type("#claim-files", file);
  visit.browser.wait("return document.querySelectorAll('#claim-chosen li').length === 1");
  visit.browser.click("#claim-check");
  visit.browser.wait("return document.querySelector('.problem') !== null");
  CHECK(visit.browser.text(".problem").find("line 3") != std::string::npos);
  CHECK(visit.browser.text(".problem").find("/quantity/value") != std::string::npos);
  visit.look("problem");
  CHECK(visit.browser.console().size() == 1);  // Chromium itself notes the status 422
}

TEST_CASE("a producer sees intensity, classes with reasons, contributions and what reaches the next class") {
  Visit visit{"#producer"};
  auto& browser = visit.browser;
  visit.compute(root + "/samples/plants/integrated-bf-bof.json");
  browser.run("const select = document.getElementById('good'); select.value = 'coil'; select.dispatchEvent(new Event('change'))");
  CHECK(browser.text("#plant-result").find("1.8163 t CO2e/t") != std::string::npos);
  browser.wait("return document.querySelectorAll('svg.waterfall').length === 2");
  CHECK(browser.text(".ladder tr.here th") == "F");
  browser.click("#improve");
  browser.wait("return document.querySelectorAll('#improvement table').length > 1");
  CHECK(browser.text("#improvement").find("certified biochar") != std::string::npos);
  browser.run("for (const each of document.querySelectorAll('#plant-result details')) each.open = true");
  browser.wait("return document.querySelectorAll('#plant-result details .inside > *').length > 2");
  visit.look("producer");
}

TEST_CASE("a plant that is wrong is told with its places, and a pasted one in XML is computed") {
  Visit visit{"#producer"};
  auto& browser = visit.browser;
  browser.type("#plant-text", "{\"a\": 1}");
  browser.click("#plant-compute");
  browser.wait("return document.querySelector('#plant-result .problem') !== null");
  CHECK(browser.text("#plant-result .problem").find("line 1") != std::string::npos);
  CHECK(browser.console().size() == 1);  // Chromium itself notes the status 422
  visit.compute(samples + "sme-fasteners.xml");
  CHECK(browser.text("#plant-result h2") != "");
  CHECK(browser.run("return document.querySelector('#plant-result .problem') === null && document.getElementById('good') !== null") == "true");
}

TEST_CASE("every file of the page is sent with its type, tag, policy and no sniffing, and not sent again while it is the same") {
  const Server server;
  for (const auto* path : {"/", "/page/page.css", "/page/main.js", "/page/texts.json"}) {
    INFO(path);
    const auto answer = server.get(path);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("x-content-type-options") == "nosniff");
    CHECK(answer.headers.at("referrer-policy") == "no-referrer");
    CHECK(answer.headers.at("cache-control") == "no-cache");
    CHECK(answer.headers.at("content-security-policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    const auto again = server.get(path, "If-None-Match: " + answer.headers.at("etag") + "\r\n");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(server.get(path, "If-None-Match: \"other\"\r\n").status == 200);
  }
  CHECK(server.get("/").headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(server.get("/page/main.js").headers.at("content-type") == "text/javascript; charset=utf-8");
  CHECK(server.get("/page/..%2Findex.html").status == 404);
  CHECK(server.get("/page/main.css").code() == "http.route.unknown");
}
