// SPDX-License-Identifier: Apache-2.0
#include "trust/status_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/jws.hpp"
#include "trust/key_standing.hpp"
#include "trust/member_reader.hpp"
#include "trust/tree_head.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::array<std::string_view, 3> changes{"suspended", "revoked", "reinstated"};
constexpr std::array<std::string_view, 3> statuses{"good", "suspended", "revoked"};
constexpr std::array<std::string_view, 6> faults{
    "", "it has no reason", "it lies before the change that it follows", "a revoked label stays revoked", "only a suspended label can be reinstated", "the label is suspended already"};

bool before(const StatusEntry& entry, std::string_view label) noexcept { return entry.label < label; }

std::optional<StatusEvent> read_event(syntax::Node node, Findings& findings) {
  MemberReader members{node, findings};
  if (!members.is_object()) return std::nullopt;
  const auto count = findings.size();
  const auto at = members.date("at");
  const auto word = members.text("change");
  auto reason = members.text("reason");
  members.finish();
  const auto change = parse_status_change(word);
  if (!change && !word.empty()) {
    add_error(findings, "trust.status.history", node.member("change").place(), syntax::quoted(word) + " is no change of a status",
              "write suspended, revoked or reinstated");
  }
  if (findings.size() != count) return std::nullopt;
  return StatusEvent{at, *change, std::move(reason)};
}

StatusEntry read_status_entry(syntax::Node node, const quantity::Date& issued, Findings& findings) {
  MemberReader members{node, findings};
  StatusEntry entry{members.text("label"), {}};
  const auto items = members.items("history");
  members.finish();
  if (members.is_object() && node.member("history").kind() == syntax::Kind::array && items.empty()) {
    add_error(findings, "trust.status.history", node.place(), "the entry has no change", "leave out labels to which nothing happened");
  }
  for (const auto item : items) {
    auto event = read_event(item, findings);
    if (!event) continue;
    const auto fault = check_change(entry.history, *event);
    if (fault != StatusFault::none || event->at > issued) {
      add_error(findings, "trust.status.history", item.place(),
                "the change cannot be: " + std::string{fault == StatusFault::none ? "it lies after the day of the list" : faults[static_cast<std::size_t>(fault)]},
                "tell the registry that its list contradicts itself");
      continue;
    }
    entry.history.push_back(std::move(*event));
  }
  return entry;
}

}  // namespace

std::string_view to_string(StatusChange change) noexcept { return changes[static_cast<std::size_t>(change)]; }

std::optional<StatusChange> parse_status_change(std::string_view text) noexcept {
  const auto found = std::find(changes.begin(), changes.end(), text);
  if (found == changes.end()) return std::nullopt;
  return static_cast<StatusChange>(found - changes.begin());
}

StatusFault check_change(const std::vector<StatusEvent>& history, const StatusEvent& next) noexcept {
  if (next.reason.empty()) return StatusFault::no_reason;
  const bool any = !history.empty();
  if (any && history.back().change == StatusChange::revoked) return StatusFault::after_revoked;
  if (any && next.at < history.back().at) return StatusFault::order;
  const bool is_suspended = any && history.back().change == StatusChange::suspended;
  if (next.change == StatusChange::reinstated && !is_suspended) return StatusFault::not_suspended;
  if (next.change == StatusChange::suspended && is_suspended) return StatusFault::suspended;
  return StatusFault::none;
}

std::string_view to_string(Status status) noexcept { return statuses[static_cast<std::size_t>(status)]; }

StatusOnDay status_on(const std::vector<StatusEvent>& history, const quantity::Date& day) noexcept {
  StatusOnDay found;
  for (const auto& event : history) {
    if (event.at > day) break;
    const auto status = event.change == StatusChange::revoked ? Status::revoked : event.change == StatusChange::suspended ? Status::suspended : Status::good;
    found = {status, &event};
  }
  return found;
}

const StatusEntry* StatusList::find(std::string_view label) const noexcept {
  const auto found = std::lower_bound(entries.begin(), entries.end(), label, before);
  return found != entries.end() && found->label == label ? &*found : nullptr;
}

StatusOnDay StatusList::status_of(std::string_view label, const quantity::Date& day) const noexcept {
  const auto* entry = find(label);
  return entry == nullptr ? StatusOnDay{} : status_on(entry->history, day);
}

std::string write_status_list(const StatusList& list) {
  syntax::JsonWriter writer{0};
  writer.begin_object().member("registry", list.registry).member("issued", quantity::to_string(list.issued));
  writer.member("nextUpdate", quantity::to_string(list.next_update)).key("entries").begin_array();
  for (const auto& entry : list.entries) {
    writer.begin_object().member("label", entry.label).key("history").begin_array();
    for (const auto& event : entry.history) {
      writer.begin_object().member("at", quantity::to_string(event.at)).member("change", to_string(event.change)).member("reason", event.reason).end_object();
    }
    writer.end_array().end_object();
  }
  writer.end_array().end_object();
  return std::move(writer).take();
}

Result<StatusList> read_status_list(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  StatusList list{members.text("registry"), members.date("issued"), members.date("nextUpdate"), {}};
  if (findings.empty() && list.next_update < list.issued) {
    add_error(findings, "trust.status.next-update", root.member("nextUpdate").place(), "the list ends before the day on which it was issued",
              "ask the registry for a proper list");
  }
  for (const auto item : members.items("entries")) {
    if (findings.size() >= syntax::most_findings) break;
    auto entry = read_status_entry(item, list.issued, findings);
    if (!list.entries.empty() && !entry.label.empty() && entry.label <= list.entries.back().label) {
      add_error(findings, "trust.status.order", item.place(), "the label " + syntax::quoted(entry.label) + " stands twice or out of order",
                "ask the registry for a proper list: labels stand once, in the order of their bytes");
    }
    list.entries.push_back(std::move(entry));
  }
  members.finish();
  if (has_errors(findings)) return findings;
  return list;
}

std::string sign_status_list(const StatusList& list, const SigningKey& key) { return sign_compact(key, typ::status_list, write_status_list(list)); }

Result<StatusList> verify_status_list(std::string_view token, const TrustList& trust, std::string_view registry, const quantity::Date& decision,
                                      const Place& where) {
  const auto document = verify_document(token, typ::status_list, trust.lookup(), where, "(status list)", longest_status_list);
  if (!document) return document.findings();
  auto list = read_status_list(document->payload.root());
  if (!list) return list;
  const auto signer = trust.find(document->jws.kid).value();
  // Decided on an earlier day by a later list: the list is no document from the future, it is more than was known.
  Findings findings = check_standing(*signer.key, Purpose::status, {list->issued, false}, std::max(decision, list->issued));
  if (!belongs_to(list->registry, signer.issuer->issuer.id)) {
    add_error(findings, "trust.status.foreign-registry", where,
              syntax::quoted(signer.issuer->issuer.id) + " has signed a status list of " + syntax::quoted(list->registry) + ", which is not its own", "refuse the list");
  } else if (!registry.empty() && list->registry != registry) {
    add_error(findings, "trust.status.other-registry", where, "the list is of the registry " + syntax::quoted(list->registry) + ", not of " + syntax::quoted(registry),
              "ask for the list of the right registry");
  }
  if (has_errors(findings)) return findings;
  return {std::move(list).value(), std::move(findings)};
}

Findings check_freshness(const StatusList& list, const quantity::Date& decision, const Place& where) {
  Findings findings;
  if (decision > list.next_update) {
    add_error(findings, "trust.status.stale", where,
              "the status list of " + quantity::to_string(list.issued) + " holds until " + quantity::to_string(list.next_update) + "; what happened until " +
                  quantity::to_string(decision) + " is not known",
              "fetch the registry's present status list");
  }
  return findings;
}

}  // namespace ferrolabel::trust
