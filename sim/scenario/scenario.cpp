#include "sim/scenario/scenario.hpp"

#include "sim/scenario/resolved.hpp"

namespace nrmsim::scenario {

const std::string& Scenario::name() const {
  return resolved_->name;
}
const std::string& Scenario::title() const {
  return resolved_->title;
}
const std::string& Scenario::description() const {
  return resolved_->description;
}
const std::vector<std::string>& Scenario::sources() const {
  return resolved_->sources;
}
const RunSettings& Scenario::settings() const {
  return resolved_->settings;
}
const BatchDefaults& Scenario::batch() const {
  return resolved_->batch;
}
bool Scenario::has_posterior() const {
  return resolved_->posterior.has_value();
}
const std::vector<UncertainParameter>& Scenario::uncertain() const {
  return resolved_->uncertain;
}
const std::vector<std::string>& Scenario::files() const {
  return resolved_->files;
}

}  // namespace nrmsim::scenario
