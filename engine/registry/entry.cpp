// SPDX-License-Identifier: Apache-2.0
#include "registry/entry.hpp"

#include <charconv>
#include <utility>

#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::registry {
namespace {

using syntax::JsonWriter;
using syntax::Node;

void write(JsonWriter& out, const Founded& event) { out.member("kind", "founded").member("registry", event.registry); }

void write(JsonWriter& out, const Produced& event) {
  const auto& made = event.production;
  out.member("kind", "produced").member("installation", made.installation).member("product", made.product);
  out.member("from", quantity::to_string(made.from)).member("to", quantity::to_string(made.to));
  out.member("grams", std::to_string(made.grams)).member("inputDigest", made.input_digest);
}

void write(JsonWriter& out, const Intended& event) {
  const auto& asked = event.request;
  out.member("kind", "intended").member("label", asked.label).member("installation", asked.installation).member("product", asked.product);
  out.member("from", quantity::to_string(asked.from)).member("to", quantity::to_string(asked.to)).member("scheme", asked.scheme);
  out.member("grams", std::to_string(asked.grams)).member("pool", asked.pool);
  out.member("validUntil", asked.valid_until ? quantity::to_string(*asked.valid_until) : std::string{});
  out.key("instruments").begin_array();
  for (const auto& instrument : asked.instruments) out.string(instrument);
  out.end_array().key("inputs").begin_array();
  for (const auto& input : asked.inputs) {
    out.begin_object().member("label", input.label).member("grams", std::to_string(input.grams)).end_object();
  }
  out.end_array().member("payloadDigest", event.payload_digest);
}

void write(JsonWriter& out, const Issued& event) {
  out.member("kind", "issued").member("label", event.label).member("tokenDigest", event.token_digest);
}

void write(JsonWriter& out, const StatusChanged& event) {
  const auto& change = event.change;
  out.member("kind", "status").member("label", event.label).member("to", to_string(change.to));
  out.member("reason", change.reason).member("by", change.by).member("at", to_string(change.at));
}

void write(JsonWriter& out, const Reserved& event) {
  const auto& asked = event.request;
  out.member("kind", "reserved").member("id", event.id).member("label", asked.label).member("grams", std::to_string(asked.grams));
  out.member("holder", asked.holder).member("key", asked.key).member("requestDigest", asked.request_digest);
  out.member("expires", to_string(asked.expires));
}

void write(JsonWriter& out, const Settled& event) {
  out.member("kind", "settled").member("id", event.id).member("state", to_string(event.state)).member("at", to_string(event.at));
}

/// Reads members; `good` turns false at the first that does not fit. What is left over shows when the entry is written again.
class Members {
 public:
  explicit Members(Node object) : object_{object} {}

  std::string text(std::string_view name) {
    const Node member = object_.member(name);
    if (!member || member.kind() != syntax::Kind::string) good_ = false;
    return member ? std::string{member.scalar()} : std::string{};
  }
  Grams grams(std::string_view name) {
    const auto digits = text(name);
    Grams value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) good_ = false;
    return value;
  }
  quantity::Date date(std::string_view name) { return taken(quantity::parse_date(text(name))); }
  Time time(std::string_view name) { return taken(parse_time(text(name))); }
  template <class T>
  T taken(std::optional<T> value) {
    if (!value) good_ = false;
    return value.value_or(T{});
  }
  bool good() const { return good_; }
  Node object() const { return object_; }

 private:
  Node object_;
  bool good_ = true;
};

Production read_production(Members& in) {
  return {in.text("installation"), in.text("product"), in.date("from"), in.date("to"), in.grams("grams"), in.text("inputDigest")};
}

Intended read_intended(Members& in) {
  Intended event;
  auto& asked = event.request;
  asked.label = in.text("label");
  asked.installation = in.text("installation");
  asked.product = in.text("product");
  asked.from = in.date("from");
  asked.to = in.date("to");
  asked.scheme = in.text("scheme");
  asked.grams = in.grams("grams");
  asked.pool = in.text("pool");
  if (!in.text("validUntil").empty()) asked.valid_until = in.date("validUntil");
  for (Node item = in.object().member("instruments").first_child(); item; item = item.next()) asked.instruments.emplace_back(item.scalar());
  for (Node item = in.object().member("inputs").first_child(); item; item = item.next()) {
    Members input{item};
    asked.inputs.push_back({input.text("label"), input.grams("grams")});
    in.taken(input.good() ? std::optional{0} : std::nullopt);
  }
  event.payload_digest = in.text("payloadDigest");
  return event;
}

std::optional<Event> read_event(Members& in) {
  const auto kind = in.text("kind");
  if (kind == "founded") return Founded{in.text("registry")};
  if (kind == "produced") return Produced{read_production(in)};
  if (kind == "intended") return read_intended(in);
  if (kind == "issued") return Issued{in.text("label"), in.text("tokenDigest")};
  if (kind == "status") {
    auto label = in.text("label");
    return StatusChanged{std::move(label), {in.taken(parse_status(in.text("to"))), in.text("reason"), in.text("by"), in.time("at")}};
  }
  if (kind == "reserved") {
    auto id = in.text("id");
    return Reserved{std::move(id), {in.text("label"), in.grams("grams"), in.text("holder"), in.text("key"), in.text("requestDigest"), in.time("expires")}};
  }
  if (kind == "settled") {
    auto id = in.text("id");
    return Settled{std::move(id), in.taken(parse_reservation_state(in.text("state"))), in.time("at")};
  }
  return std::nullopt;
}

}  // namespace

std::string write_entry(const Entry& entry) {
  JsonWriter out{0};
  out.begin_object().key("entry").integer(entry.number);
  std::visit([&](const auto& event) { write(out, event); }, entry.event);
  out.end_object();
  return std::move(out).take();
}

std::optional<Entry> read_entry(std::string_view text) {
  syntax::ReaderLimits limits;
  limits.bytes = 16u << 20;
  const auto document = syntax::read_json({"entry", std::string{text}}, limits);
  if (!document.ok() || document->root().kind() != syntax::Kind::object) return std::nullopt;
  Members in{document->root()};
  std::int64_t number = 0;
  const auto lexeme = document->root().member("entry") ? document->root().member("entry").scalar() : std::string_view{};
  const auto [end, error] = std::from_chars(lexeme.data(), lexeme.data() + lexeme.size(), number);
  if (lexeme.empty() || error != std::errc{} || end != lexeme.data() + lexeme.size()) return std::nullopt;
  auto event = read_event(in);
  if (!event || !in.good()) return std::nullopt;
  Entry entry{number, std::move(*event)};
  if (write_entry(entry) != text) return std::nullopt;
  return entry;
}

}  // namespace ferrolabel::registry
