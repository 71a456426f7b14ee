# SPDX-License-Identifier: Apache-2.0
# Prints "file:line length" for each function of C++ sources, by brace depth: a brace outside of functions opens a
# function when a parenthesis stands between it and the end of what came before. Lambdas count as part of theirs.
function reset() { depth = 0; head = ""; first = 0; comment = 0; raw = ""; body = -1 }
function open_brace() {
  if (body < 0 && index(head, "(") && head !~ /^[ \t]*(class|struct|enum|union|namespace|template[^(]*(class|struct))[ \t]/) {
    body = depth; start = first
  }
  depth++; head = ""; first = 0
}
function close_brace() {
  depth--
  if (body == depth) { print FILENAME ":" start, FNR - start + 1; body = -1 }
  head = ""; first = 0
}
FNR == 1 { reset() }
!comment && raw == "" && (/^[ \t]*#/ || directive) { directive = /\\$/; next }
{
  line = $0
  while (line != "") {
    if (raw != "") {
      at = index(line, raw); if (!at) break
      line = substr(line, at + length(raw)); raw = ""; continue
    }
    if (comment) {
      at = index(line, "*/"); if (!at) break
      line = substr(line, at + 2); comment = 0; continue
    }
    sign = substr(line, 1, 1); two = substr(line, 1, 2)
    if (two == "//") break
    if (two == "/*") { comment = 1; line = substr(line, 3); continue }
    if (two == "R\"" && match(line, /^R"[^(]*\(/)) {
      raw = ")" substr(line, 3, RLENGTH - 3) "\""; line = substr(line, RLENGTH + 1); continue
    }
    if (sign == "\"" || (sign == "'" && previous !~ /[0-9A-Fa-f]/)) {
      at = 2
      while (at <= length(line) && substr(line, at, 1) != sign) at += substr(line, at, 1) == "\\" ? 2 : 1
      line = substr(line, at + 1); previous = sign; continue
    }
    line = substr(line, 2); previous = sign
    if (sign == "{") open_brace()
    else if (sign == "}") close_brace()
    else if (sign == ";" && body < 0) { head = ""; first = 0 }
    else { if (!first && sign !~ /[ \t]/) first = FNR; if (body < 0) head = head sign }
  }
  if (body < 0 && head != "") head = head " "
}
