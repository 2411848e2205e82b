type Words = { subject: string; link: string; noSuch: string; noSuchHint: string; over: string; overHint: string } & {
  cancelledBy: string;
};

/** What is said to whoever has a receipt; every other word on it is the paper's. */
export const words: Record<"en" | "de", Words> = {
  en: {
    subject: "Your receipt {number} from {company}",
    link: "Until {date} it is also here:",
    noSuch: "There is no receipt here",
    noSuchHint: "The address is incomplete, or the receipt has not arrived here yet. Please try again later.",
    over: "This receipt is no longer shown",
    overHint: "Its address was good until {date}.",
    cancelledBy: "Cancelled by {number}",
  },
  de: {
    subject: "Ihr Beleg {number} von {company}",
    link: "Bis {date} steht er auch hier:",
    noSuch: "Hier ist kein Beleg",
    noSuchHint:
      "Die Adresse ist unvollständig, oder der Beleg ist noch nicht angekommen. Bitte versuchen Sie es später noch einmal.",
    over: "Dieser Beleg wird nicht mehr gezeigt",
    overHint: "Seine Adresse galt bis {date}.",
    cancelledBy: "Storniert durch {number}",
  },
};

export const fillIn = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_hole, name: string) => values[name] ?? "");
