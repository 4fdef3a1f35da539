import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { FIGURE, type Figure } from "./figures.ts";

/** Prints what was measured, in one table at the end. */
export default class FiguresReporter implements Reporter {
  readonly #figures: Figure[] = [];

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description } of annotations) {
      if (type === FIGURE && description) this.#figures.push(JSON.parse(description) as Figure);
    }
  }

  onEnd(): void {
    if (this.#figures.length === 0) return;
    const width = Math.max(...this.#figures.map(({ name }) => name.length));
    const line = ({ name, value, limit }: Figure) =>
      `  ${name.padEnd(width)}  ${value.padStart(10)}${limit ? `  of ${limit}` : ""}`;
    console.log(`\nMeasured\n${this.#figures.map(line).join("\n")}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
