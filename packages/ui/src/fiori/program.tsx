import { QueryClientProvider } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { ThemeProvider } from "@ui5/webcomponents-react/ThemeProvider";
import { StrictMode, Suspense, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { DutyPage } from "../access/duty-page.tsx";
import { intentHref, intentName } from "../intents.ts";
import { type Language, startLanguage, type Texts } from "../language.ts";
import { createQueryClient } from "../queries.ts";
import { watchForUnsaved } from "../unsaved.ts";
import { useIntent } from "../use-intent.ts";
import type { AppGroup } from "./apps.ts";
import { CodeList, codeList } from "./code-list.tsx";
import "./fiori.css";
import "./fonts.css";
import { fioriTexts } from "../texts/index.ts";
import { IdleWatch } from "./idle-watch.tsx";
import { Launchpad } from "./launchpad.tsx";
import { ScreenBoundary } from "./screen-boundary.tsx";
import { MeProvider, useMe, useSession } from "./session.tsx";
import { Shell } from "./shell.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { Loading, Nothing, ProblemStrip } from "./states.tsx";
import { followLanguage } from "./ui5-language.ts";

type Program = { area: string; groups: AppGroup[]; texts: Record<Language, Texts> };

/** A program of Fiori screens: who signs in, a launchpad, and one screen per intent. `area` is the key of its name. */
export function startProgram({ area, groups, texts }: Program): void {
  startLanguage(fioriTexts);
  startLanguage(texts);
  followLanguage();
  watchForUnsaved();
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no element with id root");
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={createQueryClient()}>
          <Screens area={area} groups={groups} />
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}

function Screens({ area, groups }: { area: string; groups: AppGroup[] }) {
  const { t } = useTranslation();
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error) return <ProblemStrip error={session.error} onRetry={() => session.refetch()} />;
  if (!session.data) return <SignInPage area={t(area)} />;
  const me = session.data;
  return (
    <>
      {me.over && <SignInPage area={t(area)} waitsFor={me} />}
      <div className="program" hidden={me.over ?? false}>
        <MeProvider key={me.personId} me={me}>
          {me.duty ? (
            <DutyPage duty={me.duty} />
          ) : (
            <Shell area={t(area)} groups={groups}>
              <Suspense fallback={<Loading />}>
                <Screen groups={groups} />
              </Suspense>
            </Shell>
          )}
          {!me.over && <IdleWatch />}
        </MeProvider>
      </div>
    </>
  );
}

function Screen({ groups }: { groups: AppGroup[] }) {
  const { t } = useTranslation();
  const intent = useIntent();
  const me = useMe();
  const name = intentName(intent);
  const app = groups.flatMap((group) => group.apps).find((candidate) => candidate.intent === name);
  const isCodes = name === codeList.intent;
  const title = app
    ? t(app.title)
    : t(isCodes ? codeList.title : name === "Shell-home" ? "ui.home" : "ui.unknownIntent");
  useEffect(() => {
    document.title = `${title} – Counterfoil`;
  }, [title]);
  if (name === "Shell-home") return <Launchpad groups={groups} />;
  if (isCodes) return <CodeList groups={groups} />;
  if (!app) return <Elsewhere title={t("ui.unknownIntent")} hint={t("ui.unknownIntentHint", { name })} />;
  if (!me.permissions.includes(app.permission))
    return (
      <Elsewhere
        title={t("ui.notAllowed", { title })}
        hint={t("ui.notAllowedHint", { permission: t(`permission.${app.permission}`) })}
      />
    );
  // Another object is another page: nothing typed into the one before may stay. A list stays, and follows its filters.
  const page = intent.action === "search" || app.oneScreen ? name : intentHref(name, intent.parameters);
  return (
    <ScreenBoundary key={page}>
      <app.screen />
    </ScreenBoundary>
  );
}

function Elsewhere({ title, hint }: { title: string; hint: string }) {
  const { t } = useTranslation();
  return (
    <Nothing title={title} page>
      <p>{hint}</p>
      <Link href={intentHref("Shell-home")}>{t("ui.toHome")}</Link>
    </Nothing>
  );
}
