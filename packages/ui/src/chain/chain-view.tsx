import type { Chain, ChainLink } from "@counterfoil/contracts";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { Title } from "@ui5/webcomponents-react/Title";
import { useTranslation } from "react-i18next";
import { StateTag, type Tone } from "../fiori/index.ts";
import { useFormats } from "../use-formats.ts";
import "./chain.css";
import { sentenceOf } from "./words.ts";

type Own = "erp" | "server";

/** The chain from the ERP to the till: first where it stops, then every link with how it stands. */
export function ChainView({ chain, own }: { chain: Chain; own: Own }) {
  const broken = chain.links.find(({ state }) => state === "broken");
  const systems = [...new Set(chain.links.map(({ system }) => system))];
  return (
    <>
      <Verdict chain={chain} own={own} broken={broken} />
      {systems.map((system) => (
        <System key={system} system={system} chain={chain} own={own} broken={broken} />
      ))}
    </>
  );
}

type Part = { chain: Chain; own: Own; broken: ChainLink | undefined };

function Verdict({ chain, own, broken }: Part) {
  const { t } = useTranslation();
  const formats = useFormats();
  const warning = chain.links.find(({ state }) => state === "warning" || state === "unknown");
  const told = broken ?? warning;
  const values = { what: chain.name ?? chain.object, place: chain.place };
  const says = told && { step: t(`chain.step.${told.step}`), words: sentenceOf(told, t, formats) };
  return (
    <div role="status" className="chain-verdict">
      <MessageStrip design={broken ? "Negative" : warning ? "Critical" : "Positive"} hideCloseButton>
        {broken
          ? t("chain.stops", { ...values, ...says })
          : warning
            ? t("chain.holdsWith", { ...values, ...says })
            : t(own === "erp" ? "chain.holdsErp" : "chain.holds", values)}
      </MessageStrip>
      {broken && <MendLink link={broken} chain={chain} own={own} text={t("chain.mend")} />}
    </div>
  );
}

function System({ system, chain, own, broken }: Part & { system: ChainLink["system"] }) {
  const { t } = useTranslation();
  const links = chain.links.filter((link) => link.system === system);
  return (
    <section className="chain-system" aria-labelledby={`chain-${system}`}>
      <Title level="H3" size="H5" id={`chain-${system}`}>
        {t(`chain.system.${system}`)}
      </Title>
      <ol className="chain">
        {links.map((link, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the chain has its order, and a step may be there for each till
            key={`${link.step}-${index}`}
            link={link}
            chain={chain}
            own={own}
            isFirst={link === broken}
          />
        ))}
      </ol>
    </section>
  );
}

const tones: Record<ChainLink["state"], Tone> = {
  ok: "positive",
  warning: "critical",
  broken: "negative",
  unknown: "information",
};

function Row({ link, chain, own, isFirst }: { link: ChainLink; chain: Chain; own: Own; isFirst: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = isFirst ? "chain.state.here" : `chain.state.${link.state}`;
  return (
    <li className={`chain-link chain-${link.state}`} {...(isFirst ? { "aria-current": "step" as const } : {})}>
      <div className="chain-step">
        <strong>{t(`chain.step.${link.step}`)}</strong>
        <StateTag tone={tones[link.state]}>{t(state)}</StateTag>
      </div>
      <p>
        {sentenceOf(link, t, formats)}
        {link.at && <span className="chain-at"> {formats.instant(link.at)}</span>}
      </p>
      <MendLink link={link} chain={chain} own={own} text={t("chain.open", { step: t(`chain.step.${link.step}`) })} />
    </li>
  );
}

/** A screen of this program, or of the ERP beside it. Anything else is not followed. */
function MendLink({ link, chain, own, text }: { link: ChainLink; chain: Chain; own: Own; text: string }) {
  if (!link.link?.startsWith("#")) return null;
  const isOwn = (link.system === "erp" && link.step !== "erp") === (own === "erp");
  if (isOwn) return <Link href={link.link}>{text}</Link>;
  if (!/^https?:\/\//.test(chain.erpUrl ?? "")) return null;
  return (
    <Link href={`${chain.erpUrl?.replace(/\/+$/, "")}/${link.link}`} target="_blank" rel="noreferrer">
      {text}
    </Link>
  );
}
