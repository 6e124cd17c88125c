import type { ParsedInput } from '#contracts/call';
import type { Complaint, ComplaintAct } from '#contracts/complaint';
import type { SellerApi } from '#contracts/seller';
import type { StoreApi } from '#contracts/store';
import { facts } from '../../facts/fact';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { answerBy, complaintAfter, mayAct } from '../rules/complaint';
import { type ComplaintDocument, complaints, shownComplaint } from './complaint';
import { answerHours } from './golden-time';

type Answer = ParsedInput<SellerApi['answerComplaint']>;
type Act = {
  complaintId: string;
  act: ComplaintAct;
  by: Complaint['steps'][number]['by'];
  words?: string | undefined;
  isMine: (complaint: ComplaintDocument) => boolean;
  decided?: Partial<Pick<ComplaintDocument, 'answerer' | 'answerBy'>>;
};

export const answerAsSeller = (world: World, { complaintId, words }: Answer, seat: Seat) =>
  takeAct(world, {
    complaintId,
    act: 'answer',
    by: 'seller',
    words,
    isMine: (complaint) => complaint.answerer === 'seller' && complaint.sellerId === seat.at,
  });

export const answerAsBrand = (world: World, { complaintId, words }: Answer) =>
  takeAct(world, {
    complaintId,
    act: 'answer',
    by: 'brand',
    words,
    isMine: ({ answerer }) => answerer === 'brand',
  });

/** Settled, or not: then the brand looks at it, whoever answered first. */
export async function replyToAnswer(
  world: World,
  { complaintId, isSettled, words }: ParsedInput<StoreApi['replyToAnswer']>,
  seat: Seat,
): Promise<Complaint> {
  const again = { answerer: 'brand' as const, answerBy: answerBy(world.now(), await answerHours(world)) };
  return takeAct(world, {
    complaintId,
    act: isSettled ? 'close' : 'insist',
    by: 'owner',
    words,
    isMine: ({ storeId }) => storeId === seat.at,
    ...(!isSettled && { decided: again }),
  });
}

const AT_ONCE = 500;

/** Under the clock, nightly: what a seller left without an answer for longer than the golden time is the brand's. */
export async function escalateComplaints(world: World): Promise<number> {
  const late = await world.db.find(complaints, {
    where: { answerer: 'seller', state: 'asked', answerBy: { lt: world.now() } },
    orderBy: [['answerBy', 'asc']],
    limit: AT_ONCE,
  });
  const again = answerBy(world.now(), await answerHours(world));
  for (const { _id } of late) {
    await takeAct(world, {
      complaintId: _id,
      act: 'escalate',
      by: 'clock',
      isMine: ({ answerer, answerBy: until }) => answerer === 'seller' && until < world.now(),
      decided: { answerer: 'brand', answerBy: again },
    }).catch(wasAnswered);
  }
  return late.length;
}

/** The seller was faster than the night. */
function wasAnswered(error: unknown): void {
  const { problem } = (error ?? {}) as { problem?: { code: string } };
  if (problem?.code !== 'complaint_moved_on' && problem?.code !== 'not_yours') throw error;
}

function takeAct(world: World, { complaintId, act, by, words, isMine, decided = {} }: Act) {
  return world.db.transaction(async (tx) => {
    const before = await tx.get(complaints, complaintId);
    if (!before || !isMine(before)) return refuse('not_yours', {});
    if (isRepeat(before, { act, by, words })) return shownComplaint(before);
    if (!mayAct(before.state, act)) return refuse('complaint_moved_on', { state: before.state });
    const state = complaintAfter(act);
    const step = { act, at: world.now(), by, ...(words !== undefined && { words }) };
    const steps = [...before.steps, step];
    await tx.update(complaints, complaintId, { set: { ...decided, state, steps } });
    await tellOwner(tx, before, step);
    return shownComplaint({ ...before, ...decided, state, steps });
  });
}

/** The owner hears of every step that somebody else took. */
async function tellOwner(
  tx: Transaction,
  { _id, complaintId, storeId, steps }: Kept<ComplaintDocument>,
  { act, by, at }: Complaint['steps'][number],
): Promise<void> {
  if (by === 'owner' || (act !== 'answer' && act !== 'escalate')) return;
  await tx.add(facts, `complaint:${_id}:${steps.length}`, {
    kind: 'complaint',
    at,
    about: { storeId, news: { kind: 'complaint_moved', complaintId, act, by } },
    pending: ['tellStore'],
    failures: 0,
  });
}

function isRepeat({ steps }: Kept<ComplaintDocument>, { act, by, words }: Pick<Act, 'act' | 'by' | 'words'>) {
  const last = steps.at(-1);
  return last?.act === act && last.by === by && last.words === words;
}
