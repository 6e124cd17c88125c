/** What verifiably came in at one merchant number, and went back; it only records. */
export const receivedByWechat = (mchid: string) => `wechat:${mchid}:received`;
