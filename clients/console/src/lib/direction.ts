/** True where the page is read from right to left. */
export function isRtl(): boolean {
  return document.documentElement.dir === "rtl";
}
