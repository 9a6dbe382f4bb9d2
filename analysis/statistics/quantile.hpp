#pragma once
// Quantiles of samples and of histograms.
// Numbering of the definitions: Hyndman and Fan, The American Statistician 50 (1996), 361-365.

#include <span>

namespace nrmsim::statistics {

/// Definition 7: linear between order statistics, the smallest value at p = 0 and the largest at p = 1; for
/// describing a sample. Precondition: at least one value, all finite, 0 <= p <= 1.
double quantile(std::span<const double> values, double p);

/// Definition 6: the order statistic at position p (n + 1), linear in between, cut at the smallest and the
/// largest value; for saying where one more value would fall. As long as p (n + 1) lies within 1 ... n, a
/// further independent value falls below it with a chance of p on average, whatever the distribution.
/// Precondition: at least one value, all finite, 0 <= p <= 1.
double predictive_quantile(std::span<const double> values, double p);

/// The value below which a share p of the weight lies; bin i reaches from edges[i] to edges[i + 1] and its
/// weight is spread evenly over it. The lowest such value where several are. NaN where all weights are 0.
/// Precondition: one edge more than weights, edges rising, weights not negative, 0 <= p <= 1.
double histogram_quantile(std::span<const double> edges, std::span<const double> weights, double p);

}  // namespace nrmsim::statistics
