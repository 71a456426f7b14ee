// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

int main(int count, char** arguments) { return ferrolabel::cli::run_program(count, arguments); }
