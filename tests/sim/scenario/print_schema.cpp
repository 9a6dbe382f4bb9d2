// Prints the schema of the made-up declarations, for check_schema.py.

#include <iostream>

#include "made_up_country.hpp"
#include "sim/scenario/schema.hpp"

int main() {
  std::cout << nrmsim::scenario::json_schema(nrmsim::scenario::made_up::declarations());
}
