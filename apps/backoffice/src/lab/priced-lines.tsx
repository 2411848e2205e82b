import type { LabAnswer } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { nameOf } from "../articles/article-picker.tsx";
import { useArticleTexts } from "../articles/article-texts.ts";
import type { LabLine } from "./lab-draft.ts";

/** What each line costs and why, and whether a better deal exists. */
export function PricedLines({ priced, lines }: { priced: LabAnswer["priced"]; lines: LabLine[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const articleOf = (lineId: string) => lines[Number(lineId) - 1]?.articleId ?? lineId;
  const textOf = useArticleTexts(lines.map((line) => line.articleId));
  const money = (amount: number) => formats.money(amount, priced.currency);
  return (
    <>
      <div className="scroll-x">
        <table className="priced">
          <thead>
            <tr>
              <th scope="col">{t("articles.article")}</th>
              <th scope="col">{t("lab.regular")}</th>
              <th scope="col">{t("lab.discounts")}</th>
              <th scope="col">{t("lab.price")}</th>
            </tr>
          </thead>
          <tbody>
            {priced.lines.map((line) => (
              <tr key={line.lineId}>
                <th scope="row">{nameOf(articleOf(line.lineId), textOf(articleOf(line.lineId)))}</th>
                <td>{money(line.regularAmount)}</td>
                <td>
                  {line.modifiers.map((modifier) => (
                    <span className="pair" key={`${modifier.ruleId} ${modifier.sequence} ${modifier.amount}`}>
                      {modifier.note} {money(modifier.amount)}
                    </span>
                  ))}
                </td>
                <td>{money(line.amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("lab.total")}</th>
              <td>{money(priced.totals.regular)}</td>
              <td>{money(-priced.totals.discount)}</td>
              <td>{money(priced.totals.total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p>
        <StateTag tone={priced.proof.optimal ? "positive" : "critical"}>
          {priced.proof.optimal
            ? t(priced.proof.nodes > 0 ? "lab.proven" : "lab.provenAtOnce", {
                nodes: formats.count(priced.proof.nodes),
              })
            : t("lab.notProven", { most: money(priced.proof.upperBound) })}
        </StateTag>
      </p>
    </>
  );
}
