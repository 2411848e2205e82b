import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import "@ui5/webcomponents-icons/dist/copy.js";
import "@ui5/webcomponents-icons/dist/print.js";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { say } from "../fiori/toasts.tsx";
import { CopyValue } from "./copy-value.tsx";
import "./communication.css";

export type ValueRow = [label: string, value: string];

type PageProps = {
  title: string;
  intro: string;
  parent: { title: string; href: string };
  /** All of it as text, for the form of the other side. */
  all: string;
  children: ReactNode;
};

/** What is entered at the other side, on one page that can be printed, or copied at once. */
export function ValuePage({ title, intro, parent, all, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className="values">
      <div className="no-print">
        <Link href={parent.href}>{parent.title}</Link>
      </div>
      <div className="service-head">
        <Title level="H1" size="H2">
          {title}
        </Title>
        <Button className="no-print" design="Emphasized" icon="print" onClick={() => globalThis.print()}>
          {t("ui.print")}
        </Button>
        <CopyAll text={all} />
      </div>
      <p>{intro}</p>
      {children}
    </div>
  );
}

/** Whoever sets the other side up pastes this there. */
export function CopyAll({ text }: { text: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say(t("ui.copied"));
  };
  return (
    <Button className="no-print" icon="copy" onClick={copy}>
      {t("ui.copyAll")}
    </Button>
  );
}

export function ValueSection({ title, rows }: { title: string; rows: ValueRow[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ValueRows rows={rows} />
    </section>
  );
}

export function ValueRows({ rows }: { rows: ValueRow[] }) {
  return (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label + value} style={{ display: "contents" }}>
          <dt>{label}</dt>
          <dd>
            <CopyValue label={label} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
