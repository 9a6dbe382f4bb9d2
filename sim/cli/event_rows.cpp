#include "sim/cli/event_rows.hpp"

#include "sim/cli/wording.hpp"

namespace nrmsim::cli {

using results::ColumnType;

std::vector<results::Column> event_columns() {
  return {{"day", "d", "time from the start of the run", ColumnType::real},
          {"date", "", "calendar date of the event, YYYY-MM-DD", ColumnType::text},
          {"person", "1", "number of the synthetic person, the same in every scenario of a run",
           ColumnType::integer},
          {"event", "", "what happened; /tables/event_words says what each word means", ColumnType::text},
          {"detail", "", "more of what happened, where there is more", ColumnType::text}};
}

std::vector<results::TableRow> event_rows(const std::vector<observation::HistoryEvent>& history,
                                          core::Date start) {
  std::vector<results::TableRow> rows;
  rows.reserve(history.size());
  for (const auto& event : history) {
    rows.push_back({event.day, date_text(start, event.day), static_cast<std::int64_t>(event.person),
                    std::string(event.what), std::string(event.detail)});
  }
  return rows;
}

results::Table event_words() {
  results::Table table{"event_words",
                       "Words in the event histories",
                       {{"event", "", "word in the column event", ColumnType::text},
                        {"meaning", "", "what it means", ColumnType::text}},
                       {}};
  for (const auto& word : observation::history_words) {
    table.rows.push_back({std::string(word.word), std::string(word.meaning)});
  }
  return table;
}

}  // namespace nrmsim::cli
