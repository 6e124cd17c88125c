import type { Quote } from '#contracts/quote';

/** What one order of a cart is known by, from one question to the next: its seller, and the day for which it waits. */
export const partOf = ({ sellerId, deliveryDay, isLater }: Quote): string =>
  isLater ? `${sellerId}:${deliveryDay}` : sellerId;
