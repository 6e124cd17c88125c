import * as z from 'zod';
import { Survey } from '#contracts/survey';
import { OrderId, SellerId, StoreId, SurveyId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';

/** `_id` is the survey's id; `current` holds the one that is asked now. */
export const surveys: Collection<z.infer<typeof Survey>> = {
  name: 'surveys',
  version: 1,
  schema: Survey,
  indexes: [],
};
export const CURRENT = 'current';

const SurveyTurn = z.object({
  storeId: StoreId,
  surveyId: SurveyId,
  /** After whose receipt it was asked. */
  orderId: OrderId,
  sellerId: SellerId,
  answers: z.array(z.number().int()).optional(),
});

/** `_id` is `<storeId>:<month>`: a store is asked at most once a month, whether it answers or not. */
export const surveyTurns: Collection<z.infer<typeof SurveyTurn>> = {
  name: 'survey_turns',
  version: 1,
  schema: SurveyTurn,
  indexes: [],
};

const SurveyResult = z.object({
  surveyId: SurveyId,
  sellerId: SellerId,
  sellerName: z.string(),
  stores: z.number().int(),
  /** `<question>` then `<choice>`: how often it was tapped. Which store tapped what is no part of it. */
  counts: z.record(z.string(), z.record(z.string(), z.number().int())),
});

/** `_id` is `<surveyId>:<sellerId>`. */
export const surveyResults: Collection<z.infer<typeof SurveyResult>> = {
  name: 'survey_results',
  version: 1,
  schema: SurveyResult,
  indexes: [indexed('by_survey', 'surveyId')],
};
