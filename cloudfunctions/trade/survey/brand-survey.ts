import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { Survey } from '#contracts/survey';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { CURRENT, surveyResults as results, surveys } from './survey';

const SELLERS_AT_MOST = 500;

/** The one that is asked from now on; other questions under a known id would mix their answers. */
export async function setSurvey(world: World, survey: Survey): Promise<Survey> {
  const known = await world.db.get(surveys, survey.surveyId);
  if (survey.surveyId === CURRENT || (known && !sameQuestions(known, survey)))
    return refuse('survey_differs', {});
  for (const id of [survey.surveyId, CURRENT]) {
    if ((await world.db.add(surveys, id, survey)) === 'exists')
      await world.db.updateIf(surveys, id, {}, { set: survey });
  }
  return survey;
}

const sameQuestions = (a: Survey, b: Survey) => JSON.stringify(a.questions) === JSON.stringify(b.questions);

/** How often each choice was tapped, for each seller. */
export async function surveyResults(
  world: World,
  { surveyId }: ParsedInput<BrandApi['surveyResults']>,
): Promise<Output<BrandApi['surveyResults']>> {
  const found = await world.db.get(surveys, surveyId);
  if (!found) return { sellers: [] };
  const { _id, ...survey } = found;
  const counted = await world.db.find(results, { where: { surveyId }, limit: SELLERS_AT_MOST });
  return {
    survey,
    sellers: counted.map(({ sellerId, sellerName, stores, counts }) => ({
      sellerId,
      sellerName,
      stores,
      counts: survey.questions.map(({ choices }, question) =>
        choices.map((_, choice) => counts[question]?.[choice] ?? 0),
      ),
    })),
  };
}
