/** Why a row of a table is not taken, for screens of any language: what is wrong, and what stood there. */
export type RowFault = { code: keyof typeof sentences; value: string };
export type RowProblem = { problem: string; fault: RowFault };

const sentences = {
  "amount-invalid": (value: string) => `“${value}” is no amount.`,
  "article-invalid": () => "The article's number is missing or too long.",
  "article-unknown": (value: string) => `There is no article “${value}”.`,
  "code-invalid": (value: string) => `“${value}” is no code: letters and digits, at most 20.`,
  "currency-invalid": (value: string) => `“${value}” is no currency.`,
  "erp-code-invalid": (value: string) => `“${value}” is no code of the ERP: at most 4 characters.`,
  "method-no-card": (value: string) => `“${value}” is no payment method of kind card.`,
  "position-invalid": (value: string) => `“${value}” is no position.`,
  "price-invalid": (value: string) => `“${value}” is no price.`,
  "quantity-invalid": (value: string) => `“${value}” is no quantity.`,
  "store-invalid": (value: string) => `“${value}” is no store.`,
  "time-invalid": (value: string) => `“${value}” is no time.`,
  "unit-invalid": () => "The unit is missing or too long.",
  "yes-no-invalid": (value: string) => `“${value}” is neither yes nor no.`,
};

/** The sentence is for programs; it is English. */
export function rowProblem(code: RowFault["code"], value = ""): RowProblem {
  return { problem: sentences[code](value), fault: { code, value } };
}
