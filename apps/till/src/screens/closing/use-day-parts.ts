import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { type DayFigures, nameOfType, typeNamed, wayKey } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { PaperLine, PaperLines } from "./report-paper.tsx";
import { useWayName } from "./use-way-name.ts";

/**
 * What a day sold, moved and took: the same on the X report and on the closing's paper. `hidden`: whoever counts blind must not be able
 * to work out what has to be in the drawer.
 */
export function DayLines({ figures, hidden = false }: { figures: DayFigures; hidden?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration, settings } = useTill();
  const currency = useWatch(configuration)?.currency ?? "";
  const { cash } = useWatch(settings);
  const nameOf = useWayName();
  const money = (amount: number) => formats.money(amount, currency);
  const { receipts, taxes, movements, ways, from, to, day, cashTaken } = figures;
  const nameOfReason = (code: string, text: string) => {
    const type = typeNamed(cash, code);
    return type ? nameOfType(type, currentLanguage()) : text;
  };
  if (hidden)
    return (
      <PaperLines>
        <PaperLine label={t("closing.receiptCount")} value={formats.count(receipts.count)} />
        <p className="mt-2">{t("closing.hidden")}</p>
      </PaperLines>
    );
  return (
    <>
      <PaperLines>
        <PaperLine label={t("closing.receiptCount")} value={formats.count(receipts.count)} />
        {from && <PaperLine label={t("closing.numbers")} value={`${from.slice(-6)} – ${to?.slice(-6)}`} />}
        <PaperLine label={t("closing.discounts")} value={money(receipts.discount)} />
        <PaperLine label={t("closing.returned")} value={money(receipts.returned)} />
        <PaperLine strong label={t("closing.total")} value={money(receipts.total)} />
      </PaperLines>
      {taxes.length > 0 && (
        <PaperLines title={t("closing.taxes")}>
          {taxes.map(({ code, rate, amount }) => (
            <PaperLine key={`${code} ${rate}`} label={`${code} ${formats.percent(rate)}`} value={money(amount)} />
          ))}
        </PaperLines>
      )}
      <PaperLines title={t("closing.drawer")}>
        <PaperLine label={t("closing.opening")} value={money(day.opening)} />
        <PaperLine label={t("closing.cashTaken")} value={money(cashTaken)} />
        {movements.map(({ type, reasonCode, text, count, amount }) => (
          <PaperLine
            key={`${type} ${reasonCode}`}
            label={`${nameOfReason(reasonCode, text)}${count > 1 ? ` (${count})` : ""}`}
            value={money(amount)}
          />
        ))}
      </PaperLines>
      {ways.length > 1 && (
        <PaperLines title={t("closing.otherWays")}>
          {ways.slice(1).map((way) => (
            <PaperLine key={wayKey(way)} label={`${nameOf(way)} (${way.payments})`} value={money(way.expected)} />
          ))}
        </PaperLines>
      )}
    </>
  );
}
