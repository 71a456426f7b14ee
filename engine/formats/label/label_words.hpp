// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

/// The fixed words of a label's payload, which its writer and its reader share.
namespace ferrolabel::formats::label_words {

/// @source W3C VC Data Model 2.0, 4.3: the first context is fixed by the model; ours names the members of the subject.
inline constexpr std::array<std::string_view, 2> contexts{"https://www.w3.org/ns/credentials/v2", "https://ferrolabel.eu/ns/label/v1"};
inline constexpr std::array<std::string_view, 2> types{"VerifiableCredential", "SteelCarbonLabel"};
inline constexpr std::string_view status_type = "SteelCarbonLabelStatus";
inline constexpr std::string_view day_begins = "T00:00:00Z";
inline constexpr std::string_view day_ends = "T23:59:59Z";
inline constexpr std::string_view ratio = "1";
inline constexpr std::string_view tonnes = "t";
inline constexpr std::string_view tonnes_per_tonne = "t/t";
inline constexpr std::string_view validity_stated = "stated";
inline constexpr std::string_view validity_unknown = "unknown";

}  // namespace ferrolabel::formats::label_words
