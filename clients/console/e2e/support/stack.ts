const given = process.env["ORDER_TRACKING_URL"];

/** True where the tests start a stack of their own. */
export const isStarted = given === undefined;

/** Where the stack is. */
export const STACK = given ?? "http://127.0.0.1:3100";

/** The password of everybody: of the sample users, and of whom the tests make. */
export const PASSWORD = process.env["SEED_PASSWORD"] ?? "correct horse battery";
