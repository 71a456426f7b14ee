// SPDX-License-Identifier: Apache-2.0
#include "syntax/node.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ferrolabel::syntax {

namespace {

/// A member name as a reference token of RFC 6901.
void append_token(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char sign : name) {
    if (sign == '~') {
      pointer += "~0";
    } else if (sign == '/') {
      pointer += "~1";
    } else {
      pointer += sign;
    }
  }
}

}  // namespace

Kind Node::kind() const noexcept { return document_ == nullptr ? Kind::null : document_->entries_[index_].kind; }

std::string_view Node::name() const noexcept { return document_ == nullptr ? std::string_view{} : document_->entries_[index_].name; }

std::string_view Node::scalar() const noexcept { return document_ == nullptr ? std::string_view{} : document_->entries_[index_].scalar; }

Node Node::member(std::string_view name) const noexcept {
  if (document_ == nullptr || kind() != Kind::object) return {};
  for (Node child = first_child(); child; child = child.next()) {
    if (child.name() == name) return child;
  }
  return {};
}

Node Node::first_child() const noexcept {
  if (document_ == nullptr) return {};
  const auto child = document_->entries_[index_].first_child;
  return child == Document::no_entry ? Node{} : Node{document_, child};
}

Node Node::next() const noexcept {
  if (document_ == nullptr) return {};
  const auto sibling = document_->entries_[index_].next_sibling;
  return sibling == Document::no_entry ? Node{} : Node{document_, sibling};
}

Place Node::place() const {
  if (document_ == nullptr) return {};
  const auto& entry = document_->entries_[index_];
  return {document_->source_, document_->has_pointers_ ? pointer() : std::string{}, entry.line, entry.column};
}

std::string Node::pointer() const {
  const auto& entries = document_->entries_;
  std::vector<std::uint32_t> path;
  for (auto at = index_; at != Document::no_entry; at = entries[at].parent) path.push_back(at);
  std::reverse(path.begin(), path.end());

  const bool xml = document_->syntax_ == Document::Syntax::xml;
  std::string pointer;
  for (const auto at : path) {
    const auto& entry = entries[at];
    if (entry.parent == Document::no_entry) {
      if (xml) pointer.append("/").append(entry.name);
      continue;
    }
    const auto& parent = entries[entry.parent];
    if (!xml) {
      append_token(pointer, parent.kind == Kind::array ? std::to_string(entry.position) : std::string{entry.name});
      continue;
    }
    std::size_t same = 0;
    std::size_t rank = 0;
    for (auto child = parent.first_child; child != Document::no_entry; child = entries[child].next_sibling) {
      if (entries[child].name != entry.name) continue;
      ++same;
      if (child <= at) rank = same;
    }
    pointer.append("/").append(entry.name);
    if (same > 1) pointer.append("[").append(std::to_string(rank)).append("]");
  }
  return pointer;
}

void Document::add_pointer(Place& place) const {
  if (place.source != source_ || !place.pointer.empty()) return;
  for (std::uint32_t at = 0; at < entries_.size(); ++at)
    if (entries_[at].line == place.line && entries_[at].column == place.column) {
      place.pointer = Node{this, at}.pointer();
      return;
    }
}

Node Document::root() const noexcept { return entries_.empty() ? Node{} : Node{this, 0}; }

}  // namespace ferrolabel::syntax
