// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "server/application.hpp"
#include "server/page_files.hpp"
#include "server/problem.hpp"
#include "server/request_head.hpp"

namespace ferrolabel::server {

namespace {

// Nothing but this server's own files; the one image that the page has stands in the page.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Reply file_reply(const Request& request, std::string_view name, const Environment& environment) {
  const auto files = page_files();
  const auto file = std::find_if(files.begin(), files.end(), [name](const PageFile& each) { return each.name == name; });
  if (file == files.end()) return problem(request, http_error("http.route.unknown", "there is nothing at this address", "GET / is the page"), environment.limits);
  Reply reply{200, std::string{file->media_type}, std::string{file->bytes}, {}, {}};
  reply.headers = {{"ETag", std::string{file->entity_tag}}, {"Cache-Control", "no-cache"}, {"Content-Security-Policy", std::string{policy}}, {"Referrer-Policy", "no-referrer"}};
  return reply;
}

}  // namespace

void add_page_routes(std::vector<Route>& routes, Environment& environment) {
  Route page{.method = "GET", .path = "/"};
  page.answer = [&environment](const Request& request) { return file_reply(request, "index.html", environment); };
  routes.push_back(std::move(page));
  Route file{.method = "GET", .path = "/page/{file}"};
  file.answer = [&environment](const Request& request) { return file_reply(request, request.head.path.back(), environment); };
  routes.push_back(std::move(file));
}

}  // namespace ferrolabel::server
