// Where the numbers come from, how to make them again, how to use them.

#include <filesystem>

#include "analysis/comparison/number_text.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

void add_facts(Page& page, const Facts& facts) {
  const results::BatchRecord& batch = facts.batch();
  const results::Provenance& made = batch.provenance;
  page.html.open("dl", {{"class", "facts"}});
  page.fact("Results file", std::filesystem::path(facts.path()).filename().string());
  page.fact("Program", "nrmsim " + made.program_version + ", results version " + made.results_version);
  page.fact("Commit", made.commit.empty() ? "not known" : made.commit);
  page.fact("Compiler", made.compiler);
  page.fact("Batch", counted(batch.scenarios.size(), "scenario", "scenarios") + ", " +
                         counted(batch.draws, "draw", "draws") + ", " +
                         counted(batch.replications, "replication", "replications") + " each");
  page.fact("Seed", std::to_string(batch.seed));
  page.fact("Scale", comparison::plain_number(batch.scale));
  page.fact("Started and finished (UTC)", made.started_utc + " to " + made.finished_utc);
  page.fact("Digest of all inputs", made.input_digest);
  page.html.close();
}

}  // namespace

void add_provenance(Page& page, const Facts& facts) {
  page.begin("provenance", "Provenance");
  add_facts(page, facts);
  page.html.leaf("h3", "How to reproduce this");
  page.paragraph(
      "The command that made the results, and one that computes a sample of them again and compares every "
      "bit:");
  const std::string file = std::filesystem::path(facts.path()).filename().string();
  page.html.leaf("pre", facts.batch().provenance.command_line + "\nnrmsim reproduce " + file + " --sample 3",
                 {{"tabindex", "0"}});
  page.paragraph("The scenarios stand in the results file, complete, under /scenarios. 'nrmsim export " +
                 file + "' writes everything as CSV.");
  page.end();
  page.begin("use", "Responsible use");
  page.bullets(
      {"This page is about populations under policies. It says nothing about anybody in particular, and must "
       "not be used to "
       "score, rank or decide about a real person.",
       "Quote a result with its interval, say whether the interval holds chance only or the parameters too, "
       "and say when it rests on "
       "assumptions.",
       "Do not show numbers of a group of fewer than ten people.",
       "People, not units: re-exploitation happens to people; a repeat referral is a record."});
  page.end();
}

}  // namespace nrmsim::report
