import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf, monthOf } from '../../time/rules/day';
import { orders } from '../order/order';
import { CURRENT, surveyResults, surveys, surveyTurns } from './survey';

/** After a receipt, if one runs and the store was not asked this month; asked again about the same receipt, it is shown again. */
export async function survey(
  world: World,
  { storeId, orderId }: ParsedInput<StoreApi['survey']>,
  seat: Seat,
): Promise<Output<StoreApi['survey']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.storeId !== seat.at) return refuse('not_yours', {});
  const running = await world.db.get(surveys, CURRENT);
  const today = dayOf(world.now());
  if (!running || running.startsOn > today || running.endsOn < today) return {};
  if (order.state !== 'received') return {};
  const turnId = `${storeId}:${monthOf(world.now())}`;
  const { surveyId } = running;
  const turn = { storeId, surveyId, orderId, sellerId: order.sellerId };
  if ((await world.db.add(surveyTurns, turnId, turn)) === 'exists') {
    const before = await world.db.get(surveyTurns, turnId);
    if (before?.orderId !== orderId || before.surveyId !== surveyId || before.answers) return {};
  }
  const { _id, ...shown } = running;
  return { survey: shown };
}

/** Counted for the seller whose delivery it was, once; which store said what nobody is told. */
export async function answerSurvey(
  world: World,
  { storeId, orderId, surveyId, answers }: ParsedInput<StoreApi['answerSurvey']>,
  seat: Seat,
): Promise<Output<StoreApi['answerSurvey']>> {
  const received = await world.db.get(orders, orderId);
  if (received?.storeId !== seat.at) return refuse('not_yours', {});
  const asked = await world.db.get(surveys, surveyId);
  if (!asked) return refuse('survey_over', {});
  const fits =
    answers.length === asked.questions.length &&
    answers.every((choice, at) => choice < (asked.questions[at]?.choices.length ?? 0));
  if (!fits) return refuse('bad_input', { fields: ['answers'] });
  const turnId = `${storeId}:${monthOf(world.now())}`;
  return world.db.transaction(async (tx) => {
    const turn = await tx.get(surveyTurns, turnId);
    if (turn?.orderId !== orderId || turn.surveyId !== surveyId) return refuse('survey_over', {});
    if (turn.answers) return {};
    await tx.update(surveyTurns, turnId, { set: { answers } });
    const resultId = `${surveyId}:${received.sellerId}`;
    if (await tx.get(surveyResults, resultId)) {
      const inc = Object.fromEntries(answers.map((choice, question) => [`counts.${question}.${choice}`, 1]));
      await tx.update(surveyResults, resultId, { inc: { stores: 1, ...inc } });
    } else {
      const counts = Object.fromEntries(answers.map((choice, question) => [question, { [choice]: 1 }]));
      const { sellerId, sellerName } = received;
      await tx.add(surveyResults, resultId, { surveyId, sellerId, sellerName, stores: 1, counts });
    }
    return {};
  });
}
