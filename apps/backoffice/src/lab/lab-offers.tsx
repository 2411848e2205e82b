import type { LabAnswer, LabOffer } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { StateTag, type Tone } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { offerHref } from "../offers/offers.ts";

const tones: Record<LabOffer["outcome"], Tone> = { applied: "positive", nearlyReached: "critical", refused: "neutral" };

/** Every offer: green with its amount, nearly reached with what is missing, or grey with why not. */
export function LabOffers({ answer }: { answer: LabAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  if (answer.offers.length === 0) return <p>{t("lab.noOffers")}</p>;
  return (
    <>
      <ul className="lab-offers">
        {answer.offers.map((offer) => (
          <li key={`${offer.offerId} ${offer.outcome}`} className={`lab-${offer.outcome}`}>
            <StateTag tone={tones[offer.outcome]}>{t(`lab.outcome.${offer.outcome}`)}</StateTag>
            <span className="lab-name">
              <Link href={offerHref(offer.offerId)}>{offer.name}</Link>
              {offer.state !== "active" && <span className="pair-key"> {t(`offers.state.${offer.state}`)}</span>}
              <span className="pair">{offer.text[language]}</span>
            </span>
            {offer.amount !== undefined && offer.amount !== 0 && (
              <span className="amount">{formats.money(-offer.amount, answer.priced.currency)}</span>
            )}
          </li>
        ))}
      </ul>
      {answer.more > 0 && <p>{t("lab.more", { count: answer.more })}</p>}
    </>
  );
}
