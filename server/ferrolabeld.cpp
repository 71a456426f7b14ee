// SPDX-License-Identifier: Apache-2.0
#include "server/daemon.hpp"

int main(int count, char** arguments) { return ferrolabel::server::run_daemon({arguments + 1, arguments + count}); }
