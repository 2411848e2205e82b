export const deviationTexts = {
  en: {
    "deviations.title": "Receipts Priced Again",
    "deviations.subtitle": "Till and server must agree to the cent",
    "deviations.nothing": "Till and server agree: no difference in this period.",
    "deviations.none": "{{priced}} of {{all}} receipts were priced again by the server: none differs.",
    "deviations.some": "{{priced}} of {{all}} receipts were priced again by the server: {{differing}} differ.",
    "deviations.lastCheck":
      "Nightly check of {{at}}: {{receipts}} receipts of the past priced once more, {{changed}} with another result than at first.",
    "deviations.kind": "Difference",
    "deviations.detail": "Reason",
    "deviations.pricingOnly": "Only prices",
  },
  de: {
    "deviations.title": "Nachgerechnete Belege",
    "deviations.subtitle": "Kasse und Server müssen auf den Cent gleich rechnen",
    "deviations.nothing": "Kasse und Server stimmen überein: keine Abweichung in diesem Zeitraum.",
    "deviations.none": "{{priced}} von {{all}} Belegen hat der Server nachgerechnet: Keiner weicht ab.",
    "deviations.some": "{{priced}} von {{all}} Belegen hat der Server nachgerechnet: {{differing}} weichen ab.",
    "deviations.lastCheck":
      "Nächtliche Prüfung vom {{at}}: {{receipts}} frühere Belege noch einmal gerechnet, {{changed}} mit anderem Ergebnis als zuerst.",
    "deviations.kind": "Abweichung",
    "deviations.detail": "Grund",
    "deviations.pricingOnly": "Nur Preise",
  },
};
