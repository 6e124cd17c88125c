import type * as z from 'zod';
import { plainAnswer } from './answer';
import type { Shown } from './levers/lever';
import { Tap } from './levers/payee';
import { Sheet } from './levers/payer';
import type { Answer, Request } from './wire';

type Pages = { confirm: (tap: z.output<typeof Tap>) => Shown; pay: (sheet: z.output<typeof Sheet>) => Shown };

/** WeChat's own pages on a person's phone: what is shown, or why nothing is. */
export function onPhone({ method, path, body }: Request, pages: Pages): Answer | undefined {
  if (method !== 'POST') return undefined;
  if (path === '/wechat/confirm') return page('requestMerchantTransfer', body, Tap, pages.confirm);
  if (path === '/wechat/pay') return page('requestPayment', body, Sheet, pages.pay);
  return undefined;
}

function page<Schema extends z.ZodType>(
  name: string,
  body: Buffer,
  schema: Schema,
  show: (asked: z.output<Schema>) => Shown,
): Answer {
  const asked = schema.safeParse(JSON.parse(body.toString('utf8')));
  return asked.success
    ? plainAnswer(200, show(asked.data))
    : plainAnswer(400, { errMsg: `${name}:fail parameter error` });
}
