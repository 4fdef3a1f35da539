import type { paths } from "./openapi.js";

/** How an operation is called. */
export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have an operation of this method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Operation<P extends PathWith<M>, M extends Method> = paths[P][M & keyof paths[P]];

/**
 * What an operation is asked with: `path` and `query` in `params`, and a `body`, as the API's
 * document says.
 */
export type Init<P extends PathWith<M>, M extends Method> = Params<Operation<P, M>> &
  Body<Operation<P, M>> &
  CallOptions;

/** What every operation can be asked with. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The write is refused (412) unless this is current: a `version`, or an `ETag` as it came. */
  ifMatch?: number | string | undefined;
  /**
   * Where the write takes one (writes to orders, invitations), instead of a random one for this
   * call.
   */
  idempotencyKey?: string | undefined;
}

/** What an operation answers: the `data` of its envelope. */
export type Data<P extends PathWith<M>, M extends Method> =
  Operation<P, M> extends { responses: infer Responses }
    ? Json<Responses[keyof Responses & (200 | 201 | 202)]> extends { data: infer D }
      ? D
      : Json<Responses[keyof Responses & (200 | 201 | 202)]>
    : never;

/**
 * One operation of a method, by its path. The second argument may be left out where nothing in it
 * is required.
 */
export type Call<M extends Method> = <P extends PathWith<M>>(
  path: P,
  ...init: {} extends Init<P, M> ? [init?: Init<P, M>] : [init: Init<P, M>]
) => Promise<Data<P, M>>;

type Params<O> = O extends { parameters: infer P }
  ? {} extends PathAndQuery<P>
    ? { params?: PathAndQuery<P> }
    : { params: PathAndQuery<P> }
  : never;

type PathAndQuery<P> = Pick<P, keyof P & ("path" | "query")>;

type Body<O> = O extends { requestBody: infer B }
  ? { body: Json<B> }
  : O extends { requestBody?: infer B }
    ? { body?: Json<B> }
    : never;

type Json<Content> = Content extends { content: { "application/json": infer J } } ? J : never;
