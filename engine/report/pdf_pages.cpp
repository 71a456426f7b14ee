// SPDX-License-Identifier: Apache-2.0
#include "report/pdf_pages.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

#include "report/pdf_library.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

namespace {

// Points. A4 is 210 × 297 mm (ISO 216).
constexpr double page_width = 297 / 25.4 * 72;
constexpr double page_height = 210 / 25.4 * 72;
constexpr double margin = 36;
constexpr double largest = 9;
constexpr double smallest = 7;
constexpr double leading = 1.35;  // of the size

struct Colour {
  double red = 0, green = 0, blue = 0;
};

/// A run of signs in one ink.
struct Run {
  Ink ink = Ink::plain;
  std::string text;
};
using Line = std::vector<Run>;

Colour colour_of(Ink ink) {
  constexpr std::array<Colour, 6> colours{Colour{0.1, 0.12, 0.14}, {0.1, 0.12, 0.14}, {0.35, 0.39, 0.43}, {0.07, 0.39, 0.16}, {0.49, 0.31, 0}, {0.64, 0.05, 0.15}};
  return colours[static_cast<std::size_t>(ink)];
}

/// The lines of a printable text, each sequence of Style::paint taken for the ink of what follows.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines(1);
  Ink ink = Ink::plain;
  const Style painted{true};
  while (!text.empty()) {
    if (text.front() == '\x1b') {
      const auto sequence = text.substr(0, text.find('m') + 1);
      ink = Ink::plain;
      for (const auto each : {Ink::strong, Ink::faint, Ink::good, Ink::doubtful, Ink::bad})
        if (painted.paint(each, "x").starts_with(sequence)) ink = each;
      text.remove_prefix(sequence.size());
      continue;
    }
    if (text.front() == '\n') {
      lines.emplace_back();
      text.remove_prefix(1);
      continue;
    }
    const auto length = std::min(text.find_first_of("\x1b\n"), text.size());
    lines.back().push_back({ink, std::string{text.substr(0, length)}});
    text.remove_prefix(length);
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::size_t signs_of(const Line& line) {
  std::size_t signs = 0;
  for (const auto& run : line) signs += width(run.text);
  return signs;
}

/// Bytes of so many signs.
std::size_t bytes_of_signs(std::string_view text, std::size_t signs) {
  std::size_t at = 0;
  while (at < text.size() && (signs > 0 || (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) --signs;
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

/// Lines of at most so many signs, broken at blanks where there are any.
std::vector<Line> broken(const std::vector<Line>& lines, std::size_t columns) {
  std::vector<Line> parts;
  for (const auto& line : lines) {
    parts.emplace_back();
    std::size_t used = 0;
    for (auto [ink, text] : line)
      while (!text.empty()) {
        auto taken = bytes_of_signs(text, columns - used);
        if (taken > 0 && taken < text.size())
          if (const auto blank = text.rfind(' ', taken - 1); blank != std::string::npos) taken = blank + 1;
        parts.back().push_back({ink, text.substr(0, taken)});
        used += width(parts.back().back().text);
        text.erase(0, taken);
        if (text.empty()) break;
        parts.emplace_back();
        used = 0;
      }
  }
  return parts;
}

/// One document under way.
class Pages {
 public:
  explicit Pages(std::string_view title) : surface_{cairo_.pdf_surface_create_for_stream(append, &bytes_, page_width, page_height), cairo_.surface_destroy} {
    const std::string name{title};
    cairo_.pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, name.c_str());
    cairo_.pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");  // else the time of day
    context_ = {cairo_.create(surface_.get()), cairo_.destroy};
    cairo_.select_font_face(context_.get(), "monospace", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_.set_font_size(context_.get(), 100);
    cairo_text_extents_t extents{};
    cairo_.text_extents(context_.get(), "0", &extents);
    sign_width_ = extents.x_advance / 100;
  }

  [[nodiscard]] double sign_width() const noexcept { return sign_width_; }  ///< of the size

  void show(const Line& line, double size, double y) {
    double x = margin;
    for (const auto& run : line) {
      const auto colour = colour_of(run.ink);
      cairo_.set_source_rgb(context_.get(), colour.red, colour.green, colour.blue);
      cairo_.select_font_face(context_.get(), "monospace", CAIRO_FONT_SLANT_NORMAL, run.ink == Ink::strong ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
      cairo_.set_font_size(context_.get(), size);
      cairo_.move_to(context_.get(), x, y);
      cairo_.show_text(context_.get(), run.text.c_str());
      x += static_cast<double>(width(run.text)) * sign_width_ * size;
    }
  }

  void end_page() { cairo_.surface_show_page(surface_.get()); }

  [[nodiscard]] std::string take() && {
    cairo_.surface_finish(surface_.get());
    if (cairo_.surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS || cairo_.status(context_.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error{"the PDF cannot be made"};
    return std::move(bytes_);
  }

 private:
  static cairo_status_t append(void* to, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }

  const PdfLibrary& cairo_ = pdf_library();
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, decltype(&::cairo_surface_destroy)> surface_;
  std::unique_ptr<cairo_t, decltype(&::cairo_destroy)> context_{nullptr, nullptr};
  double sign_width_ = 0;
};

}  // namespace

std::string pdf_pages(std::string_view title, std::string_view text) {
  Pages pages{title};
  auto lines = lines_of(printable(text));
  std::size_t longest = 1;
  for (const auto& line : lines) longest = std::max(longest, signs_of(line));
  const double room = page_width - 2 * margin;
  const double size = std::clamp(room / (static_cast<double>(longest) * pages.sign_width()), smallest, largest);
  lines = broken(lines, static_cast<std::size_t>(room / (size * pages.sign_width())));
  const auto on_a_page = static_cast<std::size_t>((page_height - 2 * margin - size * leading) / (size * leading));
  const auto count = std::max<std::size_t>(1, (lines.size() + on_a_page - 1) / on_a_page);
  for (std::size_t page = 0; page < count; ++page) {
    double y = margin + size;
    for (std::size_t at = page * on_a_page; at < std::min(lines.size(), (page + 1) * on_a_page); ++at, y += size * leading) pages.show(lines[at], size, y);
    pages.show({{Ink::faint, std::string{title} + ", page " + std::to_string(page + 1) + " of " + std::to_string(count)}}, size, page_height - margin);
    pages.end_page();
  }
  return std::move(pages).take();
}

}  // namespace ferrolabel::report
