export { createClient, type Client, type ClientOptions } from "./client.js";
export { ApiError, NetworkError, type ErrorDetail } from "./errors.js";
export { Live, type LiveEvents, type LiveListener, type LiveNews } from "./live.js";
export type { components, operations, paths } from "./openapi.js";
export type { Call, CallOptions, Data, Init, Method, PathWith } from "./operations.js";
export type { RateLimit } from "./rate-limit.js";
export type { Schema } from "./schema.js";
export type { Session, SessionState, User } from "./session.js";
export { UploadError, type UploadOptions, type UploadTarget } from "./upload.js";
