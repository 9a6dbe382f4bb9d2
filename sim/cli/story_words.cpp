#include "sim/cli/story_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace nrmsim::cli {
namespace {

struct Phrase {
  std::string_view what;
  std::string_view
      detail;  ///< the phrase is for this detail only; empty for any, which then stands in brackets
  std::string_view words;
};

/// Whole phrases first, then those to which the detail is added.
constexpr std::array phrases{
    Phrase{"identified", "consented", "was found by people who could help, and agreed to be referred"},
    Phrase{"identified", "Duty to Notify",
           "was found by people who could help, and did not want to be referred; "
           "the police or council reported it without a name"},
    Phrase{"referred", "first", "was referred to the National Referral Mechanism for the first time"},
    Phrase{"referred", "duplicate", "was referred again for what was already known"},
    Phrase{"referred", "appeal", "was referred again after a refusal"},
    Phrase{"referred", "late disclosure", "was referred again, having told of something earlier"},
    Phrase{"referred", "after re-exploitation", "was referred again, having been exploited again"},
    Phrase{"reasonable grounds", "positive", "got a positive reasonable-grounds decision"},
    Phrase{"reasonable grounds", "negative", "got a negative reasonable-grounds decision"},
    Phrase{"conclusive grounds", "positive",
           "was recognised as a victim (positive conclusive-grounds decision)"},
    Phrase{"conclusive grounds", "negative", "got a negative conclusive-grounds decision"},
    Phrase{"case ended", "", "left the National Referral Mechanism"},
    Phrase{"support began", "", "began to get support"},
    Phrase{"support ended", "", "support came to an end"},
    Phrase{"waits for", "", "began to wait for a service"},
    Phrase{"got", "", "got a service"},
    Phrase{"lives at", "", "came to live in another place"},
    Phrase{"moved", "", "had to move to another place of the same kind"},
    Phrase{"went missing", "after contact", "went missing after contact by traffickers"},
    Phrase{"went missing", "", "went missing"},
    Phrase{"missing ended", "returned", "came back"},
    Phrase{"missing ended", "exploited", "was missing no longer"},
    Phrase{"missing ended", "never found", "was not found"},
    Phrase{"missing ended", "", "was missing no longer"},
    Phrase{"looked for", "", "was looked for"},
    Phrase{"return interview", "", "was listened to after coming back (return interview)"},
    Phrase{"lost from sight", "", "was lost from sight; what follows was seen by nobody who could help"},
    Phrase{"seen again", "", "was seen again"},
    Phrase{"contacted", "nothing", "was sought out by the former traffickers, without consequence"},
    Phrase{"contacted", "reported", "was sought out by the former traffickers, and it was reported"},
    Phrase{"contacted", "missing", "was sought out by the former traffickers"},
    Phrase{"contacted", "exploited", "was sought out by the former traffickers"},
    Phrase{"contacted", "", "was sought out by the former traffickers"},
    Phrase{"exploited again", "former group", "was exploited again, by the same traffickers"},
    Phrase{"exploited again", "another group", "was exploited again, by others"},
    Phrase{"exploitation ended", "found", "exploitation ended: found by people who could help"},
    Phrase{"exploitation ended", "got away unseen", "exploitation ended: got away without anybody knowing"},
    Phrase{"exploitation ended", "", "exploitation ended"},
    Phrase{"turned 18", "", "turned 18"},
    Phrase{"immigration status", "granted", "was allowed to stay"},
    Phrase{"immigration status", "refused", "was refused permission to stay"},
    Phrase{"left", "", "is followed no further"},
};

}  // namespace

std::string in_plain_words(const observation::HistoryEvent& event) {
  const auto whole = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.what == event.what && !phrase.detail.empty() && phrase.detail == event.detail;
  });
  if (whole != phrases.end()) return std::string(whole->words);
  const auto general = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.what == event.what && phrase.detail.empty();
  });
  std::string text(general != phrases.end() ? general->words : event.what);
  if (event.detail.empty()) return text;
  std::string detail(event.detail);
  std::replace(detail.begin(), detail.end(), '_', ' ');
  return text + " (" + detail + ")";
}

std::vector<observation::HistoryEvent> as_told(const std::vector<observation::HistoryEvent>& history) {
  constexpr std::string_view home = "lives at";
  std::vector<observation::HistoryEvent> told;
  for (std::size_t i = 0; i < history.size(); ++i) {
    bool gone_at_once = false;
    for (std::size_t k = i + 1; k < history.size() && history[k].day == history[i].day; ++k)
      gone_at_once = gone_at_once || history[k].what == home;
    if (history[i].what != home || !gone_at_once) told.push_back(history[i]);
  }
  return told;
}

}  // namespace nrmsim::cli
