#include "analysis/export/export_file.hpp"

#include "analysis/export/crate.hpp"
#include "analysis/export/draw_tables.hpp"
#include "analysis/export/earlier_export.hpp"
#include "analysis/export/other_tables.hpp"
#include "analysis/export/outcome_tables.hpp"
#include "analysis/export/readme.hpp"
#include "analysis/export/scenario_files.hpp"
#include "analysis/export/staged_folder.hpp"
#include "analysis/export/workbook.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::exports {

void check_folder(const std::filesystem::path& folder, const std::string& mark) {
  if (const std::string objection = objection_to_replacing(folder, mark); !objection.empty()) {
    throw core::InputError({{folder.string(), 0, 0},
                            objection,
                            std::string("a folder that does not exist, an empty one, or an earlier ") +
                                (mark == study_mark ? "study" : "export") + " as it was written"});
  }
}

std::vector<std::string> export_file(const results::Reader& reader, const std::filesystem::path& folder,
                                     Workbook workbook) {
  check_folder(folder);
  StagedFolder staged(folder);
  Dictionary dictionary;
  write_outcomes(reader, staged, dictionary);
  write_parameters(reader.batch(), staged, dictionary);
  write_scenarios(reader.batch(), staged, dictionary);
  write_tables(reader, staged, dictionary);
  write_events(reader, staged, dictionary);
  write_draw_tables(reader, staged, dictionary);
  write_dictionary(staged, dictionary);
  if (workbook == Workbook::wanted) write_workbook(reader, staged.add("workbook.xlsx"));
  write_crate(reader.batch(), staged);
  write_readme(reader.batch(), staged);
  std::vector<std::string> files = staged.files();
  staged.move_into_place();
  return files;
}

}  // namespace nrmsim::exports
