import { Button } from "@ui5/webcomponents-react/Button";
import { DynamicPage } from "@ui5/webcomponents-react/DynamicPage";
import { DynamicPageHeader } from "@ui5/webcomponents-react/DynamicPageHeader";
import { DynamicPageTitle } from "@ui5/webcomponents-react/DynamicPageTitle";
import { Label } from "@ui5/webcomponents-react/Label";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import "@ui5/webcomponents-icons/dist/print.js";
import { type ComponentRef, type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api.ts";
import { intentHref } from "../intents.ts";
import { useLeaveGuard } from "../leave-guard.ts";
import { useFormats } from "../use-formats.ts";
import { MessagePopover } from "./message-popover.tsx";
import { pageRoles } from "./page-roles.ts";
import { printPage } from "./print.ts";
import { problemText } from "./refusals.ts";
import { Loading, Nothing, ProblemStrip } from "./states.tsx";
import { usePrintKey } from "./use-print-key.ts";

export type Fact = { label: string; value: ReactNode };
export type Section = { id: string; title: string; content: ReactNode };
export type ObjectPageProps = {
  title: string;
  subtitle?: ReactNode;
  /** The list that it came from. */
  parent: { title: string; href: string };
  actions?: ReactNode;
  facts?: Fact[];
  sections: Section[];
  /** Save and Cancel while editing. */
  footer?: ReactNode;
  /** Something is typed already when the footer appears. */
  typed?: boolean;
  above?: ReactNode;
};

/** SAP's object page: who it is and how it stands in the header, then one section under the other, with anchors. */
export function ObjectPage(props: ObjectPageProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const page = useRef<ComponentRef<typeof DynamicPage>>(null);
  useLeaveGuard(props.footer !== undefined, t("ui.leaveUnsaved"), props.typed);
  const print = () => page.current && printPage(props.title, formats.instant(new Date().toISOString()), page.current);
  usePrintKey(print);
  const printName = t("ui.print");
  return (
    <DynamicPage
      ref={page}
      className="page"
      hidePinButton
      showFooter={props.footer !== undefined}
      accessibilityAttributes={pageRoles(props.title)}
      titleArea={
        <DynamicPageTitle
          breadcrumbs={<Link href={props.parent.href}>{props.parent.title}</Link>}
          heading={<Title level="H1">{props.title}</Title>}
          snappedHeading={<Title level="H1">{props.title}</Title>}
          subheading={props.subtitle === undefined ? undefined : <span>{props.subtitle}</span>}
          actionsBar={
            <div className="page-actions">
              {props.actions}
              <Button
                icon="print"
                design="Transparent"
                accessibleName={printName}
                tooltip={printName}
                onClick={print}
              />
            </div>
          }
        />
      }
      headerArea={
        props.facts && (
          <DynamicPageHeader accessibleName={t("ui.facts")}>
            <Facts facts={props.facts} />
            {props.sections.length > 2 && <Anchors sections={props.sections} />}
          </DynamicPageHeader>
        )
      }
      footerArea={
        props.footer ? (
          <div className="page-footer">
            <MessagePopover scope={page} />
            {props.footer}
          </div>
        ) : undefined
      }
    >
      <div className="page-above">{props.above}</div>
      {props.sections.map((section) => (
        <section key={section.id} id={section.id} className="section" aria-labelledby={`${section.id}-title`}>
          <Title level="H2" size="H4" id={`${section.id}-title`}>
            {section.title}
          </Title>
          {section.content}
        </section>
      ))}
    </DynamicPage>
  );
}

function Anchors({ sections }: { sections: Section[] }) {
  const { t } = useTranslation();
  return (
    <nav className="anchors" aria-label={t("ui.sections")}>
      {sections.map((section) => (
        <Button
          key={section.id}
          design="Transparent"
          onClick={() => document.getElementById(section.id)?.scrollIntoView({ behavior: "smooth" })}
        >
          {section.title}
        </Button>
      ))}
    </nav>
  );
}

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

type Loaded<Data> = {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  fetchStatus: "fetching" | "paused" | "idle";
  refetch: () => unknown;
};

type LoadableProps<Data> = {
  query: Loaded<Data>;
  /** It is a part of a page that has its title already. */
  inside?: boolean;
  children: (data: Data) => ReactNode;
};

/** An object that is still on its way, cannot be read, or is here. */
export function Loadable<Data>({ query, inside = false, children }: LoadableProps<Data>) {
  const { t } = useTranslation();
  // What is no longer read anew is said to be old.
  if (query.data !== undefined)
    return (
      <>
        {Boolean(query.error) && <ProblemStrip error={query.error} onRetry={() => query.refetch()} />}
        {children(query.data)}
      </>
    );
  // Without a number in the address there is nothing to ask for.
  const isAsked = !query.isPending || query.fetchStatus !== "idle";
  if (query.isPending && (inside || isAsked)) return <Loading />;
  if (!inside && (!isAsked || isNotThere(query.error)))
    return (
      <Nothing title={t("ui.notThere")} page>
        <p>{statusOf(query.error) === 404 ? problemText(query.error) : t("ui.notThereHint")}</p>
        <Link href={intentHref("Shell-home")}>{t("ui.toHome")}</Link>
      </Nothing>
    );
  return (
    <Nothing title={t("ui.notLoaded")} page={!inside}>
      <ProblemStrip error={query.error} onRetry={() => query.refetch()} />
    </Nothing>
  );
}

/** The address names what nobody has, or in a way in which nothing is named: trying again does not help. */
const isNotThere = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 404 || error.code === "invalid-request");
const statusOf = (error: unknown) => (error instanceof ApiProblem ? error.status : undefined);

/** A labelled field of a form; `children` gets the id that the label points to. */
export function Field(props: { label: string; required?: boolean; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <Label for={id} showColon required={props.required ?? false}>
        {props.label}
      </Label>
      {props.children(id)}
    </div>
  );
}
