import type { Answer, Dropped, Request } from '../../../local/wechatpay/wire';
import { breaches } from './conformance';
import { isSignedBy } from './signed-by';

type Setup = { publicKey?: { pem: string }; platformCertificates: string[] };
type Pay = { handle(request: Request): Promise<Answer | Dropped>; merchantSetup(): Setup[] };

/** Holds whatever passes between a client and WeChat Pay against what is published; what a stranger said is not WeChat's. */
export function watched(pay: Pay) {
  const strays: string[] = [];
  return {
    strays,
    handle: async (request: Request): Promise<Answer | Dropped> => {
      const answer = await pay.handle(request);
      if (answer !== 'dropped' && isTrue(pay, answer)) strays.push(...breaches(request, answer));
      return answer;
    },
  };
}

const isTrue = (pay: Pay, { headers, body }: Answer) =>
  pay
    .merchantSetup()
    .flatMap(({ publicKey, platformCertificates }) => [
      ...(publicKey ? [publicKey.pem] : []),
      ...platformCertificates,
    ])
    .some((pem) => isSignedBy(pem, headers, body));
