// SPDX-License-Identifier: Apache-2.0
// The empty program whose start the startup benchmark subtracts.
int main() { return 0; }
