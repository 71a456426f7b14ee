// SPDX-License-Identifier: Apache-2.0
// A tender of 10,000 lines, each with a label of its own from a real registry: the document read, every line checked and the answer
// written, against 10,000 bare verifications of the same signatures on the same two threads.
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.hpp"
#include "checking/claim_desk.hpp"
#include "formats/label/label_writer.hpp"
#include "sampling/ordered_parallel_for.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

namespace {

using namespace ferrolabel;

constexpr std::size_t bids = 100;
constexpr std::size_t lines_a_bid = 100;
constexpr std::size_t count = bids * lines_a_bid;
constexpr std::size_t group = 250;
constexpr unsigned threads = 2;
constexpr std::size_t rounds = 7;

const registry::Time noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{12};

void require(bool good, const char* what) {
  if (!good) throw std::runtime_error{what};
}

/// Labels that differ in product name and tonnes of the mill's year, all of them good.
class Labels {
 public:
  Labels() {
    for (std::size_t at = 0; at < count; ++at) {
      auto label = good_.label();
      label.product.name = "Reinforcing bar, heat " + std::to_string(at);
      label.quantity = claim::test::decimal("2");
      tokens_.push_back(formats::test::sign(label));
      labels_.push_back(std::move(label));
    }
    good_.trust.set_facts(good_.facts);
  }
  void register_all(registry::Registry& store) const {
    const auto& first = labels_.front();
    require(store.record_production({first.installation.id, "bars", first.period_from, first.period_to, 50'000'000'000, "sha256:" + std::string(64, 'a')}).empty(), "production");
    std::map<std::string, const std::string*, std::less<>> tokens;
    for (std::size_t at = 0; at < count; ++at) tokens.emplace(labels_[at].id, &tokens_[at]);
    const registry::Signers signers{[&](std::string_view label, std::string_view) { return *tokens.find(label)->second; },
                                    [](const registry::TreeHead&) { return std::string(600, 'h'); }};
    for (std::size_t at = 0; at < count; at += group) {
      std::vector<registry::IssueRequest> requests;
      for (auto each = at; each < at + group; ++each) {
        auto request = registry::issue_request(labels_[each], formats::write_label(labels_[each]));
        request.product = "bars";
        requests.push_back(std::move(request));
      }
      for (const auto& outcome : store.issue(requests, signers, noon)) require(outcome.findings.empty(), "issue");
    }
  }
  [[nodiscard]] std::string tender() const {
    syntax::JsonWriter writer{0};
    writer.begin_object().member("tender", "bench").key("bids").begin_array();
    for (std::size_t bid = 0; bid < bids; ++bid) {
      writer.begin_object().member("id", "bid-" + std::to_string(bid)).member("bidder", "Example Trade " + std::to_string(bid)).key("lines").begin_array();
      for (std::size_t line = 0; line < lines_a_bid; ++line) {
        writer.begin_object().member("lot", "beams").member("holder", "Example Steel SpA").member("label", tokens_[bid * lines_a_bid + line]);
        writer.key("quantity").begin_object().member("value", "2").member("unit", "t").end_object().end_object();
      }
      writer.end_array().end_object();
    }
    writer.end_array().end_object();
    return std::string{writer.text()};
  }
  [[nodiscard]] const formats::test::SignedClaim& good() const noexcept { return good_; }
  [[nodiscard]] const std::vector<std::string>& tokens() const noexcept { return tokens_; }

 private:
  formats::test::SignedClaim good_;
  std::vector<label::Label> labels_;
  std::vector<std::string> tokens_;
};

/// Nothing but the mathematics: text and signature stand ready.
class Bare {
 public:
  explicit Bare(const std::vector<std::string>& tokens) {
    for (const auto& token : tokens) {
      const auto dot = token.rfind('.');
      signed_.emplace_back(std::string_view{token}.substr(0, dot));
      signatures_.push_back(syntax::base64url_decode(std::string_view{token}.substr(dot + 1)).value());
    }
  }
  void verify() const {
    std::size_t good = 0;
    sampling::ordered_parallel_for(
        signed_.size(), threads, 16,
        [&](std::size_t begin, std::size_t end, unsigned) {
          std::size_t found = 0;
          for (auto at = begin; at < end; ++at) found += key_.public_key().check(signed_[at], signatures_[at]) == trust::SignatureFault::none ? 1 : 0;
          return found;
        },
        [&](std::size_t found) { good += found; });
    require(good == count, "a signature is not good");
  }

 private:
  trust::SigningKey key_ = formats::test::mill_key();
  std::vector<std::string_view> signed_;
  std::vector<std::string> signatures_;
};

checking::Sources sources_of(const Labels& labels, const registry::Registry& store) {
  checking::Sources sources;
  sources.trust = &labels.good().trust;
  sources.registry = &store;
  sources.scheme = [](std::string_view id) { return claim::test::pack(std::string{id}); };
  return sources;
}

/// @return bytes of the answer
std::size_t check(const checking::Sources& sources, const checking::CheckTerms& terms, const std::string& text) {
  const auto document = syntax::read_json({"tender.json", text}, syntax::file_limits());
  require(document.ok(), "the tender cannot be read");
  const auto checked = checking::check_document(sources, document->root(), terms);
  require(checked.ok(), "the tender cannot be checked");
  for (const auto& bid : std::get<claim::TenderAnswer>(checked->answer).bids)
    for (const auto& line : bid.lines)
      if (line.verdict != claim::Verdict::accept) throw std::runtime_error{"a good line is not accepted: " + claim::test::faults(line)};
  return checking::checked_json(*checked).size();
}

void run(const std::string& folder) {
  const Labels labels;
  auto opened = registry::Registry::open("sqlite:" + folder + "/registry.db", {.create = true, .id = labels.good().registry.registry});
  require(opened.ok(), "open");
  auto store = std::move(opened).value();
  labels.register_all(store);
  const auto text = labels.tender();
  const Bare bare{labels.tokens()};
  auto sources = sources_of(labels, store);
  const checking::CheckTerms terms{labels.good().question, labels.good().decision, noon, threads};
  const auto pair = bench::measure_by_turns(rounds, [&] { check(sources, terms, text); }, [&] { bare.verify(); });
  bench::report_at_most("tender", pair.first.median / pair.second.median, 2.5);
  std::fprintf(stderr, "tender: %zu lines, %.1f MB, %.2f s; %zu bare signature verifications %.2f s, on %u threads\n", count, static_cast<double>(text.size()) / 1e6,
               pair.first.median, count, pair.second.median, threads);
  const auto key = formats::test::office_key();
  sources.receipt_key = &key;
  std::fprintf(stderr, "tender: with a signed receipt %.2f s\n", bench::seconds_of([&] { check(sources, terms, text); }));
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "ferrolabel-bench-XXXXXX").string();
  require(mkdtemp(folder.data()) != nullptr, "folder");
  run(folder);
  std::filesystem::remove_all(folder);
}
