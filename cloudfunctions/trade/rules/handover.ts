import type { ReceiptLine } from '#contracts/order';
import type { Day, Fen, Gtin, Instant } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import { addDays, dayOf } from '../../time/rules/day';

/** What two phones agreed to without network, and under whose signature. */
export type Handover = {
  orderId: string;
  /** The day of the driver's key. */
  day: Day;
  driverId: string;
  /** Not told where the store refuses goods of a promotion: what is due then only the cloud can say. */
  due?: Fen;
  cash: Fen;
  nonce: string;
  lines: ReceiptLine[];
  /** All that is signed, and the signature. */
  signed: string;
  signature: string;
};

const SHAPE =
  /^(CC1\|([0-9A-Za-z]{16,32})\|(\d{4}-\d{2}-\d{2})\|([0-9A-Za-z_-]{1,48})\|(\d{1,12})?\|(\d{1,12})\|([0-9A-Za-z]{8,32})\|([0-9:,]*))\|([0-9a-f]{32})$/;

/** Nothing where the text has not the shape a driver's phone gives it. */
export function readHandover(text: string): Handover | undefined {
  const found = SHAPE.exec(text);
  const lines = linesOf(found?.[8] ?? '');
  if (!found || !lines) return undefined;
  const [, signed = '', orderId = '', day = '', driverId = '', due, cash, nonce = '', , signature = ''] =
    found;
  return {
    orderId,
    day: day as Day,
    driverId,
    ...(due !== undefined && { due: fen(Number(due)) }),
    cash: fen(Number(cash)),
    nonce,
    lines,
    signed,
    signature,
  };
}

/** `gtin:short:broken:nearExpiry:refused`, one after another. */
function linesOf(text: string): ReceiptLine[] | undefined {
  const parts = text === '' ? [] : text.split(',');
  const lines = parts.flatMap((part) => {
    const found = /^(\d{13}):(\d{1,4}):(\d{1,4}):(\d{1,4}):(\d{1,4})$/.exec(part);
    if (!found) return [];
    const [, gtin, short, broken, nearExpiry, refused] = found;
    return [
      {
        gtin: gtin as Gtin,
        short: Number(short),
        broken: Number(broken),
        nearExpiry: Number(nearExpiry),
        refused: Number(refused),
      },
    ];
  });
  return lines.length === parts.length ? lines : undefined;
}

/** The owner's signature under a driver's text: `CA1|<day of the owner's key>|<signature>`. */
export function readAnswer(answer: string): { day: Day; signature: string } | undefined {
  const found = /^CA1\|(\d{4}-\d{2}-\d{2})\|([0-9a-f]{32})$/.exec(answer);
  return found?.[1] && found[2] ? { day: found[1] as Day, signature: found[2] } : undefined;
}

/** A phone without network signs with the key it got last, and may be found again after days. */
const DAYS_A_KEY_IS_GOOD = 7;

export function isDayOfKey(day: Day, now: Instant): boolean {
  const today = dayOf(now);
  return day <= today && day >= addDays(today, -DAYS_A_KEY_IS_GOOD);
}
