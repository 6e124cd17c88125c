import tcb from '@cloudbase/node-sdk';
import type { Database } from '../cloudbase/database/open';
import type { NoAnswer } from '../cloudbase/line';

type Sdk = ReturnType<ReturnType<typeof tcb.init>['database']>;
type Request = Record<string, unknown>;
/** Carries one request of the SDK to a database and its answer back. */
export type Line = (request: Request) => Promise<Request>;

/** The SDK's database with the line laid below its socket: its own words, encoding and transactions, and no HTTP. */
export function databaseOver(line: Line): Sdk {
  const app = tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' });
  const sdk = app.database({ line } as object);
  // The SDK keeps the class of its requests where all its databases find it, and sets it at every `database()`.
  (sdk.constructor as unknown as { reqClass: unknown }).reqClass = LaidRequest;
  return sdk;
}

/** The shape the SDK asks for; each of its collections and transactions makes one with its configuration. */
class LaidRequest {
  private readonly line: Line;

  constructor({ line }: { line: Line }) {
    this.line = line;
  }

  /** A no of the database is thrown, as the SDK's own request does. */
  async send(action: string, request: Request = {}): Promise<Request> {
    const { code, message, ...answer } = await this.line({ ...request, action });
    if (code !== undefined) throw Object.assign(new Error(String(message)), { code });
    return answer;
  }
}

/** As the SDK's errors look when there was no answer; how long that took is the line's business. */
export function sdkError({ why }: NoAnswer): Error {
  const code = { dropped: 'ECONNRESET', timed_out: 'ESOCKETTIMEDOUT', unavailable: 503 }[why];
  return Object.assign(new Error(`no answer: ${why}`), { code });
}

/** A line without faults and without time, for those who only look. */
export const directLine =
  (database: Database): Line =>
  (request) =>
    database.answerCalmly(request);
