#pragma once
// Where a run writes, looked at before anything is computed.

#include <string>

namespace nrmsim::cli {

/// What to do if there are results, or an unfinished batch, of that name already.
enum class IfThere {
  refuse,     ///< say so and stop
  overwrite,  ///< start again; the old results stay until the new ones are complete. Nothing but results and
              ///< unfinished batches is replaced
  resume,     ///< go on with what is there, start if there is nothing
};

/// What there is to do.
enum class Begin { anew, from_journal, nothing };

/// Looks at the place of a results file and says how to begin. `nothing` means that a complete file is there
/// to resume. Changes nothing. core::InputError if the place cannot be used or holds something that
/// `if_there` does not allow to touch.
Begin look_at_output(const std::string& path, IfThere if_there);

/// core::InputError unless `path` can name a file in a folder that can be written or made.
void require_writable_place(const std::string& path);

/// core::InputError if `path` promises another kind of file than results, which would mislead whoever opens
/// it; not where results or an unfinished batch have that name already.
void require_fitting_name(const std::string& path);

/// core::InputError if `path`, where several files will go, is named like a single file; not where there is a
/// folder of that name already.
void require_folder_name(const std::string& path);

/// Whether results, or an unfinished batch, of that name are there.
bool is_taken(const std::string& path);

/// Whether an unfinished batch of that name is there.
bool is_unfinished(const std::string& path);

/// Makes the folder of a results file where there is none.
void make_folder_of(const std::string& path);

}  // namespace nrmsim::cli
