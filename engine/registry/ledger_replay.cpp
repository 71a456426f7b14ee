// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger_replay.hpp"

#include <algorithm>
#include <utility>

#include "registry/rules.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

Finding at_entry(const char* code, std::int64_t entry, std::string message) {
  Place place;
  place.pointer = "/ledger/" + std::to_string(entry);
  return {code, Severity::error, std::move(place), "entry " + std::to_string(entry) + ": " + std::move(message),
          "Restore the registry from a copy, and compare the copy's head with a signed head that was kept elsewhere."};
}

std::int64_t seconds(Time time) { return time.time_since_epoch().count(); }

}  // namespace

void LedgerReplay::play(const Entry& entry, std::string_view event, std::string_view bytes, Findings& findings) {
  entry_ = entry.number;
  text_ = event;
  bytes_ = bytes;
  auto wrong = std::visit([&](const auto& what) { return play(what); }, entry.event);
  if (wrong.empty() && bytes.data() != nullptr && !std::holds_alternative<Intended>(entry.event) && !std::holds_alternative<Issued>(entry.event))
    wrong = "it has bytes, which belong to no entry of its kind";
  if (!wrong.empty()) findings.push_back(at_entry("registry.verify.rule", entry_, std::move(wrong)));
}

std::string LedgerReplay::play(const Founded& event) {
  if (entry_ != 1) return "a registry is founded once, in its first entry";
  registry_ = event.registry;
  return {};
}

std::string LedgerReplay::play(const Produced& event) {
  const auto& value = event.production;
  if (!check(value).empty()) return "the production is none that the registry takes";
  for (auto at = productions_.lower_bound({value.installation, value.product, ""}); at != productions_.end(); ++at) {
    const auto& other = at->second.value;
    if (other.installation != value.installation || other.product != value.product) break;
    const bool same_period = other.from == value.from && other.to == value.to;
    if (!same_period && other.from <= value.to && other.to >= value.from) return "periods of one product overlap";
  }
  auto& made = productions_[{value.installation, value.product, quantity::to_string(value.from)}];
  if (value.grams < made.pooled) return "less is stated as produced than labels cover";
  if (made.entry == 0) made.entry = entry_;
  made.value = value;
  return {};
}

std::string LedgerReplay::grow_pool(const IssueRequest& request, Made& made) {
  auto& pool = pools_[request.pool];
  if (pool.production != 0 && pool.production != made.entry) return "the pool holds tonnes of another production";
  auto& sum = pool_schemes_[{request.pool, request.scheme}];
  const Grams growth = std::max<Grams>(0, sum + request.grams - pool.grams);
  if (growth > made.value.grams - made.pooled) return "labels cover more than was produced";
  pool.production = made.entry;
  pool.grams += growth;
  made.pooled += growth;
  sum += request.grams;
  return {};
}

std::string LedgerReplay::use_input(const IssueRequest& request, const InputUse& input) {
  const auto found = labels_.find(input.label);
  if (found == labels_.end() || found->second.issued == 0 || found->second.pool == request.pool) return "an input has no label of its own";
  auto& label = found->second;
  if (label.status != LabelStatus::active) return "an input's label is not valid";
  auto& pool = pools_[label.pool];
  Grams charged = 0;
  for (auto at = inputs_.lower_bound({request.pool, "", ""}); at != inputs_.end() && std::get<0>(at->first) == request.pool; ++at) {
    if (std::get<2>(at->first) == label.pool) charged = std::max(charged, at->second);
  }
  auto& sum = inputs_[{request.pool, request.scheme, label.pool}];
  sum += input.grams;
  const Grams more = std::max<Grams>(0, sum - charged);
  label.tonnes.used += more;
  pool.used += more;
  if (label.tonnes.reserved + label.tonnes.used > label.tonnes.grams || pool.reserved + pool.used > pool.grams) return "more of an input is used than its label covers";
  return {};
}

std::string LedgerReplay::play(const Intended& event) {
  const auto& request = event.request;
  if (!check(request).empty() || request.pool.empty()) return "the label is none that the registry takes";
  if (labels_.contains(request.label)) return "the label is in the registry twice";
  if (bytes_.data() == nullptr || syntax::sha256_digest(bytes_) != event.payload_digest) return "the stored content of '" + request.label + "' is not what its digest says";
  const auto made = productions_.find({request.installation, request.product, quantity::to_string(request.from)});
  if (made == productions_.end() || made->second.value.to != request.to) return "the label is of a production that was not stated";
  if (auto wrong = grow_pool(request, made->second); !wrong.empty()) return wrong;
  for (const auto& input : request.inputs) {
    if (auto wrong = use_input(request, input); !wrong.empty()) return wrong;
  }
  for (const auto& instrument : request.instruments) instruments_[{instrument, request.label}] = true;
  auto& label = labels_[request.label];
  label.pool = request.pool;
  label.scheme = request.scheme;
  label.tonnes.grams = request.grams;
  label.payload_digest = event.payload_digest;
  label.payload = bytes_;
  label.valid_until = request.valid_until ? quantity::to_string(*request.valid_until) : std::string{};
  label.intended = entry_;
  return {};
}

std::string LedgerReplay::play(const Issued& event) {
  const auto found = labels_.find(event.label);
  if (found == labels_.end()) return "a label is issued without an intent";
  auto& label = found->second;
  if (label.issued != 0) return "the label is issued twice";
  if (bytes_.data() == nullptr || syntax::sha256_digest(join_payload(bytes_, label.payload)) != event.token_digest)
    return "the stored token of '" + event.label + "' is not what its digest says";
  label.payload = {};
  label.issued = entry_;
  label.token_digest = event.token_digest;
  label.leaf = static_cast<std::int64_t>(leaves_.size());
  leaves_.push_back({entry_, trust::leaf_hash(label_leaf(event.token_digest))});
  return {};
}

std::string LedgerReplay::play(const StatusChanged& event) {
  const auto found = labels_.find(event.label);
  if (found == labels_.end()) return "the status of an unknown label changes";
  if (found->second.status == LabelStatus::revoked || found->second.status == event.change.to) return "the status cannot change in this way";
  found->second.status = event.change.to;
  statuses_[{event.label, entry_}] = true;
  leaves_.push_back({entry_, trust::leaf_hash(status_leaf(text_))});
  return {};
}

std::string LedgerReplay::play(const Reserved& event) {
  const auto& request = event.request;
  const auto found = labels_.find(request.label);
  if (found == labels_.end() || found->second.issued == 0 || found->second.status != LabelStatus::active) return "the reservation is of a label that is not valid";
  if (request.grams <= 0 || reservations_.contains(event.id) || keys_.contains(request.key)) return "the reservation is made twice, or holds nothing";
  auto& tonnes = found->second.tonnes;
  auto& pool = pools_[found->second.pool];
  if (tonnes.reserved + tonnes.used + request.grams > tonnes.grams || pool.reserved + pool.used + request.grams > pool.grams) return "more is reserved than is left";
  tonnes.reserved += request.grams;
  pool.reserved += request.grams;
  reservations_[event.id].request = request;
  keys_[request.key] = event.id;
  return {};
}

std::string LedgerReplay::play(const Settled& event) {
  const auto found = reservations_.find(event.id);
  if (found == reservations_.end() || found->second.state != ReservationState::held || event.state == ReservationState::held)
    return "a reservation ends that is not held";
  const auto& request = found->second.request;
  const bool over = request.expires <= event.at;
  if (over != (event.state == ReservationState::expired)) return "a reservation ends in a way that does not fit its time";
  auto& label = labels_[request.label];
  auto& pool = pools_[label.pool];
  for (auto* tonnes : {&label.tonnes, &pool}) {
    tonnes->reserved -= request.grams;
    if (event.state == ReservationState::consumed) tonnes->used += request.grams;
  }
  found->second.state = event.state;
  return {};
}

std::vector<Cells> LedgerReplay::rows(std::string_view table) const {
  std::vector<Cells> rows;
  if (table == "productions") {
    for (const auto& [key, made] : productions_) {
      const auto& value = made.value;
      rows.push_back({made.entry, value.installation, value.product, quantity::to_string(value.from), quantity::to_string(value.to), value.grams, made.pooled,
                      value.input_digest});
    }
  } else if (table == "pools") {
    for (const auto& [name, pool] : pools_) rows.push_back({name, pool.production, pool.grams, pool.reserved, pool.used});
  } else if (table == "labels") {
    for (const auto& [id, label] : labels_) {
      rows.push_back({id, label.pool, label.scheme, label.tonnes.grams, label.tonnes.reserved, label.tonnes.used, label.payload_digest, label.valid_until,
                      std::string{to_string(label.status)}, label.intended, label.issued, label.token_digest, label.leaf});
    }
  } else if (table == "inputs") {
    for (const auto& [key, grams] : inputs_) rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), grams});
  } else if (table == "instruments") {
    for (const auto& [key, named] : instruments_) rows.push_back({key.first, key.second});
  } else if (table == "statuses") {
    for (const auto& [key, changed] : statuses_) rows.push_back({key.first, key.second});
  } else if (table == "reservations") {
    for (const auto& [id, held] : reservations_) {
      const auto& request = held.request;
      rows.push_back({id, request.label, request.grams, request.holder, request.key, request.request_digest, seconds(request.expires),
                      std::string{to_string(held.state)}});
    }
  }
  return rows;
}

}  // namespace ferrolabel::registry
