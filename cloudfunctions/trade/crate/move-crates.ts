import { isDeepStrictEqual } from 'node:util';
import type { Output, ParsedInput } from '#contracts/call';
import type { crateCalls } from '#contracts/crate';
import type { Instant, SellerId } from '#contracts/vocabulary';
import { catalogs } from '../../goods/product';
import { fen, minus, plus } from '../../money/rules/fen';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { type Credit, creditId, credits } from '../account/credit';
import { toDues } from '../account/pay-off';
import { cratesAfter, depositsOf, onAccount } from '../rules/crate';
import { debtsPaid, duesWith, duesWithout } from '../rules/dues';
import { postCrates } from './crate-entry';
import { type CrateMove, crateMoves, shownMove } from './crate-move';

type Calls = typeof crateCalls;
type Asked = ParsedInput<Calls['moveCrates']>;

const sellerOf = ({ at }: Seat) => at.split('.')[0] as SellerId;

/** Which products come in a returnable crate, and how many of each stand at this store. */
export async function crates(
  world: World,
  { storeId }: ParsedInput<Calls['crates']>,
  seat: Seat,
): Promise<Output<Calls['crates']>> {
  const account = await world.db.get(credits, creditId(storeId, sellerOf(seat)));
  if (!account) return refuse('not_yours', {});
  const catalog = await world.db.get(catalogs, 'current');
  return {
    kinds: (catalog?.products ?? []).flatMap(({ gtin, name, crate }) =>
      crate === undefined
        ? []
        : [{ gtin, name, deposit: crate, atStore: account.crates?.[gtin]?.crates ?? 0 }],
    ),
    deposit: account.deposit ?? fen(0),
  };
}

/** Crates left are charged, crates that came back are given back; the difference is on the account, due at once. */
export async function moveCrates(
  world: World,
  asked: Asked,
  seat: Seat,
): Promise<Output<Calls['moveCrates']>> {
  const sellerId = sellerOf(seat);
  const at = world.now();
  const catalog = await world.db.get(catalogs, 'current');
  const kinds = new Map<string, { name: string; crate?: number | undefined }>(
    catalog?.products.map((product) => [product.gtin, product]),
  );
  return world.db.transaction(async (tx) => {
    const before = await tx.get(crateMoves, asked.crateMoveId);
    if (before) return repeated(before, asked, sellerId);
    const account = await tx.get(credits, creditId(asked.storeId, sellerId));
    if (!account) return refuse('not_yours', {});
    const lines = asked.lines.map((line) => {
      const kind = kinds.get(line.gtin);
      // What stands there was paid for at its own price, whatever a new crate costs.
      const deposit = account.crates?.[line.gtin]?.deposit ?? kind?.crate;
      return kind && deposit !== undefined
        ? { ...line, name: kind.name, deposit: fen(deposit) }
        : refuse('no_such_crate', {});
    });
    const { crateMoveId, storeId } = asked;
    const move = { crateMoveId, storeId, sellerId, at, lines, ...depositsOf(lines), by: seat.personId };
    await keepCrates(tx, account, move);
    await tx.add(crateMoves, crateMoveId, move);
    await postCrates(tx, move);
    return shownMove({ ...move, _id: crateMoveId });
  });
}

function repeated(before: Kept<CrateMove>, asked: Asked, sellerId: SellerId) {
  if (before.sellerId !== sellerId || before.storeId !== asked.storeId) return refuse('not_yours', {});
  const said = before.lines.map(({ gtin, left, back }) => ({ gtin, left, back }));
  return isDeepStrictEqual(said, asked.lines) ? shownMove(before) : refuse('crates_differ', {});
}

/** The account is read and written here, so that no crate comes back twice. */
async function keepCrates(tx: Transaction, account: Kept<Credit>, move: CrateMove): Promise<void> {
  const standing = move.lines.map((line) => {
    const there = account.crates?.[line.gtin]?.crates ?? 0;
    const after = cratesAfter(there, line);
    if (after === undefined) return refuse('more_crates_than_there', { gtin: line.gtin, there });
    return [`crates.${line.gtin}`, { name: line.name, crates: after, deposit: line.deposit }] as const;
  });
  const { set, unset = [] } = owing(account, move, move.at);
  const deposit = minus(plus(account.deposit ?? fen(0), move.charged), move.givenBack);
  await tx.update(credits, account._id, { set: { ...set, ...Object.fromEntries(standing), deposit }, unset });
}

function owing(account: Kept<Credit>, move: CrateMove, at: Instant) {
  const { more, less } = onAccount(move);
  if (less > account.owed) return refuse('more_than_owed', { owed: account.owed });
  const owed = minus(plus(account.owed, more), less);
  const id = `crates-${move.crateMoveId}`;
  const after =
    less > 0
      ? duesWithout(account.dues, debtsPaid(account.dues, less))
      : more > 0
        ? duesWith(account.dues, [{ orderId: id, amount: more, dueDay: dayOf(at) }])
        : account.dues;
  return toDues(account.dues, after, owed);
}
