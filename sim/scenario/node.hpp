#pragma once
// A YAML text as a plain tree in which every key and value knows its line and column.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problems.hpp"

namespace nrmsim::scenario {

struct Entry;

struct Node {
  enum class Kind : std::uint8_t { nothing, text, list, map };

  Kind kind = Kind::nothing;
  bool in_quotes = false;  ///< a text in quotes or in a block, which is never a number
  int line = 0;            ///< from 1
  int column = 0;          ///< from 1
  std::string text;
  std::vector<Node> items;
  std::vector<Entry> entries;  ///< in the order of the text; keys are unique

  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  int line = 0;
  int column = 0;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

/// A file's tree and the name by which messages call the file.
struct Document {
  std::string file;
  Node root;

  core::Place at(const Node& node) const { return {file, node.line, node.column}; }
  core::Place at(const Entry& entry) const { return {file, entry.line, entry.column}; }
};

/// "a number", "a list", ...: what a node is, for messages.
std::string describe(const Node& node);

}  // namespace nrmsim::scenario
