// The field's terms and the program's, for readers who know neither.

#include <array>

#include "analysis/report/sections.hpp"

namespace nrmsim::report {
namespace {

struct Term {
  const char* word;
  const char* meaning;
};

constexpr std::array terms{
    Term{"National Referral Mechanism (NRM)",
         "How people who may have been trafficked or held in slavery, servitude or forced labour are "
         "identified in "
         "the United Kingdom, and how they come to support. First responders, such as the police, local "
         "authorities "
         "and charities, refer people to it."},
    Term{"Reasonable grounds",
         "The first decision about a referral: whether there are reasonable grounds to believe that the "
         "person is a "
         "victim. A positive one opens support while the second is awaited."},
    Term{"Conclusive grounds",
         "The second decision: whether, on the balance of probabilities, the person is a victim. People who "
         "are "
         "victims may be refused at either."},
    Term{"Exploited again, and repeat referral",
         "The first is what happens to people, whether anybody learns of it or not; the second is what is "
         "recorded. They are different numbers everywhere on this page."},
    Term{"Missing episode",
         "The time from when somebody is missed from where they live to when they are back, or "
         "found, or no longer looked for."},
    Term{"Prior",
         "What is held possible of a number that is not known well, before any run: a range, and which "
         "part of it is the more likely. What it rests on is listed with the parameters."},
    Term{"Draw",
         "One value for each number that is not known, taken from its prior: one way in which the world "
         "may be. Every reform meets the same draws."},
    Term{"Run, or replication",
         "The country once through the years in one such world. Runs differ by chance; "
         "every reform meets the same chance."},
    Term{"95% interval",
         "Where the mean of one more draw would lie in 95 of 100 cases if the model and its priors "
         "were right; where there is one draw, how far chance alone may move the mean. Other "
         "percentages likewise."},
    Term{"Better in",
         "The share of the draws, or of the runs where there is one draw, in which the reform does better "
         "than the baseline, those without any difference counting half. It is no "
         "probability that the reform works: the draws are what the model holds possible."},
};

}  // namespace

void add_words(Page& page, const Facts&) {
  page.begin("words", "Words on this page");
  page.html.open("dl", {{"class", "words"}});
  for (const Term& term : terms) page.html.leaf("dt", term.word).leaf("dd", term.meaning);
  page.html.close();
  page.end();
}

}  // namespace nrmsim::report
