/// How two numbers are compared.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case atLeast = ">="
  case above = ">"
  case equal = "="
  case notEqual = "!="
  case atMost = "<="
  case below = "<"

  public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .above: left > right
    case .equal: left == right
    case .notEqual: left != right
    case .atMost: left <= right
    case .below: left < right
    }
  }
}

extension Comparison {
  init?(_ kind: Token.Kind) {
    switch kind {
    case .greaterOrEqual: self = .atLeast
    case .greater: self = .above
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .lessOrEqual: self = .atMost
    case .less: self = .below
    default: return nil
    }
  }
}
