// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::generate {

/// What is put into a template. Amounts are all multiplied by one factor, so that balances stay closed to the last digit.
struct Filling {
  std::int64_t amounts = 1000;      ///< thousandths
  std::int64_t intensities = 1000;  ///< of bought goods, thousandths
  std::int64_t grid = 1000;         ///< factor of electricity, thousandths
  std::string number;               ///< behind the id of the installation
  std::string company;              ///< operator, with XML escapes
  std::string site;
};

/// A sample plant as XML with gaps for what varies, and what a request for a label of it needs.
class PlantTemplate {
 public:
  /// @param xml of one plant or simplePlant, without declaration; @param product id of a good that it makes
  PlantTemplate(std::string_view xml, std::string product, std::string scheme, std::string family);

  /// The plant, indented by two spaces.
  void append_to(std::string& text, const Filling& filling) const;

  [[nodiscard]] const std::string& product() const noexcept { return product_; }
  [[nodiscard]] const std::string& scheme() const noexcept { return scheme_; }
  [[nodiscard]] const std::string& family() const noexcept { return family_; }
  [[nodiscard]] quantity::Date period_from() const noexcept { return from_; }
  [[nodiscard]] quantity::Date period_to() const noexcept { return to_; }
  /// What labels of the product may cover where amounts are not multiplied, in kg.
  [[nodiscard]] std::int64_t available_kg() const noexcept { return available_kg_; }
  /// What the plant's values name as their source, first ones first: evidence E1, E2, …
  [[nodiscard]] const std::vector<std::string>& sources() const noexcept { return sources_; }

 private:
  enum class Gap { none, amount, intensity, grid, number, company, site };
  struct Part {
    std::string literal;  ///< before the gap
    Gap gap = Gap::none;
    std::string value;    ///< that stands in the sample there
  };

  void read_facts(std::string_view xml);
  std::string name_evidence(std::string_view xml);
  void cut(std::string_view xml);

  std::vector<Part> parts_;
  std::string product_, scheme_, family_;
  std::vector<std::string> sources_;
  quantity::Date from_{}, to_{};
  std::int64_t available_kg_ = 0;
};

/// text · thousandths / 1000, exactly where the digits allow.
[[nodiscard]] std::string multiplied(const std::string& number, std::int64_t thousandths);

}  // namespace ferrolabel::generate
