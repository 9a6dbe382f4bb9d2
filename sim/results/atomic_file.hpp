#pragma once
// A file that appears under its name only once it is complete.

#include <string>

#include "sim/results/journal.hpp"
#include "sim/results/posix_file.hpp"

namespace nrmsim::results {

/// Deletes its temporary file unless commit() was reached. Temporary files that a killed process left behind
/// are swept when the next one for the same name is made.
class AtomicFile {
 public:
  /// Makes PATH.tmp-NUMBER beside `path`. RunError if that cannot be.
  explicit AtomicFile(std::string path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  const std::string& temporary() const { return file_.path(); }
  PosixFile& file() { return file_; }

  /// Syncs, renames into place, syncs the folder. RunError if there is a file of that name and `existing`
  /// says refuse.
  void commit(Existing existing);

 private:
  std::string path_;
  PosixFile file_;
  bool committed_ = false;
};

}  // namespace nrmsim::results
