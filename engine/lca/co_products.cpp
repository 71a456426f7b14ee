// SPDX-License-Identifier: Apache-2.0
#include "lca/co_products.hpp"

#include <algorithm>
#include <cmath>

namespace ferrolabel::lca {
namespace {

using Method = AllocationFactor::Method;
constexpr double share_tolerance = 1e-6;  // shares are often stated with six digits

/// The products in order of their first exchange, the reference first; lines of one flow and way are one product. Ends past
/// greatest_co_products.
std::vector<CoProduct> gather(const Dataset& dataset, const Process& process, ProcessIndex index, const ExchangeAmounts& amounts) {
  std::vector<CoProduct> products;
  const auto add = [&](std::size_t line) {
    const auto& exchange = process.exchanges[line];
    const auto found = std::find_if(products.begin(), products.end(), [&exchange](const CoProduct& p) { return p.flow == exchange.flow && p.treats == exchange.input; });
    if (found != products.end()) found->amount += amounts(index, line);
    else products.push_back({exchange.flow, exchange.input, amounts(index, line), 1.0, {}, {}});
  };
  if (process.reference != none) add(process.reference);
  for (std::size_t line = 0; line < process.exchanges.size() && products.size() <= greatest_co_products; ++line) {
    const auto& exchange = process.exchanges[line];
    const auto kind = dataset.flows[exchange.flow].kind;
    const bool made = kind == (exchange.input ? Flow::Kind::waste : Flow::Kind::product) && !exchange.avoided;
    const bool same_as_reference = process.reference != none && exchange.flow == products.front().flow && exchange.input == products.front().treats && !exchange.avoided;
    if (line != process.reference && (same_as_reference || (made && amounts(index, line) > 0.0))) add(line);
  }
  return products;
}

/// The shares that the source states by a method; false where it states none for one of the products.
bool take_shares(const Process& process, Method method, std::vector<CoProduct>& products) {
  for (auto& product : products) {
    bool stated = false;
    std::optional<double> general;
    std::vector<double> shares(process.exchanges.size(), std::nan(""));
    bool by_line = false;
    for (const auto& factor : process.allocation) {
      if (factor.method != method || factor.product != product.flow) continue;
      stated = true;
      if (factor.exchange == none) general = factor.share;
      else if (factor.exchange < shares.size()) shares[factor.exchange] = factor.share, by_line = true;
    }
    if (!stated) return false;
    product.by = method;
    product.share = general.value_or(by_line ? std::nan("") : 0.0);
    if (by_line) {
      for (auto& share : shares)
        if (std::isnan(share)) share = general.value_or(0.0);
      product.shares = std::move(shares);
    }
  }
  return true;
}

/// Whether the shares of each exchange that is no product itself sum to one.
bool sum_to_one(const Process& process, const std::vector<CoProduct>& products) {
  for (std::size_t line = 0; line < process.exchanges.size(); ++line) {
    const auto& exchange = process.exchanges[line];
    if (std::any_of(products.begin(), products.end(), [&exchange](const CoProduct& p) { return p.flow == exchange.flow && p.treats == exchange.input; })) continue;
    double sum = 0.0;
    for (const auto& product : products) sum += product.shares.empty() ? product.share : product.shares[line];
    if (!(std::abs(sum - 1.0) <= share_tolerance)) return false;
  }
  return true;
}

std::vector<Method> methods_to_try(const Process& process, AllocationPolicy policy) {
  switch (policy) {
    case AllocationPolicy::physical: return {Method::physical};
    case AllocationPolicy::economic: return {Method::economic};
    case AllocationPolicy::causal: return {Method::causal};
    default: break;
  }
  if (process.stated_allocation) return {*process.stated_allocation};
  return {Method::physical, Method::economic, Method::causal};
}

/// Shares by the products' amounts, where these have one unit.
bool share_by_amount(const Dataset& dataset, std::vector<CoProduct>& products) {
  double sum = 0.0;
  for (const auto& product : products) {
    if (dataset.flows[product.flow].unit != dataset.flows[products.front().flow].unit || product.amount < 0.0) return false;
    sum += product.amount;
  }
  for (auto& product : products) {
    product.share = product.amount / sum;
    product.by = Method::physical;
  }
  return true;
}

void tell(const Dataset& dataset, Findings& findings, const std::vector<ProcessIndex>& processes, std::string code, Severity severity, const std::string& what, std::string fix) {
  if (processes.empty()) return;
  findings.push_back({std::move(code), severity, {.source = nullptr, .pointer = dataset.processes[processes.front()].id}, examples(dataset, processes) + ": " + what, std::move(fix)});
}

}  // namespace

std::string examples(const Dataset& dataset, const std::vector<ProcessIndex>& processes) {
  constexpr std::size_t shown = 3;
  std::string text = processes.size() == 1 ? "process" : std::to_string(processes.size()) + (processes.size() > shown ? " processes, such as" : " processes,");
  for (std::size_t i = 0; i < std::min(shown, processes.size()); ++i)
    text += (i == 0 ? " '" : ", '") + dataset.processes[processes[i]].name + "' (" + dataset.processes[processes[i]].id + ")";
  return text;
}

Findings CoProductReport::findings(const Dataset& dataset) const {
  Findings findings;
  tell(dataset, findings, without_product, "lca.process.no-product", Severity::warning, "no exchange says what the process makes, so nothing can take from it", "state the reference in the source");
  tell(dataset, findings, zero_reference, "lca.process.zero-reference", Severity::warning, "the amount of the reference product is zero, so inputs per unit of it have no value; left out", "correct the amount in the source");
  tell(dataset, findings, by_amount, "lca.allocation.by-amount", Severity::warning, "several products, and no shares of the method asked for: shared by the amounts, which have one unit",
       "state the shares in the source, or choose another allocation");
  tell(dataset, findings, not_allocated, "lca.allocation.missing", Severity::warning, "several products of different units, and no shares of the method asked for; left out",
       "state the shares in the source, or choose another allocation");
  tell(dataset, findings, shares_off, "lca.allocation.sum", Severity::warning, "the shares of its products do not sum to one for each exchange; used as stated", "correct the shares in the source");
  tell(dataset, findings, too_many, "lca.allocation.too-many", Severity::warning, "more than " + std::to_string(greatest_co_products) + " products, or " + std::to_string(greatest_shares) + " products times lines; left out", "cut the process into several in the source");
  tell(dataset, findings, refused, "lca.allocation.refused", Severity::error, "several products, and no allocation is allowed", "choose an allocation");
  return findings;
}

std::vector<CoProduct> products_of(const Dataset& dataset, ProcessIndex index, const ExchangeAmounts& amounts, AllocationPolicy policy, CoProductReport& report) {
  const Process& process = dataset.processes[index];
  auto products = gather(dataset, process, index, amounts);
  const auto leave_out = [index](std::vector<ProcessIndex>& list) {
    list.push_back(index);
    return std::vector<CoProduct>{};
  };
  if (products.empty()) return leave_out(report.without_product);
  if (products.size() > greatest_co_products || (products.size() > 1 && products.size() * process.exchanges.size() > greatest_shares)) return leave_out(report.too_many);
  if (products.front().amount == 0.0) return leave_out(report.zero_reference);
  if (products.size() == 1) return products;
  if (policy == AllocationPolicy::refuse) return leave_out(report.refused);
  if (policy == AllocationPolicy::substitution) {
    if (process.reference == none) return leave_out(report.without_product);
    products.resize(1);
    return products;
  }
  for (const auto method : methods_to_try(process, policy)) {
    auto shared = products;
    if (!take_shares(process, method, shared)) continue;
    if (!sum_to_one(process, shared)) report.shares_off.push_back(index);
    return shared;
  }
  if (policy != AllocationPolicy::economic && policy != AllocationPolicy::causal && share_by_amount(dataset, products)) {
    report.by_amount.push_back(index);
    return products;
  }
  return leave_out(report.not_allocated);
}

}  // namespace ferrolabel::lca
