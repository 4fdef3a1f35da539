/** One field that is not as it should be. */
export interface ErrorDetail {
  field: string;
  message: string;
}

/** What an `ApiError` is made of. */
export interface ErrorAnswer {
  status: number;
  code: string;
  message: string;
  details?: ErrorDetail[];
  requestId?: string | null;
  retryAfter?: number | null;
}

/** The API answered, and the answer is no. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** For programs; v1 may grow others. */
  readonly code: string;
  /** Every field that is not as it should be; empty where it is not about fields. */
  readonly details: ErrorDetail[];
  /** What the API's logs know the request by. */
  readonly requestId: string | null;
  /** Seconds after which it makes sense to ask again. */
  readonly retryAfter: number | null;

  constructor(answer: ErrorAnswer) {
    super(answer.message);
    this.status = answer.status;
    this.code = answer.code;
    this.details = answer.details ?? [];
    this.requestId = answer.requestId ?? null;
    this.retryAfter = answer.retryAfter ?? null;
  }
}

/**
 * There was no whole answer: offline, cut, or none in time. `cause` has why. What was asked may
 * have been done.
 */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** Answers of API Gateway itself carry only a message. */
const CODE_BY_STATUS: Record<number, string> = {
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** The error in an answer whose status is not 2xx; `body` is what it carried, JSON or text. */
export function errorOf({ status, headers }: Response, body: unknown): ApiError {
  const { message, code, details } = failureIn(body);
  return new ApiError({
    status,
    code: code ?? CODE_BY_STATUS[status] ?? "UNEXPECTED_ANSWER",
    message: message ?? `The API answered ${status}`,
    details: details ?? [],
    requestId: headers.get("X-Request-Id"),
    retryAfter: seconds(headers.get("Retry-After")),
  });
}

function failureIn(body: unknown): Partial<Pick<ErrorAnswer, "message" | "code" | "details">> {
  if (typeof body !== "object" || body === null) return {};
  return "error" in body ? failureIn(body.error) : body;
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
