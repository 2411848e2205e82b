export { goBack, keepUpToDate, program, takeNewVersion } from "./keep-up-to-date.ts";
