// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "emissions/stream_emissions.hpp"

namespace ferrolabel::emissions {

namespace {

template <class Quantity>
std::optional<Activity> from_stocks(const plant::SourceStream& stream, const quantity::Stated<Quantity>& purchased, const Calculation& calculation) {
  auto& trace = calculation.trace;
  std::array<typename Trace::Term<Quantity>, 4> terms{};
  std::size_t count = 0;
  bool units_agree = true;
  const auto add = [&](const std::optional<plant::Amount>& amount, bool negative) {
    if (!amount) return;
    if (const auto* stated = std::get_if<quantity::Stated<Quantity>>(&*amount)) {
      terms[count++] = {trace.input(*stated, &stream.id), negative};
    } else {
      units_agree = false;
      const auto& other = plant::datum(*amount);
      calculation.error("emissions.activity-data.mixed-units", other.place,
                        "stock of stream '" + stream.id + "' is in " + std::string{other.unit} + ", purchases are in " + std::string{purchased.unit},
                        "state all amounts of one stream in the same kind of unit");
    }
  };
  add(stream.activity.opening_stock, false);
  terms[count++] = {trace.input(purchased, &stream.id), false};
  add(stream.activity.closing_stock, true);
  add(stream.activity.exported, true);
  if (!units_agree) return std::nullopt;
  return Activity{trace.sum<Quantity>(Rule::activity_data, &stream.id, std::span{terms.data(), count})};
}

}  // namespace

std::optional<Activity> activity_data(const plant::SourceStream& stream, const Calculation& calculation) {
  auto& trace = calculation.trace;
  if (stream.activity.metered)
    return std::visit([&](const auto& stated) { return Activity{trace.input(stated, &stream.id)}; }, *stream.activity.metered);
  if (!stream.activity.purchased) {
    calculation.error("emissions.activity-data.missing", stream.place, "stream '" + stream.id + "' has no activity data",
                      "state the metered amount, or purchases with opening and closing stock");
    return std::nullopt;
  }
  const auto activity = std::visit([&](const auto& stated) { return from_stocks(stream, stated, calculation); }, *stream.activity.purchased);
  if (!activity) return std::nullopt;
  const double value = std::visit([](const auto& traced) { return traced.value.value(); }, *activity);
  if (value < 0) {
    calculation.error("emissions.activity-data.negative", plant::datum(*stream.activity.purchased).place,
                      "stocks of stream '" + stream.id + "' leave a use below zero",
                      "check opening stock, closing stock and exports");
    return std::nullopt;
  }
  return activity;
}

}  // namespace ferrolabel::emissions
