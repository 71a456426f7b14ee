// SPDX-License-Identifier: Apache-2.0
#include "batch/registrar.hpp"

#include <map>

#include "issuing/registering.hpp"

namespace ferrolabel::batch {

namespace {

constexpr std::size_t group_size = 250;  // labels with two commits: see tests/bench/registry_bench.cpp
constexpr std::size_t most_bytes = std::size_t{4} << 20;  // of a group, and of what waits for its turn

std::size_t weight(const Registrar::Item& item) {
  return item.submission.piece.text.size() + item.examined.row.size() + item.examined.report.size() + (item.examined.label ? item.examined.label->payload.size() + item.examined.token.size() : 0) + 256;
}

/// What a row says of a refusal: not how much was left, which is another figure where a run that was cut asks again.
Findings lasting(Findings refused) {
  for (auto& finding : refused)
    if (finding.code.ends_with(".exceeded")) finding.message = "the label takes more than the registry has left";
  return refused;
}

}  // namespace

Registrar::Registrar(const RunTerms& terms, const Examiner& examiner, registry::Registry* registry, OutFolder& out)
    : terms_{terms}, examiner_{examiner}, registry_{registry}, out_{out}, queue_{most_bytes}, thread_{[this] { work(); }} {}

Registrar::~Registrar() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

bool Registrar::take(Item item) {
  const auto bytes = weight(item);
  return queue_.push(std::move(item), bytes);
}

void Registrar::finish(bool input_ended) {
  input_ended_ = input_ended;
  queue_.close();
  if (thread_.joinable()) thread_.join();
  if (failure_) std::rethrow_exception(failure_);
}

void Registrar::work() try {
  std::vector<Item> group;
  std::size_t bytes = 0;
  std::uint64_t rejected = 0;  // of the group; what the registry refuses is counted once it is settled
  while (auto item = queue_.pop()) {
    bytes += weight(*item);
    const bool is_rejected = item->examined.facts.verdict == Verdict::rejected;
    rejected += is_rejected ? 1 : 0;
    group.push_back(std::move(*item));
    const auto before = out_.summary().count(Verdict::rejected);
    const bool one_too_many = is_rejected && terms_.max_rejects && before + rejected > *terms_.max_rejects;
    if (!one_too_many && group.size() < group_size && bytes < most_bytes) continue;
    settle(group);
    bytes = 0;
    rejected = 0;
    const auto settled = out_.summary().count(Verdict::rejected);
    if (terms_.max_rejects && settled > before && settled > *terms_.max_rejects) {
      too_many_ = true;
      queue_.close();
      return;
    }
  }
  if (input_ended_) settle(group);
} catch (...) {
  failure_ = std::current_exception();
  queue_.close();
}

void Registrar::settle(std::vector<Item>& group) {
  std::vector<registry::IssueRequest> requests;
  std::vector<std::size_t> asked;
  for (std::size_t at = 0; at < group.size() && registry_ != nullptr; ++at)
    if (group[at].examined.label) {
      requests.push_back(*group[at].examined.label);
      asked.push_back(at);
    }
  std::vector<std::string> tokens(group.size());
  if (!requests.empty()) {
    // Workers signed: the registry refuses a token that is not of the payload that it stored.
    std::map<std::string_view, std::string_view> signed_ahead;
    for (const auto at : asked) signed_ahead.emplace(group[at].examined.label->label, group[at].examined.token);
    const auto token_of = [&signed_ahead](std::string_view label, std::string_view) { return std::string{signed_ahead.at(label)}; };
    auto outcomes = registry_->issue(requests, {token_of, issuing::head_signer(*terms_.registry_key)}, terms_.now);
    for (std::size_t at = 0; at < asked.size(); ++at) {
      auto& item = group[asked[at]];
      tokens[asked[at]] = std::move(outcomes[at].token);
      if (has_errors(outcomes[at].findings)) item.examined = examiner_.examine(item.submission, lasting(std::move(outcomes[at].findings)));
    }
  }
  for (std::size_t at = 0; at < group.size(); ++at) out_.add(group[at].examined, tokens[at]);
  out_.checkpoint();
  group.clear();
  if (terms_.progress) terms_.progress({out_.done(), &out_.summary()});
}

}  // namespace ferrolabel::batch
