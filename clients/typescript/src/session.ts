import type { Access } from "./access.js";
import type { AccessToken } from "./access-token.js";
import type { AuthApi } from "./auth-api.js";
import type { Calls } from "./calls.js";
import type { Schema } from "./schema.js";

/** Somebody who can sign in, as the API's document has it. */
export type User = Schema<"User">;

/** `unknown` until it was restored, and while a user who signed in in another tab is loaded. */
export type SessionState = "unknown" | "signed-in" | "signed-out";

/** Who is signed in, the same in all tabs. */
export interface Session {
  readonly user: User | null;
  readonly state: SessionState;
  /**
   * When the session ends by itself unless it is used before, by this device's clock in
   * milliseconds; null where nobody is signed in.
   */
  readonly expiresAt: number | null;
  signIn(credentials: Schema<"Login">): Promise<User>;
  register(account: Schema<"Register">): Promise<User>;
  /** At the page's start: one refresh, then the profile; null where nobody is signed in. */
  restore(): Promise<User | null>;
  /**
   * Ends every session of the token's owner, and signs nobody in; whoever was signed in here is
   * signed out.
   */
  setPassword(input: Schema<"SetPassword">): Promise<void>;
  signOut(): Promise<void>;
  /** Ends every session of the user, on all devices. */
  signOutEverywhere(): Promise<void>;
  /** After the profile was changed: what the API answered. */
  replaceUser(user: User): void;
  /**
   * Told when the state or the user changed, also in another tab, and when the session was
   * prolonged. Returns what ends it.
   */
  subscribe(listener: (session: Session) => void): () => void;
}

/** The session of a client. */
export class ClientSession implements Session {
  #access: Access;
  #auth: AuthApi;
  #calls: Calls;
  #user: User | null = null;
  #state: SessionState = "unknown";
  #loading: { userId: string | null; user: Promise<User> } | null = null;
  #listeners = new Set<(session: Session) => void>();

  constructor(access: Access, auth: AuthApi, calls: Calls) {
    this.#access = access;
    this.#auth = auth;
    this.#calls = calls;
    access.onChange = (token) => this.#follow(token);
  }

  get user(): User | null {
    return this.#user;
  }

  get state(): SessionState {
    return this.#state;
  }

  get expiresAt(): number | null {
    return this.#access.sessionExpiresAt;
  }

  signIn(credentials: Schema<"Login">): Promise<User> {
    return this.#enter(() => this.#auth.login(credentials));
  }

  register(account: Schema<"Register">): Promise<User> {
    return this.#enter(() => this.#auth.register(account));
  }

  async restore(): Promise<User | null> {
    if (!(await this.#access.restore())) return null;
    return this.#user ?? this.#load();
  }

  setPassword(input: Schema<"SetPassword">): Promise<void> {
    return this.#leave(() => this.#auth.setPassword(input));
  }

  signOut(): Promise<void> {
    return this.#leave(() => this.#auth.logout());
  }

  async signOutEverywhere(): Promise<void> {
    await this.#calls.post("/api/v1/auth/logout-all");
    this.#access.end();
  }

  replaceUser(user: User): void {
    this.#become(this.#state, user);
  }

  subscribe(listener: (session: Session) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #enter(signIn: () => Promise<Schema<"SignedIn">>): Promise<User> {
    return this.#access.inTurn(async () => {
      const { user, tokens } = await signIn();
      // Known before the token is taken, so that the profile is not asked for.
      this.#user = user;
      this.#state = "signed-in";
      this.#access.take(tokens);
      return user;
    });
  }

  #leave(signOut: () => Promise<void>): Promise<void> {
    return this.#access.inTurn(async () => {
      await signOut();
      this.#access.end();
    });
  }

  #follow(token: AccessToken | null): void {
    if (token === null) return this.#become("signed-out", null);
    if (token.userId === this.#user?.id) return this.#tell();
    this.#become("unknown", null);
    // Where it fails, the state stays unknown, and `restore` tries again.
    this.#load().catch(() => {});
  }

  /** The profile of who is signed in; one call for all that wait for it. */
  #load(): Promise<User> {
    const { userId } = this.#access;
    if (this.#loading === null || this.#loading.userId !== userId) {
      const user = this.#loadProfile(userId).finally(() => {
        if (this.#loading?.user === user) this.#loading = null;
      });
      this.#loading = { userId, user };
    }
    return this.#loading.user;
  }

  async #loadProfile(userId: string | null): Promise<User> {
    const { user } = await this.#calls.get("/api/v1/users/profile");
    if (this.#access.userId === userId) this.#become("signed-in", user);
    return user;
  }

  #become(state: SessionState, user: User | null): void {
    if (state === this.#state && user === this.#user) return;
    this.#state = state;
    this.#user = user;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this);
  }
}
