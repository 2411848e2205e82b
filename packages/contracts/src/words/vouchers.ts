/** What the server says of vouchers. */
export const voucherSentences: Record<string, string> = {
  "There is no voucher {1}.": "Den Gutschein {1} gibt es nicht.",
  "No voucher has this number. Was it typed right?": "Diese Nummer hat kein Gutschein. Ist sie richtig eingegeben?",
  "Other baskets hold all that is on voucher {1}.": "Andere Warenkörbe halten alles, was auf Gutschein {1} ist.",
  "Voucher {1} is blocked.": "Gutschein {1} ist gesperrt.",
  "Voucher {1} was good until {2}.": "Gutschein {1} galt bis {2}.",
  "There is nothing on voucher {1}.": "Auf Gutschein {1} ist nichts.",
  "It has expired or was released. Take the voucher again.":
    "Es ist abgelaufen oder wurde freigegeben. Nehmen Sie den Gutschein noch einmal.",
  "Voucher {1} was sold before.": "Gutschein {1} wurde schon einmal verkauft.",
  "Voucher {1} was not sold here before.": "Gutschein {1} wurde hier vorher nicht verkauft.",
  "There was less on voucher {1} than it paid.": "Auf Gutschein {1} war weniger, als er bezahlt hat.",
};
