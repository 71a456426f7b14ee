// SPDX-License-Identifier: Apache-2.0
#include "report/pdf_library.hpp"

#include "registry/shared_library.hpp"

namespace ferrolabel::report {
namespace {

PdfLibrary load_cairo() {
  const registry::SharedLibrary library{"libcairo.so.2", "libcairo2"};
  PdfLibrary table{};
  library.find(table.pdf_surface_create_for_stream, "cairo_pdf_surface_create_for_stream");
  library.find(table.pdf_surface_set_metadata, "cairo_pdf_surface_set_metadata");
  library.find(table.create, "cairo_create");
  library.find(table.destroy, "cairo_destroy");
  library.find(table.status, "cairo_status");
  library.find(table.surface_destroy, "cairo_surface_destroy");
  library.find(table.surface_finish, "cairo_surface_finish");
  library.find(table.surface_show_page, "cairo_surface_show_page");
  library.find(table.surface_status, "cairo_surface_status");
  library.find(table.select_font_face, "cairo_select_font_face");
  library.find(table.set_font_size, "cairo_set_font_size");
  library.find(table.set_source_rgb, "cairo_set_source_rgb");
  library.find(table.text_extents, "cairo_text_extents");
  library.find(table.move_to, "cairo_move_to");
  library.find(table.show_text, "cairo_show_text");
  return table;
}

}  // namespace

const PdfLibrary& pdf_library() {
  static const PdfLibrary library = load_cairo();
  return library;
}

}  // namespace ferrolabel::report
