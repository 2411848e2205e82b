import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  FormDialog,
  Loadable,
  ObjectPage,
  ProblemStrip,
  type Section,
  StateTag,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeDocuments } from "../common/change-documents.tsx";
import { nameIn, useSiteText, useValueText } from "../common/value-lists.ts";
import { SentTo } from "../replication/sent-to.tsx";
import { type Kind, kinds, type PromotionAnswer, statusTones } from "./promotion.ts";
import { PromotionForm } from "./promotion-form.tsx";
import { GivenTable, PrerequisiteTable } from "./promotion-sections.tsx";
import { Sentence } from "./sentence.tsx";
import { usePromotionAction } from "./use-promotion.ts";

export const PromotionPage = () => <Page kind="promotion" />;
export const BonusBuyPage = () => <Page kind="bonusBuy" />;
export const PromotionCreation = () => <Creation kind="promotion" />;
export const BonusBuyCreation = () => <Creation kind="bonusBuy" />;

function Creation({ kind }: { kind: Kind }) {
  const { object } = kinds[kind];
  const show = (number?: string) =>
    number === undefined ? navigate(`${object}-search`) : navigate(`${object}-display`, { number }, { replace: true });
  return <PromotionForm kind={kind} onDone={show} />;
}

function Page({ kind }: { kind: Kind }) {
  const number = useIntent().parameters.number ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: [kind, number],
    queryFn: ({ signal }) => api<PromotionAnswer>(`${kinds[kind].path}/${encodeURIComponent(number)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <PromotionForm kind={kind} answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <Details kind={kind} number={number} answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

type DetailsProps = { kind: Kind; number: string; answer: PromotionAnswer; onEdit: () => void };

function Details({ kind, number, answer, onEdit }: DetailsProps) {
  const { t } = useTranslation();
  const { content } = answer;
  const { object, texts } = kinds[kind];
  const [withdrawing, setWithdrawing] = useState(false);
  const act = usePromotionAction(kind, number, () => setWithdrawing(false));
  return (
    <>
      <ObjectPage
        title={`${nameIn(content.names)} (${number})`}
        subtitle={<StateTag tone={statusTones[content.status]}>{t(`promotions.status.${content.status}`)}</StateTag>}
        parent={{ title: t(`${texts}.title`), href: intentHref(`${object}-search`) }}
        actions={
          <Actions status={content.status} act={act.mutate} onEdit={onEdit} onWithdraw={() => setWithdrawing(true)} />
        }
        above={<ProblemStrip error={withdrawing ? undefined : act.error} />}
        facts={useFacts(answer)}
        sections={useSections({ kind, number, answer })}
      />
      {withdrawing && (
        <FormDialog
          title={t("promotions.withdrawTitle", { name: nameIn(content.names) })}
          confirm={t("promotions.withdraw")}
          negative
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate("withdraw")}
          onClose={() => setWithdrawing(false)}
        >
          <p>{t("promotions.withdrawHint")}</p>
        </FormDialog>
      )}
    </>
  );
}

type ActionsProps = {
  status: PromotionAnswer["content"]["status"];
  act: (action: "release" | "copy" | "remove") => void;
  onEdit: () => void;
  onWithdraw: () => void;
};

function Actions({ status, act, onEdit, onWithdraw }: ActionsProps) {
  const { t } = useTranslation();
  if (!usePermission("masterData.write")) return null;
  return (
    <>
      {status === "inWork" && (
        <Button design="Emphasized" onClick={() => act("release")}>
          {t("promotions.release")}
        </Button>
      )}
      {status !== "withdrawn" && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      <Button onClick={() => act("copy")}>{t("promotions.copy")}</Button>
      {status === "released" && <Button onClick={onWithdraw}>{t("promotions.withdraw")}</Button>}
      {status === "inWork" && <Button onClick={() => act("remove")}>{t("ui.remove")}</Button>}
    </>
  );
}

function useFacts({ content, changedAt, changedBy }: PromotionAnswer): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const groupText = useValueText("customerGroup");
  const typeText = useValueText("promotionType");
  const { validFrom, validTo, siteIds, customerGroup, coupon, promotionType } = content;
  return [
    { label: t("promotions.validity"), value: `${formats.date(validFrom)} – ${formats.date(validTo)}` },
    { label: t("promotions.sites"), value: siteIds.map(siteText).join(", ") || t("promotions.allStores") },
    { label: t("promotions.type"), value: typeText(promotionType) },
    { label: t("promotions.customerGroup"), value: groupText(customerGroup) || t("promotions.everybody") },
    { label: t("promotions.coupon"), value: coupon },
    { label: t("promotions.sequence"), value: `${content.sequence} / ${content.resolution}` },
    { label: t("promotions.exclusiveShort"), value: t(content.exclusive ? "form.yes" : "form.no") },
    { label: t("promotions.regularPriceOnlyShort"), value: t(content.regularPriceOnly ? "form.yes" : "form.no") },
    { label: t("column.changed"), value: `${formats.instant(changedAt)}, ${changedBy}` },
  ];
}

function useSections({ kind, number, answer }: Omit<DetailsProps, "onEdit">): Section[] {
  const { t } = useTranslation();
  const mayReadReplication = usePermission("replication.read");
  const { sentence, content } = answer;
  const bought = {
    id: "prerequisites",
    title: t("promotions.prerequisites"),
    content: <PrerequisiteTable answer={answer} />,
  };
  const given = {
    id: "given",
    title: t(content.items ? "promotions.items" : "promotions.rewards"),
    content: <GivenTable answer={answer} />,
  };
  return [
    { id: "sentence", title: t("promotions.sentence"), content: <Sentence sentence={sentence} /> },
    ...(kind === "bonusBuy" ? [bought] : []),
    given,
    ...(mayReadReplication
      ? [{ id: "sent", title: t("sent.title"), content: <SentTo objectType={kind} objectKey={number} /> }]
      : []),
    {
      id: "changes",
      title: t("changes.title"),
      content: <ChangeDocuments path={`${kinds[kind].path}/${number}/changes`} />,
    },
  ];
}
