// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo-pdf.h>

namespace ferrolabel::report {

/// The functions of cairo that we call, found when a PDF is first made.
struct PdfLibrary {
  decltype(&::cairo_pdf_surface_create_for_stream) pdf_surface_create_for_stream;
  decltype(&::cairo_pdf_surface_set_metadata) pdf_surface_set_metadata;
  decltype(&::cairo_create) create;
  decltype(&::cairo_destroy) destroy;
  decltype(&::cairo_status) status;
  decltype(&::cairo_surface_destroy) surface_destroy;
  decltype(&::cairo_surface_finish) surface_finish;
  decltype(&::cairo_surface_show_page) surface_show_page;
  decltype(&::cairo_surface_status) surface_status;
  decltype(&::cairo_select_font_face) select_font_face;
  decltype(&::cairo_set_font_size) set_font_size;
  decltype(&::cairo_set_source_rgb) set_source_rgb;
  decltype(&::cairo_text_extents) text_extents;
  decltype(&::cairo_move_to) move_to;
  decltype(&::cairo_show_text) show_text;
};

/// Throws registry::StoreError (unavailable) where the library is not installed.
[[nodiscard]] const PdfLibrary& pdf_library();

}  // namespace ferrolabel::report
