import type { HandoverKey } from '#contracts/handover';
import type { ReceiptLine } from '#contracts/order';
import type { DriverId, Fen, OrderId } from '#contracts/vocabulary';
import { signature } from './signature';

/** What a driver's phone shows of one delivery. */
export type Told = {
  orderId: OrderId;
  driverId: DriverId;
  /** Not told where only the cloud can say it: the store refuses goods of a promotion. */
  due?: Fen;
  cash: Fen;
  /** Used once: two pictures of one delivery are told apart. */
  nonce: string;
  lines: readonly ReceiptLine[];
};

/** The text of the picture, signed with the driver's key of the day. */
export function handoverText(
  { orderId, driverId, due, cash, nonce, lines }: Told,
  { day, key }: HandoverKey,
) {
  const signed = ['CC1', orderId, day, driverId, due ?? '', cash, nonce, lines.map(lineText).join(',')].join(
    '|',
  );
  return `${signed}|${signature(key, signed)}`;
}

const lineText = ({ gtin, short, broken, nearExpiry = 0, refused = 0 }: ReceiptLine) =>
  [gtin, short, broken, nearExpiry, refused].join(':');

/** What the owner's phone reads before it agrees; only the cloud can say whose signature it is. */
export function readHandover(text: string): Omit<Told, 'driverId'> | undefined {
  const [mark, orderId = '', , , due = '', cash = '', nonce = '', lines = '', sign] = text.trim().split('|');
  if (mark !== 'CC1' || !sign || !/^\d*$/.test(due) || !/^\d+$/.test(cash)) return undefined;
  return {
    orderId: orderId as OrderId,
    ...(due !== '' && { due: Number(due) as Fen }),
    cash: Number(cash) as Fen,
    nonce,
    lines: lines === '' ? [] : lines.split(',').map(readLine),
  };
}

function readLine(text: string): ReceiptLine {
  const [gtin = '', ...counts] = text.split(':');
  const [short = 0, broken = 0, nearExpiry = 0, refused = 0] = counts.map(Number);
  return { gtin: gtin as ReceiptLine['gtin'], short, broken, nearExpiry, refused };
}

/** The owner's signature under the driver's whole text. */
export const answerText = (text: string, { day, key }: HandoverKey) => `CA1|${day}|${signature(key, text)}`;

export const isAnswer = (text: string) => /^CA1\|\d{4}-\d{2}-\d{2}\|[0-9a-f]{32}$/.test(text.trim());
