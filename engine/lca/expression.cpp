// SPDX-License-Identifier: Apache-2.0
#include "lca/expression.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <span>

#include "sampling/portable_math.hpp"

namespace ferrolabel::lca {
namespace {

constexpr std::size_t longest_text = 64u << 10;
constexpr int greatest_depth = 100;

using Arguments = std::span<const double>;

struct Function {
  std::string_view name;
  std::uint32_t least;
  std::uint32_t most;
  double (*value)(Arguments);
};

// exp, ln and ^ by + − · / only, as the C library picks their code, and last bits, by processor.
double exponential(double x) { return x >= -700.0 && x <= 700.0 ? sampling::portable_exp(x) : std::exp(x); }
double logarithm(double x) { return x > 0.0 && std::isnormal(x) ? sampling::portable_log(x) : std::log(x); }

double power_of(double base, double exponent) {
  constexpr double greatest_whole = 64.0;
  if (exponent == 0.5) return std::sqrt(base);
  if (std::trunc(exponent) != exponent || std::abs(exponent) > greatest_whole)
    return base > 0.0 && std::isnormal(base) ? exponential(exponent * logarithm(base)) : std::pow(base, exponent);
  double result = 1.0;
  double square = base;
  for (auto left = static_cast<unsigned>(std::abs(exponent)); left != 0; left >>= 1U, square *= square)
    if ((left & 1U) != 0) result *= square;
  return exponent < 0.0 ? 1.0 / result : result;
}

double decimal_logarithm(double x) { return logarithm(x) / std::numbers::ln10; }

constexpr std::uint32_t any_number = 1000;
constexpr std::array functions{
    Function{"abs", 1, 1, [](Arguments a) { return std::abs(a[0]); }},
    Function{"acos", 1, 1, [](Arguments a) { return std::acos(a[0]); }},
    Function{"asin", 1, 1, [](Arguments a) { return std::asin(a[0]); }},
    Function{"atan", 1, 1, [](Arguments a) { return std::atan(a[0]); }},
    Function{"avg", 1, any_number,
             [](Arguments a) { return std::accumulate(a.begin(), a.end(), 0.0) / static_cast<double>(a.size()); }},
    Function{"ceil", 1, 1, [](Arguments a) { return std::ceil(a[0]); }},
    Function{"cos", 1, 1, [](Arguments a) { return std::cos(a[0]); }},
    Function{"exp", 1, 1, [](Arguments a) { return exponential(a[0]); }},
    Function{"floor", 1, 1, [](Arguments a) { return std::floor(a[0]); }},
    Function{"if", 3, 3, [](Arguments a) { return a[0] != 0.0 ? a[1] : a[2]; }},
    Function{"int", 1, 1, [](Arguments a) { return std::trunc(a[0]); }},
    Function{"lg", 1, 1, [](Arguments a) { return decimal_logarithm(a[0]); }},
    Function{"ln", 1, 1, [](Arguments a) { return logarithm(a[0]); }},
    Function{"log", 1, 1, [](Arguments a) { return decimal_logarithm(a[0]); }},
    Function{"log10", 1, 1, [](Arguments a) { return decimal_logarithm(a[0]); }},
    Function{"max", 1, any_number, [](Arguments a) { return *std::max_element(a.begin(), a.end()); }},
    Function{"min", 1, any_number, [](Arguments a) { return *std::min_element(a.begin(), a.end()); }},
    Function{"pow", 2, 2, [](Arguments a) { return power_of(a[0], a[1]); }},
    Function{"power", 2, 2, [](Arguments a) { return power_of(a[0], a[1]); }},
    Function{"round", 1, 1, [](Arguments a) { return std::round(a[0]); }},
    Function{"sin", 1, 1, [](Arguments a) { return std::sin(a[0]); }},
    Function{"sqr", 1, 1, [](Arguments a) { return a[0] * a[0]; }},
    Function{"sqrt", 1, 1, [](Arguments a) { return std::sqrt(a[0]); }},
    Function{"sum", 1, any_number, [](Arguments a) { return std::accumulate(a.begin(), a.end(), 0.0); }},
    Function{"tan", 1, 1, [](Arguments a) { return std::tan(a[0]); }},
    Function{"trunc", 1, 1, [](Arguments a) { return std::trunc(a[0]); }},
};

bool opens_name(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' || static_cast<unsigned char>(sign) >= 0x80;
}
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

}  // namespace

std::string folded(std::string_view name) {
  std::string result{name};
  for (char& sign : result) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  }
  return result;
}

/// Recursive descent; each level of the grammar appends the steps of its operands and then its own.
class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_{text} {}

  std::variant<Expression, ExpressionFault> parse() {
    if (text_.size() > longest_text) return ExpressionFault{longest_text, "it is longer than 64 KiB"};
    choice();
    skip_blanks();
    if (!fault_ && at_ < text_.size()) refuse("an operator or the end is expected");
    if (fault_) return *fault_;
    return std::move(expression_);
  }

 private:
  using Code = Expression::Code;
  struct Operator {
    std::string_view sign;
    Code code;
  };

  void refuse(std::string what) {
    if (!fault_) fault_ = ExpressionFault{at_, std::move(what)};
    at_ = text_.size();
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }

  /// A sign, or a word that no further letter follows.
  bool take(std::string_view sign) {
    skip_blanks();
    if (folded(text_.substr(at_, sign.size())) != sign) return false;
    const auto after = at_ + sign.size();
    if (opens_name(sign.front()) && after < text_.size() && (opens_name(text_[after]) || is_digit(text_[after]))) return false;
    at_ = after;
    return true;
  }

  void add(Code code, std::uint32_t index = 0, std::uint32_t arguments = 0, double number = 0.0) {
    expression_.steps_.push_back({code, index, arguments, number});
  }

  template <std::size_t Count>
  void left_to_right(void (ExpressionParser::*operand)(), const std::array<Operator, Count>& operators) {
    (this->*operand)();
    for (;;) {
      const auto found = std::find_if(operators.begin(), operators.end(), [this](const Operator& o) { return take(o.sign); });
      if (found == operators.end()) return;
      (this->*operand)();
      add(found->code);
    }
  }

  void choice() {
    if (++depth_ > greatest_depth) refuse("it is more than 100 levels deep");
    else left_to_right(&ExpressionParser::conjunction, std::array{Operator{"or", Code::either}, Operator{"||", Code::either}});
    --depth_;
  }
  void conjunction() {
    left_to_right(&ExpressionParser::comparison, std::array{Operator{"and", Code::both}, Operator{"&&", Code::both}});
  }
  void comparison() {
    left_to_right(&ExpressionParser::sum, std::array{Operator{"==", Code::equal}, Operator{"<>", Code::unequal}, Operator{"!=", Code::unequal},
                                                     Operator{"<=", Code::at_most}, Operator{">=", Code::at_least}, Operator{"=", Code::equal},
                                                     Operator{"<", Code::less}, Operator{">", Code::greater}});
  }
  void sum() { left_to_right(&ExpressionParser::product, std::array{Operator{"+", Code::add}, Operator{"-", Code::subtract}}); }
  void product() {
    left_to_right(&ExpressionParser::sign, std::array{Operator{"*", Code::multiply}, Operator{"/", Code::divide},
                                                      Operator{"mod", Code::modulo}, Operator{"div", Code::quotient}});
  }

  void sign() {
    if (++depth_ > greatest_depth) refuse("it is more than 100 levels deep");
    else if (take("-")) { sign(); add(Code::negate); }
    else if (take("+")) sign();
    else if (take("not")) { sign(); add(Code::invert); }
    else power();
    --depth_;
  }

  void power() {
    primary();
    if (take("^")) {
      sign();
      add(Code::power);
    }
  }

  void primary() {
    skip_blanks();
    if (take("(")) {
      choice();
      if (!take(")")) refuse("')' is expected");
    } else if (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) {
      number();
    } else if (at_ < text_.size() && opens_name(text_[at_])) {
      name();
    } else {
      refuse("a number, a name or '(' is expected");
    }
  }

  void number() {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) return refuse("this is no number");
    at_ = static_cast<std::size_t>(end - text_.data());
    add(Code::number, 0, 0, value);
  }

  void name() {
    const auto begin = at_;
    while (at_ < text_.size() && (opens_name(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto word = folded(text_.substr(begin, at_ - begin));
    if (take("(")) return call(word, begin);
    if (word == "true" || word == "false") return add(Code::number, 0, 0, word == "true" ? 1.0 : 0.0);
    auto& names = expression_.names_;
    const auto [place, is_new] = places_.try_emplace(word, static_cast<std::uint32_t>(names.size()));
    add(Code::name, place->second);
    if (is_new) names.push_back(word);
  }

  void call(const std::string& word, std::size_t begin) {
    const auto found = std::find_if(functions.begin(), functions.end(), [&word](const Function& f) { return f.name == word; });
    if (found == functions.end()) {
      at_ = begin;
      return refuse("there is no function '" + word + "'");
    }
    std::uint32_t count = 0;
    do {
      choice();
      ++count;
    } while (!fault_ && (take(";") || take(",")));
    if (!take(")")) return refuse("')' is expected");
    if (count < found->least || count > found->most) {
      at_ = begin;
      return refuse("'" + word + "' does not take " + std::to_string(count) + (count == 1 ? " argument" : " arguments"));
    }
    add(Code::call, static_cast<std::uint32_t>(found - functions.begin()), count);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Expression expression_;
  std::optional<ExpressionFault> fault_;
  std::map<std::string, std::uint32_t> places_;  // of names
};

std::variant<Expression, ExpressionFault> Expression::parse(std::string_view text) { return ExpressionParser{text}.parse(); }

std::optional<double> Expression::evaluate(const std::vector<double>& values) const {
  std::vector<double> stack;
  for (const Step& step : steps_) {
    if (step.code == Code::number) { stack.push_back(step.number); continue; }
    if (step.code == Code::name) { stack.push_back(values[step.index]); continue; }
    if (step.code == Code::call) {
      const auto first = stack.size() - step.arguments;
      const double value = functions[step.index].value(Arguments{stack}.subspan(first));
      stack.resize(first);
      stack.push_back(value);
      continue;
    }
    const double b = stack.back();
    if (step.code == Code::negate) { stack.back() = -b; continue; }
    if (step.code == Code::invert) { stack.back() = b == 0.0 ? 1.0 : 0.0; continue; }
    stack.pop_back();
    double& a = stack.back();
    switch (step.code) {
      case Code::add: a += b; break;
      case Code::subtract: a -= b; break;
      case Code::multiply: a *= b; break;
      case Code::divide: a /= b; break;
      case Code::power: a = power_of(a, b); break;
      case Code::modulo: a = std::fmod(a, b); break;
      case Code::quotient: a = std::trunc(a / b); break;
      case Code::equal: a = a == b ? 1.0 : 0.0; break;
      case Code::unequal: a = a != b ? 1.0 : 0.0; break;
      case Code::less: a = a < b ? 1.0 : 0.0; break;
      case Code::greater: a = a > b ? 1.0 : 0.0; break;
      case Code::at_most: a = a <= b ? 1.0 : 0.0; break;
      case Code::at_least: a = a >= b ? 1.0 : 0.0; break;
      case Code::both: a = a != 0.0 && b != 0.0 ? 1.0 : 0.0; break;
      case Code::either: a = a != 0.0 || b != 0.0 ? 1.0 : 0.0; break;
      default: break;
    }
  }
  if (stack.size() != 1 || !std::isfinite(stack.front())) return std::nullopt;
  return stack.front();
}

}  // namespace ferrolabel::lca
