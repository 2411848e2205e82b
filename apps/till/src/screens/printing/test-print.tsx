import type { PaperPart } from "@counterfoil/ui/paper";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrintFault } from "../../printing/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** A paper that has one of everything: letters, a line's whole length, sizes and bars. */
export function TestPrint() {
  const { t } = useTranslation();
  const { printer, configuration, settings } = useTill();
  const { columns } = useWatch(settings).paper;
  const [outcome, setOutcome] = useState<PrintFault | "busy" | "printed">();
  const { tillId = "", store } = configuration.get() ?? {};
  const test = async () => {
    setOutcome("busy");
    const title = t("printer.testTitle", { till: `${store?.name ?? ""} ${tillId}` });
    setOutcome((await printer.test(testParts(title, tillId, columns))) ?? "printed");
  };
  return (
    <div className="space-y-2">
      <Button className="w-full" disabled={outcome === "busy"} onClick={() => void test()}>
        {t("printer.test")}
      </Button>
      <p
        role="status"
        className={outcome && outcome !== "busy" && outcome !== "printed" ? "font-medium text-error" : ""}
      >
        {outcome === "busy" && t("printer.printing")}
        {outcome === "printed" && t("printer.tested")}
        {outcome && outcome !== "busy" && outcome !== "printed" && t(`printFault.${outcome}`)}
      </p>
    </div>
  );
}

function testParts(title: string, tillId: string, columns: number): PaperPart[] {
  const digits = Array.from({ length: columns }, (_column, position) => String((position + 1) % 10)).join("");
  return [
    { kind: "text", text: title, align: "centre", strong: true },
    { kind: "text", text: digits },
    { kind: "text", text: "ÄÖÜ äöü ß éèê ñ £ €" },
    { kind: "row", left: "123", right: "4.56", strong: true, size: "large" },
    { kind: "rule" },
    { kind: "bars", code: tillId },
  ];
}
