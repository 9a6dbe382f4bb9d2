#include "sim/scenario/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <system_error>

#include "sim/core/nearest_name.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/yaml_text.hpp"

namespace nrmsim::scenario {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_scenario_bytes = std::size_t{1} << 20U;
constexpr std::size_t most_files = 200;

/// Whether a folder is one of scenarios as a whole: by its name, or because `nrmsim init` made it.
bool is_root(const fs::path& folder) {
  std::error_code error;
  return folder.filename() == "scenarios" || fs::is_regular_file(folder / schema_file, error);
}

/// Follows `extends` from one file to the next.
class Follower {
 public:
  Follower(const Enclosure& enclosure, ProblemList& problems) : enclosure_(enclosure), problems_(problems) {}

  /// Reads a file unless it was read before; gives all files that lie below it, itself included.
  std::set<std::string> follow(const fs::path& path, const core::Place& named_at) {
    const std::string file = path.string();
    std::error_code error;
    const std::string identity = fs::weakly_canonical(path, error).string();
    if (const auto open = std::find(open_identities_.begin(), open_identities_.end(), identity);
        open != open_identities_.end()) {
      report_cycle(static_cast<std::size_t>(open - open_identities_.begin()), file, named_at);
      return {};
    }
    for (const SourceFile& known : files_)
      if (fs::weakly_canonical(known.document.file, error).string() == identity) return below(known);
    if (failed_.contains(identity)) return {};

    std::optional<Document> document = read(path, named_at);
    if (!document) {
      failed_.insert(identity);
      return {};
    }
    open_files_.push_back(file);
    open_identities_.push_back(identity);
    SourceFile source{std::move(*document), {}};
    if (const Node* extends = source.document.root.find("extends")) follow_all(*extends, source);
    open_files_.pop_back();
    open_identities_.pop_back();
    files_.push_back(source);
    return below(source);
  }

  std::vector<SourceFile> take() { return std::move(files_); }

 private:
  static std::set<std::string> below(const SourceFile& source) {
    std::set<std::string> all = source.extended;
    all.insert(source.document.file);
    return all;
  }

  std::optional<Document> read(const fs::path& path, const core::Place& named_at) {
    if (files_.size() + open_files_.size() >= most_files) {
      problems_.add(named_at, "more than " + std::to_string(most_files) + " files extend one another");
      return std::nullopt;
    }
    const std::optional<std::string> text = read_bytes(path, most_scenario_bytes, named_at, problems_);
    return text ? parse_scenario(*text, path.string(), problems_) : std::nullopt;
  }

  void follow_all(const Node& extends, SourceFile& source) {
    const Document& document = source.document;
    if (extends.kind == Node::Kind::list) {
      for (const Node& item : extends.items) follow_one(item, source);
    } else if (extends.kind == Node::Kind::text) {
      follow_one(extends, source);
    } else {
      problems_.add(document.at(extends), "extends is " + describe(extends),
                    "a file's name or a list of them");
    }
  }
  void follow_one(const Node& item, SourceFile& source) {
    const Document& document = source.document;
    const std::optional<std::string> named = read_text(document, item, "extends", problems_);
    if (!named) return;
    const std::optional<fs::path> path = enclosure_.resolve(document, *named, document.at(item), problems_);
    if (!path) return;
    source.extended.merge(follow(*path, document.at(item)));
  }

  void report_cycle(std::size_t first, const std::string& file, const core::Place& named_at) {
    std::string chain;
    for (std::size_t i = first; i < open_files_.size(); ++i) chain += open_files_[i] + " extends ";
    problems_.add(named_at, "files extend one another in a circle: " + chain + file);
  }

  const Enclosure& enclosure_;
  ProblemList& problems_;
  std::vector<SourceFile> files_;
  std::vector<std::string> open_files_;
  std::vector<std::string> open_identities_;
  std::set<std::string> failed_;
};

bool is_yaml(const fs::path& name) {
  return name.extension() == ".yaml" || name.extension() == ".yml";
}

/// `, did you mean "NAME" in that folder?` where a file of the same kind has a similar name there.
std::string similar_beside(const fs::path& path) {
  constexpr std::size_t most = 1000;
  const auto is_kind = [&path](const fs::path& name) {
    return is_yaml(name) ? is_yaml(path) || !path.has_extension() : name.extension() == path.extension();
  };
  std::map<std::string, std::string> names;  // by stem, in an order that folders do not have
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator it(folder, ignored), end; it != end && names.size() < most;
       it.increment(ignored))
    if (is_kind(it->path()) && !it->is_directory(ignored))
      names.emplace(it->path().stem().string(), it->path().filename().string());
  std::vector<std::string_view> stems;
  stems.reserve(names.size());
  for (const auto& [stem, name] : names) stems.emplace_back(stem);
  const std::string_view near = core::nearest_name(path.stem().string(), stems);
  return near.empty() ? "" : ", did you mean " + in_quotes(names.at(std::string(near))) + " in that folder?";
}

// The first `most` bytes of a stream, or all there are. By blocks: most files are far smaller than the limit,
// and a size that is asked for beforehand can have changed, or be 0 for a file that the system makes up.
std::string read_up_to(std::istream& stream, std::size_t most) {
  constexpr std::size_t block = std::size_t{1} << 16U;
  std::string text;
  while (stream && text.size() < most) {
    const std::size_t before = text.size();
    text.resize(std::min(before + block, most));
    stream.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
    text.resize(before + static_cast<std::size_t>(stream.gcount()));
  }
  return text;
}

}  // namespace

std::optional<std::string> read_bytes(const fs::path& path, std::size_t most_bytes, const core::Place& place,
                                      ProblemList& problems) {
  const auto refuse = [&](const std::string& why, const std::string& expected = {}) {
    const bool same = place.file == path.string();
    problems.add(place, (same ? "" : path.string() + ": ") + why, expected);
    return std::nullopt;
  };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    const std::string why = "there is no such file" + similar_beside(path);
    return place.line > 0 ? refuse(why, "a path that starts from the folder of this file") : refuse(why);
  }
  if (error) return refuse("the file cannot be opened (" + error.message() + ")");
  if (fs::is_directory(status)) return refuse("this is a folder", "a file");
  if (!fs::is_regular_file(status)) return refuse("this is not a regular file", "a file");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse(std::string("the file cannot be opened (") + std::strerror(errno) + ")");
  std::string text = read_up_to(stream, most_bytes + 1);
  if (stream.bad()) return refuse("the file cannot be read");
  if (text.starts_with("\x89HDF\r\n"))
    return refuse("this is a results file, or another HDF5 file", "text; `nrmsim info` shows a results file");
  if (text.size() > most_bytes)
    return refuse("the file is too large", "at most " + std::to_string(most_bytes >> 20U) + " MiB");
  return text;
}

Enclosure::Enclosure(const fs::path& users_file) {
  std::error_code error;
  const fs::path parent = users_file.has_parent_path() ? users_file.parent_path() : fs::path(".");
  folder_ = fs::weakly_canonical(fs::absolute(parent, error), error);
  for (fs::path up = folder_; up.has_relative_path(); up = up.parent_path()) {
    if (is_root(up)) {
      folder_ = up;
      return;
    }
  }
}

std::optional<fs::path> Enclosure::resolve(const Document& document, const std::string& named,
                                           const core::Place& place, ProblemList& problems) const {
  const fs::path path = (fs::path(document.file).parent_path() / named).lexically_normal();
  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(path, error), error);
  const auto [inside, rest] = std::mismatch(folder_.begin(), folder_.end(), target.begin(), target.end());
  if (!error && inside == folder_.end()) return path;
  problems.add(place, in_quotes(named) + " lies outside " + folder_.string(),
               "a file in the folder of the scenario that is run, or in the folder around it that is called "
               "\"scenarios\" or holds " +
                   in_quotes(schema_file) +
                   "; `nrmsim init` makes such a folder around the shipped scenarios");
  return std::nullopt;
}

std::vector<SourceFile> read_files(const fs::path& users_file, const Enclosure& enclosure,
                                   ProblemList& problems) {
  Follower follower(enclosure, problems);
  follower.follow(users_file, {users_file.string(), 0, 0});
  return follower.take();
}

}  // namespace nrmsim::scenario
