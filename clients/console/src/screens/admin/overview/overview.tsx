import { Page } from "../../../components/page.tsx";
import { adminTexts } from "../texts/index.ts";

/** How the shop is doing. */
export function Overview() {
  return <Page title={adminTexts.value.nav.overview}>{null}</Page>;
}
