/** The colour of what is drawn, by what it means; charts.css says which that is. */
export type Tone = "main" | "good" | "bad" | "warn" | "busy" | "calm";
