import type { EdmValue, EntityType, Property } from "./entity.ts";
import { lengthFault, propertyOf } from "./entity.ts";
import { refuseFilter, type Token, tokenise } from "./filter-tokens.ts";
import { type Literal, literalValue } from "./literal.ts";

/*
 * A parser of our own: of the packages on npm, the kept ones (@odata/parser, odata-v4-parser, odata-filter-to-ast,
 * odata-builder) speak V4, which has other literals and no substringof; those for V2 (odata-parser, @jsreport/odata-parser)
 * know no entity types, so that an unknown property or a wrong literal would reach the SQL writer.
 */
export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type TextTest = "startswith" | "endswith" | "substringof";

/** Property and value are checked against the entity type: an SQL writer maps names to columns and binds the values. */
export type FilterTree =
  | { kind: "and" | "or"; left: FilterTree; right: FilterTree }
  | { kind: "not"; operand: FilterTree }
  | { kind: "compare"; property: Property; operator: Comparison; value: EdmValue | null }
  | { kind: "text"; test: TextTest; property: Property; value: string };

const limits = { length: 8000, depth: 50, tokens: 2000 };
const comparisons = new Set<string>(["eq", "ne", "gt", "ge", "lt", "le"]);
const mirrored: Record<Comparison, Comparison> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

export function parseFilter(text: string, type: EntityType): FilterTree {
  if (text.length > limits.length) refuseFilter(`longer than ${limits.length} characters`, limits.length);
  const tokens = tokenise(text);
  if (tokens.length > limits.tokens) refuseFilter(`more than ${limits.tokens} parts`, 0);
  return new FilterParser(tokens, type).parse();
}

class FilterParser {
  readonly #tokens: Token[];
  readonly #type: EntityType;
  #next = 0;
  #depth = 0;

  constructor(tokens: Token[], type: EntityType) {
    this.#tokens = tokens;
    this.#type = type;
  }

  parse(): FilterTree {
    const tree = this.#either();
    const rest = this.#peek();
    if (rest.kind !== "end") refuseFilter("and, or, or the end expected", rest.at);
    return tree;
  }

  #either(): FilterTree {
    let tree = this.#all();
    while (this.#takeWord("or")) tree = { kind: "or", left: tree, right: this.#all() };
    return tree;
  }

  #all(): FilterTree {
    let tree = this.#one();
    while (this.#takeWord("and")) tree = { kind: "and", left: tree, right: this.#one() };
    return tree;
  }

  #one(): FilterTree {
    const { at } = this.#peek();
    if (++this.#depth > limits.depth) refuseFilter(`nested deeper than ${limits.depth}`, at);
    const tree = this.#bare();
    this.#depth--;
    return tree;
  }

  #bare(): FilterTree {
    if (this.#takeWord("not")) return { kind: "not", operand: this.#one() };
    if (this.#takeSign("(")) {
      const tree = this.#either();
      this.#needSign(")");
      return tree;
    }
    const token = this.#peek();
    const after = this.#tokens[this.#next + 1];
    const isCall = token.kind === "name" && after?.kind === "sign" && after.sign === "(";
    return isCall ? this.#call() : this.#comparison();
  }

  #comparison(): FilterTree {
    const left = this.#take();
    const operatorToken = this.#take();
    if (operatorToken.kind !== "name" || !comparisons.has(operatorToken.name))
      refuseFilter("one of eq ne gt ge lt le expected", operatorToken.at);
    const operator = operatorToken.name as Comparison;
    const right = this.#take();
    if (left.kind === "name" && right.kind === "literal") return this.#compare(left, operator, right);
    if (left.kind === "literal" && right.kind === "name") return this.#compare(right, mirrored[operator], left);
    return refuseFilter("a comparison needs one property and one value", left.at);
  }

  #compare(
    name: Token & { kind: "name" },
    operator: Comparison,
    { literal, at }: { literal: Literal; at: number },
  ): FilterTree {
    const property = this.#property(name);
    const value = literalValue(literal, property);
    if (value === undefined) refuseFilter(`the value does not fit ${property.name}, which is ${property.type}`, at);
    const tooLong = lengthFault(property, value);
    if (tooLong !== undefined) refuseFilter(tooLong, at);
    if ((value === null || property.type === "Edm.Boolean") && operator !== "eq" && operator !== "ne")
      refuseFilter(`${property.name} can only be compared with eq and ne here`, name.at);
    return { kind: "compare", property, operator, value };
  }

  /** `startswith(P,'x')`, `endswith(P,'x')`, `substringof('x',P)`, each alone or with `eq true` as V2 clients write it. */
  #call(): FilterTree {
    const token = this.#take() as Token & { kind: "name" };
    const { name } = token;
    if (name !== "startswith" && name !== "endswith" && name !== "substringof")
      refuseFilter(`the function ${name} is not supported`, token.at);
    this.#needSign("(");
    const first = this.#take();
    this.#needSign(",");
    const second = this.#take();
    this.#needSign(")");
    const [nameToken, valueToken] = name === "substringof" ? [second, first] : [first, second];
    if (nameToken.kind !== "name" || valueToken.kind !== "literal" || valueToken.literal.kind !== "string")
      refuseFilter(`${name} needs a property and a text`, token.at);
    const property = this.#property(nameToken);
    if (property.type !== "Edm.String") refuseFilter(`${name} needs a text property`, nameToken.at);
    const test: FilterTree = { kind: "text", test: name, property, value: valueToken.literal.text };
    return this.#isDenied() ? { kind: "not", operand: test } : test;
  }

  #isDenied(): boolean {
    const operator = this.#peek();
    if (operator.kind !== "name" || (operator.name !== "eq" && operator.name !== "ne")) return false;
    this.#next++;
    const token = this.#take();
    if (token.kind !== "literal" || token.literal.kind !== "boolean") refuseFilter("true or false expected", token.at);
    return (token.literal.text === "true") !== (operator.name === "eq");
  }

  #property({ name, at }: Token & { kind: "name" }): Property {
    return propertyOf(this.#type, name) ?? refuseFilter(`${this.#type.name} has no property ${name}`, at);
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind === "end") refuseFilter("it ends too early", token.at);
    this.#next++;
    return token;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token.kind !== "name" || token.name !== word) return false;
    this.#next++;
    return true;
  }

  #takeSign(sign: "("): boolean {
    const token = this.#peek();
    if (token.kind !== "sign" || token.sign !== sign) return false;
    this.#next++;
    return true;
  }

  #needSign(sign: "(" | ")" | ","): void {
    const token = this.#take();
    if (token.kind !== "sign" || token.sign !== sign) refuseFilter(`${sign} expected`, token.at);
  }
}
