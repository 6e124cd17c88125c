/** How a call of WeChat's fails: the reason goes into errMsg, further fields stand beside it. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

export function refuse(reason: string, fields: Readonly<Record<string, unknown>> = {}): never {
  throw new Refusal(reason, fields);
}
