import type { InboundService } from "./service.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] as string);

export type ListedService = Pick<InboundService, "name"> & { verified: boolean };

/** The list of active services, as SAP's manager has one at this address; works without script. */
export function indexPage(services: readonly ListedService[], baseUrl: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>SOAP services – Counterfoil</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; background: #FAF8F3; color: #1B2430; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  section { background: #fff; border: 1px solid #d9d5ca; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0 }
  h2 { font-size: 1.1rem; margin: 0 0 .5rem; overflow-wrap: anywhere } a { color: #0B6E4F } label { display: block; font-size: .875rem }
  input { width: 100%; font: 14px ui-monospace, monospace; padding: .5rem; border: 1px solid #8a8778; border-radius: 4px; box-sizing: border-box }
  .active { color: #0B6E4F; font-size: .875rem }
</style>
</head>
<body>
<main>
<h1>Active SOAP services</h1>
<p>Send by HTTP POST with the user name and secret of a technical user (HTTP Basic). A message that is taken in is answered with 202 and no
body; one that is not, with a SOAP fault that says why. What became of it stands in the back office under Master Data Results.</p>
${services.map((service) => serviceSection(service, `${baseUrl}/ccos/soap/${service.name}`)).join("\n")}
</main>
</body>
</html>
`;
}

function serviceSection({ name, verified }: ListedService, endpoint: string): string {
  const note = verified
    ? ""
    : "<p>Not verified against SAP: the service name is SAP's, the element tree is Counterfoil's own.</p>";
  return `<section>
<h2>${html(name)}</h2>
<p class="active">Active</p>
${note}
<label>Endpoint <input readonly value="${html(endpoint)}"></label>
<p><a href="${html(endpoint)}?wsdl">WSDL</a> · <a href="${html(endpoint)}/sample" download>Sample request</a></p>
</section>`;
}
