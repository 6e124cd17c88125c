import * as z from 'zod';
import { Day, OrderId, SellerId, StoreId, SurveyId } from './vocabulary';

/** A few questions, one tap each. */
export const Survey = z.object({
  surveyId: SurveyId,
  title: z.string().min(1).max(40),
  questions: z
    .array(
      z.object({
        asks: z.string().min(1).max(40),
        choices: z.array(z.string().min(1).max(12)).min(2).max(5),
      }),
    )
    .min(1)
    .max(5),
  startsOn: Day,
  endsOn: Day,
});
export type Survey = z.infer<typeof Survey>;

/** For each question, how often each choice was tapped. */
const Counts = z.array(z.array(z.number().int()));

export const storeSurveyCalls = {
  /** After a receipt, and at most once a month; nothing where it is not the time. */
  survey: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: z.object({ survey: Survey.optional() }),
    problems: [],
  },
  answerSurvey: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      orderId: OrderId,
      surveyId: SurveyId,
      /** The choice tapped for each question. */
      answers: z.array(z.number().int().min(0).max(4)).min(1).max(5),
    }),
    output: z.object({}),
    problems: ['survey_over'],
  },
} as const;

export const brandSurveyCalls = {
  /** The one that is asked from now on. Its answers stay under its id, so other questions need another id. */
  setSurvey: { by: ['operator'], input: Survey, output: Survey, problems: ['survey_differs'] },
  surveyResults: {
    by: ['operator'],
    input: z.object({ surveyId: SurveyId }),
    output: z.object({
      survey: Survey.optional(),
      sellers: z.array(
        z.object({ sellerId: SellerId, sellerName: z.string(), stores: z.number().int(), counts: Counts }),
      ),
    }),
    problems: [],
  },
} as const;
