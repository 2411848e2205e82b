import type { InboundService } from "./service.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] as string);

export type ListedService = Pick<InboundService, "name"> & { verified: boolean; sample: string };

/** A file of its own, as scripts in the page are not allowed. Without it the fields are copied by hand. */
export const copyScript = `for (const button of document.querySelectorAll("button[data-copy]")) {
  const copy = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value).catch(() => document.execCommand("copy"));
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
}
`;

const words = {
  en: {
    title: "Active SOAP services",
    intro:
      "Send by HTTP POST with the user name and secret of a technical user (HTTP Basic). A message that is taken in is answered with 202 and no body; one that is not, with a SOAP fault that says why. What became of it stands in the back office under Master Data Results.",
    contacts:
      "A contact person is a business partner of its own; the relationship message says of which company. It may come before its partners: then it waits for them.",
    nothing: "No service is active",
    nothingHint: "Services are switched on in the back office under Communication Arrangements.",
    unverified: "Not verified against SAP: the service name is SAP's, the element tree is Counterfoil's own.",
    active: "Active",
    endpoint: "Endpoint",
    sample: "Sample request",
    sampleHint: "A test message with an id of its own: it is received and read, and nothing of it is applied.",
    copy: "Copy",
    copied: "Copied",
  },
  de: {
    title: "Aktive SOAP-Services",
    intro:
      "Zu senden mit HTTP POST als technischer Benutzer mit seinem Geheimnis (HTTP Basic). Eine Nachricht, die angenommen wird, bekommt 202 ohne Inhalt als Antwort; eine andere einen SOAP-Fehler, der sagt, warum. Was aus ihr wurde, steht im Backoffice unter Stammdaten-Ergebnisse.",
    contacts:
      "Ein Ansprechpartner ist ein eigener Geschäftspartner; die Beziehungsnachricht sagt, von welcher Firma. Sie darf vor ihren Partnern kommen: Dann wartet sie auf sie.",
    nothing: "Kein Service ist aktiv",
    nothingHint: "Services werden im Backoffice unter Kommunikationsvereinbarungen eingeschaltet.",
    unverified: "Nicht an SAP geprüft: Der Name des Service ist von SAP, der Elementbaum von Counterfoil.",
    active: "Aktiv",
    endpoint: "Endpunkt",
    sample: "Beispielnachricht",
    sampleHint: "Eine Testnachricht mit eigener ID: Sie wird empfangen und gelesen, und nichts davon wird angewendet.",
    copy: "Kopieren",
    copied: "Kopiert",
  },
};
export type PageLanguage = keyof typeof words;

/** The list of active services, as SAP's manager has one at this address. */
export function indexPage(services: readonly ListedService[], baseUrl: string, language: PageLanguage): string {
  const say = words[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say.title} – Counterfoil</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; background: #FAF8F3; color: #1B2430; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  section { background: #fff; border: 1px solid #d9d5ca; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0 }
  h2 { font-size: 1.1rem; margin: 0 0 .5rem; overflow-wrap: anywhere } a { color: #0B6E4F } label { display: block; font-size: .875rem }
  input, textarea { width: 100%; font: 14px ui-monospace, monospace; padding: .5rem; border: 1px solid #8a8778; border-radius: 4px; box-sizing: border-box }
  textarea { height: 10rem } summary { cursor: pointer; color: #0B6E4F } .field { display: flex; gap: .5rem; align-items: start }
  button { font: inherit; font-size: .875rem; padding: .4rem .8rem; border: 1px solid #0B6E4F; border-radius: 4px; background: #fff; color: #0B6E4F; cursor: pointer }
  .active { color: #0B6E4F; font-size: .875rem }
</style>
<script src="/ccos/soap.js" defer></script>
</head>
<body>
<main>
<h1>${say.title}</h1>
<p>${say.intro}</p>
${services.length === 0 ? nothingActive(say) : services.map((service) => serviceSection(service, `${baseUrl}/ccos/soap/${service.name}`, say)).join("\n")}
<p>${say.contacts}</p>
</main>
</body>
</html>
`;
}

type Words = (typeof words)[PageLanguage];

const nothingActive = (say: Words) => `<section><h2>${say.nothing}</h2>
<p>${say.nothingHint}</p></section>`;

function serviceSection({ name, verified, sample }: ListedService, endpoint: string, say: Words): string {
  const note = verified ? "" : `<p>${say.unverified}</p>`;
  return `<section>
<h2>${html(name)}</h2>
<p class="active">${say.active}</p>
${note}
<label for="${html(name)}">${say.endpoint}</label>
<div class="field"><input id="${html(name)}" readonly value="${html(endpoint)}">${copyButton(name, say)}</div>
<p><a href="${html(endpoint)}?wsdl">WSDL</a> · <a href="${html(endpoint)}/sample" download>${say.sample}</a></p>
<details><summary>${say.sample}</summary>
<p>${say.sampleHint}</p>
<div class="field"><textarea id="${html(name)}-sample" readonly aria-label="${say.sample}: ${html(name)}">${html(sample)}</textarea>${copyButton(`${name}-sample`, say)}</div>
</details>
</section>`;
}

const copyButton = (field: string, { copy, copied }: Words) =>
  `<button type="button" hidden data-copy="${html(field)}" data-copied="${copied}">${copy}</button>`;
