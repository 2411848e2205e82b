/** GS1 General Specifications, section 7.9: weights 3 and 1 from the right, modulo 10. */
export function gtinCheckDigit(digitsWithoutCheck: string): number {
  let sum = 0;
  for (let index = 0; index < digitsWithoutCheck.length; index += 1) {
    const weight = (digitsWithoutCheck.length - index) % 2 === 1 ? 3 : 1;
    sum += Number(digitsWithoutCheck[index]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** True for GTIN-8, -12, -13 and -14 with a right check digit. */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  return gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}
