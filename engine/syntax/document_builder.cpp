// SPDX-License-Identifier: Apache-2.0
#include "syntax/document_builder.hpp"

#include <algorithm>
#include <cstring>

namespace ferrolabel::syntax {

LineColumn LineCounter::at(std::size_t offset) noexcept {
  if (offset < line_start_) *this = LineCounter{text_};
  for (;;) {
    if (next_line_ == 0) {
      const auto end = text_.find('\n', line_start_);
      next_line_ = end == std::string_view::npos ? text_.size() + 1 : end + 1;
    }
    if (offset < next_line_) break;
    if (next_line_ > text_.size()) break;
    line_start_ = next_line_;
    next_line_ = 0;
    ++line_;
  }
  return {line_, static_cast<std::uint32_t>(offset - line_start_ + 1)};
}

DocumentBuilder::DocumentBuilder(Document::Syntax syntax, SourceText source) : lines_{{}} {
  document_.syntax_ = syntax;
  document_.source_ = std::make_shared<const SourceText>(std::move(source));
  lines_ = LineCounter{document_.source_->text};
  document_.entries_.reserve(std::min<std::size_t>(document_.source_->text.size() / 16 + 8, 1024));
  open_.reserve(16);
}

DocumentBuilder::Index DocumentBuilder::leaf(std::string_view name, Kind kind, std::string_view scalar,
                                             std::size_t offset) {
  auto& entries = document_.entries_;
  const auto index = static_cast<Index>(entries.size());
  const auto [line, column] = lines_.at(offset);
  Document::Entry entry{};
  entry.name = name;
  entry.scalar = scalar;
  entry.parent = Document::no_entry;
  entry.first_child = Document::no_entry;
  entry.next_sibling = Document::no_entry;
  entry.line = line;
  entry.column = column;
  entry.kind = kind;
  if (!open_.empty()) {
    Open& parent = open_.back();
    entry.parent = parent.index;
    entry.position = parent.children++;
    if (parent.last_child == Document::no_entry) {
      entries[parent.index].first_child = index;
    } else {
      entries[parent.last_child].next_sibling = index;
    }
    parent.last_child = index;
  }
  entries.push_back(entry);
  return index;
}

DocumentBuilder::Index DocumentBuilder::open(std::string_view name, Kind kind, std::size_t offset) {
  const Index index = leaf(name, kind, {}, offset);
  open_.push_back({index, Document::no_entry, 0});
  return index;
}

char* DocumentBuilder::block(std::size_t size) {
  document_.text_blocks_.push_back(std::unique_ptr<char[]>{new char[size]});
  return document_.text_blocks_.back().get();
}

std::string_view DocumentBuilder::keep(std::string_view text) {
  if (text.empty()) return {};
  constexpr std::size_t shared_block = 8192;
  if (text.size() > free_size_) {
    if (text.size() > shared_block / 4) {
      char* own = block(text.size());
      std::memcpy(own, text.data(), text.size());
      return {own, text.size()};
    }
    free_ = block(shared_block);
    free_size_ = shared_block;
  }
  std::memcpy(free_, text.data(), text.size());
  const std::string_view kept{free_, text.size()};
  free_ += text.size();
  free_size_ -= text.size();
  return kept;
}

Place DocumentBuilder::place_of(Index index) const { return Node{&document_, index}.place(); }

Place DocumentBuilder::place_at(std::size_t offset) {
  const auto [line, column] = lines_.at(offset);
  Place place{document_.source_, {}, line, column};
  if (!open_.empty()) place.pointer = place_of(open_.back().index).pointer;
  return place;
}

std::vector<DocumentBuilder::Repeated> DocumentBuilder::repeated_names(Index parent) {
  const auto& entries = document_.entries_;
  const auto name_of = [&](Index index) { return entries[index].name; };
  children_.clear();
  for (Index child = entries[parent].first_child; child != Document::no_entry; child = entries[child].next_sibling) {
    children_.push_back(child);
  }
  std::vector<Repeated> repeated;
  constexpr std::size_t few = 12;
  if (children_.size() <= few) {
    for (std::size_t i = 1; i < children_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (name_of(children_[j]) != name_of(children_[i])) continue;
        repeated.push_back({children_[i], children_[j]});
        break;
      }
    }
    return repeated;
  }
  std::sort(children_.begin(), children_.end(), [&](Index left, Index right) {
    const auto order = name_of(left) <=> name_of(right);
    return order != 0 ? order < 0 : left < right;
  });
  for (std::size_t i = 1, first = 0; i < children_.size(); ++i) {
    if (name_of(children_[i]) == name_of(children_[first])) {
      repeated.push_back({children_[i], children_[first]});
    } else {
      first = i;
    }
  }
  std::sort(repeated.begin(), repeated.end(),
            [](const Repeated& left, const Repeated& right) { return left.later < right.later; });
  return repeated;
}

Document DocumentBuilder::take() && { return std::move(document_); }

}  // namespace ferrolabel::syntax
