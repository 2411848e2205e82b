import { expect, it } from "vitest";

const source = Object.values(
  import.meta.glob<string>(["./*apps.ts", "../../../packages/ui/src/access/apps.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).join();

/** What consultants type first; each must lead somewhere. */
it.each(
  "WE02 WE05 BD87 SM59 SU01 PFCG BP MM43 WAK2 MMBE POSDM SRT_MONI DRFOUT DRFLOG SLG1 SCC4 SAP_COM_0008 SAP_COM_0640 SAP_COM_0652 SAP_COM_0164 SAP_COM_0109 VA05".split(
    " ",
  ),
)("%s leads to an app", (code) => {
  const codes = [...source.matchAll(/codes: \[([^\]]*)\]/g)].flatMap(
    ([, list = ""]) => list.match(/[A-Z0-9_]+/g) ?? [],
  );
  expect(codes).toContain(code);
});
