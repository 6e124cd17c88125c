import type { OrderId } from '#contracts/vocabulary';

/** What a rep's phone shows to the owner's. It opens an order and proves nothing: who may see it, the cloud knows. */
export const orderCode = (orderId: OrderId) => `CO1|${orderId}`;

export const orderIn = (code: string): OrderId | undefined =>
  /^CO1\|([0-9A-Za-z]{16,32})$/.exec(code.trim())?.[1] as OrderId | undefined;
