import { failure, success, userNamed } from "./answers.js";

/** Seconds that an access token is good for. */
export const TOKEN_LIFE = 900;

type Answer = (request: Request) => Response | Promise<Response>;

/** The API as one browser sees it: it knows one session, by a cookie that all tabs share. */
export class FakeApi {
  readonly requests: Request[] = [];
  /** Access tokens that are refused as expired. */
  readonly expired = new Set<string>();
  #cookie: string | null = null;
  #sessions = 0;
  #tokens = 0;
  #answers = new Map<string, Answer>([
    ["POST /api/v1/auth/login", (request) => this.#signIn(request)],
    ["POST /api/v1/auth/register", (request) => this.#signIn(request)],
    ["POST /api/v1/auth/refresh", () => this.#refresh()],
    ["POST /api/v1/auth/logout", () => this.#logout()],
    ["POST /api/v1/auth/set-password", () => this.#logout()],
    ["POST /api/v1/auth/logout-all", () => success({})],
    [
      "GET /api/v1/users/profile",
      (request) => success({ user: userNamed(nameIn(bearerOf(request)!)) }),
    ],
  ]);

  /** Takes the place of `fetch`. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request;
    this.requests.push(request.clone());
    return this.#refusal(request) ?? (await this.#answers.get(signatureOf(request))!(request));
  };

  /** Answers, from now on, `GET /api/v1/orders` and the like so. */
  on(signature: string, ...answers: Answer[]): void {
    this.#answers.set(signature, (request) =>
      (answers.length > 1 ? answers.shift()! : answers[0]!)(request),
    );
  }

  /** The requests of this signature that came. */
  sent(signature: string): Request[] {
    return this.requests.filter((request) => signatureOf(request) === signature);
  }

  /** The refresh token is good for nothing any more. */
  endSession(): void {
    this.#cookie = null;
  }

  #refusal(request: Request): Response | undefined {
    const token = bearerOf(request);
    return token !== null && this.expired.has(token) ? failure(401, "TOKEN_EXPIRED") : undefined;
  }

  async #signIn(request: Request): Promise<Response> {
    const { email } = (await request.json()) as { email: string };
    const name = email.split("@")[0]!;
    this.#cookie = name;
    this.#sessions++;
    return success({ user: userNamed(name), tokens: this.#issue(name) });
  }

  #refresh(): Response {
    if (this.#cookie === null) return failure(401, "INVALID_REFRESH_TOKEN");
    return success({ tokens: this.#issue(this.#cookie) });
  }

  #logout(): Response {
    this.#cookie = null;
    return success({});
  }

  #issue(name: string) {
    const claims = {
      sub: userNamed(name).id,
      sid: `session-${this.#sessions}`,
      number: ++this.#tokens,
    };
    return {
      accessToken: `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`,
      refreshToken: `refresh-${this.#tokens}`,
      tokenType: "Bearer",
      accessTokenExpiresIn: TOKEN_LIFE,
      refreshTokenExpiresIn: 604_800,
    };
  }
}

/** The access token of a request. */
export function bearerOf(request: Request): string | null {
  return request.headers.get("Authorization")?.replace("Bearer ", "") ?? null;
}

function signatureOf(request: Request): string {
  return `${request.method} ${new URL(request.url).pathname}`;
}

function nameIn(token: string): string {
  const { sub } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as {
    sub: string;
  };
  return sub.replace("id-of-", "");
}
