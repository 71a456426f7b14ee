// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/dataset_cache.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>
#include <vector>

#include "formats/input/input_finding.hpp"
#include "formats/lca/dataset_fields.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::formats {

namespace {

constexpr std::string_view magic = "FLLCADS\n";
constexpr std::uint32_t version = 2;
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::size_t head_size = magic.size() + 2 * sizeof(std::uint32_t) + sizeof(std::uint64_t);
constexpr std::size_t digest_size = 32;

template <class Value>
concept Plain = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

class Writer {
 public:
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  std::string bytes;

 private:
  template <Plain Value>
  void put(const Value& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes.append(text);
  }
  template <class Value>
  void put(const std::vector<Value>& list) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const auto& each : list) put(each);
  }
  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  void put(const Finding& finding) { (*this)(finding.code, finding.severity, std::string{finding.place.file()}, finding.place.pointer, finding.place.line, finding.place.column, finding.message, finding.fix); }
  template <class Value>
    requires(!Plain<Value>)
  void put(const Value& value) {
    fields(*this, value);
  }
};

/// Reads within its bytes only; what does not fit leaves values empty and good() false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_{bytes} {}
  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool at_end() const noexcept { return left_.empty(); }

 private:
  bool has(std::size_t size) { return good_ = good_ && left_.size() >= size; }
  template <Plain Value>
  void get(Value& value) {
    if (!has(sizeof value)) return;
    if constexpr (std::is_same_v<Value, bool>) {
      value = left_.front() == 1;
      good_ = value || left_.front() == 0;
    } else {
      std::memcpy(&value, left_.data(), sizeof value);
    }
    left_.remove_prefix(sizeof value);
  }
  void get(std::string& text) {
    std::uint32_t size = 0;
    get(size);
    if (!has(size)) return;
    text.assign(left_.substr(0, size));
    left_.remove_prefix(size);
  }
  template <class Value>
  void get(std::vector<Value>& list) {
    std::uint32_t size = 0;
    get(size);
    if (!has(size)) return;  // each takes a byte at least
    list.reserve(std::min<std::size_t>(size, 4096));
    for (std::uint32_t i = 0; i < size && good_; ++i) get(list.emplace_back());
  }
  template <class Value>
  void get(std::optional<Value>& value) {
    bool there = false;
    get(there);
    if (there) get(value.emplace());
  }
  void get(Finding& finding) {
    std::string file;
    (*this)(finding.code, finding.severity, file, finding.place.pointer, finding.place.line, finding.place.column, finding.message, finding.fix);
    if (!file.empty()) finding.place.source = std::make_shared<const SourceText>(SourceText{std::move(file), {}});
  }
  template <class Value>
    requires(!Plain<Value>)
  void get(Value& value) {
    fields(*this, value);
  }

  std::string_view left_;
  bool good_ = true;
};

std::string digest_of(std::string_view bytes) {
  const auto digest = syntax::sha256(bytes);
  return {digest.begin(), digest.end()};
}

template <class Value>
Value at(std::string_view bytes, std::size_t offset) {
  Value value{};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

/// Whether every index leads into its list, every kind is one and every figure is finite: what else reads a dataset relies on it.
bool is_sound(const lca::Dataset& dataset) {
  const auto fits = [](std::uint32_t index, std::size_t size) { return index < size || index == lca::none; };
  const auto known = [](auto kind, auto last) { return kind <= last; };
  const auto finite = [](auto... figures) { return (std::isfinite(figures) && ...); };
  const auto uncertainty_is_sound = [&](const lca::Uncertainty& each) { return known(each.kind, lca::Uncertainty::Kind::uniform) && finite(each.first, each.second, each.third); };
  const auto parameter_is_sound = [&](const lca::Parameter& each) { return finite(each.value) && uncertainty_is_sound(each.uncertainty); };
  const auto flow_is_sound = [&](const lca::Flow& flow) { return known(flow.kind, lca::Flow::Kind::elementary); };
  const auto process_is_sound = [&](const lca::Process& process) {
    const auto exchange = [&](const lca::Exchange& each) {
      return each.flow < dataset.flows.size() && fits(each.provider, dataset.processes.size()) && fits(each.formula, process.formulas.size()) && finite(each.amount) && uncertainty_is_sound(each.uncertainty);
    };
    const auto factor = [&](const lca::AllocationFactor& each) {
      return each.product < dataset.flows.size() && fits(each.exchange, process.exchanges.size()) && known(each.method, lca::AllocationFactor::Method::causal) && finite(each.share);
    };
    return fits(process.reference, process.exchanges.size()) && known(process.stated_allocation.value_or(lca::AllocationFactor::Method::physical), lca::AllocationFactor::Method::causal) &&
           std::all_of(process.exchanges.begin(), process.exchanges.end(), exchange) && std::all_of(process.allocation.begin(), process.allocation.end(), factor) &&
           std::all_of(process.parameters.begin(), process.parameters.end(), parameter_is_sound);
  };
  return std::all_of(dataset.flows.begin(), dataset.flows.end(), flow_is_sound) && std::all_of(dataset.processes.begin(), dataset.processes.end(), process_is_sound) &&
         std::all_of(dataset.parameters.begin(), dataset.parameters.end(), parameter_is_sound);
}

bool is_sound(const ImportReport& report) {
  return std::all_of(report.complaints.begin(), report.complaints.end(), [](const Complaint& complaint) {
    return !complaint.examples.empty() && std::all_of(complaint.examples.begin(), complaint.examples.end(), [](const Finding& finding) { return finding.severity <= Severity::error; });
  });
}

}  // namespace

std::string write_dataset_cache(const ImportedDataset& imported) {
  Writer content;
  content(imported.dataset, imported.report);
  Writer head;
  head.bytes = magic;
  head(version, byte_order, static_cast<std::uint64_t>(content.bytes.size()));
  head.bytes += content.bytes;
  return head.bytes + digest_of(head.bytes);
}

bool is_dataset_cache(std::string_view bytes) noexcept { return bytes.starts_with(magic); }

Result<ImportedDataset> read_dataset_cache(const SourceText& file) {
  const std::string_view bytes = file.text;
  const auto refuse = [&](const char* code, const char* message) { return input_finding(file.file, code, file.file + message, "import the source again with 'ferrolabel lca import'"); };
  const auto damaged = [&] { return refuse("import.cache.damaged", " is cut short or was altered since it was written"); };
  if (!is_dataset_cache(bytes) || bytes.size() < head_size + digest_size) return damaged();
  if (at<std::uint32_t>(bytes, magic.size() + sizeof version) != byte_order || at<std::uint32_t>(bytes, magic.size()) != version)
    return refuse("import.cache.version", " was written by another version of this program, or on another kind of machine");
  const auto content = bytes.substr(head_size, bytes.size() - head_size - digest_size);
  if (at<std::uint64_t>(bytes, head_size - sizeof(std::uint64_t)) != content.size()) return damaged();
  if (digest_of(bytes.substr(0, head_size + content.size())) != bytes.substr(head_size + content.size())) return damaged();
  Reader reader{content};
  ImportedDataset imported;
  reader(imported.dataset, imported.report);
  if (!reader.good() || !reader.at_end() || !is_sound(imported.dataset) || !is_sound(imported.report)) return damaged();
  return imported;
}

}  // namespace ferrolabel::formats
