#pragma once
// A number of people that changes over time, and its integral.

namespace nrmsim::observation {

class Stock {
 public:
  void change(double now, double by) {
    integral_ += count_ * (now - since_);
    since_ = now;
    count_ += by;
  }
  double count() const { return count_; }
  /// Person-days since the start.
  double integral(double now) const { return integral_ + count_ * (now - since_); }

 private:
  double count_ = 0;
  double since_ = 0;
  double integral_ = 0;
};

}  // namespace nrmsim::observation
