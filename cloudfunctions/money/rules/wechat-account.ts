/** What verifiably came in at one merchant number, and went back; it only records. */
export const receivedByWechat = (mchid: string) => `wechat:${mchid}:received`;

/** What a payee gave back by its own bank or in cash, because WeChat could not; it only records. */
export const paidOutside = (payee: string) => `${payee}:outside`;
