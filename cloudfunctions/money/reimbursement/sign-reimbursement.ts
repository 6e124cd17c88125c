import type { Output, ParsedInput } from '#contracts/call';
import type {
  brandReimbursementCalls,
  Reimbursement,
  ReimbursementAct,
  sellerReimbursementCalls,
} from '#contracts/reimbursement';
import type { Month, SellerId } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { note } from '../control/audit';
import { record } from '../ledger/ledger';
import { fen } from '../rules/fen';
import type { Posting } from '../rules/posting';
import { owedBy, paidByBank, settlingId, signed, steps } from '../rules/reimbursement';
import { reimbursementId, reimbursementLines, reimbursements } from './reimbursement';

type SellerCalls = typeof sellerReimbursementCalls;
type BrandCalls = typeof brandReimbursementCalls;

export const signReimbursement = (
  world: World,
  asked: ParsedInput<SellerCalls['signReimbursement']>,
  seat: Seat,
) => sign(world, { ...asked, sellerId: seat.at as SellerId }, seat);

export const decideReimbursement = (
  world: World,
  asked: ParsedInput<BrandCalls['decideReimbursement']>,
  seat: Seat,
) => sign(world, asked, seat);

type Signature = { sellerId: SellerId; month: Month; act: ReimbursementAct; remark: string };

/** One signature of one side; the same again changes nothing. The last one says in the books that the bank has paid. */
function sign(world: World, { sellerId, month, act, remark }: Signature, seat: Seat): Promise<Reimbursement> {
  const id = reimbursementId(sellerId, month);
  return world.db.transaction(async (tx) => {
    const found = await tx.get(reimbursements, id);
    if (!found || found.state === 'collecting') return refuse('not_yours', {});
    const last = found.signed.at(-1);
    if (last?.act === act && last.remark === remark) return shown(found);
    const { from, to } = steps[act];
    if (found.state !== from) return refuse('reimbursement_moved_on', { state: found.state });
    // Who says that it is right does not also say that it was paid.
    if (act === 'settle' && last?.by === seat.personId) return refuse('another_person_needed', {});
    const at = world.now();
    const signature = { act, by: seat.personId, at, remark };
    await tx.update(reimbursements, id, { set: { state: to }, push: { signed: [signature] } });
    if (act === 'settle' && found.amount > 0) {
      await record(tx, settlingId(id), {
        at,
        cause: {
          kind: 'reimbursement',
          nature: '销售折让',
          funder: 'brand',
          payer: 'brand',
          payee: `seller:${sellerId}`,
          records: [id, remark],
        },
        postings: paidOver(found),
      });
    }
    const noted = { what: act, of: `reimbursement:${id}`, why: remark } as const;
    await note(tx, { ...noted, before: { state: from }, after: { state: to } }, seat, at);
    return shown({ ...found, state: to, signed: [...found.signed, signature] });
  });
}

/** The bank carries it to the seller, or from the seller where more was taken back than given; nothing moves nothing. */
function paidOver({ sellerId, amount, way }: Reimbursement): Posting[] {
  const [seller, bank] = [owedBy(sellerId), paidByBank];
  const sides = way === 'out' ? { from: bank, to: seller } : { from: seller, to: bank };
  return [{ ...sides, amount, asset: 'CNY' }];
}

const MONTHS_SHOWN = 12;

/** The seller's own statements; what is still collecting is already owed. */
export async function ownReimbursements(
  world: World,
  _input: unknown,
  { at }: Seat,
): Promise<Output<SellerCalls['reimbursements']>> {
  const found = await world.db.find(reimbursements, {
    where: { sellerId: at },
    orderBy: [['month', 'desc']],
    limit: MONTHS_SHOWN,
  });
  const open = found.filter(({ state }) => state !== 'settled');
  const owed = open.reduce((all, statement) => all + signed(statement), 0);
  return { owed: fen(Math.max(0, owed)), statements: found.map(shown) };
}

const OPEN_SHOWN = 200;

export async function openReimbursements(world: World): Promise<Output<BrandCalls['reimbursements']>> {
  const { rows, more } = await headOf(world, reimbursements, {
    where: { state: { in: ['drafted', 'disputed', 'agreed', 'approved'] } },
    orderBy: [['month', 'asc']],
    limit: OPEN_SHOWN,
  });
  return { statements: rows.map(shown), more };
}

export const ownReimbursement = (
  world: World,
  asked: ParsedInput<SellerCalls['reimbursement']>,
  { at }: Seat,
) => reimbursement(world, { ...asked, sellerId: at as SellerId });

const LINES_SHOWN = 100;

/** One statement with a page of its lines; each names its entry and its receipts. */
export async function reimbursement(
  world: World,
  { sellerId, month, after }: ParsedInput<BrandCalls['reimbursement']>,
): Promise<Output<BrandCalls['reimbursement']>> {
  const id = reimbursementId(sellerId, month);
  const found = await world.db.get(reimbursements, id);
  if (!found) return refuse('not_yours', {});
  const { rows, more } = await headOf(world, reimbursementLines, {
    where: { reimbursementId: id, entryId: { gt: after ?? '' } },
    orderBy: [['entryId', 'asc']],
    limit: LINES_SHOWN,
  });
  return {
    statement: shown(found),
    lines: rows.map(({ _id, reimbursementId: _, ...line }) => line),
    more,
  };
}

const shown = ({ _id, ...statement }: Kept<Reimbursement>): Reimbursement => statement;
