/**
 * Lengths and sizes that the API takes, so that people hear of them while they type; the API has
 * the last word.
 */
export const limits = {
  title: 255,
  description: 5_000,
  instructions: 2_000,
  reason: 2_000,
  message: 5_000,
  caption: 2_000,
  name: 100,
  viewName: 60,
  passwordLeast: 8,
  passwordMost: 128,
  fileBytes: 5_242_880,
  fileBytesMost: 104_857_600, // That may be set.
  filesAtOnce: 10,
  fileTypes: [
    "image/jpeg",
    "image/png",
    "image/gif",
    "video/mp4",
    "video/quicktime",
    "application/pdf",
  ],
} as const;
