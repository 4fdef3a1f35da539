import type { Http } from "./http.js";
import type { RefreshToken } from "./refresh-token.js";
import type { Schema } from "./schema.js";

/** The calls that bring, take or change a refresh token. None of them is sent twice. */
export class AuthApi {
  #http: Http;
  #refreshToken: RefreshToken;

  constructor(http: Http, refreshToken: RefreshToken) {
    this.#http = http;
    this.#refreshToken = refreshToken;
  }

  register(account: Schema<"Register">): Promise<Schema<"SignedIn">> {
    return this.#post("/api/v1/auth/register", account);
  }

  login(credentials: Schema<"Login">): Promise<Schema<"SignedIn">> {
    return this.#post("/api/v1/auth/login", credentials);
  }

  async refresh(): Promise<Schema<"Tokens">> {
    const { tokens } = await this.#post<Schema<"Refreshed">>(
      "/api/v1/auth/refresh",
      this.#refreshToken.body(),
    );
    return tokens;
  }

  async logout(): Promise<void> {
    await this.#post("/api/v1/auth/logout", this.#refreshToken.body());
  }

  async setPassword(input: Schema<"SetPassword">): Promise<void> {
    await this.#post("/api/v1/auth/set-password", input);
  }

  #post<Data>(path: string, body: object): Promise<Data> {
    return this.#http.send({ method: "post", path, body, headers: this.#refreshToken.headers });
  }
}
